// @ts-check
// Letters as they are compared. The index was made by the same rules (generator/search/stems.py).

/**
 * The words of a text in small letters without accents; marks part words.
 * @param {string} text
 * @returns {string[]}
 */
export function tokens(text) {
  return plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/**
 * A text in small letters without accents and without apostrophes inside words.
 * @param {string} text
 * @returns {string}
 */
export function plain(text) {
  return text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/(?<=[\p{L}\p{N}_])['’](?=[\p{L}\p{N}_])/gu, "")
    .toLowerCase();
}

/**
 * True when one slip of the fingers lies between two words: a letter more, less, other, or two swapped.
 * @param {string} one
 * @param {string} two
 * @returns {boolean}
 */
export function isSlip(one, two) {
  const [short, long] = one.length <= two.length ? [one, two] : [two, one];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (long.length > short.length) return short.slice(at) === long.slice(at + 1);
  if (short.slice(at + 1) === long.slice(at + 1)) return true;
  const swapped = short[at] === long[at + 1] && short[at + 1] === long[at];
  return swapped && short.slice(at + 2) === long.slice(at + 2);
}
