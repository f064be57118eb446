// Runs before the first paint: says that scripts work and applies the reader's choice of colors.
(() => {
  const root = document.documentElement;
  root.classList.add("scripted");
  try {
    const chosen = localStorage.getItem("terbalik.colors");
    if (chosen === "dark" || chosen === "light") root.dataset.colors = chosen;
  } catch {
    // Storage is refused: the system's colors stay.
  }
})();
