// @ts-check
// Before a session: how many minutes there are, how you meet, and what that leaves out.

import { fit } from "./fit.js";
import { askedMinutes, carry } from "./minutes.js";
import { elapsed, resumed } from "./run-clock.js";
import { minutes, say, titles } from "./run-words.js";

/** @typedef {import("./run-view.js").Part} Part */

const form = /** @type {HTMLFormElement} */ (document.querySelector("form.ready"));
const exact = /** @type {HTMLInputElement} */ (form.querySelector("[name=exact]"));
const radios = /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll("[type=radio]")]);
const chosen = document.querySelector(".run")?.getAttribute("data-chosen") ?? "";

/** @param {string} name */
const value = (name) => radios.find((each) => each.name === name && each.checked)?.value ?? "";

/** The minutes as they stand in the form. */
function length() {
  const written = Number(exact.value);
  const able = exact.value && exact.checkValidity() && Number.isInteger(written);
  return able ? written : Number(value("minutes") || chosen);
}

/**
 * Let the form choose, and call back when the session starts.
 * @param {Part[]} parts
 * @param {(minutes: number, format: string) => void} start
 */
export function wakeReady(parts, start) {
  const able = () => parts.filter((each) => each.formats.includes(value("format")));
  const answer = () => {
    const found = fit(able(), length());
    return found.slots ? length() : found.nearest;
  };
  const show = () => {
    const lasts = answer();
    const slots = fit(able(), lasts).slots ?? [];
    const out = titles(able().filter((each) => !slots.some((slot) => slot.id === each.id)).map((each) => each.id), parts);
    const near = lasts === length() ? "" : say("nearest", { minutes: minutes(length()), nearest: minutes(lasts) });
    const words = out ? say("outAt", { titles: out }) : say("nothingOut");
    /** @type {HTMLElement} */ (form.querySelector(".outlook")).textContent = [near, words].filter(Boolean).join(" ");
  };
  setOut();
  for (const radio of radios) {
    radio.addEventListener("change", () => {
      if (radio.name === "minutes") exact.value = "";
      carry(radio.name, radio.value);
      show();
    });
  }
  exact.addEventListener("input", () => {
    const own = exact.value && exact.checkValidity();
    for (const radio of radios) if (radio.name === "minutes") radio.checked = own ? false : radio.value === chosen;
    if (own) carry("minutes", exact.value);
    show();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    start(answer(), value("format"));
  });
  show();
}

/** Take over what the address asks for. */
function setOut() {
  const wanted = askedMinutes() || chosen;
  const format = new URL(location.href).searchParams.get("format");
  for (const radio of radios) radio.checked = radio.value === (radio.name === "minutes" ? wanted : format ?? "in-person");
  if (!value("format")) radios.filter((each) => each.name === "format")[0].checked = true;
  if (value("minutes")) return;
  exact.value = wanted;
  if (exact.checkValidity()) return;
  exact.value = "";
  for (const radio of radios) if (radio.value === chosen) radio.checked = true;
}

/**
 * Offer to go on where the mentor was.
 * @param {import("./run-kept.js").Kept | null} run
 * @param {Part[]} parts
 */
export function offer(run, parts) {
  const box = /** @type {HTMLElement} */ (form.querySelector(".before"));
  box.hidden = !run;
  if (!run) return;
  const { current } = run.session;
  const now = Date.now();
  const since = Math.floor(elapsed(resumed(run.clock, run.seen, now), now) / 60_000);
  const place = current && { title: titles([current.id], parts), minutes: minutes(since) };
  /** @type {HTMLElement} */ (box.querySelector("p")).textContent = place ? say("wasAt", place) : say("wasDone");
}
