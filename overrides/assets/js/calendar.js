// @ts-check
// Text that calendars read: RFC 5545, with every date in UTC.

/**
 * An event; `start` is an instant in milliseconds, `alarm` what a reminder says one day before.
 * @typedef {object} Event
 * @property {string} uid
 * @property {number} start
 * @property {number} minutes
 * @property {string} title
 * @property {string} [body]
 * @property {string} [url]
 * @property {string} [alarm]
 * @property {boolean} [isPrivate]
 * @property {boolean} [cancelled]
 */

const WIDTH = 75;
const PRODUCT = "-//Terbalik//My plan//EN";
const encoder = new TextEncoder();

/**
 * A calendar of events. A calendar that knows them by their ids takes the one with the higher `sequence`.
 * @param {{name: string, events: readonly Event[], sequence: number, now: number}} given
 */
export function calendar({ name, events, sequence, now }) {
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:${PRODUCT}`,
    "CALSCALE:GREGORIAN",
    "METHOD:PUBLISH",
    `X-WR-CALNAME:${escaped(name)}`,
    ...events.flatMap((event) => entry(event, sequence, now)),
    "END:VCALENDAR",
  ];
  return lines.map(folded).join("\r\n") + "\r\n";
}

/**
 * @param {Event} event
 * @param {number} sequence
 * @param {number} now
 */
function entry(event, sequence, now) {
  return [
    "BEGIN:VEVENT",
    `UID:${escaped(event.uid)}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${utc(now)}`,
    `DTSTART:${utc(event.start)}`,
    // An event that was called off has no length, and an end must lie after its start.
    ...(event.minutes ? [`DTEND:${utc(event.start + event.minutes * 60_000)}`] : []),
    `SUMMARY:${escaped(event.title)}`,
    ...(event.body ? [`DESCRIPTION:${escaped(event.body)}`] : []),
    ...(event.url ? [`URL:${event.url}`] : []),
    ...(event.isPrivate ? ["CLASS:PRIVATE"] : []),
    `STATUS:${event.cancelled ? "CANCELLED" : "CONFIRMED"}`,
    ...(event.alarm ? reminder(event.alarm) : []),
    "END:VEVENT",
  ];
}

/** @param {string} words */
function reminder(words) {
  return ["BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P1D", `DESCRIPTION:${escaped(words)}`, "END:VALARM"];
}

/**
 * An instant as `20270309T030000Z`.
 * @param {number} at
 */
export function utc(at) {
  return new Date(at).toISOString().replace(/[-:]|\.\d+/g, "");
}

/**
 * A text with its separators escaped and without the controls no calendar may hold.
 * @param {string} text
 */
export function escaped(text) {
  const plain = text.replace(/\r\n?/g, "\n").replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ");
  return plain.replace(/[\\;,]/g, "\\$&").replaceAll("\n", "\\n");
}

/**
 * A line cut after 75 octets of UTF-8 at most, never inside a letter; what follows begins with a space.
 * @param {string} line
 */
export function folded(line) {
  const cut = [];
  let part = "";
  let octets = 0;
  for (const letter of line) {
    const weight = encoder.encode(letter).length;
    if (octets + weight > WIDTH) {
      cut.push(part);
      part = " ";
      octets = 1;
    }
    part += letter;
    octets += weight;
  }
  return [...cut, part].join("\r\n");
}
