// @ts-check
// The time of a session by the wall clock: read from two moments, never counted, so that a phone may sleep.

/** @typedef {{ ran: number, since: number | null }} Clock `ran` before, and the moment it runs since, if it runs */
/** @typedef {"half" | "soon" | "over"} Mark */

const MINUTE = 60_000;
/** How long before the end a part says so. */
export const SOON = 2 * MINUTE;
/** A session that was away longer than this was not going on meanwhile. */
const AWAY = 30 * MINUTE;

/**
 * @param {number} now
 * @returns {Clock}
 */
export const started = (now) => ({ ran: 0, since: now });

/**
 * Milliseconds the clock has run; a wall clock that is put back never takes any away.
 * @param {Clock} clock
 * @param {number} now
 */
export const elapsed = (clock, now) => clock.ran + (clock.since === null ? 0 : Math.max(0, now - clock.since));

/**
 * @param {Clock} clock
 * @param {number} now
 * @returns {Clock}
 */
export const paused = (clock, now) => ({ ran: elapsed(clock, now), since: null });

/**
 * @param {Clock} clock
 * @param {number} now
 * @returns {Clock}
 */
export const running = (clock, now) => (clock.since === null ? { ran: clock.ran, since: now } : clock);

/**
 * The clock of a page that was left at `seen`: it went on if that was a moment ago, else it stands where it stood.
 * @param {Clock} clock
 * @param {number} seen
 * @param {number} now
 * @returns {Clock}
 */
export const resumed = (clock, seen, now) => (now - seen > AWAY ? paused(clock, seen) : clock);

/**
 * The milestone a part has reached: half of it, two minutes before its end, its end.
 * @param {number} length
 * @param {number} spent
 * @returns {Mark | null}
 */
export function markOf(length, spent) {
  if (spent >= length) return "over";
  if (length > SOON && spent >= length - SOON) return "soon";
  // In a short part half and two minutes would fall together: one of them is enough.
  return length >= 3 * SOON && spent >= length / 2 ? "half" : null;
}

/**
 * Minutes and seconds of a length; what is left counts every second begun, so that 0:00 is the end.
 * @param {number} length
 */
export function parts(length) {
  const seconds = Math.ceil(Math.abs(length) / 1000);
  return { minutes: Math.floor(seconds / 60), seconds: String(seconds % 60).padStart(2, "0") };
}

/**
 * Whole minutes of a length, rounded as people speak of them.
 * @param {number} length
 */
export const whole = (length) => Math.round(Math.abs(length) / MINUTE);
