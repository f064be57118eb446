// @ts-check
// Run mode: one part at a time, by the wall clock. Nothing goes on by itself unless the mentor has asked for it.

import { canKeepAwake, keepAwake } from "./awake.js";
import { elapsed, paused, resumed, running, started } from "./run-clock.js";
import { asked } from "./run-keys.js";
import { back, begin, drop, finish, more, next, skip } from "./run-plan.js";
import { wakeReady } from "./run-ready.js";
import { isKept } from "./run-kept.js";
import { canTremble, tone, tremble } from "./run-signal.js";
import { element, find, newPlan, partsOfPage, put, root, showEnd, showPart, showTime, summary, wayOut } from "./run-view.js";
import { asText, digits, minutes, ofAll, say, titles } from "./run-words.js";
import { drop as forget, read, remembering, write } from "./store.js";
import { onSwipe } from "./swipe.js";

/** @typedef {import("./run-plan.js").Session} Session */
/** @typedef {import("./run-view.js").Part} Part */
/** @typedef {import("./run-kept.js").Kept} Kept */

const MINUTE = 60_000;
const slug = root.dataset.slug ?? "";
const KEY = `run/${slug}`;
const SETTINGS = "run-settings";
const everyPart = partsOfPage();
// The parts of the chosen format.
/** @type {Part[]} */
let parts = everyPart;
/** @type {Kept | null} */
let run = isKept(read(KEY), everyPart.map((each) => each.id));
// What the last new plan replaced.
/** @type {Session | null} */
let before = null;
/** @type {string} */
let spoken = "";
let saved = true;

const now = () => (run ? elapsed(run.clock, Date.now()) : 0);
const state = () => document.body.dataset.run;
/** @param {string} name */
const isOn = (name) => /** @type {HTMLInputElement} */ (find(`[data-set=${name}]`)).checked;

// ---------- state ----------

/** @param {Partial<Kept>} change */
function keep(change) {
  if (!run) return;
  run = { ...run, ...change, seen: Date.now() };
  write(KEY, run);
}

/**
 * @param {number} length
 * @param {string} format
 */
function start(length, format) {
  if (run && Object.values(run.notes).some((note) => note.trim()) && !confirm(say("anew"))) return;
  choose(format);
  const session = begin(parts, length);
  if (!session) return;
  run = { session, format, clock: started(Date.now()), notes: {}, ticks: [], seen: Date.now() };
  keep({});
  fill();
  enter();
}

/** @param {string} format */
function choose(format) {
  parts = everyPart.filter((each) => each.formats.includes(format));
}

function resume() {
  if (!run) return;
  choose(run.format);
  keep({ clock: resumed(run.clock, run.seen, Date.now()) });
  fill();
  enter();
}

/** Put what was written and ticked where it belongs. */
function fill() {
  for (const area of fields()) area.value = run?.notes[area.dataset.note ?? ""] ?? "";
  for (const box of boxes()) box.checked = run?.ticks.includes(box.getAttribute("aria-describedby") ?? "") ?? false;
  for (const list of root.querySelectorAll(".doing")) point(list);
}

const fields = () => /** @type {HTMLTextAreaElement[]} */ ([...root.querySelectorAll("[data-note]")]);
const boxes = () => /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll(".doing input")]);

// ---------- screens ----------

/** @param {"ready" | "running" | "ended"} name */
function screen(name) {
  document.body.dataset.run = name;
  for (const part of [".meter", ".controls"]) find(part).hidden = name !== "running";
  find(".end").hidden = name !== "ended";
  hold(name === "running");
  keepAwake(name === "running");
  if (name !== "running" && document.fullscreenElement) document.exitFullscreen();
  scrollTo(0, 0);
}

/** Enter the session where it stands, which may be its end. */
function enter() {
  if (!run?.session.current) return end();
  // Folds would bury the steps on a phone; on a wide screen they stand beside them.
  const wide = matchMedia("(min-width: 60rem)").matches;
  for (const fold of /** @type {NodeListOf<HTMLDetailsElement>} */ (root.querySelectorAll("details.fold"))) {
    fold.open = wide && !fold.classList.contains("notes");
  }
  screen("running");
  spoken = "";
  turnTo();
}

/** Show the part that runs and lead the reader to it. */
function turnTo() {
  if (!run) return;
  showPart(run.session, parts);
  tick();
  put(find("[data-do=pause] span"), say(run.clock.since === null ? "resume" : "pause"));
  const title = find(".part[data-now] h3");
  find(".parts").scrollTop = 0;
  scrollTo(0, 0);
  title.focus({ preventScroll: true });
}

function end() {
  if (!run) return;
  keep({ clock: paused(run.clock, Date.now()) });
  screen("ended");
  showEnd(summary(run.session, now(), everyPart), run.notes, everyPart);
  find("#end-name").focus({ preventScroll: true });
}

/** The long answers are shown above the session while it runs, and stand on the page otherwise. */
const places = [...root.querySelectorAll("[data-holds]")].map((box) => {
  const heading = document.getElementById(/** @type {HTMLElement} */ (box).dataset.holds ?? "");
  const mark = document.createComment("");
  heading?.before(mark);
  return { box, mark, held: [heading, heading?.nextElementSibling] };
});

/** @param {boolean} on */
function hold(on) {
  for (const { box, mark, held } of places) {
    const found = held.filter((each) => each instanceof Element);
    if (on) box.replaceChildren(...found);
    else mark.after(...found);
  }
}

// ---------- time ----------

function tick() {
  if (state() !== "running" || !run?.session.current) return;
  const mark = showTime(run.session, now());
  const still = run.clock.since === null;
  find(".meter").toggleAttribute("data-paused", still);
  if (still) return speak("paused");
  const reached = `${run.session.current.id} ${mark ?? ""} ${ofWhole()}`;
  if (reached === spoken) return;
  const fresh = spoken !== "" && !spoken.startsWith("paused");
  spoken = reached;
  mention(mark, fresh);
  if (mark === "over" && isOn("alone")) go(1);
}

/** The milestone that all has reached. */
function ofWhole() {
  const left = (run?.session.minutes ?? 0) * MINUTE - now();
  return left <= 0 ? "allOver" : left <= 5 * MINUTE ? "allSoon" : "";
}

/** @param {string} name */
function speak(name) {
  if (spoken === name) return;
  spoken = name;
  put(find(".mark"), say(name));
}

/**
 * @param {import("./run-clock.js").Mark | null} mark
 * @param {boolean} fresh
 */
function mention(mark, fresh) {
  const whole = ofWhole();
  put(find(".mark"), [mark && say(mark), whole && say(whole)].filter(Boolean).join(" "));
  if (!fresh || !mark || mark === "half") return;
  if (isOn("sound")) tone();
  if (isOn("tremble")) tremble();
}

/**
 * Tell something once, with buttons for what can be done about it.
 * @param {string} text
 * @param {{ label: string, act: () => void }[]} answers
 */
function tell(text, answers = []) {
  const line = find(".message p");
  line.textContent = "";
  // Emptied first, so that the same words are read out again.
  requestAnimationFrame(() => (line.textContent = text));
  const buttons = answers.map(({ label, act }) => {
    const button = element("button", label);
    button.className = "tool";
    button.setAttribute("type", "button");
    button.addEventListener("click", act);
    return button;
  });
  find(".answers").replaceChildren(...buttons);
}

// ---------- what the mentor does ----------

/** @param {number} way */
function go(way) {
  if (!run?.session.current) return;
  const was = run.session;
  keep({ session: way > 0 ? next(was, parts, now()) : back(was) });
  if (!run.session.current) return end();
  const asPlanned = was.rest.slice(1);
  const planned = { ...was, rest: asPlanned };
  // Shared out minutes are no news; what leaves or comes in is.
  const news = way > 0 ? newPlan("", planned, run.session, parts, false) : "";
  tell(news, news ? answers() : []);
  turnTo();
}

/**
 * Take a new plan and say what it changes.
 * @param {Session} session
 * @param {string} opening
 */
function replan(session, opening) {
  if (!run || session === run.session) return;
  before = run.session;
  const { current } = run.session;
  keep({ session });
  tell(newPlan(opening, before, session, parts), [...answers(), { label: say("undo"), act: undo }]);
  if (current?.id === session.current?.id) {
    showPart(session, parts);
    tick();
  } else turnTo();
}

function undo() {
  if (!before) return;
  const moved = before.current?.id !== run?.session.current?.id;
  keep({ session: before });
  before = null;
  tell(say("undone"));
  if (moved || !run) turnTo();
  else showPart(run.session, parts);
  tick();
  if (!moved) find("[data-do=more]").focus();
}

/** What can be done about a plan that is too long. */
function answers() {
  const out = run && wayOut(run.session, parts);
  if (!out) return [];
  return [{ label: out.label, act: () => run && replan(drop(run.session, parts, out.id), "") }];
}

function pause() {
  if (!run) return;
  const still = run.clock.since === null;
  keep({ clock: (still ? running : paused)(run.clock, Date.now()) });
  put(find("[data-do=pause] span"), say(still ? "pause" : "resume"));
  if (still) tell(say("runs"));
  else tell("");
  tick();
}

function tellTime() {
  if (!run?.session.current) return;
  const { minutes: length, began } = { ...run.session.current };
  const left = length * MINUTE - (now() - began);
  const part = `${digits(left)} ${say(left < 0 ? "past" : "left")}`;
  tell(say("told", { part, all: ofAll(run.session.minutes * MINUTE - now()) }));
}

function leave() {
  const box = dialog("run-leave");
  box.returnValue = "";
  box.showModal();
}

function left() {
  const { returnValue } = dialog("run-leave");
  if (!run || (returnValue !== "leave" && returnValue !== "end")) return;
  if (returnValue === "end") {
    keep({ session: finish(run.session, now()) });
    return end();
  }
  keep({});
  screen("ready");
  offer();
  /** @type {HTMLElement | null} */ (document.querySelector("[data-do=resume]"))?.focus();
}

function reopen() {
  if (!run) return;
  keep({ session: back(run.session), clock: running(run.clock, Date.now()) });
  enter();
}

/** Offer to go on where the mentor was. */
function offer() {
  const box = /** @type {HTMLElement} */ (document.querySelector(".ready .before"));
  box.hidden = !run;
  if (!run) return;
  const { current } = run.session;
  const clock = resumed(run.clock, run.seen, Date.now());
  const since = Math.floor(elapsed(clock, Date.now()) / MINUTE);
  const words = current ? say("wasAt", { title: titles([current.id], everyPart), minutes: minutes(since) }) : say("wasDone");
  put(/** @type {HTMLElement} */ (box.querySelector("p")), words);
}

// ---------- notes and steps ----------

/** @param {HTMLTextAreaElement} area */
function note(area) {
  keep({ notes: { ...run?.notes, [area.dataset.note ?? ""]: area.value } });
  saved = !area.value.trim();
}

/** @param {HTMLInputElement} box */
function ticked(box) {
  const ticks = boxes().filter((each) => each.checked).map((each) => each.getAttribute("aria-describedby") ?? "");
  keep({ ticks });
  const list = box.closest(".doing");
  if (list) point(list);
}

/**
 * Mark the step that is next.
 * @param {Element} list
 */
function point(list) {
  const items = [...list.children];
  const at = items.find((item) => !item.querySelector("input")?.checked);
  for (const item of items) {
    if (item === at) item.setAttribute("aria-current", "step");
    else item.removeAttribute("aria-current");
  }
}

function notesText() {
  if (!run) return "";
  return asText(summary(run.session, now(), everyPart), run.notes, everyPart);
}

/** @param {string} name */
function announce(name) {
  put(find(".end [role=status]"), say(name));
}

async function copy() {
  await navigator.clipboard.writeText(notesText());
  saved = true;
  announce("copied");
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([notesText()], { type: "text/plain;charset=utf-8" }));
  link.download = `${say("file", { slug })}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  saved = true;
}

function clear() {
  if (!run) return;
  run = { ...run, notes: {} };
  forget(KEY);
  saved = true;
  fill();
  showEnd(summary(run.session, now(), everyPart), run.notes, everyPart);
  announce("cleared");
  find("#end-name").focus({ preventScroll: true });
}

// ---------- wiring ----------

/** @param {string} id */
const dialog = (id) => /** @type {HTMLDialogElement} */ (document.getElementById(id));

function full() {
  if (document.fullscreenElement) document.exitFullscreen();
  else document.documentElement.requestFullscreen();
}

/** @type {Record<string, () => void>} */
const DO = {
  next: () => go(1),
  back: () => go(-1),
  more: () => run && replan(more(run.session, parts, now()), say("moreDone")),
  help: () => dialog("run-settings").showModal(),
  tell: tellTime,
  pause, leave, full, reopen, resume, copy, save, clear,
};

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".run [data-do], .ready [data-do]"))) {
  button.addEventListener("click", () => DO[button.dataset.do ?? ""]());
}
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-open]"))) {
  button.addEventListener("click", () => dialog(button.dataset.open ?? "").showModal());
}
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-to]"))) {
  button.addEventListener("click", () => run && replan(skip(run.session, parts, button.dataset.to ?? "", now()), ""));
}
for (const area of fields()) area.addEventListener("input", () => note(area));
for (const box of boxes()) box.addEventListener("change", () => ticked(box));
for (const box of /** @type {NodeListOf<HTMLInputElement>} */ (root.querySelectorAll("[data-set]"))) {
  const kept = /** @type {Record<string, boolean> | null} */ (read(SETTINGS));
  if (typeof kept?.[box.dataset.set ?? ""] === "boolean") box.checked = kept[box.dataset.set ?? ""];
  box.addEventListener("change", () => {
    const all = /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll("[data-set]")]);
    write(SETTINGS, Object.fromEntries(all.map((each) => [each.dataset.set, each.checked])));
    if (box.dataset.set === "sound" && box.checked) tone();
    if (box.dataset.set === "tremble" && box.checked) tremble();
  });
}
dialog("run-leave").addEventListener("close", left);
onSwipe(find(".parts"), (way) => {
  // The end is never reached by a slip of the finger.
  if (state() === "running" && (way < 0 || run?.session.rest.length)) go(way);
});

addEventListener("keydown", (event) => {
  if (state() !== "running") return;
  if (event.key === "/") event.stopPropagation(); // the site's search would open above the session
  if (root.querySelector("dialog[open]") || event.repeat) return;
  const wish = asked(event, isOn("keys"));
  if (!wish) return;
  event.preventDefault();
  DO[wish]();
}, { capture: true });

addEventListener("beforeunload", (event) => {
  const lost = state() === "running" || !saved;
  if (lost && !remembering()) event.preventDefault();
});
addEventListener("pagehide", () => keep({}));
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden" && state() === "running") keep({});
  else tick();
});

find("[data-do=full]").hidden = !document.fullscreenEnabled;
document.addEventListener("fullscreenchange", () => {
  find("[data-do=full]").setAttribute("aria-pressed", String(Boolean(document.fullscreenElement)));
});
find(".trembling").hidden = !canTremble();
const wake = find(".awake");
put(wake, (canKeepAwake() ? wake.dataset.able : wake.dataset.not) ?? "");
setInterval(tick, 250);
document.body.dataset.run = "ready";
wakeReady(everyPart, start);
offer();
