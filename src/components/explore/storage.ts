import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {
  changed,
  isSameEntry,
  printKept,
  readKept,
  redone,
  settled,
  startHistory,
  undone
} from "../../core/explore/history.js";
import type {Entry, History, Kept} from "../../core/explore/history.js";
import {addressOfSpec} from "../../core/explore/link.js";

/** The place in the browser's storage. */
export const STORE_KEY = "tickmark.explore";

/** The result of saving: saved, another text was saved meanwhile, or storage is unavailable. */
type Saved = "saved" | "conflict" | "unavailable";

/**
 * Stores one text in the browser and never overwrites a text that it hasn’t read, so that two open pages notice each
 * other. Never throws for storage that is blocked or full.
 */
export class Store {
  private seen: string | null = null;

  constructor(private readonly storage: () => Storage) {}

  /** The stored text; null if there is none, undefined if storage is unavailable. */
  peek(): string | null | undefined {
    try {
      return this.storage().getItem(STORE_KEY);
    } catch {
      return undefined;
    }
  }

  /** Records the stored text as read, so that it may be overwritten. */
  accept(text: string | null): void {
    this.seen = text;
  }

  /** Whether a text is the one that was last read or written here. */
  knows(text: string | null): boolean {
    return text === this.seen;
  }

  save(text: string): Saved {
    const now = this.peek();
    if (now === undefined) return "unavailable";
    if (now !== this.seen && now !== null && now !== text) return "conflict";
    try {
      this.storage().setItem(STORE_KEY, text);
      this.seen = text;
      return "saved";
    } catch {
      return "unavailable";
    }
  }
}

/** Whose stored state blocks saving: another open page’s, or an earlier visit’s. */
export type Rival = "tab" | "earlier";

/** Saves the work in the browser; stops when another state is found there, until the reader has chosen. */
export class Autosave {
  rival: Rival | undefined;
  private unavailable = false;
  private saved = false;
  private hasDraft = false;
  private readonly store: Store;

  constructor(
    private readonly window: Window,
    private readonly read: (kept: Kept) => Entry | undefined
  ) {
    this.store = new Store(() => window.localStorage);
  }

  /** What is kept now. */
  kept(): Kept {
    const text = this.store.peek();
    if (text === undefined) this.unavailable = true;
    return readKept(text ?? null);
  }

  /** Allows the stored state to be overwritten. */
  accept(): void {
    this.rival = undefined;
    this.store.accept(this.store.peek() ?? null);
  }

  /** Saves a state unless another state blocks it. */
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

  /** The stored state; undefined if there is none. */
  other(): Entry | undefined {
    return this.read(this.kept());
  }

  /** Listens for pages beside this one; `present` is the state here. Returns a function that unbinds. */
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

  /** Whether the work is saved, in a sentence. */
  get told(): string {
    const held = this.hasDraft ? "only the last specification that could be read" : "it";
    if (this.unavailable)
      return `This browser keeps nothing here: its storage is not allowed or full. The work goes on, and the address holds ${held}; copy the link to keep ${this.hasDraft ? "that" : "it"}.`;
    if (this.rival !== undefined) return `Not kept in this browser until you choose above; the address holds ${held}.`;
    if (!this.saved) return "";
    return `Kept in this browser; the address holds ${this.hasDraft ? held : "it too"}.`;
  }
}

/** The undo history of one visit, which keeps the address and the browser’s storage up to date. */
export class Work {
  private history: History<Entry>;

  constructor(
    first: Entry,
    private readonly autosave: Pick<Autosave, "save" | "holds">,
    private readonly window: Window
  ) {
    this.history = startHistory(first);
  }

  get present(): Entry {
    return this.history.present;
  }

  get canUndo(): boolean {
    return this.history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.history.future.length > 0;
  }

  /** Makes a state the present one; returns whether it differs. Consecutive changes of one kind are one step. */
  change(entry: Entry, merge?: string): boolean {
    if (isSameEntry(entry, this.present)) return false;
    this.history = changed(this.history, entry, merge);
    this.follow();
    return true;
  }

  settle(): void {
    this.history = settled(this.history);
  }

  undo(): boolean {
    return this.move(undone(this.history));
  }

  redo(): boolean {
    return this.move(redone(this.history));
  }

  /** The address of a state of this page. */
  addressOf(spec: ChartSpec = this.present.spec): string {
    return addressOfSpec(this.window.location.href, spec);
  }

  /**
   * Updates the address to the state that the page was opened with, without saving it, because opening a link is no
   * change.
   */
  open(): void {
    this.writeAddress();
    if (this.autosave.holds(this.present)) this.autosave.save(this.present);
  }

  /** Updates the address and the storage to the present state. */
  follow(): void {
    this.writeAddress();
    this.autosave.save(this.present);
  }

  private writeAddress(): void {
    this.window.history.replaceState(this.window.history.state, "", this.addressOf());
  }

  private move(history: History<Entry>): boolean {
    if (history === this.history) return false;
    this.history = history;
    this.follow();
    return true;
  }
}
