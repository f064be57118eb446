// @ts-check
// Where in a session an answer stands: its parts with most of the query, and the words around it.

import { tokens } from "./text.js";

/** @typedef {import("./pieces.js").Part} Part */
/** @typedef {import("./query.js").Slot} Slot */

/**
 * A stretch of text, and whether it is what was looked for.
 * @typedef {{text: string, marked: boolean}} Run
 */

/**
 * What is shown of a session: where to look first, and a few words from there.
 * @typedef {{parts: {kind: string, anchor: string, heading: string}[], excerpt: Run[]}} Shown
 */

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}\p{N}]+)*/gu;
const WIDTH = 190;
const MOST = 3;
// A part that holds less of the query than this share of the best one is not worth a link.
const WORTHY = 0.6;
const HEADING = 1.25;
const AGAIN = 0.04;
// A single word is its own excerpt only where nothing else says more; a weak sign is not worth a mark.
const SCANT = 30;
const FAINT = 0.3;

/**
 * Choose parts and words to show.
 * @param {Part[]} parts
 * @param {Slot[]} slots
 * @param {number[]} weights how much each slot can say
 * @param {Map<string, string>} roots every word of the pages with its root
 * @returns {Shown}
 */
export function shownOf(parts, slots, weights, roots) {
  const worths = worthsOf(slots, weights);
  const match = (/** @type {string} */ text) => matched(text, worths, roots);
  const judged = parts.map((part) => {
    const [, , heading, texts] = part;
    const all = score([...texts.flatMap((text) => match(text)), ...match(heading)]);
    const best = texts.map((text) => ({ text, worth: score(match(text)) * (text.length < SCANT ? 0.3 : 1) })).reduce(better, { text: "", worth: 0 });
    return { part, best, worth: all + (HEADING - 1) * score(match(heading)) };
  });
  judged.sort((one, two) => two.worth - one.worth);
  const found = judged.filter(({ worth }) => worth > 0 && worth >= WORTHY * judged[0].worth);
  const source = judged.map(({ best }) => best).reduce(better, { text: "", worth: 0 });
  const text = (found[0]?.best.worth ?? 0) >= WORTHY * source.worth ? found[0]?.best.text : source.text;
  const places = found.filter(({ part }) => part[1]).map(({ part: [kind, anchor, heading] }) => ({ kind, anchor, heading }));
  return { parts: distinct(places).slice(0, MOST), excerpt: excerptOf(text || parts[0]?.[3][0] || "", (each) => strong(match(each), weights)) };
}

/**
 * @template {{worth: number}} T
 * @param {T} one
 * @param {T} two
 */
const better = (one, two) => (two.worth > one.worth ? two : one);

/**
 * One part for each heading, and one for each sheet.
 * @param {Shown["parts"]} parts
 */
function distinct(parts) {
  const known = new Set();
  return parts.filter(({ kind, heading }) => {
    const keys = [heading, kind === "guide" ? heading : kind];
    const fresh = !keys.some((key) => known.has(key));
    for (const key of keys) if (!["chapter", "form", "track", "area", "about"].includes(key)) known.add(key);
    return fresh;
  });
}

/**
 * How much a root says for each slot.
 * @param {Slot[]} slots
 * @param {number[]} weights
 * @returns {Map<string, [number, number][]>}
 */
function worthsOf(slots, weights) {
  /** @type {Map<string, [number, number][]>} */
  const found = new Map();
  slots.forEach((slot, number) => {
    for (const { roots, worth } of slot.ways) {
      for (const root of roots) {
        const told = found.get(root) ?? [];
        // Half a phrase is less than half of what was meant.
        told.push([number, (worth * weights[number]) / roots.length ** 1.5]);
        found.set(root, told);
      }
    }
  });
  return found;
}

/**
 * The words of a text that were looked for: place, length, and what each says for which slot.
 * @param {string} text
 * @param {Map<string, [number, number][]>} worths
 * @param {Map<string, string>} roots
 */
function matched(text, worths, roots) {
  const found = [];
  for (const word of text.matchAll(WORD)) {
    const [plain] = tokens(word[0]);
    const told = worths.get(roots.get(plain) ?? plain);
    if (told) found.push({ at: word.index, length: word[0].length, told });
  }
  return found;
}

/**
 * Words that say enough of a slot to be marked.
 * @param {ReturnType<typeof matched>} words
 * @param {number[]} weights
 */
function strong(words, weights) {
  return words.filter(({ told }) => told.some(([slot, worth]) => worth >= FAINT * weights[slot]));
}

/**
 * @param {ReturnType<typeof matched>} words
 * @returns {number}
 */
function score(words) {
  /** @type {Map<number, number>} */
  const best = new Map();
  let again = 0;
  for (const { told } of words) {
    for (const [slot, worth] of told) {
      best.set(slot, Math.max(worth, best.get(slot) ?? 0));
      again = Math.min(again + AGAIN * worth, 1);
    }
  }
  return [...best.values()].reduce((sum, worth) => sum + worth, 0) + (best.size ? again : 0);
}

/**
 * The stretch of a text that holds most of what was looked for, cut at words.
 * @param {string} text
 * @param {(text: string) => ReturnType<typeof matched>} match
 * @returns {Run[]}
 */
function excerptOf(text, match) {
  const words = match(text);
  const starts = words.map(({ at }) => at);
  const within = (/** @type {number} */ from) => words.filter(({ at, length }) => at >= from && at + length <= from + WIDTH);
  const first = starts.map((at) => ({ at, worth: score(within(at)) })).reduce(better, { at: 0, worth: 0 }).at;
  const from = text.length <= WIDTH ? 0 : beginning(text, first);
  const to = text.length <= from + WIDTH ? text.length : text.lastIndexOf(" ", from + WIDTH);
  /** @type {Run[]} */
  const runs = [];
  let at = from;
  for (const word of words.filter((each) => each.at >= from && each.at + each.length <= to)) {
    runs.push({ text: text.slice(at, word.at), marked: false }, { text: text.substr(word.at, word.length), marked: true });
    at = word.at + word.length;
  }
  runs.push({ text: text.slice(at, to), marked: false });
  if (from) runs.unshift({ text: "… ", marked: false });
  if (to < text.length) runs.push({ text: " …", marked: false });
  return runs.filter((run) => run.text);
}

/**
 * Where to begin so that a word stands with a little before it: at a sentence if one begins near, else at a word.
 * @param {string} text
 * @param {number} at
 */
function beginning(text, at) {
  const least = Math.max(0, Math.min(at - 40, text.length - WIDTH));
  if (!least) return 0;
  const sentence = text.slice(Math.max(0, at - 90), at).search(/(?<=[.?!] )\p{Lu}[^.?!]*$/u);
  if (sentence >= 0) return Math.max(0, at - 90) + sentence;
  return text.indexOf(" ", least) + 1;
}
