// @ts-check
// The list of sessions, narrowed by chips and words; what is chosen stays in the address, to be shared.

import { handOn } from "./minutes.js";

const form = /** @type {HTMLElement | null} */ (document.querySelector("[data-facets]"));
const list = /** @type {HTMLElement | null} */ (document.querySelector(".cards"));
const cards = /** @type {HTMLElement[]} */ ([...(list?.children ?? [])]);
const chips = /** @type {HTMLElement[]} */ ([...(form?.querySelectorAll("[data-facet]") ?? [])]);
const field = /** @type {HTMLInputElement | null} */ (form?.querySelector("input[type=search]") ?? null);
const order = new Map(cards.map((card, at) => [card, at]));
let turn = 0;

/** @param {HTMLElement} chip */
const pressed = (chip) => chip.getAttribute("aria-pressed") === "true";

/**
 * What is chosen, by facet.
 * @returns {Map<string, {values: string[], all: boolean}>}
 */
function wanted() {
  const found = new Map();
  for (const chip of chips.filter(pressed)) {
    const name = chip.dataset.facet ?? "";
    const one = found.get(name) ?? { values: [], all: chip.parentElement?.dataset.match === "all" };
    one.values.push(chip.dataset.value ?? "");
    found.set(name, one);
  }
  return found;
}

/**
 * True when a card bears, in every facet, one of the chosen values, or all of them where the facet says so.
 * @param {HTMLElement} card
 * @param {ReturnType<typeof wanted>} chosen
 */
function fits(card, chosen) {
  return [...chosen].every(([name, { values, all }]) => {
    const borne = (card.dataset[name] ?? "").split(" ");
    return all ? values.every((value) => borne.includes(value)) : values.some((value) => borne.includes(value));
  });
}

/**
 * The place of each card for the words asked for, best first; null when none were.
 * @param {string} words
 * @returns {Promise<Map<HTMLElement, number> | null>}
 */
async function ranked(words) {
  if (!words) return null;
  const found = await import("./rank.js").then(({ rank }) => rank(words), () => null);
  return found ? placed(found) : holding(words);
}

/**
 * The cards that hold all the words as they stand, for when the index cannot be had.
 * @param {string} words
 */
function holding(words) {
  const parts = words.toLowerCase().split(/\s+/);
  const held = cards.filter((card) => parts.every((part) => card.textContent?.toLowerCase().includes(part)));
  return new Map(held.map((card, at) => [card, at]));
}

/** @param {{path: string}[]} ranking */
function placed(ranking) {
  const places = new Map(ranking.map(({ path }, at) => [`/${path}/`, at]));
  const found = new Map();
  for (const card of cards) {
    const path = new URL(card.querySelector("a")?.href ?? location.href).pathname;
    const place = [...places].find(([end]) => path.endsWith(end))?.[1];
    if (place !== undefined) found.set(card, place);
  }
  return found;
}

async function narrow() {
  const mine = ++turn;
  const words = field?.value.trim() ?? "";
  const chosen = wanted();
  const places = await ranked(words);
  if (mine !== turn) return;
  let count = 0;
  for (const card of cards) {
    card.hidden = !fits(card, chosen) || (places !== null && !places.has(card));
    count += card.hidden ? 0 : 1;
  }
  const place = (/** @type {HTMLElement} */ card) => places?.get(card) ?? order.get(card) ?? 0;
  list?.append(...[...cards].sort((one, other) => place(one) - place(other)));
  say(count);
  note(words, chosen);
}

/** @param {number} count */
function say(count) {
  const status = form?.querySelector(".found");
  if (!form || !status) return;
  const words = (count === 0 ? form.dataset.none : count === 1 ? form.dataset.one : form.dataset.other) ?? "";
  status.textContent = words.replace("{count}", String(count));
  const clear = /** @type {HTMLElement | null} */ (form.querySelector("[data-clear]"));
  if (clear) clear.hidden = !chips.some(pressed) && !field?.value;
}

/**
 * @param {string} words
 * @param {ReturnType<typeof wanted>} chosen
 */
function note(words, chosen) {
  const here = new URL(location.href);
  for (const name of new Set(chips.map((chip) => chip.dataset.facet ?? ""))) {
    const values = chosen.get(name)?.values;
    if (values) here.searchParams.set(name, values.join(","));
    else here.searchParams.delete(name);
  }
  if (words) here.searchParams.set("q", words);
  else here.searchParams.delete("q");
  history.replaceState(history.state, "", here);
}

function restore() {
  const given = new URL(location.href).searchParams;
  for (const chip of chips) {
    const values = given.get(chip.dataset.facet ?? "")?.split(",") ?? [];
    chip.setAttribute("aria-pressed", String(values.includes(chip.dataset.value ?? "")));
  }
  if (field) field.value = given.get("q") ?? "";
  // A facet in use is never hidden behind the fold.
  const fold = form?.querySelector("details");
  if (fold && chips.some(pressed)) fold.open = true;
}

for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", String(!pressed(chip)));
    narrow();
  });
}
field?.addEventListener("input", narrow);
form?.querySelector("[data-clear]")?.addEventListener("click", () => {
  for (const chip of chips) chip.setAttribute("aria-pressed", "false");
  if (field) field.value = "";
  narrow();
  field?.focus();
});
if (form) {
  restore();
  // Nothing asked: every card stands in its place already.
  if (field?.value || chips.some(pressed)) narrow();
  else say(cards.length);
  handOn(document);
}
