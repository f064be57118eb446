// @ts-check
// Saving sessions for offline use: a session's pages and its printed file, or every session of a plan.

import { askedMinutes } from "./minutes.js";
import { askWorker } from "./worker-talk.js";

/** @typedef {{slug: string, minutes: number | null, bytes: number}} Saved */
/** @typedef {{slug: string, minutes: number | null}} Session */

const language = document.documentElement.lang;

/**
 * Save a session in the language of this page: it counts as saved only when all of it is there.
 * @param {string} slug
 * @param {{minutes?: number | null, onProgress?: (done: number, all: number) => void}} [how]
 * @returns {Promise<Saved>}
 */
export function saveTopic(slug, { minutes = null, onProgress } = {}) {
  // The browser may then not clear it when the device is short of room; it may also say no.
  navigator.storage?.persist?.().catch(() => {});
  return askWorker({ type: "save", language, slug, minutes }, onProgress);
}

/**
 * The sessions that are saved in the language of this page.
 * @returns {Promise<string[]>}
 */
export async function saved() {
  return (await entries()).map(({ slug }) => slug);
}

/**
 * Let a saved session go.
 * @param {string} slug
 */
export async function unsave(slug) {
  await askWorker({ type: "unsave", language, slug });
}

/** @returns {Promise<Saved[]>} */
const entries = () => askWorker({ type: "saved", language });

/**
 * A control that saves whatever sessions it is asked about.
 * @param {HTMLElement} place
 * @param {() => Session[]} sessions
 * @param {"save" | "all"} label
 */
function control(place, sessions, label) {
  const words = /** @type {HTMLTemplateElement | null} */ (document.getElementById("offline-save"));
  if (!words) return null;
  place.replaceChildren(words.content.cloneNode(true));
  const [save, remove] = /** @type {HTMLButtonElement[]} */ ([...place.querySelectorAll("button")]);
  const status = /** @type {HTMLElement} */ (place.querySelector("[role=status]"));
  save.textContent = save.dataset[label] ?? "";

  const show = async () => {
    const wanted = sessions();
    const held = await entries();
    const mine = wanted.map(({ slug }) => held.find((each) => each.slug === slug));
    const isDone = mine.length > 0 && mine.every((each, at) => each && covers(each, wanted[at]));
    place.hidden = !wanted.length;
    save.hidden = isDone;
    remove.hidden = !mine.some(Boolean);
    status.textContent = isDone ? say(status.dataset.done, "size", size(mine)) : "";
  };

  /** @param {(Saved | undefined)[]} mine */
  const size = (mine) => {
    const bytes = mine.reduce((sum, each) => sum + (each?.bytes ?? 0), 0);
    const shown = (bytes / 1e6).toLocaleString(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
    return say(status.dataset.size, "size", shown);
  };

  save.addEventListener("click", async () => {
    if (save.ariaDisabled === "true") return;
    save.ariaDisabled = "true"; // and not disabled: the focus stays where it is
    try {
      await saveAll(sessions(), (share) => (status.textContent = say(status.dataset.busy, "percent", String(Math.floor(share * 100)))));
      await show();
      if (save.hidden) remove.focus();
    } catch {
      status.textContent = status.dataset.failed ?? "";
    }
    save.ariaDisabled = null;
  });
  remove.addEventListener("click", async () => {
    for (const { slug } of sessions()) await unsave(slug);
    await show();
    save.focus();
  });
  return show;
}

/**
 * True when what is saved holds the printed file of the length that is wanted now.
 * @param {Saved} held
 * @param {Session} wanted
 */
const covers = (held, wanted) => !wanted.minutes || held.minutes === wanted.minutes;

/**
 * @param {Session[]} sessions
 * @param {(share: number) => void} progress
 */
async function saveAll(sessions, progress) {
  progress(0);
  for (const [at, { slug, minutes }] of sessions.entries()) {
    await saveTopic(slug, { minutes, onProgress: (done, all) => progress((at + done / all) / sessions.length) });
  }
  if (document.body.dataset.kind === "plan") await askWorker({ type: "keep", url: location.href });
}

/**
 * @param {string | undefined} words
 * @param {string} name
 * @param {string} value
 */
const say = (words, name, value) => (words ?? "").replace(`{${name}}`, value);

/** The minutes a guide shows: those of its address, else those it opens with. */
function shownMinutes() {
  const shown = /** @type {HTMLElement | null} */ (document.querySelector(".choice[data-minutes][aria-current]"));
  return Number(askedMinutes() || shown?.dataset.minutes) || null;
}

/**
 * The sessions of a plan as its container names them.
 * @param {HTMLElement} place
 * @returns {Session[]}
 */
function planned(place) {
  const [slugs, minutes] = [place.dataset.slugs, place.dataset.minutes].map((list) => (list ?? "").split(/[\s,]+/).filter(Boolean));
  const sessions = slugs.map((slug, at) => ({ slug, minutes: Number(minutes[at] ?? minutes[0]) || null }));
  return sessions.filter(({ slug }, at) => slugs.indexOf(slug) === at);
}

/** Give every place for saving its control; a plan's follows the plan. */
export function wakeSaving() {
  for (const place of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-offline]"))) {
    const slug = place.dataset.offline ?? "";
    const show = control(place, () => [{ slug, minutes: shownMinutes() }], "save");
    show?.();
    // Another length is another printed file.
    document.addEventListener("click", ({ target }) => {
      if (target instanceof Element && target.closest(".choice[data-minutes]")) setTimeout(() => show?.());
    });
  }
  const place = /** @type {HTMLElement | null} */ (document.querySelector(".plan-offline"));
  const show = place && control(place, () => planned(place), "all");
  if (!place || !show) return;
  addEventListener("plan", (event) => {
    const { slugs, minutes } = /** @type {CustomEvent<{slugs: string[], minutes: number[] | number}>} */ (event).detail;
    place.dataset.slugs = slugs.join(" ");
    place.dataset.minutes = [minutes].flat().join(" ");
    show();
  });
  show();
}
