// @ts-check
// Questions as cards on paper: eight on a sheet, to be cut out.

import { copyInto } from "./deck.js";

const ON_A_SHEET = 8;

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
  made.classList.add(size(ask.textContent ?? "", cues?.textContent ?? ""));
  made.append(place, ask, ...(cues ? [cues] : []));
  return made;
}

/**
 * How big a card's question is set, so that a long one fits as well: all cards are cut to one size.
 * @param {string} ask
 * @param {string} cues
 */
function size(ask, cues) {
  const room = 2.4 * ask.length + cues.length;
  if (room > 290) return "tiny";
  return room > 245 ? "small" : "big";
}
