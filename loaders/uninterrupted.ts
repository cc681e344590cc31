const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/**
 * Does work that is to be done whole: a signal that would end the process, as Ctrl-C sends one, waits until the work is
 * done or has failed, and is then given to `end`, which by default sends it again.
 */
export async function uninterrupted<T>(
  work: () => Promise<T>,
  end: (signal: NodeJS.Signals) => void = (signal) => process.kill(process.pid, signal)
): Promise<T> {
  let waiting: NodeJS.Signals | undefined;
  const wait = (signal: NodeJS.Signals): void => void (waiting = signal);
  const before = SIGNALS.map((signal) => ({signal, listeners: process.listeners(signal)}));
  for (const {signal} of before) process.removeAllListeners(signal).on(signal, wait);
  try {
    return await work();
  } finally {
    for (const {signal, listeners} of before) {
      process.removeListener(signal, wait);
      for (const listener of listeners) process.on(signal, listener);
    }
    if (waiting !== undefined) end(waiting);
  }
}
