// @ts-check
// What run mode says: milestones once each, and what a new plan changed, with the buttons that answer it.

import { tone, tremble } from "./run-signal.js";
import { isOn } from "./run-screen.js";
import { element, find, put } from "./run-view.js";
import { say } from "./run-words.js";

/** @typedef {import("./run-clock.js").Mark} Mark */

const FIVE = 5 * 60_000;
let said = "";

/** Let the next milestone be shown without a sound: it was passed before. */
export function quiet() {
  said = "";
}

/** Say that the time stands still. */
export function saidPaused() {
  said = "";
  put(find(".mark"), say("paused"));
}

/**
 * Show the milestones of part and whole, and sound where that is asked for; true once for each new one of the part.
 * @param {string} id
 * @param {Mark | null} mark
 * @param {number} left what is left of all
 */
export function saidMark(id, mark, left) {
  const whole = left <= 0 ? "allOver" : left <= FIVE ? "allSoon" : "";
  const reached = `${id} ${mark ?? ""}`;
  const fresh = said !== reached && said.startsWith(`${id} `);
  said = reached;
  put(find(".mark"), [mark && say(mark), whole && say(whole)].filter(Boolean).join(" "));
  if (fresh && mark && mark !== "half") {
    if (isOn("sound")) tone();
    if (isOn("tremble")) tremble();
  }
  return fresh;
}

/**
 * Tell something once, with buttons for what can be done about it.
 * @param {string} text
 * @param {{ label: string, act: () => void }[]} answers
 */
export function tell(text, answers = []) {
  const line = find(".message p");
  line.textContent = "";
  // Emptied first, so that the same words are read out again.
  requestAnimationFrame(() => (line.textContent = text));
  const buttons = answers.map(({ label, act }) => {
    const button = element("button", label);
    button.className = "tool";
    button.setAttribute("type", "button");
    button.addEventListener("click", act);
    return button;
  });
  find(".answers").replaceChildren(...buttons);
  find(".meter").scrollTop = 0;
}
