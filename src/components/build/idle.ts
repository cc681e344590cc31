/** Milliseconds after which work is done though the browser has been busy all the time. */
const IDLE_MS = 1000;

/** Settles when the browser has nothing to draw and nobody to answer, or after a while. */
export function idle(window: Window): Promise<void> {
  return new Promise((done) => {
    // Not every browser says when it is idle.
    if ("requestIdleCallback" in window) window.requestIdleCallback(() => done(), {timeout: IDLE_MS});
    else (window as Window).setTimeout(done);
  });
}
