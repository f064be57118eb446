// @ts-check
// The message to send: its blanks are filled here, and the links that send it follow what it says.

import { lettersOf } from "./copy.js";

for (const box of document.querySelectorAll("[data-message]")) {
  for (const field of /** @type {NodeListOf<HTMLInputElement>} */ (box.querySelectorAll("input[data-slot]"))) {
    field.addEventListener("input", () => fill(box, field));
    if (field.value) fill(box, field);
  }
}

/**
 * Write what was typed into every blank of that name; an empty field gives the blank its name back.
 * @param {Element} box
 * @param {HTMLInputElement} field
 */
function fill(box, field) {
  const blanks = /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(`.bubble [data-slot="${field.dataset.slot}"]`));
  for (const blank of blanks) {
    blank.dataset.name ??= blank.textContent ?? "";
    blank.textContent = field.value.trim() || blank.dataset.name;
    blank.classList.toggle("filled", field.value.trim() !== "");
  }
}

// The address is written at the moment of the tap: that is when the message and the chosen minutes are known.
for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-send]"))) {
  link.addEventListener("click", () => {
    link.href = `https://wa.me/?text=${encodeURIComponent(lettersOf(link.dataset.send ?? ""))}`;
  });
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-qr]"))) {
  button.addEventListener("click", async () => {
    const { showCode } = await import("./qr.js");
    showCode(lettersOf(button.dataset.qr ?? ""), button.dataset.hint ?? "", button.dataset.close ?? "");
  });
}
