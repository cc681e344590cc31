/** A string in a source file. */
export interface Literal {
  readonly line: number;
  /** What it says; each `${ }` of a template is a space. */
  readonly text: string;
  /** The property that it is a value of, where that stands just before it. */
  readonly key: string;
}

const TOKENS = /\/\/[^\n]*|\/\*[^]*?\*\/|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`|(?<=[=(,:[!&|?{};\n]\s*)\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*|[{}]/g;

/** The string literals and templates of TypeScript, without import paths, names of properties, comments and regular expressions. */
export function literalsOf(source: string): readonly Literal[] {
  const found: Literal[] = [];
  read(source, 0, found, false);
  return found.sort((a, b) => a.line - b.line);
}

/** Reads code from `at` on; within a template until its closing brace. Returns where it ends. */
function read(source: string, at: number, found: Literal[], nested: boolean): number {
  let depth = 0;
  let position = at;
  for (;;) {
    TOKENS.lastIndex = position;
    const match = TOKENS.exec(source);
    if (!match) return source.length;
    const [token] = match;
    position = match.index + token.length;
    if (token === "{") depth++;
    else if (token === "}" && depth-- === 0 && nested) return position;
    else if (token === "`") position = readTemplate(source, position, found);
    else if (/^["']/.test(token) && !isPath(source, match.index) && !isName(source, match.index, position)) found.push(literal(source, match.index, token.slice(1, -1)));
  }
}

function readTemplate(source: string, start: number, found: Literal[]): number {
  let text = "";
  let at = start;
  while (at < source.length && source[at] !== "`") {
    if (source.startsWith("${", at)) {
      at = read(source, at + 2, found, true);
      text += " ";
    } else {
      const length = source[at] === "\\" ? 2 : 1;
      text += source.slice(at, at + length);
      at += length;
    }
  }
  found.push(literal(source, start - 1, text));
  return at + 1;
}

function literal(source: string, at: number, text: string): Literal {
  const [, quoted, plain] = /(?:"([\w-]+)"|(\w+))\s*:\s*[^,{}]*$/.exec(source.slice(Math.max(0, at - 120), at)) ?? [];
  return {line: source.slice(0, at).split("\n").length, text: unescaped(text), key: quoted ?? plain ?? ""};
}

const isPath = (source: string, at: number): boolean => /(?:\bfrom|\bimport)\s*$/.test(source.slice(Math.max(0, at - 12), at));

const isName = (source: string, from: number, to: number): boolean => /[{,]\s*$/.test(source.slice(Math.max(0, from - 200), from)) && /^\s*:/.test(source.slice(to, to + 8));

const unescaped = (text: string): string => text.replace(/\\u\{?([\da-fA-F]+)\}?/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16))).replace(/\\(.)/g, "$1");
