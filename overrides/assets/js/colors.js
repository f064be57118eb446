// @ts-check
// Light or dark: the system's until the reader chooses.

const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
// Asked of the page, because a kind of page may be dark by default.
const isDark = () => getComputedStyle(root).colorScheme === "dark";

/** Let every color button turn the colors, and say what it would turn them to. */
export function wakeColors() {
  for (const button of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("button[data-colors]"))) {
    wake(button);
  }
}

/** @param {HTMLElement} button */
function wake(button) {
  const label = () => {
    const words = button.querySelector("span");
    if (words) words.textContent = (isDark() ? button.dataset.light : button.dataset.dark) ?? "";
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
