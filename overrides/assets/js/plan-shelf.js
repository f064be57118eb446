// @ts-check
// What a plan can be made of: the sessions and tracks that the page lists for everyone.

/**
 * @typedef {object} Topic
 * @property {string} slug
 * @property {string} title
 * @property {string} href
 * @property {number} least
 * @property {number} most
 * @property {number} prepare
 * @property {string[]} after
 * @property {HTMLElement} element
 */
/**
 * @typedef {object} Track
 * @property {string} slug
 * @property {string} title
 * @property {string} href
 * @property {number} weeks
 * @property {import("./plan-model.js").Item[]} items
 * @property {HTMLElement} element
 */
/** @typedef {{topics: Map<string, Topic>, tracks: Map<string, Track>}} Shelf */

/**
 * Read the lists of the page.
 * @param {HTMLElement} root
 * @returns {Shelf}
 */
export function shelfOf(root) {
  const topics = [...root.querySelectorAll("[data-topic]")].map((element) => topicOf(/** @type {HTMLElement} */ (element)));
  const tracks = [...root.querySelectorAll("[data-track]")].map((element) => trackOf(/** @type {HTMLElement} */ (element)));
  return {
    topics: new Map(topics.map((topic) => [topic.slug, topic])),
    tracks: new Map(tracks.map((track) => [track.slug, track])),
  };
}

/** @param {HTMLElement} element */
function named(element) {
  const link = element.querySelector("a");
  return { title: link?.textContent?.trim() ?? "", href: link?.href.split("?")[0] ?? "", element };
}

/**
 * @param {HTMLElement} element
 * @returns {Topic}
 */
function topicOf(element) {
  const { topic = "", least, most, prepare, after } = element.dataset;
  const numbers = { least: Number(least), most: Number(most), prepare: Number(prepare) };
  return { ...named(element), slug: topic, ...numbers, after: after?.split(" ") ?? [] };
}

/**
 * @param {HTMLElement} element
 * @returns {Track}
 */
function trackOf(element) {
  const stops = /** @type {HTMLElement[]} */ ([...element.querySelectorAll("[data-stop]")]);
  const items = stops.map(({ dataset }) => ({ slug: dataset.stop ?? "", minutes: Number(dataset.minutes) }));
  return { ...named(element), slug: element.dataset.track ?? "", weeks: Number(element.dataset.weeks), items };
}

/**
 * A length a session can last, as near as may be to the one asked for.
 * @param {Topic | undefined} topic
 * @param {number} minutes
 */
export function fitting(topic, minutes) {
  return topic ? Math.max(topic.least, Math.min(topic.most, minutes)) : minutes;
}
