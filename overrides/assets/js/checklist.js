// @ts-check
// Lists to tick off: each tick is kept with the others, by the reader's leave, whatever the language of the page.

import { drop, read, write } from "./store.js";

const site = new URL(document.body.dataset.root ?? ".", location.href).pathname;
// The page without its language, so that both languages share their ticks.
const page = location.pathname.slice(site.length).replace(/^[^/]+\//, "").replace(/\/(index\.html)?$/, "");

/** @param {HTMLElement} list */
function wake(list) {
  const key = `list/${page}/${list.dataset.list}`;
  const boxes = /** @type {HTMLInputElement[]} */ ([...list.querySelectorAll("[data-item]")]);
  const kept = read(key);
  const ticked = Array.isArray(kept) ? kept : [];
  for (const box of boxes) box.checked = ticked.includes(box.dataset.item);
  list.addEventListener("change", () => {
    const now = boxes.filter((box) => box.checked).map((box) => box.dataset.item);
    if (now.length) write(key, now);
    else drop(key);
  });
  if (ticked.length) write(key, ticked); // so that the switch, turned off and on again, finds it
}

for (const list of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-list]"))) wake(list);
