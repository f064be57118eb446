// @ts-check
// What is known of the languages people ask in: spellings, forms, slips, words that stand for one another.

import { stemmer } from "./stems.js";
import { slipsBetween } from "./text.js";

/** @typedef {import("./pieces.js").Index} Index */

const FORM = 0.95;
// Two words made from one stem that the pages do not have by itself: drinks and drinking.
const KIN = 0.8;
const BEGUN = 0.75;
const COMPLETIONS = 8;
// A stem of fewer letters is shared by chance.
const SURE = 4;
// From how many letters on a slip, or more than one, is forgiven.
const ONCE = 4;
const TWICE = 7;
const CORRECTIONS = 3;

/** The words of an index, and how people's words lead to them. */
export class Tongues {
  /**
   * @param {Index} index
   * @param {string} own the language of the pages; its rules come first
   */
  constructor(index, own) {
    this.index = index;
    const { languages } = index.words;
    const order = [own, ...Object.keys(languages).filter((code) => code !== own)].filter((code) => languages[code]);
    this.languages = order.map((code) => languages[code]);
    this.stemmers = this.languages.map(stemmer);
    /** @type {Map<string, Set<string>>[]} */
    this.stems = [];
    this.stop = new Set(this.languages.flatMap((each) => each.stop));
    this.frames = new Set(this.languages.flatMap((each) => each.frames));
    /** Spellings of this language, and of the others. @type {Map<string, string>[]} */
    this.spellings = this.languages.map((each) => new Map(Object.entries(each.spoken)));
    /** Phrases by the roots of their words. @type {Map<string, Set<number>>} */
    this.groups = new Map();
    index.words.groups.forEach((group, number) => group.forEach((phrase) => this.#list(phrase, number)));
    this.longest = Math.max(1, ...[...this.groups.keys(), ...this.spellings.flatMap((each) => [...each.keys()]), ...this.frames].map(length));
  }

  /**
   * @param {string} phrase
   * @param {number} group
   */
  #list(phrase, group) {
    // One word stands for itself: ikut is no follower, though pengikut is. In a phrase its neighbors make it sure.
    const keys = phrase.includes(" ") ? [phrase, this.key(phrase.split(" "))] : [phrase];
    for (const each of new Set(keys)) {
      if (!this.groups.has(each)) this.groups.set(each, new Set());
      this.groups.get(each)?.add(group);
    }
  }

  /**
   * What is written for what is spoken. Spellings of another language never touch a word these pages know.
   * @param {string} phrase
   * @returns {string | undefined}
   */
  spoken(phrase) {
    const own = this.spellings[0]?.get(phrase);
    if (own !== undefined || this.index.roots.has(phrase) || this.stop.has(phrase)) return own;
    return this.spellings.map((each) => each.get(phrase)).find((written) => written !== undefined);
  }

  /**
   * A phrase by the roots of its words, in which all its forms are alike.
   * @param {string[]} words
   * @returns {string}
   */
  key(words) {
    return words.map((word) => this.root(word)).join(" ");
  }

  /**
   * The one root of a word; the word itself when the pages have none.
   * @param {string} word
   * @returns {string}
   */
  root(word) {
    return this.forms(word).keys().next().value ?? word;
  }

  /**
   * The roots a word is a form of, with how sure that is; empty for a word the pages do not have.
   * @param {string} word
   * @returns {Map<string, number>}
   */
  forms(word) {
    const { roots } = this.index;
    const exact = roots.get(word);
    if (exact) return new Map([[exact, 1]]);
    for (const stems of this.stemmers) {
      const found = [...stems(word)].filter((stem) => roots.has(stem) && (stem.length > 3 || this.groups.has(stem)));
      // The longest stem keeps most of what was typed.
      found.sort((one, two) => two.length - one.length || (one < two ? -1 : 1));
      if (found.length) return new Map(found.map((stem) => [/** @type {string} */ (roots.get(stem)), FORM]));
    }
    return this.listed(word) ? new Map() : this.#kin(word);
  }

  /**
   * The roots of words that share a stem with this one, of the first language that has any.
   * @param {string} word
   * @returns {Map<string, number>}
   */
  #kin(word) {
    for (const [at, stems] of this.stemmers.entries()) {
      const own = [...stems(word)].filter((stem) => stem.length >= SURE);
      const roots = own.flatMap((stem) => [...(this.#stems(at).get(stem) ?? [])]);
      if (roots.length) return new Map(roots.map((root) => [root, KIN]));
    }
    return new Map();
  }

  /**
   * Roots by the stems their words could have been made from, worked out when first needed.
   * @param {number} at which language
   * @returns {Map<string, Set<string>>}
   */
  #stems(at) {
    const known = this.stems[at];
    if (known) return known;
    /** @type {Map<string, Set<string>>} */
    const made = new Map();
    for (const [word, root] of this.index.roots) {
      for (const stem of this.stemmers[at](word)) {
        if (stem.length >= SURE) made.set(stem, (made.get(stem) ?? new Set()).add(root));
      }
    }
    this.stems[at] = made;
    return made;
  }

  /**
   * True when somebody wrote the word down as a word, though no page has it.
   * @param {string} word
   * @returns {boolean}
   */
  listed(word) {
    return this.groupsOf(word).size > 0;
  }

  /**
   * The groups a word or phrase stands in: a word by its letters, else by its stems, a phrase by its roots.
   * @param {string} phrase
   * @returns {Set<number>}
   */
  groupsOf(phrase) {
    const direct = this.groups.get(phrase);
    if (direct) return direct;
    if (phrase.includes(" ")) return this.groups.get(this.key(phrase.split(" "))) ?? new Set();
    /** @type {Set<number>} */
    const found = new Set();
    for (const stems of this.stemmers) {
      for (const stem of stems(phrase)) {
        this.groups.get(stem)?.forEach((group) => found.add(group));
      }
      if (found.size) break;
    }
    return found;
  }

  /**
   * Words of the pages that begin like this, most common first.
   * @param {string} start
   * @returns {Map<string, number>}
   */
  completions(start) {
    const found = [...this.index.roots].filter(([word]) => word.startsWith(start) && !this.stop.has(word));
    found.sort((one, two) => this.#spread(two[1]) - this.#spread(one[1]) || one[0].length - two[0].length);
    return new Map(found.slice(0, COMPLETIONS).map(([, root]) => [root, BEGUN]));
  }

  /**
   * Known words a slip or two away from a word nobody knows, the likeliest first.
   * @param {string} word
   * @param {number} count
   * @returns {string[]}
   */
  slips(word, count) {
    const least = count > 1 ? TWICE : ONCE;
    if (word.length < least || !/^\p{L}+$/u.test(word)) return [];
    /** @type {Map<string, number>} */
    const found = new Map();
    const consider = (/** @type {string} */ known, /** @type {number} */ spread) => {
      // Two slips seldom spare the first letter and mean another one.
      if (known.length < least - 1 || found.has(known) || this.stop.has(known) || (count === 2 && known[0] !== word[0])) return;
      if (slipsBetween(word, known, count) <= count) found.set(known, spread);
    };
    for (const [known, root] of this.index.roots) consider(known, this.#spread(root));
    for (const each of this.spellings) for (const known of each.keys()) consider(known, 1);
    for (const known of this.groups.keys()) consider(known, 1);
    const likely = (/** @type {string} */ known) =>
      (found.get(known) ?? 0) + (known[0] === word[0] ? 2 : 0) + (sorted(known) === sorted(word) ? 2 : 0);
    return [...found.keys()].sort((one, two) => likely(two) - likely(one) || (one < two ? -1 : 1)).slice(0, CORRECTIONS);
  }

  /** @param {string} root */
  #spread(root) {
    return this.index.spread.get(root) ?? 0;
  }
}

/** @param {string} phrase */
function length(phrase) {
  return phrase.split(" ").length;
}

/** @param {string} word */
function sorted(word) {
  return [...word].sort().join("");
}
