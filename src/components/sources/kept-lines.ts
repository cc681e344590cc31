import type {SourceTable} from "../../core/editing/open-source.js";
import {linesAsFound} from "../../core/editing/table-lines.js";
import type {TableLines} from "../../core/editing/table-lines.js";

/** How the lines of a table have been changed: those that it was found with, and what they were after each change. */
interface ChangedLines {
  readonly found: TableLines;
  readonly past: readonly TableLines[];
}

/**
 * The lines of a source’s tables as somebody has changed them, kept in this browser until the table is found otherwise.
 * What a table’s lines are counts only once the table is accepted, and that is written to the workspace.
 */
export class KeptLines {
  readonly #key: string;
  readonly #tables: Map<string, ChangedLines>;

  constructor(
    private readonly storage: () => Storage,
    source: string
  ) {
    this.#key = `tickmark-lines:${source}`;
    this.#tables = new Map(this.#read());
  }

  /** The changes of a table’s lines, the last one as they are now. */
  of(table: SourceTable): readonly TableLines[] {
    const kept = this.#tables.get(table.place);
    return kept !== undefined && areSame(kept.found, linesAsFound(table)) ? kept.past : [];
  }

  keep(table: SourceTable, past: readonly TableLines[]): void {
    const found = linesAsFound(table);
    if (found === undefined || past.length === 0) this.#tables.delete(table.place);
    else this.#tables.set(table.place, {found, past: [...past]});
    try {
      if (this.#tables.size === 0) this.storage().removeItem(this.#key);
      else this.storage().setItem(this.#key, JSON.stringify([...this.#tables]));
    } catch {
      // Without room or leave they last until the page is closed.
    }
  }

  #read(): readonly (readonly [place: string, changed: ChangedLines])[] {
    try {
      return JSON.parse(this.storage().getItem(this.#key) ?? "[]") as [string, ChangedLines][];
    } catch {
      return [];
    }
  }
}

const areSame = (a: TableLines, b: TableLines | undefined): boolean => JSON.stringify(a) === JSON.stringify(b);
