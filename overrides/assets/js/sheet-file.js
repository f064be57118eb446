// @ts-check
// A sheet as a file: {schema, page, language, edition, saved, answers: {name: text, or true for a tick}}.

/** @typedef {import("./fields.js").Answers} Answers */
/** @typedef {{answers: Answers, saved: string}} Copy */
/** @typedef {{fault: "unreadable" | "newer" | "elsewhere", page?: string}} Fault */

const SCHEMA = "terbalik/sheet/1";

/**
 * The letters of a copy.
 * @param {Answers} answers
 * @param {string} page the page's path without its language
 * @param {string} edition
 */
export function pack(answers, page, edition) {
  const language = document.documentElement.lang;
  const copy = { schema: SCHEMA, page, language, edition, saved: new Date().toISOString(), answers };
  return `${JSON.stringify(copy, null, 2)}\n`;
}

/**
 * What a copy holds, or why it cannot be opened on this page.
 * @param {string} text
 * @param {string} page
 * @returns {Copy | Fault}
 */
export function unpack(text, page) {
  const copy = parsed(text);
  const schema = String(copy.schema);
  if (!schema.startsWith("terbalik/sheet/") || !plain(copy.answers)) return { fault: "unreadable" };
  if (schema !== SCHEMA) return { fault: "newer" };
  if (copy.page !== page) return { fault: "elsewhere", page: String(copy.page) };
  return { answers: clean(copy.answers), saved: String(copy.saved).slice(0, 10) };
}

/**
 * @param {string} text
 * @returns {Record<string, unknown>}
 */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return plain(value) ? value : {};
  } catch {
    return {};
  }
}

/**
 * @param {unknown} value
 * @returns {value is Record<string, unknown>}
 */
const plain = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * Answers out of whatever another program may have written: texts and ticks only.
 * @param {unknown} given
 * @returns {Answers}
 */
export function clean(given) {
  if (!plain(given)) return {};
  const sound = Object.entries(given).filter(([, value]) => typeof value === "string" || value === true);
  return /** @type {Answers} */ (Object.fromEntries(sound));
}

/**
 * Hand a text to the reader as a file; it never leaves this device.
 * @param {string} name
 * @param {string} type
 * @param {string} text
 */
export function download(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
