// @ts-check
// Copy a message; the button itself says that it worked.

/** Let every copy button put the paragraphs of its message, or its own link, on the clipboard. */
export function wakeCopying() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-copy]"))) {
    wake(button);
  }
}

/** @param {HTMLElement} button */
function wake(button) {
  const label = button.querySelector("span");
  if (!label) return;
  const words = label.textContent;
  label.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(lettersOf(button.dataset.copy ?? ""));
    label.textContent = button.dataset.done ?? "";
    setTimeout(() => (label.textContent = words), 2500);
  });
}

/**
 * The letters of an element with paragraphs or items: each a paragraph of its own.
 * @param {string} id
 */
export function lettersOf(id) {
  const message = document.getElementById(id);
  if (message instanceof HTMLAnchorElement) return message.href;
  const parts = [...(message?.querySelectorAll("p, li") ?? [])];
  return parts.map((part) => (part.textContent ?? "").trim()).join("\n\n");
}
