// Given out by the preview server only: reloads the page after a rebuild, shows what is wrong before it.
(() => {
  const script = document.currentScript;
  let shown;

  function line(parent, tag, text) {
    const element = document.createElement(tag);
    element.textContent = text;
    parent.append(element);
    return element;
  }

  function show(state) {
    shown?.remove();
    shown = undefined;
    if (!state.problems.length) return;
    shown = document.createElement("section");
    shown.setAttribute("role", "alert");
    shown.id = "terbalik-problems";
    const inside = shown.attachShadow({ mode: "open" });
    line(inside, "style", `
      :host { position: fixed; inset: auto 0 0 0; z-index: 2147483647; max-height: 60vh; overflow: auto; box-sizing: border-box;
        padding: 1rem 1.25rem; background: #14162b; color: #e9e8f2; border-top: 4px solid #f9a8d4; font: 15px/1.5 system-ui, sans-serif; }
      h2 { margin: 0 0 .5rem; font-size: 1rem; } ol { margin: 0; padding-left: 1.5rem; } li { margin: 0 0 .75rem; white-space: pre-wrap; }
      code { color: #5eead4; } p { margin: 0; } .remedy { color: #a9adc6; }`);
    line(inside, "h2", state.title);
    const list = line(inside, "ol", "");
    for (const problem of state.problems) {
      const item = line(list, "li", "");
      line(item, "code", problem.place);
      line(item, "p", problem.message);
      line(item, "p", problem.remedy).className = "remedy";
    }
    document.body.append(shown);
  }

  // A hidden page holds no connection: browsers allow few to one server.
  let events;
  function connect() {
    events?.close();
    if (document.hidden) return;
    events = new EventSource(new URL("events", script.src));
    events.addEventListener("message", (event) => {
      const state = JSON.parse(event.data);
      if (String(state.version) !== script.dataset.version) return location.reload();
      show(state);
    });
  }
  addEventListener("visibilitychange", connect);
  addEventListener("pagehide", () => events?.close());
  addEventListener("pageshow", (event) => event.persisted && connect());
  connect();
})();
