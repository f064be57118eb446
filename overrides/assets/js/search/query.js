// @ts-check
// From what somebody typed to what is looked for: one slot for each thing asked, with all the words for it.

import { tokens } from "./text.js";

/**
 * Words that would do for a slot: all roots of the phrase must be there; `worth` from 0 to 1.
 * @typedef {{roots: string[], worth: number}} Way
 */

/**
 * One thing that was asked for: as typed, as mended when a slip was mended, and the ways to say it.
 * @typedef {{typed: string, mended: string | null, ways: Way[]}} Slot
 */

/** @typedef {import("./tongues.js").Tongues} Tongues */

const ALIKE = 0.35;
const SLIPPED = 0.8;
// A letter alone is what is left of a mark or of a word being typed.
const LETTER = /^[a-z]$/;
// A stop word that was asked for alone still says something.
const QUIET = 0.3;

/**
 * Read a query.
 * @param {string} query
 * @param {Tongues} tongues
 * @param {boolean} [typing] the last word may not be finished
 * @returns {Slot[]}
 */
export function understand(query, tongues, typing = false) {
  const words = asWritten(tokens(query), tongues);
  const open = typing && /[\p{L}\p{N}]$/u.test(query);
  const slots = slotsOf(words, tongues, open, tongues.stop);
  if (slots.length) return slots;
  return slotsOf(words, tongues, open, new Set()).map((slot) => ({
    ...slot,
    ways: slot.ways.map((way) => ({ ...way, worth: way.worth * QUIET })),
  }));
}

/**
 * Put what is written for what is spoken, and leave out what only opens a question.
 * @param {string[]} typed
 * @param {Tongues} tongues
 * @returns {string[]}
 */
function asWritten(typed, tongues) {
  const written = replaced(typed, tongues, (phrase) => tongues.spoken(phrase)?.split(" "));
  const asked = replaced(written, tongues, (phrase) => (tongues.frames.has(phrase) ? [] : undefined));
  return asked.length ? asked : written;
}

/**
 * @param {string[]} words
 * @param {Tongues} tongues
 * @param {(phrase: string) => string[] | undefined} look
 * @returns {string[]}
 */
function replaced(words, tongues, look) {
  const made = [];
  for (let at = 0; at < words.length; ) {
    let size = Math.min(tongues.longest, words.length - at);
    let found;
    while (size > 0 && (found = look(words.slice(at, at + size).join(" "))) === undefined) size -= 1;
    made.push(...(found ?? [words[at]]));
    at += Math.max(size, 1);
  }
  return made;
}

/**
 * @param {string[]} words
 * @param {Tongues} tongues
 * @param {boolean} open
 * @param {Set<string>} stop
 * @returns {Slot[]}
 */
function slotsOf(words, tongues, open, stop) {
  /** @type {Map<string, Slot>} */
  const slots = new Map();
  for (let at = 0; at < words.length; ) {
    const [phrase, end] = listedPhrase(words, at, tongues, stop) ?? [null, at + 1];
    if (phrase) add(slots, phraseSlot(phrase, tongues));
    else if (!stop.has(words[at]) && !LETTER.test(words[at])) {
      const joined = at + 1 < words.length && compound(words[at] + words[at + 1], tongues, words, at);
      if (joined) {
        add(slots, joined);
        at += 2;
        continue;
      }
      for (const slot of wordSlots(words[at], tongues, open && at === words.length - 1)) add(slots, slot);
    }
    at = end;
  }
  return [...slots.values()];
}

/**
 * Add a slot unless the same was asked before (kakak-kakak).
 * @param {Map<string, Slot>} slots
 * @param {Slot} slot
 */
function add(slots, slot) {
  const key = slot.ways.length ? slot.ways[0].roots.join(" ") : slot.typed;
  if (!slots.has(key)) slots.set(key, slot);
}

/**
 * The longest phrase of a group that stands at a place, stop words between its words aside, and where it ends.
 * @param {string[]} words
 * @param {number} at
 * @param {Tongues} tongues
 * @param {Set<string>} stop
 * @returns {[string, number] | null}
 */
function listedPhrase(words, at, tongues, stop) {
  let best = null;
  const near = words.slice(at, at + tongues.longest + 2);
  for (let end = 2; end <= near.length; end += 1) {
    const whole = near.slice(0, end);
    const bare = whole.filter((word, place) => place === 0 || !stop.has(word));
    for (const phrase of [whole, bare]) {
      if (phrase.length > 1 && !stop.has(whole[end - 1]) && tongues.groupsOf(phrase.join(" ")).size) {
        best = /** @type {[string, number]} */ ([phrase.join(" "), at + end]);
      } else if (phrase === whole && phrase.length > 1 && tongues.groups.has(phrase.join(" "))) {
        best = /** @type {[string, number]} */ ([phrase.join(" "), at + end]);
      }
    }
  }
  return best;
}

/**
 * @param {string} phrase
 * @param {Tongues} tongues
 * @returns {Slot}
 */
function phraseSlot(phrase, tongues) {
  const own = way(phrase, tongues, 1);
  return { typed: phrase, mended: null, ways: [...(own ? [own] : []), ...alike(phrase, tongues, 1)] };
}

/**
 * Two words that the pages write as one.
 * @param {string} word
 * @param {Tongues} tongues
 * @param {string[]} words
 * @param {number} at
 * @returns {Slot | null}
 */
function compound(word, tongues, words, at) {
  const whole = tongues.index.roots.has(word) || tongues.groups.has(word);
  const parts = words.slice(at, at + 2);
  if (!whole || word.length < 5 || parts.every((part) => tongues.forms(part).size && part.length > 3)) return null;
  return wordSlots(word, tongues, false)[0];
}

/**
 * The slots of one word: one, or two when it is two words written as one.
 * @param {string} word
 * @param {Tongues} tongues
 * @param {boolean} open
 * @returns {Slot[]}
 */
function wordSlots(word, tongues, open) {
  const roots = tongues.forms(word);
  if (roots.size || tongues.listed(word)) {
    return [{ typed: word, mended: null, ways: [...asWays(roots), ...alike(word, tongues, 1)] }];
  }
  const begun = open && word.length > 1 ? tongues.completions(word) : new Map();
  if (begun.size) {
    const more = [...begun].flatMap(([root, worth]) => alike(root, tongues, worth));
    return [{ typed: word, mended: null, ways: [...asWays(begun), ...more] }];
  }
  if (tongues.stop.has(word)) return [];
  const close = tongues.slips(word, 1);
  const two = close.length ? null : split(word, tongues);
  if (two) return two.flatMap((part) => wordSlots(part, tongues, false));
  return [mended(word, close.length ? close : tongues.slips(word, 2), tongues)];
}

/**
 * @param {string} word
 * @param {string[]} meant the likeliest first
 * @param {Tongues} tongues
 * @returns {Slot}
 */
function mended(word, meant, tongues) {
  const ways = meant.flatMap((known, rank) => {
    const worth = SLIPPED * (rank ? 0.7 : 1);
    const said = tongues.spoken(known) ?? known;
    return [...(way(said, tongues, worth) ? [/** @type {Way} */ (way(said, tongues, worth))] : []), ...alike(said, tongues, worth)];
  });
  return { typed: word, mended: ways.length ? meant[0] : null, ways };
}

/**
 * @param {string} word
 * @param {Tongues} tongues
 * @returns {string[] | null}
 */
function split(word, tongues) {
  for (let at = 3; at <= word.length - 3; at += 1) {
    const parts = [word.slice(0, at), word.slice(at)];
    if (parts.every((part) => tongues.index.roots.has(part) || tongues.groups.has(part))) return parts;
  }
  return null;
}

/**
 * @param {Map<string, number>} roots
 * @returns {Way[]}
 */
function asWays(roots) {
  return [...roots].map(([root, worth]) => ({ roots: [root], worth }));
}

/**
 * @param {string} phrase
 * @param {Tongues} tongues
 * @param {number} worth
 * @returns {Way | null}
 */
function way(phrase, tongues, worth) {
  const words = phrase.split(" ");
  const kept = words.length > 1 ? words.filter((word) => !tongues.stop.has(word)) : words;
  const roots = (kept.length ? kept : words).map((word) => tongues.forms(word).keys().next().value);
  return roots.every((root) => root !== undefined) ? { roots: /** @type {string[]} */ (roots), worth } : null;
}

/**
 * The other words of all groups a phrase stands in.
 * @param {string} phrase
 * @param {Tongues} tongues
 * @param {number} worth
 * @returns {Way[]}
 */
function alike(phrase, tongues, worth) {
  /** @type {Map<string, Way>} */
  const found = new Map();
  const own = tongues.key(phrase.split(" "));
  for (const group of tongues.groupsOf(phrase)) {
    for (const other of tongues.index.words.groups[group]) {
      const made = other !== phrase && way(other, tongues, worth * ALIKE);
      if (made && made.roots.join(" ") !== own) found.set(made.roots.join(" "), made);
    }
  }
  return [...found.values()];
}
