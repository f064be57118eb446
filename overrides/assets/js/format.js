// @ts-check
// In person or on video: chosen once, carried in the address; what belongs to the other format steps back.

import { carry } from "./minutes.js";

const page = /** @type {HTMLElement | null} */ (document.querySelector(".page"));
const choices = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".choice[data-format]")]);

/** @param {string} format */
function choose(format) {
  for (const each of choices) {
    if (each.dataset.format === format) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  if (page) page.dataset.format = format;
}

for (const choice of choices) {
  choice.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    choose(choice.dataset.format ?? "");
    carry("format", choice.dataset.format ?? "");
  });
}
if (choices.length) {
  const asked = new URL(location.href).searchParams.get("format");
  choose(choices.some((each) => each.dataset.format === asked) ? /** @type {string} */ (asked) : "in-person");
}
