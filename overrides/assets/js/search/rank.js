// @ts-check
// Which sessions and pages answer a query best. Every word helps, none is needed, and all of them help most.

/** @typedef {import("./pieces.js").Index} Index */
/** @typedef {import("./pieces.js").Posting} Posting */
/** @typedef {import("./query.js").Slot} Slot */
/** @typedef {import("./query.js").Way} Way */

/** How likely a kind of page is what somebody looks for, all else equal. @type {Record<string, number>} */
const KINDS = { guide: 1, chapter: 0.85, form: 0.8, track: 0.75 };
const OTHER = 0.5;
const PAIR = 0.6;
const MORE = 0.15;
const COVERED = 0.65;

/**
 * Numbers of pages with their scores, best first, and how much each slot can say.
 * @param {Slot[]} slots
 * @param {Index} index
 * @returns {Promise<{ranks: {number: number, score: number}[], weights: number[]}>}
 */
export async function ranked(slots, index) {
  const pairs = pairsOf(slots);
  const keys = slots.flatMap((slot) => slot.ways.flatMap((way) => [...way.roots, pairOf(way)]));
  const postings = await index.postings([...keys, ...pairs]);
  const count = index.pages.length;
  const told = slots.map((slot) => scored(slot, postings, count));
  const whole = told.reduce((sum, each) => sum + each.most, 0);
  /** @type {Map<number, {sum: number, covered: number}>} */
  const found = new Map();
  for (const { scores, most } of told) {
    for (const [number, score] of scores) {
      const before = found.get(number) ?? { sum: 0, covered: 0 };
      found.set(number, { sum: before.sum + score, covered: before.covered + most });
    }
  }
  for (const pair of pairs) {
    const posting = postings.get(pair);
    const worth = posting ? PAIR * rarity(posting, count) : 0;
    posting?.forEach((_, number) => {
      const before = found.get(number);
      if (before) before.sum += worth;
    });
  }
  const ranks = [...found].map(([number, { sum, covered }]) => ({
    number,
    score: sum * (1 - COVERED + (COVERED * covered) / whole) * (KINDS[index.pages[number].kind] ?? OTHER),
  }));
  ranks.sort((one, two) => two.score - one.score || one.number - two.number);
  return { ranks, weights: told.map((each) => each.most) };
}

/**
 * What a slot says of each page: its best way, and a little for each other one. `most` is how much it could say.
 * @param {Slot} slot
 * @param {Map<string, Posting>} postings
 * @param {number} count
 */
function scored(slot, postings, count) {
  const ways = slot.ways.map((way) => ({ way, posting: postingOf(way, postings) }));
  const known = ways.filter((each) => each.posting.size);
  const exact = known.filter(({ way }) => way.worth > 0.9);
  const limit = Math.max(0, ...(exact.length ? exact : known).map(({ posting }) => rarity(posting, count)));
  /** @type {Map<number, number>} */
  const scores = new Map();
  for (const { way, posting } of known) {
    const worth = way.worth * Math.min(limit, rarity(posting, count));
    posting.forEach((level, number) => {
      const score = worth * level;
      const before = scores.get(number) ?? 0;
      scores.set(number, Math.max(score, before) + MORE * Math.min(score, before));
    });
  }
  return { scores, most: limit };
}

/**
 * @param {Way} way
 * @param {Map<string, Posting>} postings
 * @returns {Posting}
 */
function postingOf(way, postings) {
  const rows = way.roots.map((root) => postings.get(root) ?? new Map());
  if (rows.length === 1) return rows[0];
  const named = postings.get(pairOf(way));
  /** @type {Posting} */
  const found = new Map();
  for (const [number, level] of rows[0]) {
    const levels = [level, ...rows.slice(1).map((row) => row.get(number) ?? 0)];
    const least = Math.min(...levels);
    // Words that happen to stand in one page are not yet a phrase; a name of the page is.
    if (least) found.set(number, named?.has(number) ? Math.min(1, least + 0.3) : least * 0.8);
  }
  return found;
}

/**
 * How much it tells that a page has it. Pages that only mention it hardly count: a word in passing on every
 * page is still the name of the one that is about it.
 * @param {Posting} posting
 * @param {number} count of how many pages
 * @returns {number}
 */
function rarity(posting, count) {
  const levels = [...posting.values()];
  const pages = levels.reduce((sum, level) => sum + level, 0) / Math.max(...levels);
  return Math.log(1 + (count - pages + 0.5) / (pages + 0.5));
}

/** @param {Way} way */
function pairOf(way) {
  return way.roots.slice(0, 2).join(" ");
}

/**
 * Neighbors in the query, which the name of a page may hold as a pair.
 * @param {Slot[]} slots
 * @returns {string[]}
 */
function pairsOf(slots) {
  const firsts = slots.map((slot) => slot.ways.find((way) => way.worth > 0.7 && way.roots.length === 1)?.roots[0]);
  return firsts.slice(1).flatMap((root, at) => (root && firsts[at] ? [`${firsts[at]} ${root}`] : []));
}
