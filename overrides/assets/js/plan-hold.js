// @ts-check
// Where a plan is held: in the address, in the links that carry it on, as the reader's own; and who is told of it.

import { write } from "./plan-address.js";
import { isSession } from "./plan-model.js";
import { forget, keep } from "./plan-store.js";

/** @typedef {import("./plan-model.js").Plan} Plan */

/**
 * Hold a plan in the address of this page and of the same page in other languages, and as the reader's own.
 * @param {HTMLElement} root
 * @param {Plan} plan
 * @param {boolean} isOwn
 */
export function hold(root, plan, isOwn) {
  const isBlank = !plan.items.length && !plan.sequence;
  const here = new URL(location.href);
  here.hash = isBlank ? "" : write(plan);
  history.replaceState(history.state, "", here);
  const link = /** @type {HTMLAnchorElement} */ (root.querySelector("#plan-link"));
  link.href = here.origin + here.pathname + here.hash;
  for (const tongue of /** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll("[data-tongue]"))) tongue.hash = here.hash;
  if (!isOwn) return;
  if (isBlank) forget();
  else keep(plan);
}

/**
 * Tell whoever saves sessions for offline use which they are, and how long.
 * @param {HTMLElement} root
 * @param {Plan} plan
 */
export function tell(root, plan) {
  const sessions = plan.items.filter(({ slug }) => isSession(slug));
  const detail = { slugs: sessions.map(({ slug }) => slug), minutes: sessions.map(({ minutes }) => minutes) };
  const place = /** @type {HTMLElement} */ (root.querySelector(".plan-offline"));
  place.dataset.slugs = detail.slugs.join(" ");
  place.dataset.minutes = detail.minutes.join(" ");
  dispatchEvent(new CustomEvent("plan", { detail }));
}
