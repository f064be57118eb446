// @ts-check
// A plan as rows on the page: one a meeting, with its day, its length and what can be done to it.

import { handOn } from "./minutes.js";
import { adviceOn, totalsOf } from "./plan-advice.js";
import { meetings } from "./plan-dates.js";
import { pageOf, runOf, titleOf } from "./plan-events.js";
import { isSession } from "./plan-model.js";

/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-dates.js").Meeting} Meeting */
/** @typedef {import("./plan-advice.js").Advice} Advice */
/** @typedef {import("./plan-shelf.js").Shelf} Shelf */
/** @typedef {import("./plan-words.js").Words} Words */
/** @typedef {{root: HTMLElement, plan: Plan, shelf: Shelf, words: Words, lengths: number[]}} Sight */

const OTHER_LENGTHS = [15, 20, 30, 45, 60];

/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {ParentNode} within
 * @param {string} selector
 */
const one = (within, selector) => /** @type {T} */ (within.querySelector(selector));

/**
 * Show a plan; the row and the control in use keep the focus.
 * @param {Sight} sight
 */
export function draw(sight) {
  const { root, plan } = sight;
  const list = one(root, "[data-meetings]");
  const held = heldIn(list);
  const advice = adviceOn(plan.items, sight.shelf.topics);
  const rows = new Map(/** @type {HTMLElement[]} */ ([...list.children]).map((row) => [row.dataset.slug, row]));
  const made = meetings(plan);
  let number = 0;
  list.replaceChildren(
    ...made.map((meeting, at) => {
      const row = rows.get(meeting.slug) ?? newRow(root, meeting.slug);
      if (isSession(meeting.slug)) number++;
      fill(row, meeting, at, isSession(meeting.slug) ? number : 0, sight);
      fillAdvice(row, advice.filter(({ slug }) => slug === meeting.slug), sight);
      return row;
    }),
  );
  handOn(list);
  held?.();
  drawTotals(sight, made);
  drawShelf(sight);
}

/**
 * Remember which control of which row has the focus, to give it back; where the row is gone, to what took its place.
 * @param {HTMLElement} list
 */
function heldIn(list) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const row = active?.closest("li.meeting");
  if (!active || !row || !list.contains(row)) return null;
  const at = [...list.children].indexOf(row);
  return () => {
    const next = row.isConnected ? row : (list.children[at] ?? list.lastElementChild);
    const control = active.dataset.do && next?.querySelector(`[data-do="${active.dataset.do}"]`);
    const found = control || next?.querySelector("a, button") || document.querySelector("[data-shelf] summary");
    /** @type {HTMLElement | null} */ (found)?.focus();
  };
}

/**
 * @param {HTMLElement} root
 * @param {string} slug
 */
function newRow(root, slug) {
  const made = /** @type {DocumentFragment} */ (/** @type {HTMLTemplateElement} */ (one(root, "template[data-row]")).content.cloneNode(true));
  const row = /** @type {HTMLElement} */ (made.firstElementChild);
  row.dataset.slug = slug;
  row.classList.toggle("other", !isSession(slug));
  return row;
}

/**
 * @param {HTMLElement} row
 * @param {Meeting} meeting
 * @param {number} at
 * @param {number} number
 * @param {Sight} sight
 */
function fill(row, meeting, at, number, { plan, shelf, words, lengths }) {
  const { slug, minutes, date, later } = meeting;
  const title = titleOf(slug, shelf, words);
  one(row, ".number").textContent = number ? String(number) : "";
  const time = one(row, "time");
  time.textContent = words.day(date);
  time.setAttribute("datetime", date);
  one(row, ".hours").textContent = `${words.hour(plan.time, later)}–${words.hour(plan.time, later + minutes)}`;
  one(row, ".length").textContent = words.counted("list-length", minutes);
  fillLinks(row, meeting, title, { plan, shelf, words });
  fillLengths(row, minutes, isSession(slug) ? lengths : OTHER_LENGTHS, words);
  const ends = { up: at === 0, down: at === plan.items.length - 1 };
  for (const control of /** @type {NodeListOf<HTMLElement>} */ (row.querySelectorAll(".controls [data-do]"))) {
    const what = control.dataset.do ?? "";
    control.setAttribute("aria-label", words.say(`list-${what}`, { title, date: words.day(date) }));
    if (what in ends) control.setAttribute("aria-disabled", String(ends[/** @type {"up" | "down"} */ (what)]));
    control.title = control.matches("select") ? "" : (control.getAttribute("aria-label") ?? "");
  }
}

/**
 * @param {HTMLElement} row
 * @param {Meeting} meeting
 * @param {string} title
 * @param {{plan: Plan, shelf: Shelf, words: Words}} sight
 */
function fillLinks(row, meeting, title, { plan, shelf, words }) {
  const guide = /** @type {HTMLAnchorElement} */ (one(row, "[data-guide]"));
  const run = /** @type {HTMLAnchorElement} */ (one(row, "[data-run]"));
  const page = pageOf(meeting, plan, shelf);
  guide.textContent = title;
  guide.dataset.minutes = run.dataset.minutes = String(meeting.minutes);
  if (page) guide.href = page;
  else guide.removeAttribute("href");
  run.hidden = !isSession(meeting.slug);
  run.href = runOf(meeting, shelf);
  run.setAttribute("aria-label", words.say("list-run-named", { title }));
}

/**
 * @param {HTMLElement} row
 * @param {number} minutes
 * @param {number[]} lengths
 * @param {Words} words
 */
function fillLengths(row, minutes, lengths, words) {
  const select = /** @type {HTMLSelectElement} */ (one(row, "select"));
  const offered = [...new Set([...lengths, minutes])].sort((one, other) => one - other);
  select.replaceChildren(...offered.map((each) => new Option(words.counted("list-length", each), String(each))));
  select.value = String(minutes);
}

/**
 * @param {HTMLElement} row
 * @param {Advice[]} advice
 * @param {Sight} sight
 */
function fillAdvice(row, advice, { shelf, words }) {
  const list = one(row, ".advice");
  list.hidden = !advice.length;
  list.replaceChildren(
    ...advice.map(({ slug, after, planned }) => {
      const names = { title: titleOf(slug, shelf, words), after: titleOf(after, shelf, words) };
      const item = document.createElement("li");
      const button = document.createElement("button");
      Object.assign(button, { type: "button", className: "plain", textContent: words.say(planned ? "advice-move" : "advice-add") });
      button.dataset.do = planned ? "below" : "first";
      button.dataset.other = after;
      button.setAttribute("aria-label", words.say(planned ? "advice-move-named" : "advice-add-named", names));
      item.append(words.say(planned ? "advice-later" : "advice-absent", names), " ", button);
      return item;
    }),
  );
}

/**
 * @param {Sight} sight
 * @param {Meeting[]} made
 */
function drawTotals({ root, plan, shelf, words }, made) {
  const { sessions, meetings, together, prepare } = totalsOf(plan.items, shelf.topics);
  const [first, last] = [made.at(0), made.at(-1)];
  const counts = [["sessions", sessions], ["meetings", meetings]].filter(([, count]) => count);
  const lines = [
    counts.map(([name, count]) => words.counted(`total-${name}`, Number(count))).join(", "),
    words.say("total-together", { time: words.length(together) }),
    words.say("total-prepare", { time: words.length(prepare) }),
    first && last ? words.say("total-span", { from: words.day(first.date), to: words.day(last.date) }) : "",
  ];
  one(root, "[data-total]").replaceChildren(
    ...lines.filter(Boolean).map((line) => Object.assign(document.createElement("li"), { textContent: line })),
  );
  const skipped = plan.skipped.map(words.days).join("; ");
  const zone = /** @type {HTMLSelectElement} */ (one(root, "#plan-zone")).selectedOptions[0]?.text ?? plan.zone;
  const onPaper = [words.say("printed-time", { zone }), skipped && words.say("printed-skipped", { dates: skipped })];
  one(root, "[data-on-paper]").textContent = onPaper.filter(Boolean).join(". ");
}

/**
 * Say on the shelf which sessions are in the plan.
 * @param {Sight} sight
 */
function drawShelf({ plan, shelf, words }) {
  const held = new Set(plan.items.map(({ slug }) => slug));
  for (const { slug, title, element } of shelf.topics.values()) {
    const button = /** @type {HTMLButtonElement} */ (one(element, "[data-add]"));
    button.dataset.words ??= button.textContent ?? "";
    const isHere = held.has(slug);
    button.textContent = isHere ? words.say("here") : button.dataset.words;
    button.setAttribute("aria-disabled", String(isHere));
    if (isHere) button.removeAttribute("aria-label");
    else button.setAttribute("aria-label", words.say("add-named", { title }));
  }
}
