// @ts-check
// Questions as cards on paper: eight on a sheet, to be cut out.

import { copyInto } from "./deck.js";

const ON_A_SHEET = 8;
// The sizes of a question and of its cues in points, the biggest first.
const SIZES = [[18, 8.5], [16, 8.5], [14.5, 8.5], [13, 8.5], [12, 8.5], [11, 8.5], [10, 8], [9.5, 7.5]];

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
  fit(paper);
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
  made.append(place, ask, ...(cues ? [cues] : []));
  return made;
}

/**
 * Give each card the biggest size at which its words fit. All are cut to one size, so they are measured at it,
 * out of sight, in the face that this page has: a stand-in or an organization's own is wider than ours.
 * @param {HTMLElement} paper
 */
function fit(paper) {
  document.documentElement.classList.add("measuring-cards");
  for (const card of /** @type {NodeListOf<HTMLElement>} */ (paper.querySelectorAll(".paper-card"))) {
    SIZES.find(([ask, cues]) => {
      card.style.setProperty("--ask", `${ask}pt`);
      card.style.setProperty("--cues", `${cues}pt`);
      return card.scrollHeight <= card.clientHeight;
    });
  }
  document.documentElement.classList.remove("measuring-cards");
}
