// @ts-check
// The shelf of sessions, narrowed by words: by the site's own ranking where it loads, else by the words as they stand.

/** @typedef {import("./plan-words.js").Words} Words */
/** @type {Promise<((words: string) => {path: string}[]) | null> | undefined} */
let ranker;

/**
 * Let the field above the shelf narrow it.
 * @param {HTMLElement} root
 * @param {Words} words
 */
export function wakeFinder(root, words) {
  const field = /** @type {HTMLInputElement | null} */ (root.querySelector("[data-narrow]"));
  const status = root.querySelector("[data-found]");
  const areas = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".plan-area")]);
  const homes = new Map([...root.querySelectorAll("[data-topic]")].map((row) => [/** @type {HTMLElement} */ (row), row.parentElement]));
  const results = document.createElement("ul");
  results.className = "shelf found-shelf";
  areas[0]?.before(results);
  let turn = 0;

  field?.addEventListener("input", async () => {
    const mine = ++turn;
    const asked = field.value.trim();
    const found = asked ? await matching(asked, [...homes.keys()]) : [];
    if (mine !== turn) return;
    for (const [row, home] of homes) home?.append(row);
    for (const area of areas) area.hidden = Boolean(asked);
    for (const row of homes.keys()) row.hidden = Boolean(asked) && !found.includes(row);
    results.append(...found);
    if (status) status.textContent = !asked ? "" : found.length ? words.counted("found", found.length) : words.say("found-none");
  });
}

/**
 * The rows that fit, best first.
 * @param {string} asked
 * @param {HTMLElement[]} rows
 */
async function matching(asked, rows) {
  ranker ??= import("./rank.js").then(({ rank }) => rank, () => null);
  const found = await (await ranker)?.(asked);
  if (!found) return holding(asked, rows);
  const bySlug = new Map(rows.map((row) => [`topics/${row.dataset.topic}`, row]));
  return [...new Set(found.flatMap(({ path }) => bySlug.get(path) ?? []))];
}

/**
 * @param {string} asked
 * @param {HTMLElement[]} rows
 */
function holding(asked, rows) {
  const parts = asked.toLowerCase().split(/\s+/);
  const text = (/** @type {HTMLElement} */ row) => (row.querySelector("div")?.textContent ?? "").toLowerCase();
  return rows.filter((row) => parts.every((part) => text(row).includes(part)));
}
