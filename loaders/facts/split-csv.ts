const QUOTE = 0x22;
const COMMA = 0x2c;
const NEWLINE = 0x0a;

/** A record of a CSV text, with the line on which it starts. */
export interface CsvRecord {
  readonly line: number;
  readonly values: readonly string[];
}

/**
 * Splits a CSV text by RFC 4180 with plain newlines, leaving out blank lines. Undefined for anything that isn't well-formed so: a parser
 * that says what is wrong is then asked instead.
 */
export function splitCsv(text: string): readonly CsvRecord[] | undefined {
  if (text.includes("\r")) return undefined;
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  let width = 0;
  while (at < text.length) {
    if (text.charCodeAt(at) === NEWLINE) {
      at++;
      line++;
      continue;
    }
    const values = new Array<string>(width);
    const first = line;
    let count = 0;
    for (;;) {
      let end: number;
      if (text.charCodeAt(at) === QUOTE) {
        end = endOfQuoted(text, at);
        if (end < 0) return undefined;
        const value = text.slice(at + 1, end - 1);
        values[count++] = value.includes('"') ? value.replaceAll('""', '"') : value;
        for (let newline = value.indexOf("\n"); newline >= 0; newline = value.indexOf("\n", newline + 1)) line++;
      } else {
        end = at;
        for (let code = text.charCodeAt(end); end < text.length && code !== COMMA && code !== NEWLINE; code = text.charCodeAt(++end)) if (code === QUOTE) return undefined;
        values[count++] = end === at ? "" : text.slice(at, end);
      }
      at = end + 1;
      if (text.charCodeAt(end) !== COMMA) break;
    }
    values.length = count;
    width = count;
    records.push({line: first, values});
    line++;
  }
  return records;
}

/** The place after the closing quote, where the field must end; -1 if it doesn't. */
function endOfQuoted(text: string, start: number): number {
  let end = text.indexOf('"', start + 1);
  while (end >= 0 && text.charCodeAt(end + 1) === QUOTE) end = text.indexOf('"', end + 2);
  if (end < 0) return -1;
  const next = text.charCodeAt(end + 1);
  return end + 1 === text.length || next === COMMA || next === NEWLINE ? end + 1 : -1;
}
