import type {Edit} from "../support/corpus.js";

/** A change to a file of the project, the engine's or the workspace's, and where it must show. */
export interface Change {
  readonly what: string;
  /** Who tells a preview of it: the watch on the workspace, on the engine, or Framework's own on its pages. */
  readonly watch: "workspace" | "engine" | "page";
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** A page that shows it. */
  readonly page: string;
}

/** One change of each kind. Without the documents a printed string may be changed and the data still verifies. */
export const CHANGES: readonly Change[] = [
  {
    what: "a printed number in a CSV file",
    watch: "workspace",
    file: "data/facts/un.csv",
    before: "1,006",
    after: "1,007",
    page: "notebooks/blocking"
  },
  {
    what: "a note in a CSV file",
    watch: "workspace",
    file: "data/facts/un.csv",
    before: "The sentence hangs it on the whole population",
    after: "The sentence was noted anew",
    page: "trace/"
  },
  {
    what: "a table's definition",
    watch: "workspace",
    file: "data/tables/sentencing-2014.yaml",
    before: "Convictions under the Act by sentence",
    after: "Convictions by sentence anew",
    page: "tables/"
  },
  {
    what: "the registry",
    watch: "workspace",
    file: "data/sources.yaml",
    before: "Report of the UN Special Rapporteur on",
    after: "Report anew on",
    page: "trace/"
  },
  {
    what: "a chart",
    watch: "workspace",
    file: "data/charts/sentencing-2014.yaml",
    before: "Those on probation are part of the suspended",
    after: "Those on probation are counted in it anew",
    page: "notebooks/sentencing"
  },
  {
    what: "a loader module",
    watch: "engine",
    file: "loaders/site/chrome.ts",
    before: ">What differs</a>",
    after: ">What differs anew</a>",
    page: "tables/"
  },
  {
    what: "a page of the site's own",
    watch: "page",
    file: "src/tables/index.md",
    before: "is derived from the printed figures by one function",
    after: "follows from the printed figures anew",
    page: "tables/"
  },
  {
    what: "a notebook",
    watch: "page",
    file: "data/notebooks/blocking.md",
    before: "how much material is blocked",
    after: "how much is blocked anew",
    page: "notebooks/blocking"
  }
];

/** The first change of each kind of watch, and that of a chart, which a page draws when it is asked for. */
export const WATCHED_CHANGES: readonly Change[] = CHANGES.filter(
  ({watch, what}, i) => CHANGES.findIndex((other) => other.watch === watch) === i || what === "a chart"
);

/** Replaces every occurrence. */
export const all =
  (before: string, after: string): Edit =>
  (text) =>
    text.replaceAll(before, () => after);
