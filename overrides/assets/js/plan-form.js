// @ts-check
// The dates of a plan as a form: first day, hour, rhythm, zone, days to skip.

import { isDate } from "./plan-dates.js";
import { skipping } from "./plan-model.js";
import { isZone } from "./zone.js";

/** @typedef {import("./plan-model.js").Plan} Plan */
/** @typedef {import("./plan-words.js").Words} Words */

const INDONESIA = { "Asia/Jakarta": "when-jakarta", "Asia/Makassar": "when-makassar", "Asia/Jayapura": "when-jayapura" };
const MOST_WEEKS = 8;

/**
 * The form's fields, by what they hold.
 * @param {HTMLElement} root
 */
function fieldsOf(root) {
  const field = (/** @type {string} */ id) => /** @type {HTMLInputElement} */ (root.querySelector(`#plan-${id}`));
  return { start: field("start"), time: field("time"), weeks: field("weeks"), zone: field("zone"), from: field("skip-from"), to: field("skip-to") };
}

/**
 * Let the form change the plan.
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {() => Plan} plan
 * @param {(next: Plan, what: string, date?: string) => void} change
 */
export function wakeForm(root, words, plan, change) {
  const fields = fieldsOf(root);
  /** @type {(field: HTMLInputElement, made: (value: string) => Partial<Plan>) => void} */
  const bind = (field, made) =>
    field.addEventListener("change", () => {
      // A field half written is no date: the plan keeps the one it has.
      if (field.value && field.checkValidity()) change({ ...plan(), ...made(field.value) }, "when");
    });
  bind(fields.start, (start) => (isDate(start) ? { start } : {}));
  bind(fields.time, (time) => ({ time: time.slice(0, 5) }));
  bind(fields.weeks, (weeks) => ({ weeks: Number(weeks) }));
  bind(fields.zone, (zone) => ({ zone }));
  root.querySelector("[data-skip-add]")?.addEventListener("click", () => {
    const [from, to] = [fields.from.value, fields.to.value || fields.from.value];
    const wrong = /** @type {HTMLElement} */ (root.querySelector("#plan-skip-wrong"));
    wrong.textContent = from && to < from ? words.say("when-wrong") : "";
    if (!isDate(from)) return fields.from.focus();
    if (to < from) return fields.to.focus();
    fields.from.value = fields.to.value = "";
    change(skipping(plan(), [...plan().skipped, { from, to }]), "skipped", words.days({ from, to }));
  });
  for (let weeks = 1; weeks <= MOST_WEEKS; weeks++) fields.weeks.append(new Option(words.counted("when-weeks", weeks), String(weeks)));
  fields.zone.append(...zones(words));
}

/**
 * The zones on offer: this device's, Indonesia's three by their cities, all others.
 * @param {Words} words
 */
function zones(words) {
  const near = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const world = Intl.supportedValuesOf("timeZone").filter((zone) => !(zone in INDONESIA) && zone !== near);
  const group = (/** @type {string} */ key, /** @type {HTMLOptionElement[]} */ options) => {
    const made = document.createElement("optgroup");
    made.label = words.say(key);
    made.append(...options);
    return made;
  };
  const option = (/** @type {string} */ zone) => new Option(zone.replaceAll("_", " "), zone);
  return [
    ...(near in INDONESIA || !isZone(near) ? [] : [group("when-zones-near", [option(near)])]),
    group("when-zones-indonesia", Object.entries(INDONESIA).map(([zone, key]) => new Option(words.say(key), zone))),
    group("when-zones-world", world.map(option)),
  ];
}

/**
 * Show the dates of a plan in the form and in its one line.
 * @param {HTMLElement} root
 * @param {Words} words
 * @param {Plan} plan
 */
export function drawForm(root, words, plan) {
  const fields = fieldsOf(root);
  for (const [select, value] of /** @type {[HTMLInputElement, string][]} */ ([[fields.weeks, String(plan.weeks)], [fields.zone, plan.zone]])) {
    // A plan from elsewhere may hold a value that is not on offer here.
    if (!select.querySelector(`option[value="${CSS.escape(value)}"]`)) select.append(new Option(select === fields.weeks ? words.counted("when-weeks", plan.weeks) : value, value));
    select.value = value;
  }
  fields.start.value = plan.start;
  fields.time.value = plan.time;
  const line = root.querySelector("[data-when-text]");
  if (line) line.textContent = inWords(words, plan);
  const template = /** @type {HTMLTemplateElement} */ (root.querySelector("template[data-skip]"));
  root.querySelector("[data-skipped]")?.replaceChildren(
    ...plan.skipped.map((skip, at) => {
      const row = /** @type {HTMLElement} */ (/** @type {DocumentFragment} */ (template.content.cloneNode(true)).firstElementChild);
      const button = /** @type {HTMLElement} */ (row.querySelector("button"));
      /** @type {HTMLElement} */ (row.querySelector("span")).textContent = words.days(skip);
      button.setAttribute("aria-label", words.say("when-unskip", { date: words.days(skip) }));
      button.dataset.unskip = String(at);
      return row;
    }),
  );
}

/**
 * The dates of a plan in one line.
 * @param {Words} words
 * @param {Plan} plan
 */
export function inWords(words, plan) {
  const every = words.counted("when-rhythm", plan.weeks);
  const values = { weekday: words.weekday(plan.start), time: words.hour(plan.time), every, date: words.day(plan.start) };
  return words.say("when-summary", values);
}
