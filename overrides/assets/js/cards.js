// @ts-check
// The questions of a session one at a time, each as big as the screen; `#cards` in the address opens them.

import { chosen, copyInto, firstChoice, questions, shuffled } from "./deck.js";
import { printCards } from "./paper-cards.js";

const HASH = "#cards";
const SWIPE = 50;
const box = /** @type {HTMLDialogElement} */ (document.getElementById("cards"));
const opener = /** @type {HTMLElement} */ (document.querySelector(`a[href="${HASH}"]`));
const shuffle = /** @type {HTMLElement} */ (box.querySelector("[data-shuffle]"));
const more = /** @type {HTMLDetailsElement} */ (box.querySelector(".deck-more"));
const none = /** @type {HTMLElement} */ (box.querySelector(".deck-none"));
const all = questions();
const choice = firstChoice();
let cards = chosen(all, choice);
let at = 0;
/** True when the page itself was the step before the cards: the way out is then the way back. */
let came = false;

/** @param {string} selector */
const part = (selector) => /** @type {HTMLElement} */ (box.querySelector(selector));

/** @param {HTMLElement} card */
function above(card) {
  const { step, asks, care } = card.dataset;
  return [step, box.dataset[asks ?? ""], box.dataset[care ?? ""]].join(" · ");
}

/** Show the card whose turn it is, with what comes after it folded. */
function show() {
  const card = cards[at];
  part(".deck-face").hidden = more.hidden = !card;
  none.textContent = card ? "" : (none.dataset.words ?? "");
  const place = (box.dataset.place ?? "").replace("{at}", String(card ? at + 1 : 0));
  part(".deck-place").textContent = place.replace("{count}", String(cards.length));
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-turn]"))) {
    button.setAttribute("aria-disabled", String(!cards[at + Number(button.dataset.turn)]));
  }
  if (!card) return;
  more.open = false;
  part(".deck-rung").textContent = above(card);
  copyInto(card.querySelector(".ask"), part(".deck-ask"));
  part(".deck-cues").replaceChildren(...[card.querySelector(".cues")?.cloneNode(true)].flatMap((cues) => cues ?? []));
  part(".deck-face").classList.toggle("asks-senior", card.dataset.asks === "senior");
}

/** @param {number} step */
function turn(step) {
  if (!cards[at + step]) return;
  at += step;
  show();
  part(".deck-card").scrollTop = 0;
}

/** Gather the chosen questions anew; the one in sight stays if it is still among them. */
function gather() {
  const seen = cards[at];
  const found = chosen(all, choice);
  cards = shuffle.getAttribute("aria-pressed") === "true" ? shuffled(found) : found;
  at = Math.max(0, cards.indexOf(seen));
  show();
}

/** @param {HTMLElement} chip */
function choose(chip) {
  const set = chip.dataset.care ? choice.cares : choice.rungs;
  const value = chip.dataset.care || chip.dataset.rung || "";
  if (!value) set.clear();
  else if (!set.delete(value)) set.add(value);
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".facet .chip"))) {
    const { care, rung } = each.dataset;
    const on = care ? choice.cares.has(care) : rung ? choice.rungs.has(rung) : !choice.rungs.size;
    each.setAttribute("aria-pressed", String(on));
  }
  gather();
}

function follow() {
  if (location.hash === HASH && !box.open) {
    show();
    box.showModal();
    part("[data-turn='1']").focus();
  } else if (location.hash !== HASH && box.open) {
    box.close();
  }
}

/** Leave the cards: back to the page as it was, whether it was left for them or they were linked to. */
function left() {
  opener.focus();
  if (location.hash !== HASH) return;
  if (came) history.back();
  else history.replaceState(history.state, "", location.pathname + location.search);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const moves = /** @type {Record<string, number>} */ ({ ArrowLeft: -1, ArrowRight: 1, Home: -at, End: cards.length - 1 - at });
  const step = moves[event.key];
  if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  turn(step);
}

function wakeSwipes() {
  const card = part(".deck-card");
  /** @type {Touch | null} */
  let from = null;
  card.addEventListener("touchstart", (event) => (from = event.touches.length === 1 ? event.touches[0] : null), { passive: true });
  card.addEventListener("touchend", (event) => {
    const to = event.changedTouches[0];
    const [right, down] = from ? [to.clientX - from.clientX, to.clientY - from.clientY] : [0, 0];
    from = null;
    if (Math.abs(right) > SWIPE && Math.abs(right) > 2 * Math.abs(down)) turn(right < 0 ? 1 : -1);
  });
}

/** Take away what would choose nothing on this page. */
function prune() {
  for (const chip of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".facet .chip"))) {
    const { care, rung } = chip.dataset;
    const used = all.some((each) => (care ? each.dataset.care === care : !rung || each.dataset.rung === rung));
    if (!used) chip.remove();
  }
}

for (const button of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll("[data-turn]"))) {
  button.addEventListener("click", () => turn(Number(button.dataset.turn)));
}
for (const chip of /** @type {NodeListOf<HTMLElement>} */ (box.querySelectorAll(".facet .chip"))) {
  chip.addEventListener("click", () => choose(chip));
}
for (const button of document.querySelectorAll("[data-print-cards]")) {
  button.addEventListener("click", () => printCards(cards, above));
}
shuffle.addEventListener("click", () => {
  shuffle.setAttribute("aria-pressed", String(shuffle.getAttribute("aria-pressed") !== "true"));
  cards = []; // a new order begins at its first card
  gather();
});
opener.addEventListener("click", () => (came = true));
box.querySelector("[data-close]")?.addEventListener("click", () => box.close());
box.addEventListener("keydown", press);
box.addEventListener("close", left);
addEventListener("hashchange", follow);
prune();
wakeSwipes();
follow();
