// @ts-check
// Folded parts: a link to one unfolds it, and paper has none.

/** Unfold what the address points at, now and whenever it changes; open everything while printing. */
export function wakeFolds() {
  addEventListener("hashchange", unfold);
  unfold();
  /** @type {HTMLDetailsElement[]} */
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = [...document.querySelectorAll("details:not([open])")].map((each) => /** @type {HTMLDetailsElement} */ (each));
    for (const fold of folded) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of folded) fold.open = false;
  });
  for (const button of document.querySelectorAll("[data-print]")) {
    button.addEventListener("click", () => print());
  }
}

function unfold() {
  const id = decodeURIComponent(location.hash.slice(1));
  const part = id ? document.getElementById(id) : null;
  if (!part) return;
  let fold = part.querySelector(":scope > details") ?? part.closest("details");
  while (fold instanceof HTMLDetailsElement) {
    fold.open = true;
    fold = fold.parentElement?.closest("details") ?? null;
  }
}
