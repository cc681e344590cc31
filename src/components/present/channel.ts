/** A message between the windows of one show; whatever else arrives is not for it. */
export interface ShowMessage<S> {
  readonly tickmark: "show";
  /** The deck. */
  readonly deck: string;
  /** `hello` asks the others where they stand. */
  readonly state: S | "hello";
}

/** What joins the windows of one show. */
export interface ShowChannel<S> {
  readonly tell: (state: S | "hello") => void;
  readonly close: () => void;
}

/**
 * Joins the windows that show one deck: by BroadcastChannel, and where there is none by messages between a window, the one that opened it and
 * those that it opens (`others`), as in a file that stands alone.
 */
export function openChannel<S>(window: Window & typeof globalThis, deck: string, others: () => readonly Window[], heard: (state: S | "hello") => void): ShowChannel<S> {
  const receive = (data: unknown): void => {
    if (isMessage<S>(data) && data.deck === deck) heard(data.state);
  };
  const message = (state: S | "hello"): ShowMessage<S> => ({tickmark: "show", deck, state});
  const alone = window.location.protocol === "file:";
  if (typeof window.BroadcastChannel === "function" && !alone) {
    const channel = new window.BroadcastChannel(`tickmark-show ${deck}`);
    channel.onmessage = ({data}: MessageEvent<unknown>) => receive(data);
    return {tell: (state) => channel.postMessage(message(state)), close: () => channel.close()};
  }
  const onMessage = ({data, origin}: MessageEvent<unknown>): void => {
    if (alone || origin === window.location.origin) receive(data);
  };
  window.addEventListener("message", onMessage);
  return {
    tell: (state) => others().forEach((other) => other.postMessage(message(state), alone ? "*" : window.location.origin)),
    close: () => window.removeEventListener("message", onMessage)
  };
}

function isMessage<S>(data: unknown): data is ShowMessage<S> {
  return typeof data === "object" && data !== null && (data as {tickmark?: unknown}).tickmark === "show";
}
