import {siteRoot} from "./site-links.js";

/** The token that a preview gives the pages that may write; undefined on a published site. */
export function writeToken(document: Document): string | undefined {
  return document.querySelector<HTMLMetaElement>('meta[name="tickmark-write"]')?.content || undefined;
}

/** What the write API says where it refuses. */
export interface Refusal {
  readonly message?: string;
  readonly [key: string]: unknown;
}

/** What the write API has refused to do. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";

  constructor(
    readonly status: number,
    readonly refusal: Refusal
  ) {
    super(refusal.message ?? `status ${status}`);
  }
}

/** The preview that serves the page gives no answer: it has ended, or the machine is asleep. */
export class UnansweredError extends Error {
  override readonly name = "UnansweredError";

  constructor() {
    super("the preview doesn’t answer; see that `npm start` still runs");
  }
}

/** Asks the write API of the preview that serves the page. */
export class WriteClient {
  readonly #address: string;

  constructor(
    document: Document,
    private readonly token: string,
    private readonly ask: typeof fetch
  ) {
    this.#address = new URL("_tickmark/", siteRoot(document)).href;
  }

  /** What an action answers. Throws a {@link RefusedError}, or without an answer an {@link UnansweredError}. */
  async post<T>(action: string, given: object): Promise<T> {
    return (await (await this.#send(action, "application/json", JSON.stringify(given))).json()) as T;
  }

  /** The bytes that an action answers with. */
  async bytes(action: string, given: object): Promise<Uint8Array> {
    const response = await this.#send(action, "application/json", JSON.stringify(given));
    return new Uint8Array(await response.arrayBuffer());
  }

  /** Sends a file, and tells each line of the answer as it comes. */
  async upload(file: File, told: (line: Refusal) => void): Promise<void> {
    const action = `upload?name=${encodeURIComponent(file.name)}`;
    const response = await this.#send(action, "application/octet-stream", file);
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    let open = "";
    for (let part = await reader.read(); !part.done; part = await reader.read()) {
      const lines = (open + part.value).split("\n");
      open = lines.pop()!;
      for (const line of lines) told(JSON.parse(line) as Refusal);
    }
  }

  async #send(action: string, type: string, body: string | File): Promise<Response> {
    const response = await this.ask(`${this.#address}${action}`, {
      method: "POST",
      headers: {"Content-Type": type, "Tickmark-Token": this.token},
      body
    }).catch(() => {
      throw new UnansweredError();
    });
    if (response.ok) return response;
    throw new RefusedError(response.status, (await response.json().catch(() => ({}))) as Refusal);
  }
}

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
