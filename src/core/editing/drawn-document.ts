import type {CompiledBriefing, CompiledDeck} from "../deck/compiled.js";

/** What is wrong with a document, at a line of it. */
export interface Problem {
  readonly line: number;
  readonly message: string;
  /** Whether `verify` refuses it. */
  readonly isRefused: boolean;
}

/** A text as its page would show it, and what is wrong with it. */
export interface DrawnDocument {
  readonly deck?: CompiledDeck;
  readonly briefing?: CompiledBriefing;
  /** A notebook's blocks, each as HTML. */
  readonly html?: readonly string[];
  /** The queries of a notebook that were not run; absent where all were. */
  readonly unrun?: readonly string[];
  readonly problems: readonly Problem[];
}
