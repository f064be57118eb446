// @ts-check
// Minutes: chosen once, carried in the address to guides, runs, sheets and the other language.

const CARRIED = ["minutes", "format"];
const TRAVELS = /\/(topics|tracks|areas|find|plan)\/|\/[a-z]{2,3}\/$/;

/** The minutes the address asks for, by its anchor or its query; empty when it asks for none. */
export function askedMinutes() {
  const here = new URL(location.href);
  const asked = /^#minutes-(\d+)$/.exec(here.hash)?.[1] ?? here.searchParams.get("minutes");
  return asked && /^\d{1,3}$/.test(asked) ? asked : "";
}

/**
 * Write a choice into the address of this page and into every link of ours that leads on.
 * @param {string} name
 * @param {string} value
 */
export function carry(name, value) {
  const here = new URL(location.href);
  here.searchParams.set(name, value);
  if (here.hash.startsWith("#minutes-")) here.hash = "";
  history.replaceState(history.state, "", here);
  handOn(document);
}

/**
 * Put what the address of this page carries into the links below an element.
 * @param {ParentNode} within
 */
export function handOn(within) {
  const here = new URL(location.href).searchParams;
  if (!CARRIED.some((name) => here.has(name))) return;
  for (const link of /** @type {NodeListOf<HTMLAnchorElement>} */ (within.querySelectorAll("a[href]:not(.choice)"))) {
    if (link.getAttribute("href")?.startsWith("#") || !travels(link)) continue;
    const to = new URL(link.href);
    for (const name of CARRIED) {
      const value = here.get(name);
      if (value && !(name === "minutes" && link.dataset.minutes)) to.searchParams.set(name, value);
    }
    link.href = to.href;
  }
}

/** @param {HTMLAnchorElement} link */
function travels(link) {
  return link.origin === location.origin && !link.hasAttribute("download") && TRAVELS.test(link.pathname);
}

/** Let the switches of a page choose without a reload; the anchors hold the choice where there is no script. */
export function wakeMinutes() {
  const choices = /** @type {HTMLAnchorElement[]} */ ([...document.querySelectorAll(".choice[data-minutes], .lengths [data-minutes]")]);
  for (const pin of document.querySelectorAll(".pin")) pin.remove();
  for (const link of choices) {
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      choose(link, choices);
    });
  }
  const asked = askedMinutes();
  const found = choices.find((each) => each.dataset.minutes === asked);
  if (found) choose(found, choices);
  else if (asked) carry("minutes", asked);
  else handOn(document);
}

/**
 * @param {HTMLAnchorElement} link
 * @param {HTMLAnchorElement[]} choices
 */
function choose(link, choices) {
  for (const each of choices) {
    if (each === link) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  const page = /** @type {HTMLElement | null} */ (document.querySelector(".page"));
  if (page && link.dataset.plan) page.dataset.plan = link.dataset.plan;
  carry("minutes", link.dataset.minutes ?? "");
  dispatchEvent(new CustomEvent("minutes", { detail: Number(link.dataset.minutes) }));
}
