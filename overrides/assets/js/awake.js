// @ts-check
// Keep the screen awake where the device allows it; elsewhere it does what it always does.

/** @type {WakeLockSentinel | null} */
let lock = null;
let wanted = false;

/** True where a page may ask for it. */
export const canKeepAwake = () => "wakeLock" in navigator;

/**
 * Keep the screen awake from now on, or no longer.
 * @param {boolean} on
 */
export async function keepAwake(on) {
  wanted = on;
  if (!on) {
    await lock?.release();
    lock = null;
  } else if (canKeepAwake() && !lock && document.visibilityState === "visible") {
    await ask();
  }
}

async function ask() {
  try {
    lock = await navigator.wakeLock.request("screen");
    lock.addEventListener("release", () => (lock = null));
    if (!wanted) await keepAwake(false);
  } catch {
    lock = null; // a nearly empty battery refuses
  }
}

// A page that was hidden has lost it.
document.addEventListener("visibilitychange", () => keepAwake(wanted));
