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
 * How many slips of the fingers lie between two words (a letter more, less, other, or two swapped); more than `most` is `most + 1`.
 * @param {string} one
 * @param {string} two
 * @param {number} most
 * @returns {number}
 */
export function slipsBetween(one, two, most) {
  if (Math.abs(one.length - two.length) > most) return most + 1;
  /** @type {number[]} */
  let last = [];
  let row = Array.from({ length: two.length + 1 }, (_, at) => at);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= two.length; to += 1) {
      const other = one[at - 1] === two[to - 1] ? 0 : 1;
      next[to] = Math.min(row[to] + 1, next[to - 1] + 1, row[to - 1] + other);
      const swapped = at > 1 && to > 1 && one[at - 1] === two[to - 2] && one[at - 2] === two[to - 1];
      if (swapped) next[to] = Math.min(next[to], last[to - 2] + 1);
    }
    if (Math.min(...next) > most) return most + 1;
    [last, row] = [row, next];
  }
  return row[two.length];
}
