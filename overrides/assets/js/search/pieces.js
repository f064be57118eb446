// @ts-check
// The index as it lies beside the pages: fetched piece by piece, and each piece once.

/**
 * A session, or a page of its own: address below the language, kind, title, area, level, and the kinds of a session's other pages.
 * @typedef {{number: number, path: string, kind: string, title: string, area: string, level: string, sheets: string[]}} Page
 */

/**
 * A part of a page: kind of page, anchor, heading, texts.
 * @typedef {[string, string, string, string[]]} Part
 */

/**
 * Where a root says something: number of a page, and how much, from 0 to 1.
 * @typedef {Map<number, number>} Posting
 */

const LEVELS = 26;

/** One language's index. */
export class Index {
  /**
   * @param {URL} folder
   * @param {any} listing
   * @param {any} words
   * @param {string} forms
   */
  constructor(folder, listing, words, forms) {
    this.folder = folder;
    /** @type {string[]} */
    this.firsts = listing.pieces;
    /** @type {Page[]} */
    this.pages = listing.pages.map(pageOf);
    /** @type {{languages: Record<string, import("./stems.js").Language>, groups: string[][]}} */
    this.words = words;
    /** Every word of the pages with its root. @type {Map<string, string>} */
    this.roots = new Map();
    /** How common a root is, as a power of two. @type {Map<string, number>} */
    this.spread = new Map();
    for (const line of forms ? forms.split("\n") : []) this.#learn(line);
    /** @type {Map<number, Promise<Map<string, string>>>} */
    this.pieces = new Map();
    /** @type {Map<number, Promise<Part[]>>} */
    this.texts = new Map();
  }

  /** @param {string} line */
  #learn(line) {
    const [mark, root, ...forms] = line.split(" ");
    this.spread.set(root, parseInt(mark[0], 36));
    if (!mark.endsWith("-")) this.roots.set(root, root);
    for (const form of forms) this.roots.set(form.replace("~", root), root);
  }

  /**
   * The postings of roots and of pairs of roots; what is not in the index is left out.
   * @param {Iterable<string>} keys
   * @returns {Promise<Map<string, Posting>>}
   */
  async postings(keys) {
    /** @type {Map<string, Posting>} */
    const found = new Map();
    await Promise.all(
      [...new Set(keys)].map(async (key) => {
        const row = (await this.#piece(key)).get(key);
        if (row) found.set(key, posting(row));
      }),
    );
    return found;
  }

  /**
   * The parts of a session's or page's own pages.
   * @param {Page} page
   * @returns {Promise<Part[]>}
   */
  text(page) {
    const name = page.path.replaceAll("/", ".") || "home";
    return once(this.texts, page.number, async () => (await get(new URL(`text/${name}.json`, this.folder))).json());
  }

  /** @param {string} key */
  #piece(key) {
    let at = this.firsts.length - 1;
    while (at > 0 && this.firsts[at] > key) at -= 1;
    return once(this.pieces, at, async () => {
      if (at < 0) return new Map();
      const text = await (await get(new URL(`roots-${at}.txt`, this.folder))).text();
      return new Map(text.split("\n").map((line) => /** @type {[string, string]} */ (line.split("\t"))));
    });
  }
}

/**
 * Load what every search of a language needs.
 * @param {URL} root the root of the site
 * @param {string} language
 * @returns {Promise<Index>}
 */
export async function load(root, language) {
  const place = new URL(`search/${language}/`, root);
  // The list names the edition, so it must not be an old one; what it names never changes.
  const listing = await (await get(new URL("pages.json", place), "no-cache")).json();
  const folder = new URL(`${listing.edition}/`, place);
  const [words, forms] = await Promise.all([
    get(new URL("words.json", folder)).then((answer) => answer.json()),
    get(new URL("forms.txt", folder)).then((answer) => answer.text()),
  ]);
  return new Index(folder, listing, words, forms);
}

/**
 * @param {URL} address
 * @param {RequestCache} [cache]
 */
async function get(address, cache = "default") {
  const answer = await fetch(address, { cache });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer;
}

/**
 * What was asked for before under a key, or what `make` makes; a failure is forgotten, so that the next try asks again.
 * @template T
 * @param {Map<number, Promise<T>>} kept
 * @param {number} key
 * @param {() => Promise<T>} make
 * @returns {Promise<T>}
 */
function once(kept, key, make) {
  const before = kept.get(key);
  if (before) return before;
  const made = make();
  kept.set(key, made);
  made.catch(() => kept.delete(key));
  return made;
}

/**
 * @param {any[]} row
 * @param {number} number
 * @returns {Page}
 */
function pageOf([path, kind, title, area, level, sheets], number) {
  return { number, path, kind, title, area, level, sheets };
}

/**
 * @param {string} row steps between numbers in base 36 (one is left out), each with a letter for the worth
 * @returns {Posting}
 */
function posting(row) {
  /** @type {Posting} */
  const found = new Map();
  let number = -1;
  for (const [, step, level] of row.matchAll(/([0-9a-z]*)([A-Z])/g)) {
    number += step ? parseInt(step, 36) : 1;
    found.set(number, (level.charCodeAt(0) - 64.5) / LEVELS);
  }
  return found;
}
