// @ts-check
// A deck of questions: which are in it, and in what order.

/** @typedef {{rungs: Set<string>, cares: Set<string>}} Choice rungs: empty for all */

/** Every question of the page, from the lowest rung to the highest. */
export function questions() {
  const found = /** @type {HTMLElement[]} */ ([...document.querySelectorAll(".prompt[data-rung]")]);
  return found;
}

/** What a first meeting may ask: every rung, nothing that needs trust. @returns {Choice} */
export function firstChoice() {
  return { rungs: new Set(), cares: new Set(["safe", "careful"]) };
}

/**
 * The questions that are chosen, in the order they were given.
 * @param {HTMLElement[]} all
 * @param {Choice} choice
 */
export function chosen(all, { rungs, cares }) {
  const fits = (/** @type {HTMLElement} */ each) =>
    cares.has(each.dataset.care ?? "") && (!rungs.size || rungs.has(each.dataset.rung ?? ""));
  return all.filter(fits);
}

/**
 * The same questions in an order nobody could foresee.
 * @template T
 * @param {T[]} cards
 * @returns {T[]}
 */
export function shuffled(cards) {
  const made = [...cards];
  for (let at = made.length - 1; at > 0; at--) {
    const other = Math.floor(Math.random() * (at + 1));
    [made[at], made[other]] = [made[other], made[at]];
  }
  return made;
}

/**
 * Put a copy of what stands in one element into another.
 * @param {Element | null} from
 * @param {Element | null} to
 */
export function copyInto(from, to) {
  to?.replaceChildren(...[...(from?.childNodes ?? [])].map((node) => node.cloneNode(true)));
}
