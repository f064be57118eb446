// @ts-check
// The stems a word could have been made from, by a language's affixes: the browser's half of
// generator/search/stems.py.

/**
 * What the index says of a language.
 * @typedef {object} Language
 * @property {string[]} stop
 * @property {string[]} frames
 * @property {string[]} whole
 * @property {string[]} prefixes
 * @property {string[]} suffixes
 * @property {Record<string, string[]>} lost
 * @property {Record<string, string[]>} endings
 * @property {Record<string, string>} spoken
 */

const LEAST = 3;

/**
 * A function that gives every stem of a word that the affixes of a language allow, without the word itself.
 * @param {Language} language
 * @returns {(word: string) => Set<string>}
 */
export function stemmer(language) {
  const prefixes = new Set(language.prefixes);
  const suffixes = new Set(language.suffixes);
  const whole = new Set(language.whole);
  const known = [...prefixes, ...suffixes, ...Object.keys(language.lost), ...Object.keys(language.endings)];
  const longest = Math.max(1, ...known.map((affix) => affix.length));

  /** @param {string} word */
  function* bases(word) {
    yield word;
    for (let size = 1; size <= Math.min(longest, word.length - LEAST); size += 1) {
      const rest = word.slice(0, -size);
      const end = word.slice(-size);
      if (suffixes.has(end)) yield rest;
      if (!Object.hasOwn(language.endings, end)) continue;
      yield rest;
      for (const letter of language.endings[end]) yield rest + letter;
      if (rest.at(-1) === rest.at(-2)) yield rest.slice(0, -1);
    }
  }

  /** @param {string} base */
  function* stripped(base) {
    yield base;
    for (let size = 1; size <= Math.min(longest, base.length - 2); size += 1) {
      const prefix = base.slice(0, size);
      const rest = base.slice(size);
      if (prefixes.has(prefix)) yield rest;
      if (!Object.hasOwn(language.lost, prefix)) continue;
      for (const letter of language.lost[prefix]) yield letter + rest;
    }
  }

  return (word) => {
    /** @type {Set<string>} */
    const found = new Set();
    if (whole.has(word) || word.length <= LEAST || !/^\p{L}+$/u.test(word)) return found;
    for (const base of bases(word)) {
      for (const stem of stripped(base)) if (stem.length >= LEAST) found.add(stem);
    }
    found.delete(word);
    return found;
  };
}
