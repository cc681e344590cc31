import type {Row} from "../../core/chart.js";
import {messageOf} from "../fault-message.js";
import type {ListedTable} from "../../core/listed-table.js";

/** The rows of tables, each asked for once; or why one can’t be had, until it is asked for again. */
export class LoadedTables {
  private readonly known = new Map<string, readonly Row[] | Error>();

  constructor(private readonly ask: (table: ListedTable) => Promise<readonly Row[]>) {}

  /** Undefined for a table that was not asked for yet. */
  get(id: string): readonly Row[] | Error | undefined {
    return this.known.get(id);
  }

  /** Asks for a table that is not here. */
  async have(table: ListedTable): Promise<readonly Row[] | Error> {
    const known = this.known.get(table.id);
    if (known !== undefined && !(known instanceof Error)) return known;
    const asked = await this.ask(table).catch((error: unknown) => (error instanceof Error ? error : new Error(messageOf(error))));
    this.known.set(table.id, asked);
    return asked;
  }

  /** A table is to be asked for again. */
  forget(id: string): void {
    this.known.delete(id);
  }
}
