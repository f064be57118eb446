// @ts-check
/// <reference lib="webworker" />
// What lets this site work without a connection: pages come from the network first, else from the copies
// kept on this device, which then say so. The build puts one line before this file: what it published.

/** @typedef {{version: string, languages: string[], assets: string[]}} Build */
/** @typedef {{version: string, language: string, slug: string, minutes: number | null, urls: string[], bytes: number, when: string}} Saved */
const build = /** @type {Build} */ (/** @type {any} */ (self).BUILD);
const worker = /** @type {ServiceWorkerGlobalScope} */ (/** @type {unknown} */ (self));

const ROOT = new URL("./", worker.location.href);
// "Forget everything" deletes every store whose name begins like this.
const MINE = `terbalik:${ROOT.pathname}:`;
const SHELLS = `${MINE}shell:`;
const SHELL = SHELLS + build.version;
const PAGES = `${MINE}pages`;
const FILES = `${MINE}files`;
const SAVED = `${MINE}saved`;
// How long a page may keep its reader waiting when a copy is at hand.
const PATIENCE = 3000;
const MOST_VISITED = 150;
const KEPT = "x-terbalik-kept";
const VERSION = "x-terbalik-version";
const SIZE = "x-terbalik-size";
const DAY = { dateStyle: "medium", timeStyle: "short" };

/** The windows that show a copy: what such a page needs comes from the same store, without waiting. */
const behind = new Set();
let refreshing = false;

worker.addEventListener("install", (event) => event.waitUntil(install()));
worker.addEventListener("activate", (event) => event.waitUntil(activate()));
worker.addEventListener("message", (event) => event.waitUntil(answer(event)));
worker.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || !url.href.startsWith(ROOT.href) || request.headers.has("range")) return;
  if (url.pathname === worker.location.pathname || url.pathname.endsWith(".webmanifest")) return;
  event.respondWith(request.mode === "navigate" ? page(event, url) : file(event, url));
});

async function install() {
  const used = new Set((await stored(PAGES)).map((url) => languageOf(new URL(url))));
  await fill(build.languages.filter((language) => used.has(language)));
}

async function activate() {
  for (const name of await caches.keys()) {
    if (name.startsWith(SHELLS) && name !== SHELL) await caches.delete(name);
  }
  await worker.clients.claim();
}

/**
 * Have the page for readers without a connection, and all that the pages of these languages need.
 * @param {string[]} languages
 */
async function fill(languages) {
  const shell = await caches.open(SHELL);
  const there = new Set(await stored(SHELL));
  const wanted = build.languages.map((language) => offlinePage(language));
  for (const language of languages) wanted.push(...build.assets.map((path) => new URL(`${language}/${path}`, ROOT).href));
  const missing = wanted.filter((url) => !there.has(url));
  // Past the browser's own store, which may still hold the last edition's.
  await Promise.all(missing.map(async (url) => shell.put(url, await good(fetch(url, { cache: "no-cache" })))));
}

/** @param {string} language */
const offlinePage = (language) => new URL(`offline.${language}.html`, ROOT).href;

/** @param {string} name */
const stored = async (name) => ((await caches.has(name)) ? (await (await caches.open(name)).keys()).map(({ url }) => url) : []);

/**
 * An answer that is what was asked for; anything else is thrown.
 * @param {Response | Promise<Response>} asked
 */
async function good(asked) {
  const response = await asked;
  if (!response.ok) throw new Error(`${response.status} ${response.url}`);
  return response;
}

/**
 * The address a page is kept under: one for all minutes, anchors and spellings of its folder.
 * @param {URL} url
 */
const keyOf = (url) => url.origin + url.pathname.replace(/\/index\.html$/, "/");

/** @param {URL} url */
function languageOf(url) {
  const code = url.pathname.slice(ROOT.pathname.length).split("/", 1)[0];
  if (build.languages.includes(code)) return code;
  const known = worker.navigator.languages.map((each) => each.slice(0, 2));
  return known.find((each) => build.languages.includes(each)) ?? build.languages[0];
}

/** @param {Response} response */
const isPage = (response) => (response.headers.get("content-type") ?? "").startsWith("text/html");

/** @param {number} time */
const late = (time) => new Promise((done) => setTimeout(done, time, null));

/**
 * A page from the network; when that fails or takes too long, its copy, which says so.
 * @param {FetchEvent} event
 * @param {URL} url
 */
async function page(event, url) {
  const key = keyOf(url);
  const copy = await kept(key);
  // The browser's own store answers for a while without asking anyone, and would not say so.
  const asked = fetch(event.request, { cache: "no-cache" });
  event.waitUntil(asked.then((response) => seen(response.clone(), key)).catch(() => {}));
  const served = asked.then((response) => (response.status < 500 || !copy ? response.clone() : null));
  const first = await Promise.race([served.catch(() => null), ...(copy ? [late(PATIENCE)] : [])]);
  if (first) return first;
  if (!copy) return without(url);
  behind.add(event.resultingClientId);
  const waiting = await Promise.race([served.then(() => "slow", () => "offline"), late(0)]);
  if (waiting !== "offline") event.waitUntil(follow(asked, copy.clone(), key));
  return isPage(copy) ? dated(copy, waiting === "offline" ? "offline" : "slow") : copy;
}

/** @param {string} key */
async function kept(key) {
  for (const name of [PAGES, FILES]) {
    const found = await caches.match(key, { cacheName: name });
    if (found) return found;
  }
  return undefined;
}

/**
 * Keep what a reader has opened, so that it can be opened again without a connection.
 * @param {Response} response
 * @param {string} key
 */
async function seen(response, key) {
  if (response.status !== 200 || response.redirected || !isPage(response)) return;
  await keep(PAGES, key, response);
  await tidy();
}

/**
 * @param {string} name
 * @param {string} key
 * @param {Response} response
 */
async function keep(name, key, response) {
  const body = await response.blob();
  const headers = { "content-type": response.headers.get("content-type") ?? "", [KEPT]: new Date().toISOString(), [VERSION]: build.version, [SIZE]: String(body.size) };
  await (await caches.open(name)).put(key, new Response(body, { headers }));
  return body.size;
}

/** Let go of the pages visited longest ago; what somebody saved stays. */
async function tidy() {
  const pages = await caches.open(PAGES);
  const requests = await pages.keys();
  if (requests.length <= MOST_VISITED) return;
  const held = new Set((await entries()).flatMap(({ urls }) => urls));
  const dated = await Promise.all(requests.map(async (request) => ({ request, when: (await pages.match(request))?.headers.get(KEPT) ?? "" })));
  dated.sort((one, other) => one.when.localeCompare(other.when));
  const free = dated.filter(({ request }) => !held.has(request.url));
  for (const { request } of free.slice(0, requests.length - MOST_VISITED)) await pages.delete(request);
}

/**
 * A copy that says since when it has been one. The page holds the sentences, hidden until they are true.
 * @param {Response} copy
 * @param {"offline" | "slow"} reason
 */
async function dated(copy, reason) {
  const html = await copy.text();
  const language = /<html[^>]* lang="([\w-]+)"/.exec(html)?.[1];
  const when = copy.headers.get(KEPT) ?? "";
  const date = new Intl.DateTimeFormat(language, /** @type {any} */ (DAY)).format(new Date(when));
  const bar = new RegExp(`(<p class="kept-bar" data-reason="${reason}") hidden>(.*?)<time></time>`, "s");
  const shown = html.replace(bar, `$1>$2<time datetime="${when}">${date}</time>`);
  return new Response(shown, { headers: copy.headers });
}

/**
 * When the network answers after all, keep its page, and tell the open one whether it differs.
 * @param {Promise<Response>} asked
 * @param {Response} copy
 * @param {string} key
 */
async function follow(asked, copy, key) {
  const response = await asked.catch(() => null);
  if (!response || response.status !== 200) return;
  const type = (await response.clone().text()) === (await copy.text()) ? "current" : "newer";
  for (const client of await worker.clients.matchAll({ type: "window" })) {
    if (keyOf(new URL(client.url)) === key) client.postMessage({ type });
  }
}

/**
 * What there is to show for a page that is not on this device.
 * @param {URL} url
 */
async function without(url) {
  const folder = `${url.pathname}/`;
  if (!url.pathname.endsWith("/") && (await kept(url.origin + folder))) return Response.redirect(folder + url.search);
  const there = await caches.match(offlinePage(languageOf(url)), { cacheName: SHELL });
  return there ?? Response.error();
}

/**
 * What pages load: from the network, which the browser's own store mostly answers, else from ours.
 * @param {FetchEvent} event
 * @param {URL} url
 */
async function file(event, url) {
  const copy = (await caches.match(url.href, { cacheName: SHELL })) ?? (await kept(keyOf(url)));
  if (copy && behind.has(event.clientId)) return copy;
  const asked = fetch(event.request);
  const first = await Promise.race([asked.catch(() => null), ...(copy ? [late(PATIENCE)] : [])]);
  if (!first && copy) {
    behind.add(event.clientId);
    event.waitUntil(asked.catch(() => {}));
    return copy;
  }
  const response = first ?? (await asked);
  if (!copy && response.status === 200 && !isPage(response) && !/\.(pdf|png)$/.test(url.pathname)) {
    event.waitUntil(caches.open(SHELL).then((shell) => shell.put(url.href, response.clone())).catch(() => {}));
    return response.clone();
  }
  return response;
}

/**
 * @param {ExtendableMessageEvent} event
 */
async function answer(event) {
  const asked = event.data;
  const port = event.ports[0];
  try {
    const given = await /** @type {Record<string, (asked: any, event: ExtendableMessageEvent) => unknown>} */ (answers)[asked.type]?.(asked, event);
    port?.postMessage({ done: given ?? true });
  } catch (error) {
    port?.postMessage({ failed: String(error) });
  }
}

const answers = {
  /** The reader wants the newer version now. */
  "take-over": () => worker.skipWaiting(),

  /** A page is open: have what its language needs, keep the page itself, and bring older copies up to date. */
  async wake({ language }, { source }) {
    await fill([language]);
    const url = keyOf(new URL(/** @type {Client} */ (source).url));
    if (!(await kept(url))) await seen(await fetch(url), url);
    await refresh();
  },

  /** The sessions that were saved in a language. */
  saved: async ({ language }) => (await entries()).filter((entry) => entry.language === language),

  /** Save a session: its pages, and its printed file for a length. */
  save: (asked, { ports }) => save(asked, (done, all) => ports[0]?.postMessage({ progress: [done, all] })),

  /** Keep one page. */
  async keep({ url }) {
    await keep(PAGES, keyOf(new URL(url)), await good(fetch(url, { cache: "no-cache" })));
  },

  /** Let a saved session go. */
  async unsave({ language, slug }) {
    const entry = (await entries()).find((each) => each.language === language && each.slug === slug);
    await (await caches.open(SAVED)).delete(noteOf(language, slug));
    for (const name of [PAGES, FILES]) {
      for (const url of entry?.urls ?? []) await (await caches.open(name)).delete(url);
    }
  },
};

/**
 * @param {string} language
 * @param {string} slug
 */
const noteOf = (language, slug) => new URL(`${language}/topics/${slug}/.saved`, ROOT).href;

/** @returns {Promise<Saved[]>} */
async function entries() {
  if (!(await caches.has(SAVED))) return [];
  const notes = await caches.open(SAVED);
  return Promise.all((await notes.keys()).map(async (request) => (await /** @type {Promise<Response>} */ (notes.match(request))).json()));
}

/**
 * Save a session whole or not at all: it counts as saved when its last file is there.
 * @param {{language: string, slug: string, minutes: number | null}} asked
 * @param {(done: number, all: number) => void} progress
 * @returns {Promise<Saved>}
 */
async function save({ language, slug, minutes }, progress) {
  await fill([language]);
  const guide = new URL(`${language}/topics/${slug}/`, ROOT);
  const first = await good(fetch(guide, { cache: "no-cache" }));
  const rest = linked(await first.clone().text(), guide, minutes);
  const urls = [guide.href];
  let bytes = await keep(PAGES, guide.href, first);
  for (const [at, url] of rest.entries()) {
    progress(at + 1, rest.length + 1);
    const response = await fetch(url, { cache: "no-cache" });
    if (response.status === 404) continue; // a dead link is one with a connection too
    bytes += await keep(isPage(response) ? PAGES : FILES, url, await good(response));
    urls.push(url);
  }
  const note = { version: build.version, language, slug, minutes, urls, bytes, when: new Date().toISOString() };
  await (await caches.open(SAVED)).put(noteOf(language, slug), new Response(JSON.stringify(note), { headers: { "content-type": "application/json" } }));
  return note;
}

/**
 * What belongs to a session, by the links of its guide: the pages below it, and the printed files of this length.
 * @param {string} html
 * @param {URL} guide
 * @param {number | null} minutes
 */
function linked(html, guide, minutes) {
  const named = [...html.matchAll(/\s(?:href|data-[\w-]+)="([^"]+)"/g)].map(([, name]) => name);
  const urls = named.filter((name) => /^(\.{0,2}\/|[\w-]+[./])/.test(name)).map((name) => new URL(name.replaceAll("&amp;", "&"), guide));
  const below = urls.filter((url) => url.href.startsWith(guide.href) && keyOf(url) !== guide.href).map(keyOf);
  const files = below.filter((url) => url.endsWith(".pdf"));
  const fitting = minutes ? files.filter((url) => new RegExp(`\\D${minutes}\\D`).test(url.slice(guide.href.length))) : [];
  const packs = fitting.filter((url) => /pack|paket/.test(url.slice(guide.href.length)));
  const pages = below.filter((url) => url.endsWith("/"));
  return [...new Set([...pages, ...(packs.length ? packs : fitting.length ? fitting : files)])];
}

/** Bring what an older version kept up to date, one at a time, as long as there is a connection. */
async function refresh() {
  if (refreshing) return;
  refreshing = true;
  try {
    for (const { version, language, slug, minutes } of await entries()) {
      if (version !== build.version) await save({ language, slug, minutes }, () => {});
    }
    const pages = await caches.open(PAGES);
    for (const request of await pages.keys()) {
      const copy = await pages.match(request);
      if (!copy || copy.headers.get(VERSION) === build.version) continue;
      const response = await fetch(request.url, { cache: "no-cache" });
      if (response.status === 404) await pages.delete(request);
      else await seen(response, request.url);
    }
  } catch {
    // The connection is gone: the next page that opens goes on from here.
  } finally {
    refreshing = false;
  }
}
