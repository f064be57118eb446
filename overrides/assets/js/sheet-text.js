// @ts-check
// A filled sheet as a text that can be read anywhere.

import { dated } from "./fields.js";

/** @typedef {import("./fields.js").Answers} Answers */
/** @typedef {{name: string, site: string, edition: string, unanswered: string, scale: string}} Words */

/** @param {Element | null | undefined} element */
const letters = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * The whole sheet: title, day, each question with its answer below it, the unanswered ones marked.
 * @param {Answers} given
 * @param {Words} words
 * @param {string} today
 */
export function asText(given, words, today) {
  const made = [letters(document.querySelector("h1")), `${words.name}, ${dated(today)}`];
  let heading = "";
  for (const part of document.querySelectorAll(".page > h2, .sheet > .question, .grid")) {
    if (part.matches("h2")) {
      heading = letters(part);
      continue;
    }
    if (heading) made.push(`${heading}\n${"-".repeat(heading.length)}`);
    heading = "";
    made.push(part.matches(".grid") ? table(part, given, words) : question(part, given, words));
  }
  const address = location.origin + location.pathname;
  return `${[...made, `${words.site} ${words.edition}, ${address}`].join("\n\n")}\n`;
}

/**
 * @param {Element} part
 * @param {Answers} given
 * @param {Words} words
 */
function question(part, given, words) {
  const field = /** @type {HTMLInputElement} */ (part.querySelector("[name]"));
  const value = given[field.name];
  if (field.type === "checkbox") return `[${value ? "x" : " "}] ${letters(field.closest("label"))}`;
  const asked = letters(part.querySelector("legend, label"));
  return `${asked}\n${typeof value === "string" ? answer(part, field, value, words) : words.unanswered}`;
}

/**
 * @param {Element} part
 * @param {HTMLInputElement} field
 * @param {string} value
 * @param {Words} words
 */
function answer(part, field, value, words) {
  if (field.type === "date") return dated(value);
  if (field.type !== "radio") return value.trim();
  if (!part.matches(".scale")) return letters(part.querySelector(`[value="${CSS.escape(value)}"]`)?.closest("label"));
  const [low, high] = [...part.querySelectorAll(".end")].map(letters);
  return low ? words.scale.replace("{value}", value).replace("{low}", low).replace("{high}", high) : value;
}

/**
 * A table row by row; of rows without a name only those somebody has written in.
 * @param {Element} part
 * @param {Answers} given
 * @param {Words} words
 */
function table(part, given, words) {
  const rows = [...part.querySelectorAll("tbody tr")].map((row, at) => {
    const cells = [...row.querySelectorAll("td")].map((cell) => {
      const value = given[cell.querySelector("textarea")?.name ?? ""];
      return { head: cell.dataset.label, value: typeof value === "string" ? value.trim() : "" };
    });
    const name = letters(row.querySelector("th"));
    if (!name && cells.every((cell) => !cell.value)) return "";
    const lines = cells.map((cell) => `  ${cell.head}: ${(cell.value || words.unanswered).replaceAll("\n", "\n    ")}`);
    return [name || `${at + 1}.`, ...lines].join("\n");
  });
  return [letters(part.querySelector("caption")), ...(rows.some(Boolean) ? rows.filter(Boolean) : [words.unanswered])].join("\n");
}
