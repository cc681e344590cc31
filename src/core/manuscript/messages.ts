/**
 * What was noticed in a manuscript: an error (it can't be shown as it is), something dropped, or something the author
 * should know.
 */
export interface ManuscriptMessage {
  /** 1-based line of the file. */
  readonly line: number;
  readonly kind: "error" | "dropped" | "warning";
  readonly message: string;
}

const MOST = 500;

/**
 * Gathers messages, the same one once per line, and at most 500, so that a hostile deck can't fill the memory with
 * them.
 */
export class MessageList {
  readonly #list: ManuscriptMessage[] = [];
  readonly #seen = new Set<string>();

  /** Adds a message; `line` is 1-based. */
  add(kind: ManuscriptMessage["kind"], line: number, message: string): void {
    const key = `${line}:${message}`;
    if (this.#list.length > MOST || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(
      this.#list.length < MOST
        ? {line, kind, message}
        : {line, kind, message: "and more from here on; mend these first"}
    );
  }

  /** Adds messages made elsewhere. */
  addAll(messages: readonly ManuscriptMessage[]): void {
    for (const {kind, line, message} of messages) this.add(kind, line, message);
  }

  /** All messages, by line. */
  get list(): readonly ManuscriptMessage[] {
    return this.#list.toSorted((a, b) => a.line - b.line);
  }
}
