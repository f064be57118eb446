// @ts-check
// A session on its way: what is done, what runs, what is still to come, and how its minutes are planned anew.
// Values in, values out; time is given in milliseconds the session has run, pauses left out.

import { fit, reaches, share, slotsOf, sum } from "./fit.js";

/** @typedef {import("./fit.js").Activity} Activity */
/** @typedef {{ id: string, minutes: number }} Part */
/** @typedef {{ id: string, minutes: number, from: number, began: number }} Current `from` is the whole minute it began at */
/** @typedef {{ current: Current, rest: Part[], ended: number }} Done what ran, when it ended, and what was to come then */
/**
 * @typedef {object} Session
 * @property {number} minutes the length agreed on
 * @property {Done[]} done
 * @property {Current | null} current null once the session has ended
 * @property {Part[]} rest
 * @property {string[]} dropped what the mentor left out on purpose
 */

const MINUTE = 60_000;

/**
 * Parts for these minutes by the rule. Where no choice lasts exactly that long: the longest that does not last
 * longer, and if even the shortest does, that one. No minute is ever negative.
 * @param {Activity[]} activities
 * @param {number} minutes
 * @returns {Part[]}
 */
export function planned(activities, minutes) {
  const most = sum(activities, "max");
  let length = Math.min(Math.max(minutes, 0), most);
  while (length > 0 && !reaches(activities, length)) length -= 1;
  while (length < most && !reaches(activities, length)) length += 1;
  return plain(fit(activities, length).slots ?? []);
}

/** @param {Part[]} slots */
const plain = (slots) => slots.map(({ id, minutes }) => ({ id, minutes }));

/**
 * A session at its first part, or null when there is nothing to run.
 * @param {Activity[]} activities
 * @param {number} minutes
 * @returns {Session | null}
 */
export function begin(activities, minutes) {
  const [first, ...rest] = planned(activities, minutes);
  if (!first) return null;
  return { minutes, done: [], current: { ...first, from: 0, began: 0 }, rest, dropped: [] };
}

/**
 * The next part, or the end. Time saved or overrun is shared out among the parts that were to come, as the rule
 * shares it; parts leave or come in only where those cannot fill the time that is left.
 * @param {Session} session
 * @param {Activity[]} activities
 * @param {number} elapsed
 * @returns {Session}
 */
export function next(session, activities, elapsed) {
  const { current } = session;
  if (!current) return session;
  const done = [...session.done, { current, rest: session.rest, ended: elapsed }];
  const from = Math.round(elapsed / MINUTE);
  const [first, ...rest] = session.rest.length ? shared(session, activities, session.minutes - from) : [];
  return { ...session, done, rest, current: first ? { ...first, from, began: elapsed } : null };
}

/**
 * @param {Session} session
 * @param {Activity[]} activities
 * @param {number} minutes
 * @returns {Part[]}
 */
function shared(session, activities, minutes) {
  const kept = activities.filter((each) => session.rest.some((part) => part.id === each.id));
  if (minutes === lasts(session.rest)) return session.rest;
  if (sum(kept, "min") <= minutes && minutes <= sum(kept, "max")) return plain(slotsOf(kept, share(kept, minutes)));
  return planned(ahead(session, activities), minutes);
}

/**
 * The part before, with the plan as it was then; the time goes on.
 * @param {Session} session
 * @returns {Session}
 */
export function back(session) {
  const before = session.done.at(-1);
  if (!before) return session;
  return { ...session, done: session.done.slice(0, -1), current: before.current, rest: before.rest };
}

/**
 * More minutes for the part that runs; the rest is planned anew, by the rule, for what is left then.
 * @param {Session} session
 * @param {Activity[]} activities
 * @param {number} elapsed
 * @param {number} extra
 * @returns {Session}
 */
export function more(session, activities, elapsed, extra = 2) {
  const { current } = session;
  if (!current) return session;
  // Whoever is over already asks for minutes from now on.
  const spent = Math.ceil((elapsed - current.began) / MINUTE);
  const minutes = Math.max(current.minutes, spent) + extra;
  const left = session.minutes - current.from - minutes;
  return { ...session, current: { ...current, minutes }, rest: planned(ahead(session, activities), left) };
}

/**
 * On with a later part: what lies between is left out, and its minutes go to the rest by the rule.
 * @param {Session} session
 * @param {Activity[]} activities
 * @param {string} to
 * @param {number} elapsed
 * @returns {Session}
 */
export function skip(session, activities, to, elapsed) {
  const open = ahead(session, activities);
  const at = open.findIndex((each) => each.id === to);
  const { current } = session;
  if (!current || at < 0) return session;
  const from = Math.round(elapsed / MINUTE);
  const wanted = open.slice(at).map((each) => (each.id === to ? { ...each, keep: "must" } : each));
  const [first, ...rest] = planned(wanted, session.minutes - from);
  const done = [...session.done, { current, rest: session.rest, ended: elapsed }];
  return { ...session, done, rest, current: { ...first, from, began: elapsed } };
}

/**
 * Leave a part out that is still to come; the rest is planned anew by the rule.
 * @param {Session} session
 * @param {Activity[]} activities
 * @param {string} id
 * @returns {Session}
 */
export function drop(session, activities, id) {
  const { current } = session;
  if (!current) return session;
  const without = { ...session, dropped: [...session.dropped, id] };
  const left = session.minutes - current.from - current.minutes;
  return { ...without, rest: planned(ahead(without, activities), left) };
}

/**
 * What may still come: all activities after the one that runs, but for those dropped.
 * @param {Session} session
 * @param {Activity[]} activities
 */
export function ahead(session, activities) {
  const at = activities.findIndex((each) => each.id === session.current?.id);
  return activities.slice(at + 1).filter((each) => !session.dropped.includes(each.id));
}

/** @param {Part[]} parts */
export const lasts = (parts) => parts.reduce((total, part) => total + part.minutes, 0);

/**
 * By how many minutes the plan is longer than what was agreed on; below 0 there are minutes to spare.
 * @param {Session} session
 */
export function over(session) {
  const { current } = session;
  return current ? current.from + current.minutes + lasts(session.rest) - session.minutes : 0;
}

/**
 * The part to leave out when the plan is too long: the shortest that saves enough, else the longest. The last
 * part stays, because in it something is decided.
 * @param {Session} session
 * @returns {Part | null}
 */
export function toDrop(session) {
  const able = session.rest.slice(0, -1).sort((a, b) => a.minutes - b.minutes);
  return able.find((part) => part.minutes >= over(session)) ?? able.at(-1) ?? null;
}

/**
 * What a new plan changes in the parts that are still to come.
 * @param {Part[]} before
 * @param {Part[]} after
 */
export function changes(before, after) {
  const minutes = new Map(before.map((part) => [part.id, part.minutes]));
  const kept = new Set(after.map((part) => part.id));
  return {
    out: before.filter((part) => !kept.has(part.id)).map((part) => part.id),
    come: after.filter((part) => !minutes.has(part.id)).map((part) => part.id),
    moved: after.flatMap((part) => {
      const was = minutes.get(part.id);
      return was === undefined || was === part.minutes ? [] : [{ ...part, was }];
    }),
  };
}

/**
 * The minutes that going on at a later part would free.
 * @param {Session} session
 * @param {string} to
 */
export function frees(session, to) {
  const at = session.rest.findIndex((part) => part.id === to);
  return lasts(session.rest.slice(0, Math.max(at, 0)));
}

/**
 * The activities that were never run, in their order.
 * @param {Session} session
 * @param {Activity[]} activities
 */
export function leftOut(session, activities) {
  const ran = new Set(session.done.map((each) => each.current.id));
  return activities.filter((each) => !ran.has(each.id) && each.id !== session.current?.id).map((each) => each.id);
}

/**
 * The end, whatever was still to come.
 * @param {Session} session
 * @param {number} elapsed
 * @returns {Session}
 */
export function finish(session, elapsed) {
  const { current } = session;
  if (!current) return session;
  return { ...session, done: [...session.done, { current, rest: session.rest, ended: elapsed }], current: null, rest: [] };
}
