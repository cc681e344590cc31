import {isSameEntry, printKept, readKept} from "../../core/explore/entry.js";
import type {Entry, Kept} from "../../core/explore/entry.js";
import {STORE_KEY, Store} from "./store.js";

/** Who else’s work is in the way: a page that is open beside this one, or an earlier visit. */
export type Rival = "tab" | "earlier";

/** Keeps the work in the browser, and stops as soon as something else is kept there, until the reader has chosen. */
export class Keeping {
  rival: Rival | undefined;
  private unavailable = false;
  private saved = false;
  private hasDraft = false;
  private readonly store: Store;

  constructor(private readonly window: Window, private readonly read: (kept: Kept) => Entry | undefined) {
    this.store = new Store(() => window.localStorage);
  }

  /** What is kept now. */
  kept(): Kept {
    const text = this.store.peek();
    if (text === undefined) this.unavailable = true;
    return readKept(text ?? null);
  }

  /** What is kept now may be overwritten. */
  accept(): void {
    this.rival = undefined;
    this.store.accept(this.store.peek() ?? null);
  }

  /** Keeps a state, unless something else is in the way. */
  save(entry: Entry): void {
    this.hasDraft = entry.draft !== undefined;
    if (this.rival !== undefined) return;
    const saved = this.store.save(printKept(entry));
    this.unavailable = saved === "unavailable";
    this.saved = saved === "saved";
    if (saved === "conflict") this.rival = "tab";
  }

  /** Whether a state is the one that is kept. */
  holds(entry: Entry): boolean {
    const other = this.other();
    return other !== undefined && isSameEntry(other, entry);
  }

  /** What is kept, as a state. */
  other(): Entry | undefined {
    return this.read(this.kept());
  }

  /** Listens for pages beside this one; `present` is the state here. Returns the way to unbind. */
  listen(present: () => Entry | undefined, changed: () => void): () => void {
    const onStorage = ({key, newValue}: StorageEvent): void => {
      if ((key !== null && key !== STORE_KEY) || newValue === null || this.store.knows(newValue)) return;
      const [mine, theirs] = [present(), this.read(readKept(newValue))];
      if (mine && theirs && isSameEntry(mine, theirs)) this.accept();
      else this.rival = "tab";
      changed();
    };
    this.window.addEventListener("storage", onStorage);
    return () => this.window.removeEventListener("storage", onStorage);
  }

  /** Where the work stands, in a sentence. */
  get told(): string {
    const held = this.hasDraft ? "only the last specification that could be read" : "it";
    if (this.unavailable) return `This browser keeps nothing here: its storage is not allowed or full. The work goes on, and the address holds ${held}; copy the link to keep ${this.hasDraft ? "that" : "it"}.`;
    if (this.rival !== undefined) return `Not kept in this browser until you choose above; the address holds ${held}.`;
    if (!this.saved) return "";
    return `Kept in this browser; the address holds ${this.hasDraft ? held : "it too"}.`;
  }
}
