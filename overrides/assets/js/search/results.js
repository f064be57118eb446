// @ts-check
// How results look: a session with its place, the words that matched, and links to its parts.

import { shownOf } from "./parts.js";

/** @typedef {import("./engine.js").Answer} Answer */
/** @typedef {import("./pieces.js").Page} Page */

/**
 * A result as it is shown, once its words are there.
 * @param {Page} page
 * @param {Answer} answer
 * @param {(name: string, value: string) => string | undefined} label
 * @param {string[]} kinds the kinds of pages that are wanted; empty for all
 * @returns {Promise<HTMLLIElement>}
 */
export async function resultOf(page, { slots, weights, engine }, label, kinds) {
  const sheet = page.kind === "guide" ? kinds.find((kind) => kind === "guide" || page.sheets.includes(kind)) : undefined;
  const kind = sheet ?? page.kind;
  const parts = (await engine.index.text(page)).filter(([of]) => !kinds.length || kinds.includes(of));
  const shown = shownOf(parts, slots, weights, engine.index.roots);
  const item = document.createElement("li");
  if (page.area) item.dataset.area = page.area;
  item.append(link(page, kind, "", page.title, "title"));
  const place = [
    kind === "guide" ? undefined : label("kind", kind),
    page.area && page.kind !== "area" ? label("area", page.area) : undefined,
    page.level ? label("level", page.level) : undefined,
  ];
  if (place.some(Boolean)) item.append(paragraph("place", [{ text: place.filter(Boolean).join(" · "), marked: false }]));
  item.append(paragraph("excerpt", shown.excerpt));
  const inside = document.createElement("ul");
  for (const part of shown.parts) {
    const sheetName = part.kind === "guide" || part.kind === kind ? undefined : label("kind", part.kind);
    const entry = document.createElement("li");
    entry.append(link(page, part.kind, part.anchor, [sheetName, part.heading].filter(Boolean).join(": "), "part"));
    inside.append(entry);
  }
  if (inside.childElementCount) item.append(inside);
  return item;
}

/**
 * @param {Page} page
 * @param {string} kind which of a session's pages
 * @param {string} anchor
 * @param {string} text
 * @param {string} name
 */
function link(page, kind, anchor, text, name) {
  const root = new URL(document.body.dataset.root ?? ".", location.href);
  const sheet = kind === page.kind ? "" : `${kind}/`;
  const path = page.path ? `${page.path}/` : "";
  const to = new URL(`${document.documentElement.lang}/${path}${sheet}`, root);
  to.hash = anchor;
  const made = document.createElement("a");
  made.href = to.href;
  made.textContent = text;
  made.className = name;
  return made;
}

/**
 * @param {string} name
 * @param {import("./parts.js").Run[]} runs
 */
function paragraph(name, runs) {
  const made = document.createElement("p");
  made.className = name;
  for (const { text, marked } of runs) {
    const mark = marked ? document.createElement("mark") : null;
    if (mark) mark.textContent = text;
    made.append(mark ?? text);
  }
  return made;
}
