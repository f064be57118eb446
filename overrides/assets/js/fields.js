// @ts-check
// The fields of a sheet: what stands in them, putting it back, and their words for paper.

/** @typedef {HTMLInputElement | HTMLTextAreaElement} Field */
/** @typedef {Record<string, string | true>} Answers */

const GROWS = CSS.supports("field-sizing", "content");
const fields = /** @type {Field[]} */ ([...document.querySelectorAll(":is(.sheet, .grid) :is(input, textarea)[name]")]);
/** @type {Map<Field, HTMLElement>} */
const written = new Map();

/** @param {Field} field */
const ticks = (field) => field.type === "checkbox" || field.type === "radio";

/** What the reader has written and chosen, by the stable names of the fields; empty ones are left out. */
export function answers() {
  /** @type {Answers} */
  const found = {};
  for (const field of fields) {
    if (!ticks(field)) {
      if (field.value.trim()) found[field.name] = field.value;
    } else if (/** @type {HTMLInputElement} */ (field).checked) {
      found[field.name] = field.type === "radio" ? field.value : true;
    }
  }
  return found;
}

/**
 * Put answers into the fields, and empty those that have none.
 * @param {Answers} given
 */
export function fill(given) {
  for (const field of fields) {
    const value = Object.hasOwn(given, field.name) ? given[field.name] : "";
    if (!ticks(field)) field.value = typeof value === "string" ? value : "";
    else /** @type {HTMLInputElement} */ (field).checked = value === (field.type === "radio" ? field.value : true);
    show(field);
  }
}

/**
 * The answers whose field is not on this page.
 * @param {Answers} given
 * @returns {Answers}
 */
export function strangers(given) {
  const known = new Set(fields.map((field) => field.name));
  return Object.fromEntries(Object.entries(given).filter(([name]) => !known.has(name)));
}

/**
 * Let a field grow with its text, and paper show all of it: a printed field would cut it off.
 * @param {Field} field
 */
function show(field) {
  if (ticks(field)) return;
  const words = field.type === "date" ? dated(field.value) : field.value.trim();
  const place = written.get(field);
  if (place && place.textContent !== words) place.textContent = words;
  if (GROWS || field.type !== "textarea") return;
  field.style.height = "auto";
  field.style.height = `${field.scrollHeight + 2}px`;
}

/**
 * A day such as 2026-11-28 in the order and the words of the page.
 * @param {string} day
 */
export function dated(day) {
  const date = new Date(`${day}T12:00:00`);
  if (!day || Number.isNaN(date.getTime())) return "";
  const order = /** @type {HTMLElement | null} */ (document.querySelector("[data-day]"))?.dataset.day ?? "{day} {month} {year}";
  const month = date.toLocaleDateString(document.documentElement.lang, { month: "long" });
  return order.replace("{day}", String(date.getDate())).replace("{month}", month).replace("{year}", String(date.getFullYear()));
}

/** Give every field its words for paper, and follow what is written. */
export function wakeFields() {
  for (const field of fields.filter((each) => !ticks(each))) {
    const place = document.createElement("span");
    place.className = "written";
    place.setAttribute("aria-hidden", "true");
    field.parentElement?.append(place);
    written.set(field, place);
  }
  addEventListener("input", (event) => {
    const field = /** @type {Field} */ (event.target);
    if (written.has(field)) show(field);
  });
}
