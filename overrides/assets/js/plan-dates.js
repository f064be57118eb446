// @ts-check
// The days of a plan: calendar arithmetic on `2027-03-09`, which knows no clock and so no time zone.

import { KICKOFF, MIDPOINT } from "./plan-model.js";

/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-model.js").Skip} Skip */
/**
 * A meeting with its day; it begins `later` minutes after the plan's time.
 * @typedef {{slug: string, minutes: number, date: string, later: number}} Meeting
 */

const DAY = 86_400_000;
// Ten years of skipped weeks: whoever skips more has no date to meet.
const PATIENCE = 520;

/**
 * True for a day that exists, written as `2027-03-09`.
 * @param {string} date
 */
export function isDate(date) {
  const made = /^[12]\d{3}-\d\d-\d\d$/.test(date) ? new Date(`${date}T00:00:00Z`) : null;
  return made !== null && !Number.isNaN(made.getTime()) && made.toISOString().startsWith(date);
}

/**
 * The day so many days after another.
 * @param {string} date
 * @param {number} days
 */
export function addDays(date, days) {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} date
 * @param {readonly Skip[]} skipped
 */
export const isSkipped = (date, skipped) => skipped.some(({ from, to }) => from <= date && date <= to);

/**
 * The day itself, or the same weekday of the next week that is not skipped.
 * @param {string} date
 * @param {readonly Skip[]} skipped
 */
function free(date, skipped) {
  let day = date;
  for (let week = 0; week < PATIENCE && isSkipped(day, skipped); week++) day = addDays(day, 7);
  return day;
}

/**
 * The meetings of a plan with their days. A kickoff is one week before the first session, a midpoint check
 * follows its session on the same day, everything else keeps the cadence. A meeting on a skipped day moves to
 * the next free week, and those after it keep their distance from it: a pair never gets less time than it chose.
 * @param {Plan} plan
 * @returns {Meeting[]}
 */
export function meetings(plan) {
  /** @type {Meeting[]} */
  const made = [];
  for (const item of plan.items) {
    const last = made.at(-1);
    if (last && item.slug === MIDPOINT) {
      made.push({ ...item, date: last.date, later: last.later + last.minutes });
    } else {
      const weeks = last?.slug === KICKOFF ? 1 : plan.weeks;
      const wanted = last ? addDays(last.date, weeks * 7) : plan.start;
      made.push({ ...item, date: free(wanted, plan.skipped), later: 0 });
    }
  }
  return made;
}

/**
 * A weekday two weeks after another day: soon, and time enough to agree on it.
 * @param {string} today
 */
export function firstDate(today) {
  const day = addDays(today, 14);
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  return addDays(day, weekday === 6 ? 2 : weekday === 0 ? 1 : 0);
}
