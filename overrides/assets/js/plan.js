// @ts-check
// My plan: the page's one state, what changes it, and where it is kept: always in the address, else as the reader wants.

import { totalsOf } from "./plan-advice.js";
import { meetings } from "./plan-dates.js";
import { wakeDragging } from "./plan-drag.js";
import { stampOf, titleOf } from "./plan-events.js";
import { wakeFinder } from "./plan-finder.js";
import { hold, tell } from "./plan-hold.js";
import { drawForm, inWords, wakeForm } from "./plan-form.js";
import { added, empty, following, holds, lasting, moved, removed, skipping } from "./plan-model.js";
import { opened } from "./plan-open.js";
import { fitting, shelfOf } from "./plan-shelf.js";
import * as mine from "./plan-store.js";
import { saveCalendar, wakeTaking } from "./plan-take.js";
import { draw } from "./plan-view.js";
import { speaker } from "./plan-words.js";
import { askedMinutes } from "./minutes.js";
import { onSwitch, remembering } from "./store.js";

/** @typedef {import("./plan-model.js").Plan} Plan */

const root = /** @type {HTMLElement} */ (document.querySelector("[data-planner]"));
const words = speaker(root);
const shelf = shelfOf(root);
const lengths = (root.dataset.lengths ?? "").split(" ").map(Number);
const MOST_UNDOS = 30;
/** @type {Plan} */
let plan = mine.begin();
/** A plan from a link is looked at beside the reader's own, until they choose. */
let isShared = false;
/** @type {Plan[]} */
let before = [];

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 */
const one = (selector) => /** @type {T} */ (root.querySelector(selector));

/** @param {string} slug */
const title = (slug) => titleOf(slug, shelf, words);

/**
 * The day of a meeting in words.
 * @param {string} slug
 */
const dayOf = (slug) => words.day(meetings(plan).find((each) => each.slug === slug)?.date ?? plan.start);
const together = () => words.say("total-together", { time: words.length(totalsOf(plan.items, shelf.topics).together) });
const lastDay = () => words.day(meetings(plan).at(-1)?.date ?? plan.start);

/** @param {string} sentence */
function say(sentence) {
  one("[data-said]").textContent = sentence;
  one("[data-undo]").hidden = !before.length;
}

/**
 * Take a changed plan and say what has changed.
 * @param {Plan} next
 * @param {() => string} sentence
 */
function change(next, sentence) {
  before = [...before, plan].slice(-MOST_UNDOS);
  plan = next;
  show();
  say(sentence());
}

/** Show the plan, and hold it in the address and for the reader. */
function show() {
  const isEmpty = !plan.items.length;
  for (const part of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-part]"))) part.hidden = isEmpty;
  root.classList.toggle("has-plan", !isEmpty);
  one("#sessions").textContent = words.say(isEmpty ? "sessions" : "add-more");
  one("[data-shared]").hidden = !isShared;
  one("[data-export] span").textContent = words.say(plan.sequence ? "take-again" : "take-calendar");
  one("[data-kept]").textContent = words.say(remembering() && !isShared ? "take-kept" : "take-not-kept");
  /** @type {HTMLInputElement} */ (one("[data-plain]")).checked = plan.plain;
  drawForm(root, words, plan);
  draw({ root, plan, shelf, words, lengths });
  hold(root, plan, !isShared);
  tell(root, plan);
}

/** Open what the address asks for. */
function open() {
  const found = opened({ fragment: location.hash, own: mine.current(), fresh: mine.begin(), shelf, words, minutes: chosen() });
  before = [];
  plan = found.plan;
  isShared = found.isOther && remembering();
  show();
  one("[data-shelf]").toggleAttribute("open", !plan.items.length);
  say(found.notes.join(" "));
}

/** The minutes of a session that is added: those the reader chose on the way here, else the usual. */
const chosen = () => Number(askedMinutes() || root.dataset.chosen);

/** @param {string} slug */
function use(slug) {
  const track = shelf.tracks.get(slug);
  if (!track) return;
  change(following(plan, track), () => words.say("said-track", { title: track.title, count: track.items.length, date: words.day(plan.start) }));
  one("[data-shelf]").removeAttribute("open");
  one("#meetings").focus();
}

/** @param {string} slug */
function add(slug) {
  if (holds(plan, slug)) return;
  const item = { slug, minutes: fitting(shelf.topics.get(slug), chosen()) };
  change(added(plan, item), () => words.say("said-added", { title: title(slug), date: dayOf(slug) }));
}

/**
 * @param {string} slug
 * @param {number} to
 */
function move(slug, to) {
  const count = plan.items.length;
  const place = () => plan.items.findIndex((item) => item.slug === slug);
  if (to < 0 || to >= count) return;
  change(moved(plan, slug, to), () => words.say("said-moved", { title: title(slug), at: place() + 1, count, date: dayOf(slug) }));
}

/**
 * What the controls of a row do, by their names.
 * @type {Record<string, (slug: string, other: string) => void>}
 */
const deeds = {
  up: (slug) => move(slug, plan.items.findIndex((item) => item.slug === slug) - 1),
  down: (slug) => move(slug, plan.items.findIndex((item) => item.slug === slug) + 1),
  below: (slug, other) => move(slug, plan.items.findIndex((item) => item.slug === other)),
  first: (slug, other) => {
    const item = { slug: other, minutes: plan.items.find((each) => each.slug === slug)?.minutes ?? chosen() };
    change(added(plan, item, slug), () => words.say("said-added", { title: title(other), date: dayOf(other) }));
  },
  remove: (slug) => {
    const name = title(slug);
    change(removed(plan, slug, stampOf(plan, slug)), () => words.say("said-removed", { title: name }));
  },
  skip: (slug) => {
    const date = meetings(plan).find((each) => each.slug === slug)?.date;
    if (date) skip([...plan.skipped, { from: date, to: date }], "said-skipped", words.day(date));
  },
};

/**
 * @param {import("./plan-model.js").Skip[]} skips
 * @param {string} key
 * @param {string} date
 */
function skip(skips, key, date) {
  change(skipping(plan, skips), () => words.say(key, { date, last: lastDay() }));
}

function undo() {
  const last = before.pop();
  if (!last) return;
  plan = last;
  show();
  say(words.say("said-undone"));
}

function save() {
  saveCalendar(plan, shelf, words, document.title.split(" · ")[0]);
  plan = { ...plan, sequence: plan.sequence + 1 };
  before = []; // what was saved cannot be unsaved: ids and sequence go on from here
  show();
  say(words.say("said-exported"));
}

function clear() {
  if (!confirm(words.say("take-sure"))) return;
  const { start, zone, seed } = mine.begin();
  isShared = false;
  change(empty({ start, zone, seed }), () => words.say("said-cleared"));
  one("[data-shelf]").setAttribute("open", "");
  one("[data-shelf] summary").focus();
}

root.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  const button = /** @type {HTMLElement | null} */ (target.closest("button"));
  if (!button || button.getAttribute("aria-disabled") === "true") return;
  const row = /** @type {HTMLElement | null} */ (button.closest("[data-slug], [data-topic], [data-track]"));
  const { dataset } = button;
  if (dataset.do) deeds[dataset.do]?.(row?.dataset.slug ?? "", dataset.other ?? "");
  else if ("add" in dataset) add(row?.dataset.topic ?? "");
  else if ("use" in dataset) use(row?.dataset.track ?? "");
  else if (dataset.unskip) unskip(Number(dataset.unskip));
  else if ("undo" in dataset) undo();
  else if ("export" in dataset) save();
  else if ("again" in dataset) clear();
  else if ("dates" in dataset) one("#plan-start").focus();
  else if ("mine" in dataset) goBack();
  else if ("adopt" in dataset) adopt();
});

/** @param {number} at */
function unskip(at) {
  const date = words.days(plan.skipped[at]);
  skip(plan.skipped.toSpliced(at, 1), "said-unskipped", date);
  one("#plan-skip-from").focus();
}

function goBack() {
  history.replaceState(history.state, "", location.pathname + location.search);
  open();
}

function adopt() {
  if (!confirm(words.say("shared-sure"))) return;
  isShared = false;
  show();
  one("[data-guide]").focus();
}

root.addEventListener("change", (event) => {
  const field = /** @type {HTMLInputElement} */ (event.target);
  const slug = /** @type {HTMLElement | null} */ (field.closest("li.meeting"))?.dataset.slug;
  if (slug && field.dataset.do === "minutes") change(lasting(plan, slug, Number(field.value)), together);
  if ("plain" in field.dataset) change({ ...plan, plain: field.checked }, () => field.labels?.[0]?.textContent?.trim() ?? "");
});

wakeForm(root, words, () => plan, (next, what, date) => {
  if (what === "skipped") change(next, () => words.say("said-skipped", { date: date ?? "", last: lastDay() }));
  else change(next, () => inWords(words, plan));
});
wakeDragging(one("[data-meetings]"), (slug, to) => move(slug, to), show);
wakeFinder(root, words);
wakeTaking(root);
onSwitch((on) => {
  isShared &&= on; // where nothing is kept there is no plan beside this one
  show();
});
addEventListener("hashchange", () => {
  // A jump within the page takes the plan out of the address: put it back.
  if (/[#&](p|s|add)=/.test(location.hash)) open();
  else hold(root, plan, !isShared);
});
open();
root.classList.add("ready");
