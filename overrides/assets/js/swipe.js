// @ts-check
// A swipe across an element, by touch; a scroll, a slow drag and the gestures at the screen's edge are none.

const FAR = 64;
const QUICK = 700;
const EDGE = 24;

/**
 * The way a finger went: 1 towards what comes next (to the left), -1 back, 0 for anything else.
 * @param {{ x: number, y: number, time: number }} from
 * @param {{ x: number, y: number, time: number }} to
 * @param {number} width
 */
export function swipeOf(from, to, width) {
  const [across, down] = [to.x - from.x, to.y - from.y];
  const edge = from.x < EDGE || from.x > width - EDGE;
  if (edge || Math.abs(across) < FAR || Math.abs(across) < 2 * Math.abs(down) || to.time - from.time > QUICK) return 0;
  return across < 0 ? 1 : -1;
}

/**
 * Call back with the way of each swipe across an element.
 * @param {HTMLElement} element
 * @param {(way: number) => void} turn
 */
export function onSwipe(element, turn) {
  /** @type {{ x: number, y: number, time: number } | null} */
  let from = null;
  const place = (/** @type {TouchEvent} */ event) => {
    const { clientX: x, clientY: y } = event.changedTouches[0];
    return { x, y, time: event.timeStamp };
  };
  element.addEventListener("touchstart", (event) => {
    const writing = /** @type {HTMLElement} */ (event.target).closest("textarea, input");
    from = event.touches.length > 1 || writing ? null : place(event);
  }, { passive: true });
  element.addEventListener("touchend", (event) => {
    const way = from && !event.touches.length ? swipeOf(from, place(event), innerWidth) : 0;
    from = null;
    if (way) turn(way);
  }, { passive: true });
}
