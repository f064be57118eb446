// Small help for pages that are complete without it.

const root = document.documentElement;
const all = (selector, within = document) => [...within.querySelectorAll(selector)];

// Colors: the system's until the reader chooses.
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.colors ? root.dataset.colors === "dark" : dark.matches);
for (const button of all("[data-colors]")) {
  if (button === root) continue;
  const label = () => {
    button.querySelector("span").textContent = isDark() ? button.dataset.light : button.dataset.dark;
  };
  button.addEventListener("click", () => {
    root.dataset.colors = isDark() ? "light" : "dark";
    try {
      localStorage.setItem("terbalik.colors", root.dataset.colors);
    } catch {
      // Storage is refused: the choice holds for this page.
    }
    label();
  });
  dark.addEventListener("change", label);
  label();
}

// Minutes: chosen once, carried in the address to guides, worksheets and the other language.
const page = document.querySelector(".page");
const choices = all(".choice, .lengths [data-minutes]");
const travels = (link) =>
  link.origin === location.origin &&
  !link.hasAttribute("download") &&
  /\/(topics|tracks|areas|find)\/|\/[a-z]{2,3}\/$/.test(link.pathname);

function carry(minutes) {
  for (const link of all("a[href]:not(.choice):not([data-minutes])")) {
    const pageLink = link.getAttribute("href");
    if (pageLink.startsWith("#") || !travels(link)) continue;
    const to = new URL(link.href);
    to.searchParams.set("minutes", minutes);
    link.href = to;
  }
}

function choose(link) {
  for (const each of choices) {
    if (each === link) each.setAttribute("aria-current", "true");
    else each.removeAttribute("aria-current");
  }
  if (page && link.dataset.plan) page.dataset.plan = link.dataset.plan;
  const here = new URL(location.href);
  here.searchParams.set("minutes", link.dataset.minutes);
  if (here.hash.startsWith("#minutes-")) here.hash = "";
  history.replaceState(history.state, "", here);
  carry(link.dataset.minutes);
}

const address = new URL(location.href);
const asked = /^#minutes-(\d+)$/.exec(address.hash)?.[1] ?? address.searchParams.get("minutes");
// The anchors hold the choice where there is no script; here the address does.
for (const pin of all(".pin")) pin.remove();
for (const link of choices) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    choose(link);
  });
}
if (asked && /^\d{1,3}$/.test(asked)) {
  const link = choices.find((each) => each.dataset.minutes === asked);
  if (link) choose(link);
  else carry(asked);
}

// The door of the site remembers a language; choosing another one here changes its mind.
for (const link of all("[data-tongue]")) {
  link.addEventListener("click", () => {
    try {
      localStorage.setItem("terbalik.language", link.dataset.tongue);
    } catch {
      // Storage is refused: the door asks next time.
    }
  });
}

// A link to a part that is folded unfolds it.
function unfold() {
  const id = decodeURIComponent(location.hash.slice(1));
  const part = id && document.getElementById(id);
  if (!part) return;
  const inside = part.querySelector(":scope > details");
  for (let fold = inside ?? part.closest("details"); fold; fold = fold.parentElement.closest("details")) {
    fold.open = true;
  }
}
addEventListener("hashchange", unfold);
unfold();

// Paper has no folds.
let folded = [];
addEventListener("beforeprint", () => {
  folded = all("details:not([open])");
  for (const fold of folded) fold.open = true;
});
addEventListener("afterprint", () => {
  for (const fold of folded) fold.open = false;
});
for (const button of all("[data-print]")) button.addEventListener("click", () => print());

// Copy a message; the button itself says that it worked.
for (const button of all("[data-copy]")) {
  const label = button.querySelector("span");
  const words = label.textContent;
  label.setAttribute("role", "status");
  button.addEventListener("click", async () => {
    const message = document.getElementById(button.dataset.copy);
    const parts = all("p, li", message).map((part) => part.textContent.trim());
    await navigator.clipboard.writeText(parts.join("\n\n"));
    label.textContent = button.dataset.done;
    setTimeout(() => (label.textContent = words), 2500);
  });
}

// The page prints the date of the next check; only the reader's clock knows whether it has passed.
const today = new Date().toLocaleDateString("sv");
for (const date of all("[data-recheck]")) {
  if (date.dataset.recheck > today) continue;
  date.hidden = true;
  date.nextElementSibling.hidden = false;
}

// The list of all topics, narrowed by chips; the choice stays in the address.
const facets = document.querySelector("[data-facets]");
if (facets) {
  const cards = all(".cards > li");
  const chips = all("[data-facet]", facets);
  const status = facets.querySelector(".found");
  const pressed = (chip) => chip.getAttribute("aria-pressed") === "true";
  const narrow = () => {
    const wanted = { area: [], level: [] };
    for (const chip of chips.filter(pressed)) wanted[chip.dataset.facet].push(chip.dataset.value);
    let count = 0;
    for (const card of cards) {
      const fits = Object.entries(wanted).every(
        ([name, values]) => !values.length || values.includes(card.dataset[name]),
      );
      card.hidden = !fits;
      count += fits;
    }
    status.textContent = facets.dataset[count === 1 ? "one" : "other"].replace("{count}", count);
    const here = new URL(location.href);
    for (const [name, values] of Object.entries(wanted)) {
      if (values.length) here.searchParams.set(name, values.join(","));
      else here.searchParams.delete(name);
    }
    history.replaceState(history.state, "", here);
  };
  for (const chip of chips) {
    const given = address.searchParams.get(chip.dataset.facet)?.split(",") ?? [];
    chip.setAttribute("aria-pressed", given.includes(chip.dataset.value));
    chip.addEventListener("click", () => {
      chip.setAttribute("aria-pressed", !pressed(chip));
      narrow();
    });
  }
  narrow();
}

// Search is fetched when someone asks for it.
const openSearch = async () => {
  // The box opens before its script is there: whoever types ahead of it loses no letter.
  const box = document.getElementById("search");
  const field = box.querySelector("input");
  if (!box.open) box.showModal();
  field.focus();
  field.select();
  (await import("./search.js")).wake();
};
for (const link of all("[data-search]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    openSearch();
  });
}
addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, textarea, select, [contenteditable]");
  if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  openSearch();
});
