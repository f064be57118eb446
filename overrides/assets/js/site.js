// @ts-check
// What every page needs: colors, minutes, folds, copying, the memory of the device, the way to the search.
// Pages are complete without it; what a kind of page needs besides, main.html loads with that kind.

import { wakeColors } from "./colors.js";
import { wakeCopying } from "./copy.js";
import { wakeFolds } from "./folds.js";
import { wakeMinutes } from "./minutes.js";
import { wakeStore } from "./store.js";
import { today } from "./today.js";

wakeColors();
wakeMinutes();
wakeFolds();
wakeCopying();
wakeStore();

// The door of the site remembers a language; choosing another one here changes its mind.
for (const link of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-tongue]"))) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("terbalik.language", link.dataset.tongue ?? "");
    } catch {
      // Storage is refused: the door asks next time.
    }
  });
}

// The page prints the date of the next check; only the reader's clock knows whether it has passed.
for (const date of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-recheck]"))) {
  const warning = /** @type {HTMLElement | null} */ (date.nextElementSibling);
  if (!warning || (date.dataset.recheck ?? "") > today()) continue;
  date.hidden = true;
  warning.hidden = false;
}

/** Open the search box, which is there before its script is: whoever types ahead of it loses no letter. */
async function openSearch() {
  const box = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
  const field = /** @type {HTMLInputElement} */ (box.querySelector("input"));
  if (!box.open) box.showModal();
  field.focus();
  field.select();
  (await import("./search.js")).wake();
}
// Filters can be pressed before the script of the box is there, too; it reads which are.
document.getElementById("search")?.addEventListener("click", (event) => {
  const chip = /** @type {HTMLElement} */ (event.target).closest("[data-filter]");
  chip?.setAttribute("aria-pressed", String(chip.getAttribute("aria-pressed") !== "true"));
});
for (const link of document.querySelectorAll("[data-search]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openSearch();
  });
}
addEventListener("keydown", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const typing = target.closest("input, textarea, select, [contenteditable], dialog[open]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  openSearch();
});
