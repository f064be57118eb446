// @ts-check
// What a plan could be told: which order is better, and what it comes to in all.

import { isSession } from "./plan-model.js";

/** @typedef {import("./plan-model.js").Item} Item */
/** @typedef {import("./plan-shelf.js").Topic} Topic */
/** A session that is better after another one, which is planned later or not at all. */
/** @typedef {{slug: string, after: string, planned: boolean}} Advice */

/**
 * The advice on the order of meetings; it is never a condition.
 * @param {readonly Item[]} items
 * @param {ReadonlyMap<string, Topic>} topics
 * @returns {Advice[]}
 */
export function adviceOn(items, topics) {
  const place = new Map(items.map(({ slug }, at) => [slug, at]));
  return items.flatMap(({ slug }, at) =>
    (topics.get(slug)?.after ?? [])
      .filter((after) => topics.has(after) && (place.get(after) ?? Infinity) > at)
      .map((after) => ({ slug, after, planned: place.has(after) })),
  );
}

/**
 * What a plan takes: meetings by kind, minutes together, minutes the mentor prepares.
 * @param {readonly Item[]} items
 * @param {ReadonlyMap<string, Topic>} topics
 */
export function totalsOf(items, topics) {
  const sessions = items.filter(({ slug }) => isSession(slug));
  return {
    sessions: sessions.length,
    meetings: items.length - sessions.length,
    together: items.reduce((sum, { minutes }) => sum + minutes, 0),
    prepare: sessions.reduce((sum, { slug }) => sum + (topics.get(slug)?.prepare ?? 0), 0),
  };
}
