/** Milliseconds between looks, and after which nothing is waited for. */
const [LOOK_MS, LONGEST_MS] = [300, 60_000];

/** Waits until the preview serves something that is new, with the words that it is known by. Gives whether it does. */
export async function waitFor(window: Window & typeof globalThis, address: string, words = ""): Promise<boolean> {
  const until = Date.now() + LONGEST_MS;
  while (Date.now() < until) {
    const response = await window.fetch(address, {cache: "no-store"}).catch(() => undefined);
    if (response?.ok === true && (await response.text()).includes(words)) return true;
    await new Promise((done) => window.setTimeout(done, LOOK_MS));
  }
  return false;
}
