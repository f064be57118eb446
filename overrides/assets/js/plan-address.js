// @ts-check
// A plan as the fragment of an address, and back: short, readable, forgiving.
// `#p=1&s=~kickoff.30,checking-ai-answers.60&from=2027-03-09&at=09:00&zone=Asia/Jakarta&every=2&uid=k3f9q0a1`

import { isDate } from "./plan-dates.js";
import { holds } from "./plan-model.js";
import { isZone } from "./zone.js";

/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-model.js").Item} Item */
/** @typedef {import("./plan-model.js").Skip} Skip */
/** What could not be read: names of parts, and `p` when the link is of a later version. */
/** @typedef {{plan: Plan, unread: string[]}} Reading */

const VERSION = 1;
const SLUG = "~?[a-z0-9]+(?:-[a-z0-9]+)*";
const ITEM = new RegExp(`^(${SLUG})(?:\\.(\\d{1,3}))?$`);
const GONE = new RegExp(`^(${SLUG})\\.(\\d{8}T\\d{6}Z)$`);
const MOST_ITEMS = 60;
const MOST_MINUTES = 480;

/**
 * The fragment that holds a plan, without its `#`.
 * @param {Plan} plan
 */
export function write(plan) {
  const skips = plan.skipped.map(({ from, to }) => (from === to ? from : `${from}..${to}`));
  /** @type {[string, string | number][]} */
  const parts = [
    ["p", VERSION],
    ["s", plan.items.map(({ slug, minutes }) => `${slug}.${minutes}`).join(",")],
    ["from", plan.start],
    ["at", plan.time],
    ["zone", encodeURIComponent(plan.zone).replaceAll("%2F", "/")],
    ["every", plan.weeks],
    ["skip", skips.join(",")],
    ["track", plan.track],
    ["plain", plan.plain ? 1 : ""],
    ["uid", plan.seed],
    ["seq", plan.sequence || ""],
    ["gone", plan.gone.map(({ slug, at }) => `${slug}.${at}`).join(",")],
  ];
  return parts.filter(([name, value]) => name === "s" || value !== "").map(([name, value]) => `${name}=${value}`).join("&");
}

/**
 * The plan a fragment holds, with the rest taken from `base`; null when it holds none.
 * @param {string} fragment
 * @param {Plan} base
 * @returns {Reading | null}
 */
export function read(fragment, base) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  if (!given.has("p") || !given.has("s")) return null;
  /** @type {string[]} */
  const unread = Number(given.get("p")) > VERSION ? ["p"] : [];
  /** @type {(name: string) => string} */
  const text = (name) => (given.get(name) ?? "").trim();
  /**
   * @template T
   * @param {string} name
   * @param {(text: string) => T | null} reading
   * @param {T} otherwise
   * @returns {T}
   */
  const one = (name, reading, otherwise) => {
    if (!text(name)) return otherwise;
    const found = reading(text(name));
    if (found === null) unread.push(name);
    return found ?? otherwise;
  };
  /**
   * @template T
   * @param {string} name
   * @param {(text: string) => T | null} reading
   * @returns {T[]}
   */
  const many = (name, reading) => {
    const found = text(name).split(",").map((part) => part.trim()).filter(Boolean).slice(0, MOST_ITEMS).map(reading);
    if (found.includes(null)) unread.push(name);
    return found.flatMap((each) => (each === null ? [] : [each]));
  };
  /** @type {Plan} */
  const plan = {
    ...base,
    items: [],
    start: one("from", (value) => (isDate(value) ? value : null), base.start),
    time: one("at", timeOf, base.time),
    zone: one("zone", (value) => (isZone(value) ? value : null), base.zone),
    weeks: one("every", (value) => numberOf(value, 1, 12), base.weeks),
    skipped: many("skip", skipOf),
    track: one("track", (value) => (/^[a-z0-9-]{1,64}$/.test(value) ? value : null), ""),
    plain: text("plain") === "1",
    seed: one("uid", (value) => (/^[a-z0-9]{4,32}$/.test(value) ? value : null), base.seed),
    sequence: one("seq", (value) => numberOf(value, 0, 1_000_000), 0),
    gone: many("gone", goneOf),
  };
  for (const item of many("s", itemOf)) if (!holds(plan, item.slug)) plan.items.push(item);
  return { plan, unread };
}

/**
 * What a link from a guide asks to add; null when it asks for nothing.
 * @param {string} fragment
 * @returns {{slug: string, minutes: number} | null}
 */
export function asked(fragment) {
  const given = new URLSearchParams(fragment.replace(/^#/, ""));
  const found = itemOf((given.get("add") ?? "").trim());
  return found ? { slug: found.slug, minutes: numberOf(given.get("minutes") ?? "", 5, MOST_MINUTES) ?? 0 } : null;
}

/**
 * A whole number between two, from the digits a text begins with.
 * @param {string} text
 * @param {number} least
 * @param {number} most
 */
function numberOf(text, least, most) {
  const number = Number.parseInt(text, 10);
  return number >= least && number <= most ? number : null;
}

/** @param {string} text */
function timeOf(text) {
  const [, hours, minutes] = /^(\d{1,2})[:.](\d\d)$/.exec(text) ?? [];
  return Number(hours) < 24 && Number(minutes) < 60 ? `${hours.padStart(2, "0")}:${minutes}` : null;
}

/**
 * @param {string} text
 * @returns {Item | null}
 */
function itemOf(text) {
  const [, slug, minutes] = ITEM.exec(text) ?? [];
  const length = minutes === undefined ? 45 : numberOf(minutes, 5, MOST_MINUTES);
  return slug && length ? { slug, minutes: length } : null;
}

/**
 * @param {string} text
 * @returns {Skip | null}
 */
function skipOf(text) {
  const [from, to = from] = text.split("..");
  return isDate(from) && isDate(to) && from <= to ? { from, to } : null;
}

/** @param {string} text */
function goneOf(text) {
  const [, slug, at] = GONE.exec(text) ?? [];
  return slug ? { slug, at } : null;
}
