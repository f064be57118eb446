// @ts-check
// A link as a code that a camera reads, drawn on the device.

import { qrcode } from "./vendor/qrcode.js";

const SVG = "http://www.w3.org/2000/svg";

/**
 * Show the code of an address in a dialog of its own, black on white whatever the colors of the page.
 * @param {string} address
 * @param {string} hint what to do with the code
 * @param {string} close the word on the button
 */
export function showCode(address, hint, close) {
  const dialog = document.createElement("dialog");
  dialog.className = "code-box";
  dialog.setAttribute("aria-label", hint);
  const words = document.createElement("p");
  words.textContent = hint;
  const place = document.createElement("p");
  place.className = "quiet";
  place.textContent = address;
  const button = document.createElement("button");
  button.className = "button";
  button.type = "button";
  button.textContent = close;
  button.addEventListener("click", () => dialog.close());
  dialog.append(words, drawn(address), place, button);
  dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

/**
 * The code as one path on a white ground with the four quiet modules the standard (ISO/IEC 18004) asks for.
 * @param {string} address
 */
export function drawn(address) {
  const code = qrcode(0, "M");
  code.addData(address);
  code.make();
  const count = code.getModuleCount();
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("viewBox", `-4 -4 ${count + 8} ${count + 8}`);
  svg.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  let steps = "";
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (code.isDark(row, column)) steps += `M${column} ${row}h1v1h-1z`;
    }
  }
  path.setAttribute("d", steps);
  svg.append(path);
  return svg;
}
