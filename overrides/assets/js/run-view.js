// @ts-check
// What run mode shows: the part that runs, its time, what comes next, and at the end what was.

import { ahead, changes, frees, leftOut, over, toDrop } from "./run-plan.js";
import { markOf } from "./run-clock.js";
import { digits, minutes, ofAll, say, spent, titles } from "./run-words.js";

/** @typedef {import("./run-plan.js").Session} Session */
/** @typedef {import("./fit.js").Activity & { title: string, formats: string[], section: HTMLElement }} Part */

const MINUTE = 60_000;
const FEW = 3;
/** All of run mode. */
export const root = /** @type {HTMLElement} */ (document.querySelector(".run"));

/**
 * An element of run mode.
 * @param {string} selector
 */
export const find = (selector) => /** @type {HTMLElement} */ (root.querySelector(selector));

/** The parts of the session as the page holds them. */
export function partsOfPage() {
  return [...root.querySelectorAll(".part")].map((each) => {
    const section = /** @type {HTMLElement} */ (each);
    const { id = "", keep = "", min, typical, max, formats = "" } = section.dataset;
    const title = section.querySelector("h3")?.textContent?.trim() ?? "";
    const minutes = { min: Number(min), typical: Number(typical), max: Number(max) };
    return { id, keep, ...minutes, formats: formats.split(" "), title, section };
  });
}

/**
 * Put letters into an element, unless it holds them already.
 * @param {HTMLElement} element
 * @param {string} text
 */
export function put(element, text) {
  if (element.textContent !== text) element.textContent = text;
}

/**
 * Show the part that runs and what comes after it.
 * @param {Session} session
 * @param {Part[]} activities
 */
export function showPart(session, activities) {
  const { current, rest, done } = session;
  for (const each of activities) each.section.toggleAttribute("data-now", each.id === current?.id);
  put(find(".whereabouts .number"), say("place", { at: done.length + 1, of: done.length + 1 + rest.length }));
  const [then] = rest;
  put(find(".then"), then ? say("then", { title: titles([then.id], activities), minutes: minutes(then.minutes) }) : say("last"));
  put(find("[data-do=next] span"), say(then ? "next" : "finish"));
  /** @type {HTMLButtonElement} */ (find("[data-do=back]")).disabled = !done.length;
  showSkips(session, activities);
  for (const fold of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-unless]"))) {
    const asked = (fold.dataset.unless ?? "").split(" ");
    fold.hidden = [...done.map((each) => each.current), ...rest].some((part) => asked.includes(part.id));
  }
}

/**
 * @param {Session} session
 * @param {Part[]} activities
 */
function showSkips(session, activities) {
  const open = ahead(session, activities).map((each) => each.id);
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-to]"))) {
    const { to = "", label: title = "" } = button.dataset;
    const free = frees(session, to);
    button.hidden = !open.includes(to);
    put(button, say(free ? "frees" : "skip", { title, minutes: minutes(free) }));
  }
}

/**
 * Show the time of the part and of all; give the milestone that the part has reached.
 * @param {Session} session
 * @param {number} elapsed
 */
export function showTime(session, elapsed) {
  if (!session.current) return null;
  const length = session.current.minutes * MINUTE;
  const passed = elapsed - session.current.began;
  const left = length - passed;
  const mark = markOf(length, passed);
  put(find(".digits"), digits(left));
  put(find(".unit"), say(left < 0 ? "past" : "left"));
  put(find(".whereabouts .all"), ofAll(session.minutes * MINUTE - elapsed));
  find(".bar i").style.setProperty("--left", String(Math.max(0, left / length).toFixed(3)));
  find(".meter").dataset.mark = mark ?? "";
  return mark;
}

/**
 * What a new plan changed, in words: what leaves or comes in, whose minutes shift, and whether it is too long.
 * @param {string} opening
 * @param {Session} before
 * @param {Session} after
 * @param {Part[]} activities
 * @param {boolean} [shifts] false where shifting minutes are no news
 */
export function newPlan(opening, before, after, activities, shifts = true) {
  const { out, come, moved } = changes(before.rest, after.rest);
  const gone = out.filter((id) => id !== after.current?.id);
  const lines = [opening];
  if (gone.length) lines.push(say("out", { titles: titles(gone, activities) }));
  if (come.length) lines.push(say("come", { titles: titles(come, activities) }));
  const long = over(after);
  // Each by its name while that can be taken in at a glance; a plan that is too long says so instead.
  if (shifts && moved.length > FEW && long <= 0) lines.push(say("movedMany", { count: moved.length }));
  for (const { id, was, minutes: now } of shifts && moved.length <= FEW && long <= 0 ? moved : []) {
    lines.push(say("moved", { title: titles([id], activities), minutes: minutes(now), was }));
  }
  if (long) lines.push(say(long > 0 ? "long" : "spare", { minutes: minutes(Math.abs(long)) }));
  return lines.filter(Boolean).join(" ");
}

/**
 * The way out of a plan that is too long, as words for a button; null when the plan is not.
 * @param {Session} session
 * @param {Part[]} activities
 */
export function wayOut(session, activities) {
  const part = over(session) > 0 ? toDrop(session) : null;
  return part && { id: part.id, label: say("drop", { title: titles([part.id], activities), minutes: minutes(part.minutes) }) };
}

/**
 * What the end says of a session.
 * @param {Session} session
 * @param {number} elapsed
 * @param {Part[]} activities
 */
export function summary(session, elapsed, activities) {
  const out = titles(leftOut(session, activities), activities);
  const whole = Math.round(elapsed / MINUTE);
  return {
    title: document.getElementById("title")?.textContent?.trim() ?? "",
    took: say("took", { minutes: minutes(whole), planned: minutes(session.minutes) }),
    lines: spent(session, activities),
    missed: out ? say("missed", { titles: out }) : say("nothingOut"),
  };
}

/**
 * Show how the session went and what was noted.
 * @param {ReturnType<typeof summary>} about
 * @param {Record<string, string>} notes
 * @param {Part[]} activities
 */
export function showEnd(about, notes, activities) {
  put(find(".took"), about.took);
  put(find(".missed"), about.missed);
  find(".spent").replaceChildren(...about.lines.map((line) => element("li", line)));
  const noted = activities.filter((each) => notes[each.id]?.trim());
  find("dl.noted").replaceChildren(...noted.flatMap((each) => [element("dt", each.title), element("dd", notes[each.id].trim())]));
  for (const each of root.querySelectorAll(".noted, [data-do=copy], [data-do=save], [data-do=clear]")) {
    each.toggleAttribute("hidden", !noted.length);
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
export function element(name, text) {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

/**
 * Say below the notes what was done with them.
 * @param {string} words
 */
export function announce(words) {
  put(find(".ending [role=status]"), words);
}
