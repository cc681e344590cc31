import {isMap, isScalar, parseDocument} from "yaml";

/** The value of an option. Scalars are text as written: `true`, `16:9`, `1.10`; an empty one is "". */
export type OptionValue = string | readonly OptionValue[] | {readonly [key: string]: OptionValue};

/** Options by name; the object has no prototype, so that `constructor` is there only if the author wrote it. */
export type Options = Readonly<Record<string, OptionValue>>;

/** What a block of lines turned out to be. */
export type OptionsReading =
  | {readonly type: "options"; readonly options: Options}
  /** Not a map, or one with keys that no option has. */
  | {readonly type: "none"}
  /** No YAML; `line` is 0-based within the block. */
  | {readonly type: "broken"; readonly message: string; readonly line: number};

const KEY = /^[a-zA-Z_][\w-]*$/;
const LONGEST = 64_000;
const MOST_ALIASES = 20;
/** Lines that need no YAML parser: a name, a plain value on the same line, perhaps a comment. */
const SIMPLE = /^(?:(?!__proto__)[a-zA-Z_][\w-]*: +[a-zA-Z\d][\w ./,()%+-]*(?: #[^\r\n]*)?(?:\r\n|\n|$))+$/;

/** No options. */
export const NO_OPTIONS: Options = Object.freeze(Object.create(null) as Options);

/** Options without a prototype; of those with one name the last holds. */
export function mergeOptions(...all: readonly Options[]): Options {
  const given = all.filter((options) => options !== NO_OPTIONS);
  if (given.length === 0) return NO_OPTIONS;
  const merged = Object.create(null) as Record<string, OptionValue>;
  for (const options of given) Object.assign(merged, options);
  return merged;
}

/** Whether an option may have this name. */
export function isOptionKey(key: string): boolean {
  return KEY.test(key);
}

/**
 * YAML of options: every scalar is text, and a `\r` on its own is a line end, which the parser doesn't know. Offsets
 * are those of the text.
 */
export function parseOptions(text: string): ReturnType<typeof parseDocument> {
  return parseDocument(text.replace(/\r(?!\n)/g, "\n"), {schema: "failsafe", prettyErrors: false, logLevel: "silent"});
}

/** Reads a YAML map; never throws. With `anyKey` its keys may have any name. A key `__proto__` is left out. */
export function readOptions(text: string, {anyKey = false} = {}): OptionsReading {
  const simple = text.length <= LONGEST && SIMPLE.test(text) ? readSimple(text) : undefined;
  if (simple) return {type: "options", options: simple};
  if (text.length > LONGEST)
    return {type: "broken", message: `${text.length} characters of options; at most ${LONGEST} are read`, line: 0};
  try {
    return readMap(text, anyKey);
  } catch (error) {
    const message = error instanceof RangeError ? "nested too deeply" : (error as Error).message;
    return {type: "broken", message, line: 0};
  }
}

/** Undefined if a name stands there twice. */
function readSimple(text: string): Options | undefined {
  const options = Object.create(null) as Record<string, OptionValue>;
  for (const line of text.trimEnd().split(/\r?\n/)) {
    const colon = line.indexOf(":");
    const comment = line.indexOf(" #");
    const key = line.slice(0, colon);
    if (key in options) return undefined;
    options[key] = line.slice(colon + 1, comment < 0 ? undefined : comment).trim();
  }
  return options;
}

function readMap(text: string, anyKey: boolean): OptionsReading {
  const document = parseOptions(text);
  const [problem] = document.errors;
  if (problem) return {type: "broken", message: problem.message.split("\n")[0]!, line: lineOf(text, problem.pos[0])};
  if (!isMap(document.contents)) return {type: "none"};
  if (!anyKey && !document.contents.items.every(({key}) => isScalar(key) && KEY.test(String(key.value))))
    return {type: "none"};
  return {type: "options", options: plain(document.toJS({maxAliasCount: MOST_ALIASES}) as unknown) as Options};
}

/** The 0-based line of an offset; where the end of the text is meant, its last line that isn't blank. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, Math.min(offset, text.trimEnd().length)).split(/\r\n|\n|\r/).length - 1;
}

function plain(value: unknown): OptionValue {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return typeof value === "string" ? value : "";
  const copy = Object.create(null) as Record<string, OptionValue>;
  for (const [key, inner] of Object.entries(value)) if (key !== "__proto__") copy[key] = plain(inner);
  return copy;
}

/** An option that is text; undefined if it is missing or something else. */
export function textOption(options: Options, key: string): string | undefined {
  const value = options[key];
  return typeof value === "string" ? value : undefined;
}

/** Whether two sets of options say the same, in whatever order. */
export function isSameOptions(one: Options, other: Options): boolean {
  const sorted = (options: Options): string =>
    JSON.stringify(Object.entries(options).sort(([a], [b]) => (a < b ? -1 : 1)));
  return sorted(one) === sorted(other);
}
