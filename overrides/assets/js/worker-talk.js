// @ts-check
// Questions to the worker that keeps pages, and its answers.

/** The address of the site, above its languages. */
export const siteRoot = new URL(document.body.dataset.root ?? ".", location.href).href;

/**
 * Ask the worker and wait for its answer; fails when it does.
 * @param {{type: string, [name: string]: unknown}} question
 * @param {(done: number, all: number) => void} [progress]
 * @returns {Promise<any>}
 */
export async function askWorker(question, progress) {
  const { active } = await navigator.serviceWorker.ready;
  return new Promise((resolve, reject) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data.progress) progress?.(data.progress[0], data.progress[1]);
      else if ("done" in data) resolve(data.done);
      else reject(new Error(data.failed));
    };
    active?.postMessage(question, [port2]);
  });
}
