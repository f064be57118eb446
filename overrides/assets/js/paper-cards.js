// @ts-check
// Questions as cards on paper: eight on a sheet, to be cut out.

import { copyInto } from "./deck.js";

const ON_A_SHEET = 8;
const SIZES = [18, 16, 14.5, 13, 12, 11];
// The height of the smaller paper's card without its margins, in points.
const ROOM = 130;

/**
 * Print the questions as cards, and nothing else of the page.
 * @param {HTMLElement[]} cards
 * @param {(card: HTMLElement) => string} tags what stands above a question
 */
export function printCards(cards, tags) {
  document.querySelector(".paper-cards")?.remove();
  const paper = document.createElement("div");
  paper.className = "paper-cards";
  for (let at = 0; at < cards.length; at += ON_A_SHEET) {
    const sheet = document.createElement("div");
    sheet.className = "paper-sheet";
    sheet.append(...cards.slice(at, at + ON_A_SHEET).map((card) => printed(card, tags(card))));
    paper.append(sheet);
  }
  document.body.append(paper);
  document.documentElement.classList.add("printing-cards");
  addEventListener("afterprint", () => tidy(paper), { once: true });
  print();
}

/** @param {HTMLElement} paper */
function tidy(paper) {
  paper.remove();
  document.documentElement.classList.remove("printing-cards");
}

/**
 * @param {HTMLElement} card
 * @param {string} above
 */
function printed(card, above) {
  const made = document.createElement("section");
  made.className = "paper-card";
  const place = document.createElement("p");
  place.className = "paper-rung";
  place.textContent = above;
  const ask = document.createElement("p");
  ask.className = "paper-ask";
  copyInto(card.querySelector(".ask"), ask);
  const cues = card.querySelector(".cues")?.cloneNode(true);
  const told = [...card.querySelectorAll(".cues > div")].map((cue) => cue.textContent ?? "");
  made.style.setProperty("--ask", `${size(above, ask.textContent ?? "", told)}pt`);
  made.append(place, ask, ...(cues ? [cues] : []));
  return made;
}

/**
 * The biggest size in points at which a question and its cues fit, reckoned in letters to a line:
 * all cards are cut to one size, and before it is printed no card can be measured.
 * @param {string} above
 * @param {string} ask
 * @param {string[]} cues
 */
function size(above, ask, cues) {
  const lines = (/** @type {string} */ text, /** @type {number} */ wide) => Math.ceil(text.length / wide);
  const small = cues.reduce((sum, cue) => sum + lines(cue, 46), 0) * 11.5 + lines(above, 42) * 13;
  return SIZES.find((each) => small + lines(ask, 380 / each) * each * 1.28 <= ROOM) ?? SIZES[SIZES.length - 1];
}
