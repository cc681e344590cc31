/** The place in the browser's storage. */
export const STORE_KEY = "tickmark.explore";

/** What became of keeping a text: it is kept, something else was kept meanwhile, or the browser keeps nothing. */
export type Saved = "saved" | "conflict" | "unavailable";

/**
 * Keeps one text in the browser and never overwrites what it hasn’t read: two pages that are open at once notice one another. A storage
 * that isn’t allowed or is full throws nothing here.
 */
export class Store {
  private seen: string | null = null;

  constructor(private readonly storage: () => Storage) {}

  /** What is kept now; null where nothing is, undefined where nothing can be. */
  peek(): string | null | undefined {
    try {
      return this.storage().getItem(STORE_KEY);
    } catch {
      return undefined;
    }
  }

  /** Takes note of what is kept, so that it may be overwritten. */
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
