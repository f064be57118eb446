// @ts-check
// What is known of the languages people ask in: spellings, forms, slips, words that stand for one another.

import { stemmer } from "./stems.js";
import { isSlip } from "./text.js";

/** @typedef {import("./pieces.js").Index} Index */

// A word of a group says what was meant, though in other words.
const FORM = 0.95;
const SLIP = 0.8;
const BEGUN = 0.75;
const COMPLETIONS = 8;
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
    this.stop = new Set(this.languages.flatMap((each) => each.stop));
    this.frames = new Set(this.languages.flatMap((each) => each.frames));
    /** @type {Map<string, string>} */
    this.spoken = new Map([...this.languages].reverse().flatMap((each) => Object.entries(each.spoken)));
    /** Phrases by the roots of their words. @type {Map<string, Set<number>>} */
    this.groups = new Map();
    index.words.groups.forEach((group, number) => group.forEach((phrase) => this.#list(phrase, number)));
    this.longest = Math.max(1, ...[...this.groups.keys(), ...this.spoken.keys(), ...this.frames].map(length));
  }

  /**
   * @param {string} phrase
   * @param {number} group
   */
  #list(phrase, group) {
    const key = this.key(phrase.split(" "));
    for (const each of new Set([phrase, key])) {
      if (!this.groups.has(each)) this.groups.set(each, new Set());
      this.groups.get(each)?.add(group);
    }
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
    return new Map();
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
   * The groups a word or phrase stands in, by its letters, its roots or its stems.
   * @param {string} phrase
   * @returns {Set<number>}
   */
  groupsOf(phrase) {
    const direct = this.groups.get(phrase) ?? this.groups.get(this.key(phrase.split(" ")));
    if (direct || phrase.includes(" ")) return direct ?? new Set();
    /** @type {Set<number>} */
    const found = new Set();
    for (const stems of this.stemmers) {
      for (const stem of stems(phrase)) {
        if (stem.length > 3 || !this.index.roots.has(stem)) this.groups.get(stem)?.forEach((group) => found.add(group));
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
    const found = [...this.index.roots].filter(([word]) => word.startsWith(start));
    found.sort((one, two) => this.#spread(two[1]) - this.#spread(one[1]) || one[0].length - two[0].length);
    return new Map(found.slice(0, COMPLETIONS).map(([, root]) => [root, BEGUN]));
  }

  /**
   * Known words one slip away from a word nobody knows, the likeliest first.
   * @param {string} word
   * @param {number} [most]
   * @returns {string[]}
   */
  slips(word, most = CORRECTIONS) {
    if (word.length < 4 || !/^\p{L}+$/u.test(word)) return [];
    /** @type {Map<string, number>} */
    const found = new Map();
    for (const [known, root] of this.index.roots) {
      if (known.length > 3 && isSlip(word, known)) found.set(known, this.#spread(root));
    }
    for (const known of [...this.spoken.keys(), ...this.groups.keys()]) {
      if (known.length > 3 && !found.has(known) && isSlip(word, known)) found.set(known, 1);
    }
    const likely = (/** @type {string} */ known) =>
      (found.get(known) ?? 0) + (known[0] === word[0] ? 2 : 0) + (sorted(known) === sorted(word) ? 2 : 0);
    return [...found.keys()].sort((one, two) => likely(two) - likely(one) || (one < two ? -1 : 1)).slice(0, most);
  }

  /** @param {string} root */
  #spread(root) {
    return this.index.spread.get(root) ?? 0;
  }
}

Tongues.SLIP = SLIP;

/** @param {string} phrase */
function length(phrase) {
  return phrase.split(" ").length;
}

/** @param {string} word */
function sorted(word) {
  return [...word].sort().join("");
}
