// @ts-check
// Run mode: one part at a time, by the wall clock. Nothing goes on by itself unless the mentor has asked for it.

import { elapsed, paused, resumed, running, started } from "./run-clock.js";
import { isKept } from "./run-kept.js";
import { asked } from "./run-keys.js";
import { back, begin, drop, finish, more, next, skip } from "./run-plan.js";
import { offer, wakeReady } from "./run-ready.js";
import { dialog, fold, full, isOn, screen, state, wakeScreen } from "./run-screen.js";
import { fill, wakeSteps } from "./run-steps.js";
import { quiet, saidMark, saidPaused, tell } from "./run-tell.js";
import { announce, find, newPlan, partsOfPage, put, root, showEnd, showPart, showTime, summary, wayOut } from "./run-view.js";
import { asText, digits, ofAll, say } from "./run-words.js";
import { drop as forget, read, remembering, write } from "./store.js";
import { onSwipe } from "./swipe.js";

/** @typedef {import("./run-plan.js").Session} Session */
/** @typedef {import("./run-kept.js").Kept} Kept */

const MINUTE = 60_000;
const slug = root.dataset.slug ?? "";
const KEY = `run/${slug}`;
const everyPart = partsOfPage();
/** The parts that suit the chosen format. */
let parts = everyPart;
/** @type {Kept | null} */
let run = isKept(read(KEY), everyPart.map((each) => each.id));
/** @type {Session | null} */
let replaced = null;
let unsaved = false;

const now = () => (run ? elapsed(run.clock, Date.now()) : 0);

/** @param {Partial<Kept>} change */
function keep(change) {
  if (!run) return;
  run = { ...run, ...change, seen: Date.now() };
  write(KEY, run);
}

// ---------- from screen to screen ----------

/**
 * @param {number} length
 * @param {string} format
 */
function start(length, format) {
  if (run && Object.values(run.notes).some((note) => note.trim()) && !confirm(say("anew"))) return;
  const session = begin(everyPart.filter((each) => each.formats.includes(format)), length);
  if (!session) return;
  run = { session, format, clock: started(Date.now()), notes: {}, ticks: [], seen: Date.now() };
  resume();
}

function resume() {
  if (!run) return;
  const { format, notes, ticks } = run;
  parts = everyPart.filter((each) => each.formats.includes(format));
  keep({ clock: resumed(run.clock, run.seen, Date.now()) });
  fill(notes, ticks);
  enter();
}

/** Enter the session where it stands, which may be its end. */
function enter() {
  if (!run?.session.current) return end();
  fold();
  screen("running");
  quiet();
  tell("");
  turn();
}

/** Show the part that runs and lead the reader to it. */
function turn() {
  if (!run) return;
  showPart(run.session, parts);
  showPause();
  tick();
  find(".parts").scrollTop = 0;
  scrollTo(0, 0);
  find(".part[data-now] h3").focus({ preventScroll: true });
}

function end() {
  if (!run) return;
  keep({ clock: paused(run.clock, Date.now()) });
  screen("ended");
  showEnd(summary(run.session, now(), everyPart), run.notes, everyPart);
  announce("");
  find("#end-name").focus({ preventScroll: true });
}

function reopen() {
  if (!run) return;
  keep({ session: back(run.session), clock: running(run.clock, Date.now()) });
  enter();
}

/** Leave, stay or end, as the box was answered. */
function left() {
  const answer = dialog("run-leave").returnValue;
  if (answer === "end" && run) {
    keep({ session: finish(run.session, now()) });
    end();
  } else if (answer === "leave") {
    keep({});
    screen("ready");
    offer(run, everyPart);
    /** @type {HTMLElement | null} */ (document.querySelector("[data-do=resume]"))?.focus();
  }
}

// ---------- time ----------

function tick() {
  if (state() !== "running" || !run?.session.current) return;
  const { session, clock } = run;
  const mark = showTime(session, now());
  find(".meter").toggleAttribute("data-paused", clock.since === null);
  if (clock.since === null) return saidPaused();
  const fresh = saidMark(run.session.current.id, mark, session.minutes * MINUTE - now());
  if (fresh && mark === "over" && isOn("alone")) go(1);
}

function showPause() {
  put(find("[data-do=pause] span"), say(run?.clock.since === null ? "resume" : "pause"));
}

function pause() {
  if (!run) return;
  const still = run.clock.since === null;
  keep({ clock: (still ? running : paused)(run.clock, Date.now()) });
  tell(still ? say("runs") : "");
  showPause();
  tick();
}

function tellTime() {
  if (!run?.session.current) return;
  const { minutes, began } = run.session.current;
  const rest = minutes * MINUTE - (now() - began);
  const part = `${digits(rest)} ${say(rest < 0 ? "past" : "left")}`;
  tell(say("told", { part, all: ofAll(run.session.minutes * MINUTE - now()) }));
}

// ---------- from part to part ----------

/** @param {number} way */
function go(way) {
  if (!run?.session.current) return;
  const was = run.session;
  keep({ session: way > 0 ? next(was, parts, now()) : back(was) });
  if (!run.session.current) return end();
  // Minutes that shift are no news here; what leaves or comes in is.
  const news = way > 0 ? newPlan("", { ...was, rest: was.rest.slice(1) }, run.session, parts, false) : "";
  tell(news, news ? answers() : []);
  turn();
}

/**
 * Take a new plan and say what it changes.
 * @param {Session} session
 * @param {string} opening
 */
function replan(session, opening) {
  if (!run || session === run.session) return;
  replaced = run.session;
  keep({ session });
  tell(newPlan(opening, replaced, session, parts), [...answers(), { label: say("undo"), act: undo }]);
  show(replaced);
}

function undo() {
  if (!run || !replaced) return;
  const was = run.session;
  keep({ session: replaced });
  tell(say("undone"));
  show(was);
  if (was.current?.id === replaced.current?.id) find("[data-do=more]").focus();
}

/**
 * Show the plan anew, and turn to its part if that is another one than before.
 * @param {Session} before
 */
function show(before) {
  if (!run) return;
  if (before.current?.id !== run.session.current?.id) return turn();
  showPart(run.session, parts);
  tick();
}

/** What can be done about a plan that is too long. */
function answers() {
  const out = run && wayOut(run.session, parts);
  return out ? [{ label: out.label, act: () => run && replan(drop(run.session, parts, out.id), "") }] : [];
}

// ---------- the notes ----------

function notesText() {
  return run ? asText(summary(run.session, now(), everyPart), run.notes, everyPart) : "";
}

async function copy() {
  await navigator.clipboard.writeText(notesText());
  unsaved = false;
  announce(say("copied"));
}

function save() {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([notesText()], { type: "text/plain;charset=utf-8" }));
  link.download = `${say("file", { slug })}.txt`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  unsaved = false;
}

function clear() {
  if (!run) return;
  run = { ...run, notes: {} };
  forget(KEY);
  unsaved = false;
  fill({}, run.ticks);
  showEnd(summary(run.session, now(), everyPart), {}, everyPart);
  announce(say("cleared"));
  find("#end-name").focus({ preventScroll: true });
}

// ---------- hands and keys ----------

/** @type {Record<string, () => void>} */
const DO = {
  next: () => go(1),
  back: () => go(-1),
  more: () => run && replan(more(run.session, parts, now()), say("moreDone")),
  help: () => dialog("run-settings").showModal(),
  leave: () => {
    dialog("run-leave").returnValue = "";
    dialog("run-leave").showModal();
  },
  tell: tellTime, pause, full, reopen, resume, copy, save, clear,
};

for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".page [data-do]"))) {
  button.addEventListener("click", () => DO[button.dataset.do ?? ""]());
}
for (const button of /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-to]"))) {
  button.addEventListener("click", () => run && replan(skip(run.session, parts, button.dataset.to ?? "", now()), ""));
}
dialog("run-leave").addEventListener("close", left);
onSwipe(find(".parts"), (way) => {
  // A slip of the finger never ends a session.
  if (state() === "running" && (way < 0 || run?.session.rest.length)) go(way);
});

addEventListener("keydown", (event) => {
  if (state() !== "running") return;
  const boxed = root.querySelector("dialog[open]");
  const wish = boxed || event.repeat ? "" : asked(event, isOn("keys"));
  // The site's own search would open above the session.
  if (event.key === "/") event.stopPropagation();
  if (!wish) return;
  event.preventDefault();
  DO[wish]();
}, { capture: true });

addEventListener("beforeunload", (event) => {
  if ((state() === "running" || unsaved) && !remembering()) event.preventDefault();
});
addEventListener("pagehide", () => keep({}));
document.addEventListener("visibilitychange", () => (document.visibilityState === "hidden" ? keep({}) : tick()));

wakeSteps((id, words) => {
  keep({ notes: { ...run?.notes, [id]: words } });
  unsaved = Boolean(words.trim());
}, (ticks) => keep({ ticks }));
wakeScreen();
document.body.dataset.run = "ready";
wakeReady(everyPart, start);
offer(run, everyPart);
setInterval(tick, 250);
