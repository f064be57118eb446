// @ts-check
// The words of run mode in the page's language, and its texts: what was run, for how long, and the notes.

import { parts, whole } from "./run-clock.js";

/** @typedef {import("./run-plan.js").Session} Session */
/** @typedef {{ id: string, title: string }} Named */

const root = /** @type {HTMLElement} */ (document.querySelector(".run"));

/**
 * Words with their places filled.
 * @param {string} name
 * @param {Record<string, string | number>} places
 */
export function say(name, places = {}) {
  const words = root.dataset[name] ?? "";
  return words.replace(/\{(\w+)\}/g, (slot, key) => String(places[key] ?? slot));
}

/**
 * A number of minutes in words.
 * @param {number} count
 */
export const minutes = (count) => say(count === 1 ? "one" : "other", { count });

/**
 * Time as a clock shows it.
 * @param {number} length
 */
export const digits = (length) => say("clock", parts(length));

/**
 * What is left of all, or by how much it is over.
 * @param {number} length
 */
export const ofAll = (length) => say(length < 0 ? "wholePast" : "whole", { minutes: minutes(whole(length)) });

/**
 * @param {string[]} ids
 * @param {Named[]} activities
 */
export function titles(ids, activities) {
  return activities.filter((each) => ids.includes(each.id)).map((each) => each.title).join(", ");
}

/**
 * How long each part took, in the order they were run.
 * @param {Session} session
 * @param {Named[]} activities
 */
export function spent(session, activities) {
  return session.done.map(({ current, ended }) => {
    const title = titles([current.id], activities);
    return say("tookPart", { title, minutes: minutes(whole(ended - current.began)), planned: minutes(current.minutes) });
  });
}

/**
 * A session's notes as plain text, below what it was and how long it took.
 * @param {{ title: string, took: string, lines: string[], missed: string }} about
 * @param {Record<string, string>} notes
 * @param {Named[]} activities
 */
export function asText(about, notes, activities) {
  const noted = activities.filter((each) => notes[each.id]?.trim()).map((each) => `${each.title}\n${notes[each.id].trim()}`);
  const head = [about.title, new Date().toLocaleDateString(document.documentElement.lang, { dateStyle: "long" })];
  return [head.join("\n"), [about.took, ...about.lines, about.missed].join("\n"), ...noted].join("\n\n") + "\n";
}
