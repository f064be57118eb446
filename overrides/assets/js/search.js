// The search dialog over Pagefind's index, which lies at the root of the site above the languages.

const dialog = document.getElementById("search");
const field = dialog.querySelector("input");
const status = dialog.querySelector("[role=status]");
const list = dialog.querySelector(".results");
const chips = [...dialog.querySelectorAll("[data-filter]")];
const words = dialog.dataset;
const SHOWN = 8;
let engine;
let turn = 0;

const labels = new Map(chips.map((chip) => [`${chip.dataset.filter}:${chip.dataset.value}`, chip.textContent]));
const pressed = (chip) => chip.getAttribute("aria-pressed") === "true";

async function load() {
  const bundle = new URL("pagefind/pagefind.js", new URL(words.root, location.href));
  const pagefind = await import(bundle.href);
  // Addresses in the index begin at the root of the site, wherever that is served.
  await pagefind.options({ baseUrl: new URL(words.root, location.href).pathname });
  await pagefind.init();
  return pagefind;
}

function filters() {
  const wanted = {};
  for (const chip of chips.filter(pressed)) {
    (wanted[chip.dataset.filter] ??= { any: [] }).any.push(chip.dataset.value);
  }
  return wanted;
}

async function search() {
  const mine = ++turn;
  const query = field.value.trim();
  const wanted = filters();
  if (!query && !Object.keys(wanted).length) return show([], words.start);
  try {
    engine ??= load();
    const found = await (await engine).debouncedSearch(query || null, { filters: wanted }, 120);
    if (mine !== turn || !found) return;
    const pages = await Promise.all(found.results.slice(0, SHOWN).map((result) => result.data()));
    if (mine !== turn) return;
    const count = found.results.length;
    const line = count ? words[count === 1 ? "one" : "other"] : words.none;
    show(pages, line.replace("{count}", count).replace("{query}", query));
  } catch {
    engine = undefined;
    show([], words.failed);
  }
}

function show(pages, line) {
  status.textContent = line;
  // A topic's pages bear one title: the best of them is shown, the others by their kind below it.
  const topics = new Map();
  for (const page of pages) {
    const topic = /\/topics\/[^/]+\//.exec(page.url)?.[0] ?? page.url;
    topics.set(topic, [...(topics.get(topic) ?? []), page]);
  }
  list.replaceChildren(...[...topics.values()].map(result));
}

function result([page, ...others]) {
  const item = document.createElement("li");
  item.append(link(page.url, page.meta.title, "title"));
  const place = ["area", "kind"].map((name) => labels.get(`${name}:${page.meta[name]}`)).filter(Boolean);
  item.append(paragraph("place", place.join(" · ")));
  const excerpt = paragraph("excerpt", "");
  excerpt.innerHTML = page.excerpt; // Pagefind escapes the page's words and adds <mark> only
  item.append(excerpt);
  const parts = page.sub_results.filter((part) => part.anchor && part.anchor.id !== "title");
  const inside = document.createElement("ul");
  for (const part of parts.slice(0, 3)) inside.append(entry(part.url, part.title));
  for (const other of others) inside.append(entry(other.url, labels.get(`kind:${other.meta.kind}`)));
  if (inside.childElementCount) item.append(inside);
  return item;
}

function entry(address, text) {
  const item = document.createElement("li");
  item.append(link(address, text, "part"));
  return item;
}

function link(address, text, name) {
  const anchor = document.createElement("a");
  const to = new URL(address, location.href);
  const minutes = new URL(location.href).searchParams.get("minutes");
  if (minutes) to.searchParams.set("minutes", minutes);
  anchor.href = to;
  anchor.textContent = text;
  anchor.className = name;
  return anchor;
}

function paragraph(name, text) {
  const element = document.createElement("p");
  element.className = name;
  element.textContent = text;
  return element;
}

// Arrows walk from the field through the results and back.
function walk(event) {
  if (event.key === "Escape") {
    event.preventDefault(); // a search field would keep the first Esc for emptying itself
    dialog.close();
    return;
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const links = [...list.querySelectorAll("a")];
  if (event.key === "Enter" && event.target === field && links.length) {
    event.preventDefault();
    links[0].click();
  }
  if (!step || !links.length || event.target.matches(".chip")) return;
  event.preventDefault();
  const at = links.indexOf(document.activeElement) + step;
  (at < 0 ? field : links[Math.min(at, links.length - 1)]).focus();
}

field.addEventListener("input", search);
dialog.addEventListener("keydown", walk);
dialog.querySelector("[data-close]").addEventListener("click", () => dialog.close());
dialog.addEventListener("click", (event) => {
  if (event.target === dialog || event.target.closest("a")) dialog.close();
});
for (const chip of chips) {
  chip.addEventListener("click", () => {
    chip.setAttribute("aria-pressed", !pressed(chip));
    search();
  });
}

/** Look for what was typed before this script was there. */
export function wake() {
  if (field.value) search();
}
