// @ts-check
// A tone and a tremble for those who asked for them; made here, so that nothing is loaded.

/** @type {AudioContext | null} */
let context = null;

/** True where a device can tremble. */
export const canTremble = () => "vibrate" in navigator && navigator.maxTouchPoints > 0;

/** Sound one soft tone. Must be allowed once by a click, which switching it on is. */
export function tone() {
  context ??= new AudioContext();
  context.resume();
  const [voice, volume, now] = [context.createOscillator(), context.createGain(), context.currentTime];
  voice.frequency.value = 528;
  volume.gain.setValueAtTime(0, now);
  volume.gain.linearRampToValueAtTime(0.2, now + 0.05);
  volume.gain.exponentialRampToValueAtTime(0.001, now + 0.9);
  voice.connect(volume).connect(context.destination);
  voice.start(now);
  voice.stop(now + 1);
}

/** Tremble once, shortly. */
export function tremble() {
  navigator.vibrate?.([120, 80, 120]);
}
