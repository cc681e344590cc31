import type {Fault} from "../../src/core/fault.js";
import {readYaml} from "../yaml-map.js";
import type {YamlNode} from "../yaml-map.js";
import {patternWays} from "./pattern-ways.js";
import {GENERAL_RULE_IDS} from "./rules.js";
import type {TokenRule} from "./rules.js";

/** A rule of one source, with the place where it is written. */
export interface OwnRule extends TokenRule {
  readonly file: string;
  readonly line: number;
}

/** As many characters a pattern has at most. */
const LONGEST = 200;

/** In as many ways a pattern goes through a text from one place at most: one repetition without end, or several short ones. */
const MOST_WAYS = 10_000;

/** Reads `explained/<source>.yaml`: by which rules, besides the general ones, numbers of that document are no figures. What is wrong is added to `faults`. */
export function readOwnRules(text: string, file: string, faults: Fault[]): readonly OwnRule[] {
  const root = text.trim() === "" ? undefined : readYaml(text, file, faults);
  const seen = new Set<string>();
  return root?.list().flatMap((node) => {
    const {id, reason, pattern} = node.map(["id", "reason", "pattern"], ["id", "reason", "pattern"]);
    const [name, why, source] = [id && readId(id, seen), reason?.filled(), pattern && readPattern(pattern)];
    return name === undefined || why === undefined || source === undefined ? [] : [{id: name, reason: why, pattern: source, file, line: node.line}];
  }) ?? [];
}

function readId(node: YamlNode, seen: Set<string>): string | undefined {
  const id = node.filled();
  if (id === undefined) return undefined;
  if (!/^[a-z][a-z\d-]*$/.test(id)) node.fault(`${id}: small letters, digits and hyphens only, a letter first`);
  else if (GENERAL_RULE_IDS.includes(id)) node.fault(`${id}: is a rule for every document already; choose another name`);
  else if (seen.has(id)) node.fault(`${id}: there is a rule of this name above`);
  else {
    seen.add(id);
    return id;
  }
  return undefined;
}

function readPattern(node: YamlNode): RegExp | undefined {
  const source = node.text();
  if (source === undefined) return undefined;
  if (source.trim() === "") node.fault("is empty; write a regular expression, in single quotes where it begins with # or a bracket");
  else if (source.length > LONGEST) node.fault(`has ${source.length} characters; at most ${LONGEST} are allowed`);
  else {
    const compiled = compile(source);
    if (typeof compiled === "string") node.fault(compiled);
    else if (patternWays(source) > MOST_WAYS) node.fault("may go through a text in too many ways; set no repetition inside or beside another that has no end: write \\d{1,4} in place of \\d+");
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
