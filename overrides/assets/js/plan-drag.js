// @ts-check
// Rows that a mouse or a pen can drag by their number; fingers and keys have the buttons.

/**
 * Let the rows of a list be dragged.
 * @param {HTMLElement} list
 * @param {(slug: string, to: number) => void} drop told where a row was let go
 * @param {() => void} cancel told that nothing was meant
 */
export function wakeDragging(list, drop, cancel) {
  /** @type {HTMLElement | null} */
  let held = null;

  const rows = () => /** @type {HTMLElement[]} */ ([...list.children]);
  const release = (/** @type {boolean} */ meant) => {
    if (!held) return;
    const row = held;
    held = null;
    row.classList.remove("held");
    if (meant) drop(row.dataset.slug ?? "", rows().indexOf(row));
    else cancel();
  };

  list.addEventListener("pointerdown", (event) => {
    const grip = /** @type {HTMLElement} */ (event.target).closest("[data-grip]");
    if (!grip || event.button || event.pointerType === "touch") return;
    event.preventDefault();
    held = grip.closest("li");
    held?.classList.add("held");
    list.setPointerCapture(event.pointerId);
  });
  list.addEventListener("pointermove", (event) => {
    if (held) place(held, rows(), event.clientY);
  });
  list.addEventListener("pointerup", () => release(true));
  list.addEventListener("pointercancel", () => release(false));
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") release(false);
  });
}

/**
 * Put a row before the first one whose middle lies below the pointer.
 * @param {HTMLElement} row
 * @param {HTMLElement[]} rows
 * @param {number} y
 */
function place(row, rows, y) {
  const others = rows.filter((each) => each !== row);
  const next = others.find((each) => {
    const { top, height } = each.getBoundingClientRect();
    return y < top + height / 2;
  });
  if (next ? row.nextElementSibling !== next : row !== rows.at(-1)) row.parentElement?.insertBefore(row, next ?? null);
}
