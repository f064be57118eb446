// @ts-check
// The search without its looks: for the dialog, and for any page that takes free words.

import { load } from "./pieces.js";
import { understand } from "./query.js";
import { ranked } from "./rank.js";
import { tokens } from "./text.js";
import { Tongues } from "./tongues.js";

/**
 * @typedef {object} Answer
 * @property {{page: import("./pieces.js").Page, score: number}[]} hits
 * @property {import("./query.js").Slot[]} slots what was asked for
 * @property {number[]} weights how much each of them can say
 * @property {Engine} engine
 */

/** @typedef {{index: import("./pieces.js").Index, tongues: Tongues}} Engine */

// What answers less than this share of what the best one does is no answer.
const WORTHY = 0.15;
/** @type {Promise<Engine> | undefined} */
let loading;

/**
 * The index and words of this page's language, loaded once; a failure is tried again when next asked.
 * @returns {Promise<Engine>}
 */
export function ready() {
  loading ??= start().catch((fault) => {
    loading = undefined;
    throw fault;
  });
  return loading;
}

async function start() {
  const language = document.documentElement.lang;
  const index = await load(new URL(document.body.dataset.root ?? ".", location.href), language);
  return { index, tongues: new Tongues(index, language) };
}

/**
 * Find sessions and pages, best first.
 * @param {string} query
 * @param {boolean} [typing] the last word may not be finished
 * @returns {Promise<Answer>}
 */
export async function find(query, typing = false) {
  const engine = await ready();
  const slots = understand(query, engine.tongues, typing);
  const { ranks, weights } = await ranked(slots, engine.index);
  const least = (ranks[0]?.score ?? 0) * WORTHY;
  const worthy = ranks.filter(({ score }) => score >= least);
  return { hits: worthy.map(({ number, score }) => ({ page: engine.index.pages[number], score })), slots, weights, engine };
}

/**
 * Known words like the one of a query that nobody knows.
 * @param {string} query
 * @returns {Promise<string[]>}
 */
export async function nearest(query) {
  const { tongues } = await ready();
  const words = tokens(query).flatMap((word) => tongues.slips(word, 3));
  return [...new Set(words)].slice(0, 4);
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
