import type {CheckStatus, FactStatus} from "./evidence.js";
import type {Diagnostic} from "./diagnostic.js";

/** What a workspace says that no machine can judge, with the SHA-256 of its text and of what it speaks of. */
export interface Judgement {
  readonly kind: "definition" | "note" | "explanation" | "status" | "caveat" | "short" | "label";
  /** Of the source, measure, category, sex, caveat, fact, check or entry of a list that it is of. */
  readonly id: string;
  readonly text: string;
  readonly text_sha256: string;
  readonly subject_sha256: string;
}

/** What `verify --json` prints. */
export interface VerifyReport {
  readonly ok: boolean;
  readonly sources: readonly {
    readonly id: string;
    readonly file: string;
    readonly present: boolean;
    readonly sha256: "match" | "differs" | "absent";
    readonly tokens: number | null;
    readonly facts: number;
    readonly explained: number | null;
    /** How many of the explained are rows of their own rather than cases of a rule. */
    readonly explained_by_row: number | null;
    readonly unexplained:
      readonly {readonly start: number; readonly end: number; readonly text: string; readonly line: number}[] | null;
  }[];
  readonly facts: readonly {
    readonly id: string;
    readonly source: string;
    readonly start: number;
    readonly end: number;
    readonly printed: string;
    readonly value: number | null;
    readonly unit: string;
    readonly status: FactStatus;
  }[];
  readonly checks: readonly {
    readonly id: string;
    readonly expression: string;
    readonly status: CheckStatus;
    readonly note: string;
  }[];
  readonly cells: {
    readonly recomputed: number;
    readonly wrong: readonly {
      readonly table: string;
      readonly row: number;
      readonly column: string;
      readonly expression: string;
      readonly written: number | null;
      readonly recomputed: number | null;
      readonly reason: string;
    }[];
  };
  readonly prose: {
    readonly numbers: number;
    readonly untied: readonly {readonly file: string; readonly line: number; readonly text: string}[];
  };
  /** What is left for a reviewer to judge. */
  readonly judgements: readonly Judgement[];
  /** Everything that makes `ok` false, one a line. */
  readonly diagnostics: readonly Diagnostic[];
}
