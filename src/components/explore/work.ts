import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {isSameEntry} from "../../core/explore/entry.js";
import type {Entry} from "../../core/explore/entry.js";
import {changed, redone, settled, startHistory, undone} from "../../core/explore/history.js";
import type {History} from "../../core/explore/history.js";
import {addressOfSpec} from "../../core/explore/link.js";
import type {Keeping} from "./keeping.js";

/** The work of one visit: its states, with the address and the browser’s storage following them. */
export class Work {
  private history: History<Entry>;

  constructor(first: Entry, private readonly keeping: Pick<Keeping, "save" | "holds">, private readonly window: Window) {
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

  /** Goes on to another state; returns whether it is another. Changes of one kind in a row are one step. */
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

  /** Brings the address in line with the state that the page was opened with; to open a link is no change, which alone is kept. */
  open(): void {
    this.writeAddress();
    if (this.keeping.holds(this.present)) this.keeping.save(this.present);
  }

  /** Brings the address and what is kept in line with the present. */
  follow(): void {
    this.writeAddress();
    this.keeping.save(this.present);
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
