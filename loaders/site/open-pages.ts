import type {IncomingMessage} from "node:http";
import type {Duplex} from "node:stream";
import {WebSocketServer} from "ws";
import type {WebSocket} from "ws";

/** The address at which Framework's client asks to be told of changes of its page. */
export const CHANGES = "/_observablehq";

/**
 * The pages of a preview that are open in browsers. Framework's client of each says which version it shows and loads
 * itself anew when told to; so it is once there is another version, which Framework itself, not knowing of what stands
 * around a page and apart from it, could not tell.
 */
export class OpenPages {
  readonly #server = new WebSocketServer({noServer: true});
  readonly #shown = new Map<WebSocket, string>();
  readonly #latest: () => Promise<string>;

  /** `latest` gives the version that pages are to show. */
  constructor(latest: () => Promise<string>) {
    this.#latest = latest;
  }

  /** Takes a page's connection. */
  take(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    this.#server.handleUpgrade(request, socket, head, (page) => {
      page.on("error", () => page.terminate());
      page.on("close", () => this.#shown.delete(page));
      page.on("message", (data: Buffer) => {
        const version = versionIn(String(data));
        if (version === undefined) {
          page.terminate();
          return;
        }
        this.#shown.set(page, version);
        void this.#latest().then(
          (latest) => this.#answer(page, latest),
          () => page.close()
        );
      });
    });
  }

  /** Has every page that shows another version load itself anew. */
  tell(latest: string): void {
    for (const [page, version] of this.#shown) if (version !== latest) send(page, "reload");
  }

  close(): void {
    for (const page of this.#server.clients) page.terminate();
    this.#server.close();
  }

  #answer(page: WebSocket, latest: string): void {
    send(page, this.#shown.get(page) === latest ? "welcome" : "reload");
  }
}

const send = (page: WebSocket, type: "welcome" | "reload"): void => page.send(JSON.stringify({type}));

/** The version that a client says it shows; undefined if it says something else. */
function versionIn(message: string): string | undefined {
  try {
    const {type, hash} = JSON.parse(message) as {readonly type?: unknown; readonly hash?: unknown};
    return type === "hello" && typeof hash === "string" ? hash : undefined;
  } catch {
    return undefined;
  }
}
