import type {DeckMessage} from "./deck.js";

const MOST = 500;

/** Gathers messages, the same one once per line, and at most 500, so that a hostile deck can't fill the memory with them. */
export class MessageList {
  readonly #list: DeckMessage[] = [];
  readonly #seen = new Set<string>();

  /** Adds a message; `line` is 1-based. */
  add(kind: DeckMessage["kind"], line: number, message: string): void {
    const key = `${line}:${message}`;
    if (this.#list.length > MOST || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#list.push(this.#list.length < MOST ? {line, kind, message} : {line, kind, message: "and more from here on; mend these first"});
  }

  /** Adds messages made elsewhere. */
  addAll(messages: readonly DeckMessage[]): void {
    for (const {kind, line, message} of messages) this.add(kind, line, message);
  }

  /** All messages, by line. */
  get list(): readonly DeckMessage[] {
    return this.#list.toSorted((a, b) => a.line - b.line);
  }
}
