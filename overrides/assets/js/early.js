// @ts-check
// Runs before the first paint: a page whose sheet this device holds stays blank until its answers stand in it,
// so that nobody sees an empty form, or a text that moves what stands below it.
(() => {
  const script = /** @type {HTMLScriptElement} */ (document.currentScript);
  // The address of the site above its languages, as store.js knows it.
  const site = new URL("../../../", script.src).pathname;
  const page = location.pathname.slice(site.length).replace(/^[^/]+\//, "").replace(/\/(index\.html)?$/, "");
  try {
    if (localStorage.getItem(`terbalik:${site}:sheet/${page}`)) document.documentElement.classList.add("filling-in");
  } catch {
    // Storage is refused: there is nothing to wait for.
  }
})();
