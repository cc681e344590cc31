import type {ShownBlock} from "../../core/deck/compiled.js";

/** What a sheet of the presenter's pack says. */
export interface PackSheet {
  /** What it is, after the deck's title. */
  readonly title: string;
  readonly headline: string;
  readonly blocks: readonly ShownBlock[];
}

/** Thrown where a deck does not say what a sheet of the presenter's pack needs; says what to write. */
export class PackError extends Error {
  override readonly name = "PackError";
}
