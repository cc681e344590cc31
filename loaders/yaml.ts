import {LineCounter, isAlias, isMap, isScalar, isSeq, parseDocument} from "yaml";
import type {Pair} from "yaml";
import type {Diagnostic} from "../src/core/diagnostic.js";
import {memoizeByText} from "../src/core/memoize.js";
import {readTextIfPresent, unseenMessage} from "./read-text.js";
import {shownPath} from "./workspace.js";
import type {Workspace} from "./workspace.js";

/** An entry of a list in a YAML file, with the line on which it starts. */
export interface YamlEntry {
  readonly line: number;
  readonly fields: Readonly<Record<string, string>>;
}

/** Which fields the entries of a list have. */
interface EntryShape {
  readonly required: readonly string[];
  readonly optional: readonly string[];
}

/**
 * Reads a file that holds a list of maps of text; none where there is no such file. What is wrong is added to
 * `diagnostics`.
 */
export async function readYamlList(
  workspace: Workspace,
  path: string,
  shape: EntryShape,
  diagnostics: Diagnostic[]
): Promise<readonly YamlEntry[]> {
  const file = shownPath(workspace, path);
  const text = await readTextIfPresent(path, file, diagnostics);
  return text === undefined ? [] : parseYamlList(text, file, shape, diagnostics);
}

/** As many as a large workspace has files, before and after a change. */
const KEPT = 2000;

/** A YAML document, every scalar as text, with the means to find lines; what is shared must not be changed. */
export const parseYaml = memoizeByText((text) => {
  const lines = new LineCounter();
  return {document: parseDocument(text, {lineCounter: lines, schema: "failsafe", merge: false}), lines};
}, KEPT);

/** Parses a list of maps of text, by `shape`; also used for a list that stands under a key. */
function parseYamlList(text: string, file: string, shape: EntryShape, diagnostics: Diagnostic[]): readonly YamlEntry[] {
  const {document, lines} = parseYaml(text);
  for (const error of document.errors) {
    diagnostics.push({file, line: lines.linePos(error.pos[0]).line, message: `YAML: ${error.message.split("\n")[0]}`});
  }
  if (document.errors.length > 0 || document.contents === null) return [];
  return listEntries(document.contents, file, lines, shape, diagnostics);
}

/** The entries of a YAML node that should be a list of maps of text. */
export function listEntries(
  node: unknown,
  file: string,
  lines: LineCounter,
  shape: EntryShape,
  diagnostics: Diagnostic[]
): readonly YamlEntry[] {
  if (!isSeq(node)) {
    diagnostics.push({file, line: 1, message: "expected a list (lines that start with - )"});
    return [];
  }
  const entries: YamlEntry[] = [];
  for (const item of node.items) {
    const line = lines.linePos((item as {range?: [number]}).range?.[0] ?? 0).line;
    if (!isMap(item)) {
      diagnostics.push({file, line, message: `expected a map with ${shape.required.join(", ")}`});
      continue;
    }
    const fields: Record<string, string> = {};
    for (const pair of item.items) {
      const key = String(isScalar(pair.key) ? pair.key.value : pair.key);
      if (![...shape.required, ...shape.optional].includes(key)) {
        diagnostics.push({
          file,
          line,
          message: `unknown key ${key}; allowed: ${[...shape.required, ...shape.optional].join(", ")}`
        });
      } else if (pair.value !== null && !isScalar(pair.value)) {
        diagnostics.push({file, line, message: `${key}: expected text`});
      } else {
        const value = isScalar<string | null>(pair.value) ? (pair.value.value ?? "") : "";
        const unseen = unseenMessage(value);
        if (unseen !== undefined) diagnostics.push({file, line, message: `${key}: ${unseen}`});
        fields[key] = value;
      }
    }
    const absent = shape.required.filter((key) => fields[key] === undefined);
    if (absent.length > 0)
      diagnostics.push({file, line, ...(fields.id ? {id: fields.id} : {}), message: `missing ${absent.join(", ")}`});
    else entries.push({line, fields});
  }
  return entries;
}

/** Adds a diagnostic for every entry whose id was there before. */
export function refuseRepeatedIds(entries: readonly YamlEntry[], file: string, diagnostics: Diagnostic[]): void {
  const first = new Map<string, number>();
  for (const {line, fields} of entries) {
    const id = fields.id ?? "";
    const before = first.get(id);
    if (before !== undefined)
      diagnostics.push({file, line, id, message: `id already used on line ${before}; ids are unique`});
    else first.set(id, line);
  }
}

/** The greatest nesting of a definition; deeper nesting is a mistake or an attack. */
const DEEPEST = 12;

/** Names that no key may have, since they mean something to JavaScript. */
const RESERVED = ["__proto__", "constructor", "prototype"];

interface Setting {
  readonly file: string;
  readonly lines: LineCounter;
  readonly diagnostics: Diagnostic[];
}

/**
 * A text, list or map in a YAML file, with its path. Reading something that is missing or of another kind adds a
 * diagnostic at its line that says what is allowed, and returns undefined or an empty value, so that all problems of a
 * file are found in one run.
 */
export class YamlNode {
  constructor(
    private readonly node: unknown,
    private readonly setting: Setting,
    readonly path: string,
    readonly line: number
  ) {}

  /** Adds a diagnostic at this place. */
  diagnostic(message: string): void {
    this.setting.diagnostics.push({
      file: this.setting.file,
      line: this.line,
      message: this.path === "" ? message : `${this.path}: ${message}`
    });
    return undefined;
  }

  get isText(): boolean {
    return isScalar(this.node);
  }

  get isList(): boolean {
    return isSeq(this.node);
  }

  get isMap(): boolean {
    return isMap(this.node);
  }

  /** The 1-based line on which this text begins; a block text begins below its key. */
  get textLine(): number {
    const at = lineOf(this.node, this.setting) ?? this.line;
    return isScalar(this.node) && /^BLOCK/.test(this.node.type ?? "") ? at + 1 : at;
  }

  /** The text at this place; empty if there is no value. */
  text(): string | undefined {
    if (isScalar(this.node)) return typeof this.node.value === "string" ? this.node.value : "";
    this.diagnostic(`expected text, found a ${this.isList ? "list" : "map"}`);
    return undefined;
  }

  /** A text that is not empty. */
  filled(): string | undefined {
    const text = this.text();
    if (text?.trim() !== "") return text;
    this.diagnostic("is empty");
    return undefined;
  }

  /** The text at this place if it is one of the allowed words. */
  word<T extends string>(allowed: readonly T[]): T | undefined {
    const text = this.text();
    if (text === undefined || (allowed as readonly string[]).includes(text)) return text as T | undefined;
    this.diagnostic(`${show(text)}; allowed: ${listed(allowed)}`);
    return undefined;
  }

  /** The items of a list, or the single value that is here instead of a list. */
  several(): readonly YamlNode[] {
    return this.isList ? this.list() : [this];
  }

  /** The items of a list. */
  list(): readonly YamlNode[] {
    if (!isSeq(this.node)) {
      this.diagnostic("expected a list (lines that start with - )");
      return [];
    }
    return this.node.items.map((item, i) =>
      this.below(item, `${this.path}[${i + 1}]`, lineOf(item, this.setting) ?? this.line)
    );
  }

  /** The entries of a map with arbitrary keys, in the order of the file. */
  entries(): readonly (readonly [key: string, value: YamlNode])[] {
    if (!isMap(this.node)) {
      this.diagnostic(`expected a map (lines of key: value)${this.isList ? ", found a list" : ""}`);
      return [];
    }
    return this.node.items.map((pair) => {
      const key = keyOf(pair);
      return [
        key,
        this.below(
          pair.value,
          this.path === "" ? key : `${this.path}.${key}`,
          lineOf(pair.key, this.setting) ?? this.line
        )
      ] as const;
    });
  }

  /** The values of a map by key; a key that is not allowed is a diagnostic, and so is a missing required one. */
  map<K extends string>(
    allowed: readonly K[],
    required: readonly NoInfer<K>[] = []
  ): Readonly<Partial<Record<K, YamlNode>>> {
    const found: Partial<Record<K, YamlNode>> = {};
    for (const [key, value] of this.entries()) {
      if ((allowed as readonly string[]).includes(key)) found[key as K] = value;
      else value.diagnostic(`unknown key; allowed: ${listed(allowed)}`);
    }
    const missing = this.isMap ? required.filter((key) => found[key] === undefined) : [];
    if (missing.length > 0) this.diagnostic(`missing ${listed(missing)}`);
    return found;
  }

  private below(node: unknown, path: string, line: number): YamlNode {
    return new YamlNode(node, this.setting, path, line);
  }
}

/**
 * Reads a YAML file whose scalars are all text. Anchors, aliases, merge keys, tags and reserved keys are diagnostics,
 * and so is whatever YAML itself does not allow; undefined where there is any.
 */
export function readYaml(text: string, file: string, diagnostics: Diagnostic[]): YamlNode | undefined {
  const {document, lines} = parseYaml(text);
  const before = diagnostics.length;
  for (const {pos, message} of document.errors) {
    const {line} = lines.linePos(pos[0]);
    const tab = /^[ ]*\t/.test(text.split("\n")[line - 1] ?? "") ? "; indent with spaces, not with tabs" : "";
    diagnostics.push({
      file,
      line,
      message: `YAML: ${message.split("\n")[0]!.replace(/ at line \d+, column \d+:?$/, "")}${tab}`
    });
  }
  if (diagnostics.length === before) refuseCleverness(document.contents, {file, lines, diagnostics}, 0);
  return diagnostics.length > before ? undefined : new YamlNode(document.contents, {file, lines, diagnostics}, "", 1);
}

/**
 * Adds diagnostics for anchors, aliases, merge keys, tags, reserved keys, keys that are not text, characters that YAML
 * escapes and that make a text display misleadingly, and nesting that is too deep.
 */
function refuseCleverness(node: unknown, setting: Setting, depth: number): void {
  const diagnostic = (at: unknown, message: string): number =>
    setting.diagnostics.push({file: setting.file, line: lineOf(at, setting) ?? 1, message});
  if (depth > DEEPEST) {
    diagnostic(node, `nested deeper than ${DEEPEST} levels`);
    return;
  }
  if (isAlias(node)) diagnostic(node, `*${node.source}: write out what is meant; references are not allowed`);
  if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor !== undefined)
    diagnostic(node, `&${node.anchor}: anchors are not allowed; write out what is meant where it is meant`);
  if (
    (isScalar(node) || isMap(node) || isSeq(node)) &&
    node.tag !== undefined &&
    !/^tag:yaml\.org,2002:(?:str|map|seq)$/.test(node.tag)
  )
    diagnostic(node, `${node.tag}: tags are not allowed`);
  const unseen = isScalar(node) && typeof node.value === "string" ? unseenMessage(node.value) : undefined;
  if (unseen !== undefined) diagnostic(node, unseen);
  if (isSeq(node)) node.items.forEach((item) => refuseCleverness(item, setting, depth + 1));
  if (!isMap(node)) return;
  for (const pair of node.items) {
    const key = keyOf(pair);
    if (key === "<<") diagnostic(pair.key, "<<: merge keys are not allowed; write out what is meant");
    else if (RESERVED.includes(key)) diagnostic(pair.key, `${key}: is no name for a key`);
    else if (!isScalar(pair.key)) diagnostic(pair.key, "a key is text");
    else if (unseenMessage(key) !== undefined) diagnostic(pair.key, `a key ${unseenMessage(key)}`);
    refuseCleverness(pair.value, setting, depth + 1);
  }
}

function keyOf({key}: Pair): string {
  return isScalar(key) ? String(key.value) : String(key);
}

function lineOf(node: unknown, {lines}: Pick<Setting, "lines">): number | undefined {
  const range = (node as {readonly range?: readonly [number] | null} | null | undefined)?.range;
  return range ? lines.linePos(range[0]).line : undefined;
}

function show(text: string): string {
  return text === "" ? "(empty)" : text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The most names listed in a message. */
const LISTED = 40;

/** Names joined by commas: `a, b, c`; of very many, only the first ones. */
export function listed(names: readonly string[]): string {
  if (names.length === 0) return "none";
  return names.length <= LISTED
    ? names.join(", ")
    : `${names.slice(0, LISTED).join(", ")} and ${names.length - LISTED} more`;
}
