// @ts-check
// A session as the device keeps it; what another edition or another program wrote there is not trusted.

/** @typedef {import("./run-plan.js").Session} Session */
/** @typedef {import("./run-clock.js").Clock} Clock */
/**
 * @typedef {object} Kept
 * @property {Session} session
 * @property {string} format
 * @property {Clock} clock
 * @property {Record<string, string>} notes by part
 * @property {string[]} ticks steps that are done
 * @property {number} seen when the page last knew of it
 */

/**
 * A kept session that these parts can still run, or null.
 * @param {unknown} value
 * @param {string[]} ids
 * @returns {Kept | null}
 */
export function isKept(value, ids) {
  const kept = /** @type {Kept} */ (value);
  const session = kept?.session;
  if (!session || !Array.isArray(session.done) || !Array.isArray(session.rest) || !Array.isArray(session.dropped)) return null;
  const named = [...session.done.flatMap((each) => [each?.current, ...(each?.rest ?? [])]), ...session.rest];
  if (session.current) named.push(session.current);
  const known = named.length && named.every((part) => part && ids.includes(part.id) && Number.isFinite(part.minutes));
  const timed = Number.isFinite(session.minutes) && Number.isFinite(kept.clock?.ran) && Number.isFinite(kept.seen);
  const since = kept.clock?.since === null || Number.isFinite(kept.clock?.since);
  if (!known || !timed || !since || !Array.isArray(kept.ticks)) return null;
  return { ...kept, notes: lettersOnly(kept.notes) };
}

/**
 * @param {unknown} notes
 * @returns {Record<string, string>}
 */
function lettersOnly(notes) {
  return Object.fromEntries(Object.entries(notes ?? {}).filter(([, words]) => typeof words === "string"));
}
