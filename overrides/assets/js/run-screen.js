// @ts-check
// The three screens of run mode, the boxes above them, and what the device is asked for meanwhile.

import { canKeepAwake, keepAwake } from "./awake.js";
import { canTremble, tone, tremble } from "./run-signal.js";
import { find, put, root } from "./run-view.js";
import { read, write } from "./store.js";

const SETTINGS = "run-settings";
const switches = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-set]")]);

/** The screen that is shown. */
export const state = () => document.body.dataset.run;

/** @param {"ready" | "running" | "ended"} name */
export function screen(name) {
  document.body.dataset.run = name;
  for (const part of [".meter", ".controls"]) find(part).hidden = name !== "running";
  find(".ending").hidden = name !== "ended";
  if (name === "running") hold(true);
  // A link followed in the room must not end the session.
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (root.querySelectorAll(".parts a, .held a"))) {
    link.target = name === "running" ? "_blank" : "";
  }
  if (name !== "running") hold(false);
  keepAwake(name === "running");
  if (name !== "running" && document.fullscreenElement) document.exitFullscreen();
  scrollTo(0, 0);
}

/** Folds would bury the steps on a phone; on a wide screen they stand beside them. */
export function fold() {
  const wide = matchMedia("(min-width: 75rem)").matches;
  for (const each of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll(".part details"))) {
    each.open = wide && !each.classList.contains("notes");
  }
}

// The long answers stand on the page, and in a box above the session while it runs.
const places = [...root.querySelectorAll("[data-holds]")].map((box) => {
  const heading = document.getElementById(/** @type {HTMLElement} */ (box).dataset.holds ?? "");
  const mark = document.createComment("");
  heading?.before(mark);
  return { box, mark, held: [heading, heading?.nextElementSibling].filter((each) => each instanceof Element) };
});

/** @param {boolean} on */
function hold(on) {
  for (const { box, mark, held } of places) {
    if (on) box.replaceChildren(...held);
    else mark.after(...held);
  }
}

/** @param {string} id */
export const dialog = (id) => /** @type {HTMLDialogElement} */ (document.getElementById(id));

/** Fill the screen, or no longer. */
export function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

/**
 * True where the mentor has switched a setting on.
 * @param {string} name
 */
export const isOn = (name) => switches.some((each) => each.dataset.set === name && each.checked);

/** Bind the settings, and offer only what this device can do. */
export function wakeScreen() {
  const kept = /** @type {Record<string, unknown> | null} */ (read(SETTINGS));
  for (const each of switches) {
    const was = kept?.[each.dataset.set ?? ""];
    if (typeof was === "boolean") each.checked = was;
    each.addEventListener("change", () => {
      write(SETTINGS, Object.fromEntries(switches.map(({ dataset, checked }) => [dataset.set, checked])));
      if (each.dataset.set === "sound" && each.checked) tone();
      if (each.dataset.set === "tremble" && each.checked) tremble();
    });
  }
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-open]"))) {
    button.addEventListener("click", () => dialog(button.dataset.open ?? "").showModal());
  }
  find(".trembling").hidden = !canTremble();
  put(find(".awake"), find(".awake").dataset[canKeepAwake() ? "able" : "not"] ?? "");
  const fills = find("[data-do=full]");
  fills.hidden = !document.fullscreenEnabled;
  document.addEventListener("fullscreenchange", () => {
    fills.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
  });
}
