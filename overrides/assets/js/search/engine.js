// @ts-check
// The search without its looks: for the dialog, and for any page that takes free words.

import { understand } from "./query.js";
import { ranked } from "./rank.js";
import { load } from "./pieces.js";
import { Tongues } from "./tongues.js";

/**
 * @typedef {object} Answer
 * @property {{page: import("./pieces.js").Page, score: number}[]} hits
 * @property {import("./query.js").Slot[]} slots
 * @property {Engine} engine
 */

/** @typedef {{index: import("./pieces.js").Index, tongues: Tongues}} Engine */

/** @type {Promise<Engine> | undefined} */
let engine;

/**
 * The index and words of this page's language, loaded once; a failure is tried again when next asked.
 * @returns {Promise<Engine>}
 */
export function ready() {
  engine ??= start().catch((fault) => {
    engine = undefined;
    throw fault;
  });
  return engine;
}

async function start() {
  const root = document.body.dataset.root ?? document.getElementById("search")?.dataset.root ?? "";
  const language = document.documentElement.lang;
  const index = await load(new URL(root, location.href), language);
  return { index, tongues: new Tongues(index, language) };
}

/**
 * Find sessions and pages, best first.
 * @param {string} query
 * @param {boolean} [typing] the last word may not be finished
 * @returns {Promise<Answer>}
 */
export async function find(query, typing = false) {
  const made = await ready();
  const slots = understand(query, made.tongues, typing);
  const found = await ranked(slots, made.index);
  const hits = found.map(({ number, score }) => ({ page: made.index.pages[number], score }));
  return { hits, slots, engine: made };
}

/**
 * Sessions for free words, best first, by the path of their guide (`topics/<slug>`).
 * @param {string} query
 * @returns {Promise<{path: string, score: number}[]>}
 */
export async function rank(query) {
  const { hits } = await find(query);
  return hits.filter(({ page }) => page.kind === "guide").map(({ page, score }) => ({ path: page.path, score }));
}
