import type {Diagnostic} from "../../src/core/diagnostic.js";

/** A line of a page, and where it is written. */
export interface PageLine {
  readonly text: string;
  /** As messages show it. */
  readonly file: string;
  readonly line: number;
  /** Set if the line is also on another page, where problems with it are reported. */
  readonly elsewhere?: true;
}

/** The data with which an engine's page is filled in. */
export interface PageFill {
  /** The names of the conditions for `if` and `unless` that hold. */
  readonly has: ReadonlySet<string>;
  /** The lines that replace the page's own words, by the names of its places. */
  readonly puts: ReadonlyMap<string, readonly PageLine[]>;
}

const MARK = /^<!-- (?:(if|unless|put) ([a-z-]+)|(else|end)) -->$/;

/**
 * Fills in an engine's page for a workspace. Marks on lines of their own enclose conditional lines: `<!-- if tables
 * -->`, `<!-- unless tables -->`, `<!-- else -->`, `<!-- end -->`; `<!-- put about -->` opens a place whose default
 * words the workspace may replace. Throws an Error if marks don't match.
 */
export function fillPage(text: string, file: string, {has, puts}: PageFill): readonly PageLine[] {
  const kept: PageLine[] = [];
  const open: {shown: boolean; readonly put: boolean}[] = [];
  text.split("\n").forEach((line, i) => {
    const [, kind, name = "", other] = MARK.exec(line) ?? [];
    const wrong = (message: string): Error => new Error(`${file}:${i + 1}: ${line}: ${message}`);
    const shown = open.every((block) => block.shown);
    if (kind === "put") {
      if (shown) kept.push(...(puts.get(name) ?? []));
      open.push({shown: !puts.has(name), put: true});
    } else if (kind !== undefined) {
      open.push({shown: has.has(name) === (kind === "if"), put: false});
    } else if (other === undefined) {
      if (shown) kept.push({text: line, file, line: i + 1});
    } else {
      const block = open.at(-1);
      if (!block || (other === "else" && block.put)) throw wrong("nothing is open that it could belong to");
      if (other === "else") block.shown = !block.shown;
      else open.pop();
    }
  });
  if (open.length > 0) throw new Error(`${file}: ${open.length} of its marks have no <!-- end -->`);
  return kept;
}

/** The names of the conditions and of the places in an engine's page. */
export function namesOfPage(text: string): {readonly asked: readonly string[]; readonly places: readonly string[]} {
  const marks = text.split("\n").map((line) => MARK.exec(line) ?? []);
  const named = (put: boolean): readonly string[] => [
    ...new Set(marks.flatMap(([, kind, name]) => (kind !== undefined && (kind === "put") === put ? [name!] : [])))
  ];
  return {asked: named(false), places: named(true)};
}

/**
 * Reads a file of insertions for the places of a page: only blocks from `<!-- put … -->` to `<!-- end -->`. Problems
 * are added to `diagnostics`.
 */
export function readPuts(
  text: string,
  file: string,
  places: readonly string[],
  diagnostics: Diagnostic[]
): ReadonlyMap<string, readonly PageLine[]> {
  const puts = new Map<string, PageLine[]>();
  const allowed = `allowed: ${places.join(", ") || "none"}`;
  let open: {readonly lines: PageLine[]; readonly line: number} | undefined;
  text.split(/\r?\n/).forEach((written, i) => {
    const [, kind, name = "", other] = MARK.exec(written) ?? [];
    const diagnostic = (message: string): number => diagnostics.push({file, line: i + 1, message});
    if (kind === "put" && !open) {
      if (!places.includes(name)) diagnostic(`put ${name}: the page has no such place; ${allowed}`);
      else if (puts.has(name)) diagnostic(`put ${name}: already put above`);
      open = {lines: [], line: i + 1};
      if (places.includes(name) && !puts.has(name)) puts.set(name, open.lines);
    } else if (other === "end" && open) {
      open = undefined;
    } else if (kind !== undefined || other !== undefined) {
      diagnostic(`${written}: ${open ? "expected <!-- end --> first" : "expected <!-- put … -->"}; ${allowed}`);
    } else if (open) {
      open.lines.push({text: written, file, line: i + 1});
    } else if (written.trim() !== "") {
      diagnostic(`stands in no place of the page; write it between <!-- put … --> and <!-- end -->; ${allowed}`);
    }
  });
  if (open) diagnostics.push({file, line: open.line, message: "has no <!-- end -->"});
  return puts;
}

/** The text of some lines. */
export function textOfLines(lines: readonly PageLine[]): string {
  return lines.map(({text}) => text).join("\n");
}
