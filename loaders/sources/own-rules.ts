import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";
import {GENERAL_RULE_IDS} from "./rules.js";
import type {TokenRule} from "./rules.js";

/** A rule of one source, with the place where it is written. */
export interface OwnRule extends TokenRule {
  readonly file: string;
  readonly line: number;
}

/** The greatest length of a pattern, in characters. */
const LONGEST = 200;

/**
 * The most ways in which a pattern may try to match from one place, which allows one unbounded repetition or several
 * short ones.
 */
const MOST_WAYS = 10_000;

/**
 * Reads `explained/<source>.yaml`: rules, besides the general ones, by which numbers of that document are no figures.
 * Problems are added to `diagnostics`.
 */
export function readOwnRules(text: string, file: string, diagnostics: Diagnostic[]): readonly OwnRule[] {
  const root = text.trim() === "" ? undefined : readYaml(text, file, diagnostics);
  const seen = new Set<string>();
  return (
    root?.list().flatMap((node) => {
      const {id, reason, pattern} = node.map(["id", "reason", "pattern"], ["id", "reason", "pattern"]);
      const [name, why, source] = [id && readId(id, seen), reason?.filled(), pattern && readPattern(pattern)];
      return name === undefined || why === undefined || source === undefined
        ? []
        : [{id: name, reason: why, pattern: source, file, line: node.line}];
    }) ?? []
  );
}

function readId(node: YamlNode, seen: Set<string>): string | undefined {
  const id = node.filled();
  if (id === undefined) return undefined;
  if (!/^[a-z][a-z\d-]*$/.test(id)) node.diagnostic(`${id}: small letters, digits and hyphens only, a letter first`);
  else if (GENERAL_RULE_IDS.includes(id))
    node.diagnostic(`${id}: is a rule for every document already; choose another name`);
  else if (seen.has(id)) node.diagnostic(`${id}: there is a rule of this name above`);
  else {
    seen.add(id);
    return id;
  }
  return undefined;
}

function readPattern(node: YamlNode): RegExp | undefined {
  const source = node.text();
  if (source === undefined) return undefined;
  if (source.trim() === "")
    node.diagnostic("is empty; write a regular expression, in single quotes where it begins with # or a bracket");
  else if (source.length > LONGEST) node.diagnostic(`has ${source.length} characters; at most ${LONGEST} are allowed`);
  else {
    const compiled = compile(source);
    if (typeof compiled === "string") node.diagnostic(compiled);
    else if (patternWays(source) > MOST_WAYS)
      node.diagnostic(
        "may go through a text in too many ways; set no repetition inside or beside another that has no end: write \\d{1,4} in place of \\d+"
      );
    else return compiled;
  }
  return undefined;
}

function compile(source: string): RegExp | string {
  try {
    return new RegExp(source, "gmu");
  } catch (error) {
    return `is no regular expression: ${(error as Error).message.replace(/^Invalid regular expression: /, "")}`;
  }
}

/** The count assumed for an unbounded repetition. */
const ENDLESS = 1000;

/**
 * An upper bound for the ways in which a regular expression can try to match from one place, as a measure of its time:
 * nested and adjacent repetitions multiply, alternatives add. The expression must be valid with the flag `u`.
 */
export function patternWays(pattern: string): number {
  return new WaysReader(pattern).alternatives();
}

class WaysReader {
  private at = 0;

  constructor(private readonly pattern: string) {}

  alternatives(): number {
    let sum = 0;
    for (;;) {
      sum += this.sequence();
      if (this.pattern[this.at] !== "|") return sum;
      this.at++;
    }
  }

  private sequence(): number {
    let ways = 1;
    while (this.at < this.pattern.length && !"|)".includes(this.pattern[this.at]!)) ways *= this.repeated(this.atom());
    return ways;
  }

  private atom(): number {
    const [taken] =
      /^(?:\\(?:[pPu]\{[^}]*\}|u[\da-fA-F]{4}|x[\da-fA-F]{2}|k<[^>]*>|\d+|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|.)/su.exec(
        this.pattern.slice(this.at)
      ) ?? [""];
    this.at += taken.length;
    if (!taken.startsWith("(")) return 1;
    const ways = this.alternatives();
    this.at++;
    return ways;
  }

  private repeated(ways: number): number {
    const [taken = "", sign = "", least = "", more = "", most = ""] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(this.pattern.slice(this.at)) ?? [];
    this.at += taken.length;
    if (taken === "") return ways;
    const from = sign === "" ? Number(least) : sign === "+" ? 1 : 0;
    const to =
      sign === "?"
        ? 1
        : sign !== "" || (more !== "" && most === "")
          ? from + ENDLESS
          : most === ""
            ? from
            : Number(most);
    return ways === 1 ? to - from + 1 : Math.max(1, ways) ** to;
  }
}
