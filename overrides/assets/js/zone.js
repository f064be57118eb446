// @ts-check
// Clocks on walls: the instant at which a clock in a time zone shows a day and an hour.

const DAY = 86_400_000;
/** @type {Map<string, Intl.DateTimeFormat>} */
const clocks = new Map();

/**
 * True for a zone this browser knows, such as `Asia/Jakarta`.
 * @param {string} zone
 */
export function isZone(zone) {
  try {
    return Boolean(zone) && Boolean(clock(zone));
  } catch {
    return false;
  }
}

/** @param {string} zone */
function clock(zone) {
  const known = clocks.get(zone);
  if (known) return known;
  const parts = /** @type {const} */ ({ year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
  const made = new Intl.DateTimeFormat("en-u-ca-gregory-nu-latn", { ...parts, hourCycle: "h23", timeZone: zone });
  clocks.set(zone, made);
  return made;
}

/**
 * How far the clocks of a zone are ahead of UTC at an instant, in milliseconds.
 * @param {number} at
 * @param {string} zone
 */
export function ahead(at, zone) {
  const shown = Object.fromEntries(clock(zone).formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(shown.year, shown.month - 1, shown.day, shown.hour, shown.minute, shown.second);
  return wall - Math.floor(at / 1000) * 1000;
}

/**
 * The instant, in milliseconds, at which clocks of a zone show this day and time. As RFC 5545 reads it: a time that
 * comes twice is the first of the two, one that is skipped counts on from before the gap.
 * @param {string} date
 * @param {string} time
 * @param {string} zone
 */
export function instant(date, time, zone) {
  const wall = Date.parse(`${date}T${time}:00Z`);
  const before = wall - ahead(wall - DAY, zone);
  const after = wall - ahead(wall + DAY, zone);
  const shown = [before, after].filter((at) => at + ahead(at, zone) === wall);
  return shown.length ? Math.min(...shown) : before;
}
