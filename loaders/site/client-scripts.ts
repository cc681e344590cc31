import {buffer} from "node:stream/consumers";
import {request as requestOf} from "node:http";
import type {IncomingHttpHeaders, IncomingMessage, ServerResponse} from "node:http";

/** A script as the preview answered it. */
interface Script {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** The address of one of the scripts of Framework's own client. */
const CLIENT = /^\/_observablehq\/[^?]*\.js$/;

/** Whether an address is that of a script of Framework's own client, which stays the same while a preview runs. */
export const isClientScript = (url: string): boolean => CLIENT.test(url);

/**
 * Keeps the scripts of the client of the preview at a port, which bundles each of them anew whenever a page asks
 * whether it is still the same.
 */
export class ClientScripts {
  readonly #port: number;
  readonly #kept = new Map<string, Promise<Script>>();

  constructor(port: number) {
    this.#port = port;
  }

  /** Answers a request for a script; rejects if the preview doesn't answer. */
  async answer({url = "", method, headers}: IncomingMessage, response: ServerResponse, policy: string): Promise<void> {
    const script = await this.#script(url);
    const head = {...script.headers, "content-security-policy": policy};
    if (script.headers.etag !== undefined && headers["if-none-match"] === script.headers.etag) {
      const {"content-length": _length, ...rest} = head;
      response.writeHead(304, rest).end();
    } else response.writeHead(script.status, head).end(method === "HEAD" ? undefined : script.body);
  }

  #script(url: string): Promise<Script> {
    const known = this.#kept.get(url);
    if (known !== undefined) return known;
    const asked = askFor(this.#port, url);
    this.#kept.set(url, asked);
    const forget = (): void => void this.#kept.delete(url);
    asked.then(({status}) => status === 200 || forget(), forget);
    return asked;
  }
}

function askFor(port: number, path: string): Promise<Script> {
  return new Promise((done, reject) => {
    requestOf({host: "127.0.0.1", port, path}, (answered) => {
      const {statusCode: status = 0, headers} = answered;
      buffer(answered).then((body) => {
        const {"transfer-encoding": _chunks, connection: _connection, "keep-alive": _kept, ...rest} = headers;
        done({status, headers: {...rest, "content-length": String(body.length)}, body});
      }, reject);
    })
      .on("error", reject)
      .end();
  });
}
