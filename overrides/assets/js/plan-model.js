// @ts-check
// A plan as a plain value, and what can be done to it; every change gives a new one.

/**
 * One meeting of a plan: a session by its topic's slug, else one of the three other meetings of a track.
 * @typedef {{slug: string, minutes: number}} Item
 */
/**
 * Days on which nobody meets, both ends counted, as `2027-03-08`.
 * @typedef {{from: string, to: string}} Skip
 */
/**
 * A meeting that is in somebody's calendar and no longer in the plan; `at` is its start as `20270309T030000Z`.
 * @typedef {{slug: string, at: string}} Gone
 */
/**
 * `start` is the day of the first meeting, `time` the hour on the clock in `zone`, `weeks` the weeks from one
 * session to the next. `seed` names the plan in calendars; `sequence` counts how often it was saved for one.
 * @typedef {object} Plan
 * @property {Item[]} items
 * @property {string} track
 * @property {string} start
 * @property {string} time
 * @property {string} zone
 * @property {number} weeks
 * @property {Skip[]} skipped
 * @property {boolean} plain
 * @property {string} seed
 * @property {number} sequence
 * @property {Gone[]} gone
 */

export const KICKOFF = "~kickoff";
export const MIDPOINT = "~midpoint";
export const CLOSING = "~closing";
export const MEETINGS = [KICKOFF, MIDPOINT, CLOSING];

/**
 * An empty plan.
 * @param {{start: string, zone: string, seed: string}} first
 * @returns {Plan}
 */
export function empty({ start, zone, seed }) {
  const rest = { items: [], track: "", time: "09:00", weeks: 2, skipped: [], plain: false, sequence: 0, gone: [] };
  return { ...rest, start, zone, seed };
}

/** @param {string} slug */
export const isSession = (slug) => !slug.startsWith("~");

/**
 * True when a meeting is in the plan.
 * @param {Plan} plan
 * @param {string} slug
 */
export const holds = (plan, slug) => plan.items.some((item) => item.slug === slug);

/**
 * The plan with one more meeting, before another one, else at the end; a closing stays last.
 * @param {Plan} plan
 * @param {Item} item
 * @param {string} [before]
 * @returns {Plan}
 */
export function added(plan, item, before = CLOSING) {
  if (holds(plan, item.slug)) return plan;
  const at = plan.items.findIndex(({ slug }) => slug === before);
  const items = at < 0 ? [...plan.items, item] : plan.items.toSpliced(at, 0, item);
  return { ...plan, items, gone: plan.gone.filter(({ slug }) => slug !== item.slug) };
}

/**
 * The plan with a meeting at another place, counted from 0.
 * @param {Plan} plan
 * @param {string} slug
 * @param {number} to
 * @returns {Plan}
 */
export function moved(plan, slug, to) {
  const item = plan.items.find((each) => each.slug === slug);
  if (!item) return plan;
  const others = plan.items.filter((each) => each !== item);
  return { ...plan, items: others.toSpliced(Math.max(0, Math.min(to, others.length)), 0, item) };
}

/**
 * The plan without a meeting. Once a calendar may hold the meeting, the plan remembers that it is called off.
 * @param {Plan} plan
 * @param {string} slug
 * @param {string} at when it would have begun, as `20270309T030000Z`
 * @returns {Plan}
 */
export function removed(plan, slug, at) {
  if (!holds(plan, slug)) return plan;
  const gone = plan.sequence ? [...plan.gone, { slug, at }] : plan.gone;
  return { ...plan, items: plan.items.filter((item) => item.slug !== slug), gone };
}

/**
 * The plan with the meetings of a track in the place of its own.
 * @param {Plan} plan
 * @param {{slug: string, weeks: number, items: Item[]}} track
 * @returns {Plan}
 */
export function following(plan, { slug, weeks, items }) {
  const gone = plan.gone.filter((each) => !items.some((item) => item.slug === each.slug));
  return { ...plan, items, track: slug, weeks, gone };
}

/**
 * The plan with other minutes for a meeting.
 * @param {Plan} plan
 * @param {string} slug
 * @param {number} minutes
 * @returns {Plan}
 */
export function lasting(plan, slug, minutes) {
  return { ...plan, items: plan.items.map((item) => (item.slug === slug ? { slug, minutes } : item)) };
}

/**
 * The plan with other days to skip, in order and each once.
 * @param {Plan} plan
 * @param {Skip[]} skips
 * @returns {Plan}
 */
export function skipping(plan, skips) {
  const byText = new Map(skips.map((skip) => [`${skip.from}..${skip.to}`, skip]));
  return { ...plan, skipped: [...byText].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, skip]) => skip) };
}

/**
 * The plan without sessions this site does not have, and their slugs.
 * @param {Plan} plan
 * @param {ReadonlySet<string>} slugs
 * @returns {{plan: Plan, lost: string[]}}
 */
export function known(plan, slugs) {
  const here = (/** @type {Item} */ { slug }) => (isSession(slug) ? slugs.has(slug) : MEETINGS.includes(slug));
  const lost = plan.items.filter((item) => !here(item)).map(({ slug }) => slug);
  return { plan: lost.length ? { ...plan, items: plan.items.filter(here) } : plan, lost };
}
