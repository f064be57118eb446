// @ts-check
// Sessions for free words, for pages that list them.

export { rank } from "./search/engine.js";
