// @ts-check
// The site as an app: has its worker at work, and says when there is a newer version; it never reloads by itself.

import { askWorker, siteRoot } from "./worker-talk.js";
import { remembering } from "./store.js";

// How long a page stays open before it asks again for a newer version.
const INTERVAL = 10 * 60 * 1000;
const bar = /** @type {HTMLElement | null} */ (document.querySelector(".update-bar"));
let written = false;
let asked = 0;

/** The preview rebuilds pages while one looks: a copy would only be in the way. */
const isPreview = () => document.querySelector('script[src*="/.terbalik/live.js"]') !== null;

async function leave() {
  const here = await navigator.serviceWorker.getRegistration(siteRoot);
  if (here?.scope === siteRoot) await here.unregister();
}

async function start() {
  const options = /** @type {RegistrationOptions} */ ({ scope: siteRoot, updateViaCache: "none" });
  const registration = await navigator.serviceWorker.register(new URL("sw.js", siteRoot), options);
  watch(registration);
  await navigator.serviceWorker.ready;
  await askWorker({ type: "wake", language: document.documentElement.lang });
}

/** @param {ServiceWorkerRegistration} registration */
function watch(registration) {
  offerWaiting(registration);
  registration.addEventListener("updatefound", () => {
    const coming = registration.installing;
    coming?.addEventListener("statechange", () => offerWaiting(registration));
  });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden || Date.now() - asked < INTERVAL) return;
    asked = Date.now();
    registration.update().catch(() => {}); // without a connection there is nothing newer
  });
}

/** @param {ServiceWorkerRegistration} registration */
function offerWaiting({ waiting }) {
  if (!waiting || !navigator.serviceWorker.controller) return;
  offer(() => {
    navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
    waiting.postMessage({ type: "take-over" });
  });
}

/**
 * Say that there is a newer version; a session that runs is left in peace.
 * @param {() => void} take
 */
function offer(take) {
  if (!bar || bar.firstChild || document.body.dataset.kind === "run") return;
  const words = document.createElement("span");
  words.textContent = bar.dataset.ready ?? "";
  bar.append(words, button(bar.dataset.reload, () => mayGo() && take()), button(bar.dataset.later, () => bar.replaceChildren()));
}

/**
 * @param {string | undefined} label
 * @param {() => void} act
 */
function button(label, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "button";
  made.textContent = label ?? "";
  made.addEventListener("click", act);
  return made;
}

/** What is written and not kept would be lost: the reader is asked. */
const mayGo = () => !written || remembering() || confirm(bar?.dataset.sure);

if ("serviceWorker" in navigator && isSecureContext) {
  addEventListener("input", () => (written = true));
  navigator.serviceWorker.addEventListener("message", ({ data }) => {
    if (data.type === "current") for (const line of document.querySelectorAll(".kept-bar")) line.setAttribute("hidden", "");
    if (data.type === "newer") offer(() => location.reload());
  });
  // After everything else: the first visit owes the worker nothing.
  const begin = () => (isPreview() ? leave() : start()).catch(() => {});
  if (document.readyState === "complete") begin();
  else addEventListener("load", begin);
  if (document.querySelector("[data-offline], .plan-offline")) import("./offline.js").then(({ wakeSaving }) => wakeSaving(), () => {});
}
