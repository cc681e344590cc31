/** A text by lines, which end with `\n`, `\r\n` or `\r`; line numbers are 0-based here. */
export class Lines {
  /** How many there are; what follows the last line end counts only if it isn't empty. */
  readonly count: number;
  readonly #starts: Int32Array;

  constructor(
    readonly text: string,
    from = 0
  ) {
    let count = 0;
    for (let at = from; at < text.length; at = nextLine(text, at)) count++;
    this.count = count;
    this.#starts = new Int32Array(count + 1);
    let i = 0;
    for (let at = from; at < text.length; at = nextLine(text, at)) this.#starts[i++] = at;
    this.#starts[count] = text.length;
  }

  /** Where a line starts; for the line after the last, the end of the text. */
  start(line: number): number {
    return this.#starts[line]!;
  }

  /** A line without its line end. */
  line(line: number): string {
    const start = this.start(line);
    let end = this.start(line + 1);
    if (end > start && this.text.charCodeAt(end - 1) === 10) end--;
    if (end > start && this.text.charCodeAt(end - 1) === 13) end--;
    return this.text.slice(start, end);
  }

  /** The line that holds an offset. */
  at(offset: number): number {
    let low = 0;
    let high = this.count - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function nextLine(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 10) return at + 1;
    if (code === 13) return text.charCodeAt(at + 1) === 10 ? at + 2 : at + 1;
  }
  return text.length;
}

/** How many line ends a text holds. */
export function countLineEnds(text: string): number {
  const {count} = new Lines(text);
  return /[\r\n]$/.test(text.slice(-1)) ? count : Math.max(count - 1, 0);
}

/** The text without blank lines at its start and without blanks at its end. */
export function trimLines(text: string): string {
  return text.slice(blankLinesBefore(text)).trimEnd();
}

/** How many characters of blank lines a text starts with. */
export function blankLinesBefore(text: string): number {
  const blank = text.slice(0, text.length - text.trimStart().length);
  return Math.max(blank.lastIndexOf("\n"), blank.lastIndexOf("\r")) + 1;
}

/** The line ending that a text uses first. */
export function newlineOf(text: string): "\n" | "\r\n" | "\r" {
  const found = /\r\n|\n|\r/.exec(text)?.[0];
  return found === "\r\n" || found === "\r" ? found : "\n";
}

/** A text that ends with a line end; an empty text, or one that is only a byte-order mark, is returned unchanged. */
export function endLine(text: string, newline: string): string {
  return text === "" || /[\r\n\ufeff]$/.test(text) ? text : text + newline;
}

/** Whether a text ends with a blank line; an empty text doesn't. */
export function endsBlank(text: string): boolean {
  return /(?:^|\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(text);
}

/** A text with every line end made this one. */
export function withLineEnds(text: string, newline: string): string {
  return text.replace(/\r\n|\n|\r/g, newline);
}
