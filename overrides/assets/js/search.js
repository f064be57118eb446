// @ts-check
// The search dialog: what is typed, what is found, and the ways through it by keyboard.

import { handOn } from "./minutes.js";
import { find, nearest, ready } from "./search/engine.js";
import { clearSearches, noteSearch, recentSearches } from "./search/recent.js";
import { resultOf } from "./search/results.js";

/** @typedef {import("./search/engine.js").Answer} Answer */

const dialog = /** @type {HTMLDialogElement} */ (document.getElementById("search"));
/**
 * @template {HTMLElement} [T=HTMLElement]
 * @param {string} selector
 * @returns {T}
 */
const part = (selector) => /** @type {T} */ (dialog.querySelector(selector));
const field = /** @type {HTMLInputElement} */ (part("input"));
const [status, list, more, start] = [part("[role=status]"), part(".results"), part(".more"), part(".resting")];
const chips = /** @type {HTMLElement[]} */ ([...dialog.querySelectorAll("[data-filter]")]);
const labels = new Map(chips.map((chip) => [`${chip.dataset.filter}:${chip.dataset.value}`, chip.textContent ?? ""]));
const label = (/** @type {string} */ name, /** @type {string} */ value) => labels.get(`${name}:${value}`);
const SHOWN = 5;
// A pause this short is none to a reader; a word typed in one go asks once.
const PAUSE = 60;
let turn = 0;
/** @type {(() => Promise<void>) | null} */
let next = null;

/** @param {HTMLElement} chip */
const pressed = (chip) => chip.getAttribute("aria-pressed") === "true";

/** @param {string} name */
function chosen(name) {
  return chips.filter((chip) => pressed(chip) && chip.dataset.filter === name).map((chip) => chip.dataset.value ?? "");
}

/**
 * True for a page that the filters let through; a session passes by any of its sheets.
 * @param {import("./search/pieces.js").Page} page
 */
function passes(page) {
  const [areas, levels, kinds] = ["area", "level", "kind"].map(chosen);
  return (
    (!areas.length || areas.includes(page.area)) &&
    (!levels.length || levels.includes(page.level)) &&
    (!kinds.length || [page.kind, ...page.sheets].some((kind) => kinds.includes(kind)))
  );
}

/** @param {boolean} [typing] the last word may not be finished */
async function search(typing = false) {
  const mine = (turn += 1);
  const query = field.value.trim();
  const filtered = chips.some(pressed);
  if (!query && !filtered) return rest(status.dataset.start ?? dialog.dataset.start ?? "");
  if (typing) await new Promise((done) => setTimeout(done, PAUSE));
  if (mine !== turn) return;
  try {
    const answer = query ? await find(field.value, typing) : await everything();
    const hits = answer.hits.filter(({ page }) => passes(page));
    const items = await itemsOf(answer, hits.slice(0, SHOWN));
    const words = hits.length ? [] : await nearest(query);
    if (mine !== turn) return;
    show(answer, hits, items);
    suggest(words);
    status.textContent = line(query, hits.length, answer);
  } catch {
    if (mine === turn) rest(dialog.dataset.failed ?? "");
  }
}

/**
 * All pages in their order, for filters without words.
 * @returns {Promise<Answer>}
 */
async function everything() {
  const engine = await ready();
  return { hits: engine.index.pages.map((page) => ({ page, score: 1 })), slots: [], weights: [], engine };
}

/**
 * @param {Answer} answer
 * @param {Answer["hits"]} hits
 */
function itemsOf(answer, hits) {
  return Promise.all(hits.map(({ page }) => resultOf(page, answer, label, chosen("kind"))));
}

/**
 * @param {Answer} answer
 * @param {Answer["hits"]} hits
 * @param {HTMLElement[]} items
 */
function show(answer, hits, items) {
  // Whoever has walked into the results already keeps the place.
  const at = [...list.querySelectorAll("a")].indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
  list.replaceChildren(...items);
  if (at >= 0) (list.querySelectorAll("a")[at] ?? field).focus();
  handOn(list);
  start.hidden = hits.length > 0;
  let shown = items.length;
  next = async () => {
    const mine = turn;
    const added = await itemsOf(answer, hits.slice(shown, shown + SHOWN));
    if (mine !== turn) return;
    list.append(...added);
    handOn(list);
    shown += added.length;
    more.hidden = shown >= hits.length;
    added[0]?.querySelector("a")?.focus();
  };
  more.hidden = shown >= hits.length;
}

/**
 * What the status says: how many, and for which words if a slip was mended.
 * @param {string} query
 * @param {number} count
 * @param {Answer} answer
 */
function line(query, count, { slots }) {
  const words = dialog.dataset;
  const said = (count ? words[count === 1 ? "one" : "other"] : words.none) ?? "";
  const told = fill(fill(said, "count", String(count)), "query", query);
  const mended = slots.some((slot) => slot.mended) && count;
  if (!mended) return told;
  return `${told}. ${fill(words.mended ?? "", "query", slots.map((slot) => slot.mended ?? slot.typed).join(" "))}`;
}

/**
 * Fill a place without reading what is put there.
 * @param {string} words
 * @param {string} name
 * @param {string} value
 */
function fill(words, name, value) {
  return words.split(`{${name}}`).join(value);
}

/**
 * The dialog at rest: recent searches and areas.
 * @param {string} words
 */
function rest(words) {
  status.textContent = words;
  list.replaceChildren();
  more.hidden = true;
  start.hidden = false;
  suggest([]);
  const recent = recentSearches();
  part(".recent").hidden = !recent.length;
  part(".recent ul").replaceChildren(...recent.map(again));
}

/** @param {string[]} words */
function suggest(words) {
  part(".nearest").hidden = !words.length;
  part(".nearest ul").replaceChildren(...words.map(again));
}

/**
 * A button that asks for words.
 * @param {string} words
 */
function again(words) {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = words;
  button.addEventListener("click", () => {
    field.value = words;
    field.focus();
    search();
  });
  item.append(button);
  return item;
}

/**
 * Arrows walk from the field through the results and back; Enter follows the first.
 * @param {KeyboardEvent} event
 */
function walk(event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.key === "Escape") {
    event.preventDefault(); // a search field would keep the first Esc for emptying itself
    dialog.close();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...list.querySelectorAll("a")];
  if (event.key === "Enter" && target === field && links.length) {
    event.preventDefault();
    links[0].click();
  }
  if (!step || !links.length || target.matches(".chip, summary")) return;
  event.preventDefault();
  const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement)) + step;
  (at < 0 ? field : links[Math.min(at, links.length - 1)]).focus();
}

/** Say how many filters are on, since they may be folded away, and list what they let through. */
function refilter() {
  const badge = part(".chosen");
  const count = chips.filter(pressed).length;
  badge.textContent = String(count);
  badge.hidden = !count;
  search();
}

field.addEventListener("input", () => search(true));
dialog.addEventListener("keydown", walk);
part("[data-close]").addEventListener("click", () => dialog.close());
part("[data-clear-recent]").addEventListener("click", () => {
  clearSearches();
  rest(dialog.dataset.start ?? "");
  field.focus();
});
more.addEventListener("click", () => next?.());
dialog.addEventListener("click", (event) => {
  const target = /** @type {HTMLElement} */ (event.target);
  if (target.closest(".results a")) noteSearch(field.value);
  if (target === dialog || target.closest("a")) dialog.close();
  if (target.closest("[data-filter]")) refilter();
});
/** Look for what was typed or chosen before this script was there; load the index while the next letter is typed. */
export function wake() {
  if (chips.some(pressed)) refilter();
  else if (field.value) search(true);
  else rest(dialog.dataset.start ?? "");
  ready().catch(() => {}); // told when something is asked for
}
