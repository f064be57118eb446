// @ts-check
// The keys of run mode. Single letters and signs can be switched off, and never act while someone writes.

/** @type {Record<string, string>} */
const ALWAYS = { ArrowRight: "next", ArrowLeft: "back", " ": "pause", Escape: "leave" };
/** @type {Record<string, string>} */
const SIGNS = { n: "next", p: "back", "+": "more", "?": "help" };

/**
 * What a key asks for, or nothing.
 * @param {KeyboardEvent} event
 * @param {boolean} signs
 */
export function asked(event, signs) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (event.ctrlKey || event.metaKey || event.altKey) return "";
  const writing = target.closest?.("textarea, select, [contenteditable], input:not([type=checkbox])");
  if (writing) return "";
  // The space bar presses what has the focus.
  if (event.key === " " && target.closest?.("button, a, summary, input")) return "";
  return ALWAYS[event.key] ?? (signs ? SIGNS[event.key.toLowerCase()] ?? "" : "");
}
