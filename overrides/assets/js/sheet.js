// @ts-check
// A worksheet or form on the screen: kept if the reader wants that, cleared, saved, opened again. No request is made.

import { answers, dated, fill, strangers, wakeFields } from "./fields.js";
import { clean, download, pack, unpack } from "./sheet-file.js";
import { asText } from "./sheet-text.js";
import { drop, onSwitch, read, remembering, write } from "./store.js";
import { today } from "./today.js";

/** @typedef {import("./fields.js").Answers} Answers */

const bar = /** @type {HTMLElement} */ (document.querySelector("[data-sheet]"));
const words = bar.dataset;
const page = words.sheet ?? "";
const KEY = `sheet/${page}`;
const status = /** @type {HTMLElement} */ (bar.querySelector("[role=status]"));
const undo = /** @type {HTMLButtonElement} */ (bar.querySelector("[data-undo]"));
const file = /** @type {HTMLInputElement} */ (bar.querySelector("input[type=file]"));
/** Answers to questions this page no longer asks: kept beside the others. @type {Answers} */
let foreign = {};
/** What stood here before it was cleared or replaced. @type {Answers | null} */
let before = null;
/** True while the device has all that is written; false also when its storage is full. */
let stored = false;
/** True while something is written that no file holds. */
let unsaved = false;

const all = () => ({ ...foreign, ...answers() });

/** @param {Answers} given */
function put(given) {
  foreign = strangers(given);
  fill(given);
  keep();
}

function keep() {
  const now = all();
  if (Object.keys(now).length) stored = write(KEY, now);
  else drop(KEY);
  tell();
}

/** Say whether what is written stays, and warn on leaving only when something would be lost. */
function tell() {
  const kept = /** @type {HTMLElement} */ (bar.querySelector(".kept"));
  const safe = remembering() && (stored || !Object.keys(all()).length);
  kept.textContent = (safe ? words.kept : words.loose) ?? "";
  removeEventListener("beforeunload", warn);
  if (unsaved && !safe && Object.keys(answers()).length) addEventListener("beforeunload", warn);
}

/** @param {Event} event */
const warn = (event) => event.preventDefault();

/**
 * @param {string | undefined} line
 * @param {boolean} [undoable]
 */
function say(line, undoable = false) {
  status.textContent = line ?? "";
  if (!undoable) before = null;
  undo.hidden = !undoable;
}

/**
 * @param {string} ending
 * @param {string} type
 * @param {string} text
 */
function save(ending, type, text) {
  const name = `${words.file}-${today()}.${ending}`;
  download(name, type, text);
  unsaved = false;
  tell();
  say(words.saved?.replace("{file}", name));
}

/** @type {Record<string, () => void>} */
const ways = {
  text: () => save("txt", "text/plain", asText(answers(), /** @type {any} */ (words), today())),
  copy: () => save("json", "application/json", pack(all(), page, words.edition ?? "")),
  open: () => file.click(),
};

async function open() {
  const chosen = file.files?.[0];
  if (!chosen) return;
  const copy = unpack(await chosen.text(), page);
  file.value = ""; // the same file can be chosen again
  if ("fault" in copy) return say(words[copy.fault]?.replace("{page}", copy.page ?? ""));
  before = all();
  put(copy.answers);
  unsaved = false;
  const lost = Object.keys(foreign).length;
  const line = (lost ? words.strangers : words.opened) ?? "";
  say(line.replace("{date}", dated(copy.saved)).replace("{count}", String(lost)), true);
  tell();
}

function clear() {
  if (!Object.keys(all()).length || !confirm(words.sure)) return;
  before = all();
  put({});
  say(words.cleared, true);
}

/** Undoing can be undone, so nothing written in between is lost. */
function undone() {
  if (!before) return;
  const now = all();
  put(before);
  unsaved = true;
  tell();
  before = now;
  const again = Object.keys(now).length > 0;
  say(words.undone, again);
  if (!again) /** @type {HTMLElement} */ (bar.querySelector("[data-clear]")).focus();
}

/**
 * Bring a field that is written in from below the tools; browsers think it in sight already.
 * @param {FocusEvent} event
 */
function uncover(event) {
  const field = /** @type {Element} */ (event.target);
  if (!field.matches(".page :focus-visible") || bar.contains(field)) return;
  const [at, edge] = [field.getBoundingClientRect(), bar.getBoundingClientRect()];
  if (at.bottom > edge.top && at.top < edge.bottom) scrollBy(0, Math.min(at.bottom - edge.top + 16, at.top - 16));
}

function wake() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (bar.querySelectorAll("[data-way]"))) {
    button.addEventListener("click", () => {
      /** @type {HTMLElement} */ (bar.querySelector("[popover]")).hidePopover();
      ways[button.dataset.way ?? ""]();
    });
  }
  file.addEventListener("change", open);
  undo.addEventListener("click", undone);
  bar.querySelector("[data-clear]")?.addEventListener("click", clear);
  addEventListener("input", (event) => {
    if (!/** @type {Element} */ (event.target).closest(".sheet, .grid")) return;
    unsaved = true;
    keep();
    if (!before) say("");
  });
  addEventListener("focusin", uncover);
  onSwitch(keep);
  addEventListener("storage", followOthers);
}

/**
 * The same sheet in another tab, perhaps in the other language: what is written there stands here too.
 * @param {StorageEvent} event
 */
function followOthers(event) {
  const value = event.key?.endsWith(`:${KEY}`) && event.newValue ? event.newValue : null;
  if (value) {
    const given = clean(JSON.parse(value));
    foreign = strangers(given);
    fill(given);
    stored = write(KEY, given);
  }
  tell();
}

wakeFields();
put(clean(read(KEY)));
wake();
document.documentElement.classList.remove("filling-in");
