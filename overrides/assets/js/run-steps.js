// @ts-check
// What a mentor ticks off and writes down while a session runs.

import { root } from "./run-view.js";

const fields = /** @type {HTMLTextAreaElement[]} */ ([...root.querySelectorAll("[data-note]")]);
const boxes = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".doing input")]);
/** @param {HTMLInputElement} box */
const stepOf = (box) => box.getAttribute("aria-describedby") ?? "";

/**
 * Put what was written and ticked where it belongs.
 * @param {Record<string, string>} notes
 * @param {string[]} ticks
 */
export function fill(notes, ticks) {
  for (const area of fields) area.value = notes[area.dataset.note ?? ""] ?? "";
  for (const box of boxes) box.checked = ticks.includes(stepOf(box));
  for (const list of root.querySelectorAll(".doing")) point(list);
}

/**
 * Call back with what is written or ticked.
 * @param {(id: string, words: string) => void} note
 * @param {(ticks: string[]) => void} tick
 */
export function wakeSteps(note, tick) {
  for (const area of fields) area.addEventListener("input", () => note(area.dataset.note ?? "", area.value));
  for (const box of boxes) {
    const item = /** @type {HTMLElement} */ (box.closest("li"));
    box.addEventListener("change", () => {
      tick(boxes.filter((each) => each.checked).map(stepOf));
      point(/** @type {Element} */ (item.parentElement));
    });
    // The whole step is a target for a thumb; the box itself is the one for keyboards and screen readers.
    item.addEventListener("click", (event) => {
      const other = /** @type {HTMLElement} */ (event.target).closest("a, input");
      if (!other && document.body.dataset.run === "running" && !getSelection()?.toString()) box.click();
    });
  }
}

/**
 * Mark the step that is next.
 * @param {Element} list
 */
function point(list) {
  const items = [...list.children];
  const at = items.find((item) => !item.querySelector("input")?.checked);
  for (const item of items) {
    if (item === at) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
}
