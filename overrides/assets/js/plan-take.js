// @ts-check
// Taking a plan along: into a calendar, as a link, to paper.

import { calendar } from "./calendar.js";
import { eventsOf } from "./plan-events.js";

/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-shelf.js").Shelf} Shelf */
/** @typedef {import("./plan-words.js").Words} Words */

/**
 * Save the plan as a file for calendars; the next one must have a higher sequence to update what this one added.
 * @param {Plan} plan
 * @param {Shelf} shelf
 * @param {Words} words
 * @param {string} name
 */
export function saveCalendar(plan, shelf, words, name) {
  const text = calendar({ name, events: eventsOf(plan, shelf, words), sequence: plan.sequence, now: Date.now() });
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: "text/calendar;charset=utf-8" }));
  link.download = `${words.say("file")}-${plan.start}.ics`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/**
 * Offer the device's own way to share, where there is one, and print.
 * @param {HTMLElement} root
 */
export function wakeTaking(root) {
  const link = /** @type {HTMLAnchorElement} */ (root.querySelector("#plan-link"));
  const share = /** @type {HTMLElement} */ (root.querySelector("[data-share]"));
  share.hidden = !navigator.share;
  share.addEventListener("click", () => {
    navigator.share({ title: document.title, url: link.href }).catch(() => {}); // closed without sharing
  });
  root.querySelector("[data-print]")?.addEventListener("click", () => print());
}
