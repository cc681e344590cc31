/** A stretch of prose: plain text, or a number with its expression. */
export type ProsePart =
  | {readonly type: "text"; readonly text: string}
  | {readonly type: "number"; readonly expression: string; readonly format?: string; readonly at: number};

/** A `{{` without its `}}`, or nothing between them; `at` is the offset in the text. */
export class ProseError extends Error {
  override readonly name = "ProseError";
  constructor(message: string, readonly at: number) {
    super(message);
  }
}

/** The number construct that starts at `at`, or undefined if none does. */
export function readNumber(text: string, at: number): {readonly expression: string; readonly format?: string; readonly end: number} | undefined {
  if (!text.startsWith("{{", at)) return undefined;
  const close = text.indexOf("}}", at + 2);
  if (close < 0) throw new ProseError("{{ without }}", at);
  const inside = text.slice(at + 2, close);
  if (inside.includes("{{")) throw new ProseError("{{ inside {{", at);
  const [expression = "", format, ...rest] = inside.replaceAll("\\|", "|").split("|").map((part) => part.trim());
  if (expression === "") throw new ProseError("{{ }} holds no expression", at);
  if (rest.length > 0 || format === "") throw new ProseError(`{{${inside}}}: one format after one |`, at);
  return {expression, ...(format === undefined ? {} : {format}), end: close + 2};
}

/** Splits prose into text and numbers; throws a {@link ProseError}. */
export function parseProse(text: string): readonly ProsePart[] {
  const parts: ProsePart[] = [];
  let from = 0;
  for (let at = text.indexOf("{{"); at >= 0; at = text.indexOf("{{", from)) {
    const number = readNumber(text, at)!;
    if (at > from) parts.push({type: "text", text: text.slice(from, at)});
    parts.push({type: "number", expression: number.expression, at, ...(number.format === undefined ? {} : {format: number.format})});
    from = number.end;
  }
  if (from < text.length) parts.push({type: "text", text: text.slice(from)});
  return parts;
}
