import {setTimeout as sleep} from "node:timers/promises";

/** Asks again and again until something holds; throws the last answer if it doesn't in time. */
export async function until(holds: () => Promise<unknown>, timeout: number): Promise<void> {
  const end = Date.now() + timeout;
  for (;;) {
    const answer = await holds();
    if (answer === true) return;
    if (Date.now() > end) throw new Error(`not within ${timeout / 1000} s; last: ${String(answer)}`);
    await sleep(100);
  }
}
