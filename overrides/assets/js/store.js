// @ts-check
// What the reader writes: in this page's memory always, on the device only while they have switched that on.
// Keys begin with the path of this site, because other sites at the same address share the storage.

const site = new URL(document.body.dataset.root ?? ".", location.href).pathname;
const MINE = `terbalik:${site}:`;
const SWITCH = `${MINE}remember`;
const PREFERENCES = ["terbalik.colors", "terbalik.language"];
/** @type {Map<string, unknown>} */
const memory = new Map();
/** @type {((on: boolean) => void)[]} */
const listeners = [];

/** The device's storage, or null where it is refused. */
function device() {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** True while the reader wants this device to keep what they write. */
export function remembering() {
  return device()?.getItem(SWITCH) === "on";
}

/**
 * What was last written under a key, or null.
 * @param {string} key
 * @returns {unknown}
 */
export function read(key) {
  if (memory.has(key)) return memory.get(key);
  const kept = remembering() ? device()?.getItem(MINE + key) : null;
  if (kept == null) return null;
  try {
    return JSON.parse(kept);
  } catch {
    return null; // another program wrote there
  }
}

/**
 * Hold a plain value for this page, and on the device if the reader wants that; true when the device has it.
 * @param {string} key
 * @param {unknown} value
 */
export function write(key, value) {
  memory.set(key, value);
  return remembering() && keep(key, value);
}

/**
 * @param {string} key
 * @param {unknown} value
 */
function keep(key, value) {
  try {
    device()?.setItem(MINE + key, JSON.stringify(value));
    return true;
  } catch {
    return false; // the storage is full: the page still holds it
  }
}

/**
 * Forget one key, here and on the device.
 * @param {string} key
 */
export function drop(key) {
  memory.delete(key);
  device()?.removeItem(MINE + key);
}

/**
 * The keys in use that begin with a prefix, in order.
 * @param {string} prefix
 */
export function keys(prefix) {
  const kept = remembering() ? stored().map((name) => name.slice(MINE.length)) : [];
  return [...new Set([...memory.keys(), ...kept])].filter((key) => key.startsWith(prefix)).sort();
}

/** The full names of all that this site keeps on the device, but for the switch itself. */
function stored() {
  return Object.keys(device() ?? {}).filter((name) => name.startsWith(MINE) && name !== SWITCH);
}

/**
 * Call back whenever the switch is turned.
 * @param {(on: boolean) => void} listener
 */
export function onSwitch(listener) {
  listeners.push(listener);
}

/**
 * Turn remembering on, which keeps what this page holds, or off, which deletes what was kept.
 * @param {boolean} on
 */
export function remember(on) {
  const place = device();
  if (on && place) {
    place.setItem(SWITCH, "on");
    for (const [key, value] of memory) keep(key, value);
  } else {
    for (const name of [SWITCH, ...stored()]) place?.removeItem(name);
  }
  show();
  for (const listener of listeners) listener(remembering());
}

/** Delete everything this site has put on the device: notes, choices, pages kept for offline use. */
export async function forgetEverything() {
  memory.clear();
  for (const name of [SWITCH, ...stored(), ...PREFERENCES]) device()?.removeItem(name);
  if ("caches" in globalThis) {
    const names = (await caches.keys()).filter((name) => name.startsWith(MINE));
    await Promise.all(names.map((name) => caches.delete(name)));
  }
}

function show() {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-remember]"))) {
    box.checked = remembering();
    box.disabled = !device();
  }
}

/** Bind every switch and every button that forgets. */
export function wakeStore() {
  for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (document.querySelectorAll("[data-remember]"))) {
    box.addEventListener("change", () => remember(box.checked));
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-forget]"))) {
    button.addEventListener("click", async () => {
      if (!confirm(button.dataset.forget)) return;
      await forgetEverything();
      location.reload();
    });
  }
  addEventListener("storage", (event) => {
    if (event.key === SWITCH) show(); // turned in another tab
  });
  show();
}
