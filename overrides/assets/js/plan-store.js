// @ts-check
// The reader's own plan, for any page: what it holds, and how to add a session to it.
// It is kept as its address, in the page's memory, and on the device only while the reader wants that.

import { read as parse, write } from "./plan-address.js";
import { firstDate } from "./plan-dates.js";
import { added, empty, holds } from "./plan-model.js";
import * as store from "./store.js";
import { today } from "./today.js";

/** @typedef {import("./plan-model.js").Plan} Plan */

const KEY = "plan";
const LETTERS = "abcdefghijklmnopqrstuvwxyz234567";

/** A new, empty plan: from a working day in two weeks, by this device's clock. */
export function begin() {
  const seed = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => LETTERS[byte % LETTERS.length]).join("");
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return empty({ start: firstDate(today()), zone, seed });
}

/**
 * The reader's plan, or null when there is none.
 * @returns {Plan | null}
 */
export function current() {
  const kept = store.read(KEY);
  const found = typeof kept === "string" ? parse(kept, begin()) : null;
  return found && (found.plan.items.length || found.plan.sequence) ? found.plan : null;
}

/**
 * True when a topic is in the reader's plan.
 * @param {string} slug
 */
export function planned(slug) {
  const plan = current();
  return plan !== null && holds(plan, slug);
}

/**
 * Put a session into the reader's plan, before its closing, and keep the plan; one that is there stays as it is.
 * @param {string} slug
 * @param {number} minutes
 * @returns {Plan}
 */
export function add(slug, minutes) {
  const plan = added(current() ?? begin(), { slug, minutes });
  keep(plan);
  return plan;
}

/**
 * Make a plan the reader's own.
 * @param {Plan} plan
 */
export function keep(plan) {
  store.write(KEY, write(plan));
}

/** Let the reader have no plan. */
export function forget() {
  store.drop(KEY);
}
