// @ts-check
// The sentences of the plan page, which its HTML carries, and days and hours as people write them there.

const DAY = /** @type {const} */ ({ weekday: "short", day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const HOUR = /** @type {const} */ ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: "UTC" });

/** @typedef {ReturnType<typeof speaker>} Words */

/**
 * A speaker of the words an element carries as `data-said-moved`.
 * @param {HTMLElement} holder
 */
export function speaker(holder) {
  const locale = holder.dataset.locale ?? "en";
  const days = new Intl.DateTimeFormat(locale, DAY);
  const hours = new Intl.DateTimeFormat(locale, HOUR);
  const weekdays = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" });
  const at = (/** @type {string} */ date) => new Date(`${date}T00:00:00Z`);

  /** @type {(key: string, values?: Record<string, string | number>) => string} */
  const say = (key, values = {}) => {
    const words = holder.getAttribute(`data-${key}`) ?? "";
    return words.replace(/\{(\w+)\}/g, (slot, name) => String(values[name] ?? slot));
  };
  /** @type {(key: string, count: number) => string} */
  const counted = (key, count) => say(`${key}-${count === 1 ? "one" : "other"}`, { count });

  return {
    say,
    counted,
    /** @param {string} date */
    day: (date) => days.format(at(date)),
    /** @param {string} date */
    weekday: (date) => weekdays.format(at(date)),
    /**
     * The hour so many minutes after a time of day.
     * @param {string} time
     * @param {number} [later]
     */
    hour: (time, later = 0) => hours.format(Date.parse(`1970-01-01T${time}:00Z`) + later * 60_000),
    /**
     * A number of minutes in hours and minutes.
     * @param {number} minutes
     */
    length: (minutes) => {
      const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
      return say(`total-${!values.hours ? "minutes" : values.minutes ? "hours" : "whole"}`, values);
    },
    /**
     * Days that are skipped, as one or as two with what lies between.
     * @param {{from: string, to: string}} skip
     */
    days: ({ from, to }) => {
      const first = days.format(at(from));
      return from === to ? first : say("when-span", { from: first, to: days.format(at(to)) });
    },
  };
}
