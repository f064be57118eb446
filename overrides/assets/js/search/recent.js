// @ts-check
// What was searched for last, kept only while the reader lets this device remember.

import { drop, onSwitch, read, remembering, write } from "../store.js";

const KEY = "searches";
const MOST = 8;

/**
 * The last searches, newest first; none while nothing is remembered.
 * @returns {string[]}
 */
export function recentSearches() {
  const kept = remembering() ? read(KEY) : null;
  return Array.isArray(kept) ? kept.filter((each) => typeof each === "string").slice(0, MOST) : [];
}

/**
 * Note a search that led somewhere.
 * @param {string} query
 */
export function noteSearch(query) {
  const words = query.trim().slice(0, 80);
  if (!words || !remembering()) return;
  const others = recentSearches().filter((each) => each.toLowerCase() !== words.toLowerCase());
  write(KEY, [words, ...others].slice(0, MOST));
}

/** Forget all of them. */
export function clearSearches() {
  drop(KEY);
}

onSwitch((on) => {
  if (!on) clearSearches();
});
