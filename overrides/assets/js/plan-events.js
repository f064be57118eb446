// @ts-check
// The meetings of a plan as events of a calendar.

import { utc } from "./calendar.js";
import { meetings } from "./plan-dates.js";
import { holds, isSession } from "./plan-model.js";
import { instant } from "./zone.js";

/** @typedef {import("./calendar.js").Event} Event */
/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-dates.js").Meeting} Meeting */
/** @typedef {import("./plan-shelf.js").Shelf} Shelf */
/** @typedef {import("./plan-words.js").Words} Words */

/**
 * When a meeting begins, in milliseconds.
 * @param {Plan} plan
 * @param {Meeting} meeting
 */
export const startOf = (plan, { date, later }) => instant(date, plan.time, plan.zone) + later * 60_000;

/**
 * When a meeting of a plan begins, as calendars write it; empty for one it does not hold.
 * @param {Plan} plan
 * @param {string} slug
 */
export function stampOf(plan, slug) {
  const meeting = meetings(plan).find((each) => each.slug === slug);
  return meeting ? utc(startOf(plan, meeting)) : "";
}

/**
 * The name of a meeting.
 * @param {string} slug
 * @param {Shelf} shelf
 * @param {Words} words
 */
export function titleOf(slug, shelf, words) {
  return isSession(slug) ? (shelf.topics.get(slug)?.title ?? slug) : words.say(slug.slice(1));
}

/**
 * The page that tells what happens in a meeting; empty when there is none.
 * @param {import("./plan-model.js").Item} item
 * @param {Plan} plan
 * @param {Shelf} shelf
 */
export function pageOf({ slug, minutes }, plan, shelf) {
  if (isSession(slug)) return `${shelf.topics.get(slug)?.href}?minutes=${minutes}`;
  const track = shelf.tracks.get(plan.track);
  return track ? `${track.href}#${slug.slice(1)}` : "";
}

/**
 * The page that runs a session.
 * @param {import("./plan-model.js").Item} item
 * @param {Shelf} shelf
 */
export const runOf = ({ slug, minutes }, shelf) => `${shelf.topics.get(slug)?.href}run/?minutes=${minutes}`;

/**
 * All events of a plan: each meeting under an id that stays, and those that were called off.
 * @param {Plan} plan
 * @param {Shelf} shelf
 * @param {Words} words
 * @returns {Event[]}
 */
export function eventsOf(plan, shelf, words) {
  const held = meetings(plan).map((meeting) => eventOf(meeting, plan, shelf, words));
  const gone = plan.gone.filter(({ slug }) => !holds(plan, slug));
  const called = gone.map(({ slug, at }) => ({
    uid: uidOf(plan, slug),
    start: Date.parse(at.replace(/^(....)(..)(..T..)(..)(..Z)$/, "$1-$2-$3:$4:$5")),
    minutes: 0,
    title: words.say("event-cancelled", { title: shown(plan, slug, shelf, words) }),
    cancelled: true,
  }));
  return [...held, ...called];
}

/**
 * @param {Meeting} meeting
 * @param {Plan} plan
 * @param {Shelf} shelf
 * @param {Words} words
 * @returns {Event}
 */
function eventOf(meeting, plan, shelf, words) {
  const title = shown(plan, meeting.slug, shelf, words);
  const url = pageOf(meeting, plan, shelf);
  return {
    uid: uidOf(plan, meeting.slug),
    start: startOf(plan, meeting),
    minutes: meeting.minutes,
    title,
    url,
    body: bodyOf(meeting, url, shelf, words),
    alarm: words.say(isSession(meeting.slug) ? "event-alarm" : "event-alarm-meeting", { title }),
    isPrivate: plan.plain,
  };
}

/**
 * @param {Meeting} meeting
 * @param {string} url
 * @param {Shelf} shelf
 * @param {Words} words
 */
function bodyOf(meeting, url, shelf, words) {
  const topic = shelf.topics.get(meeting.slug);
  if (!topic) return url && words.say("event-track", { url });
  return [
    words.say("event-guide", { url }),
    words.say("event-run", { url: runOf(meeting, shelf) }),
    words.say("event-prepare", { time: words.length(topic.prepare) }),
  ].join("\n");
}

/**
 * The title a calendar shows: the meeting's, or one that tells nothing to whoever looks on.
 * @param {Plan} plan
 * @param {string} slug
 * @param {Shelf} shelf
 * @param {Words} words
 */
const shown = (plan, slug, shelf, words) => (plan.plain ? words.say("take-plain-title") : titleOf(slug, shelf, words));

/**
 * @param {Plan} plan
 * @param {string} slug
 */
const uidOf = (plan, slug) => `${plan.seed}.${slug.replace("~", "_")}@terbalik`;
