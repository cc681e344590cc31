import {OPTION_LINE, isRule, nextRule} from "./front-matter.js";
import type {Lines} from "./lines.js";
import type {MessageList} from "./messages.js";
import {readOptions} from "./options.js";
import type {Options} from "./options.js";

/** Options that start at a line `---`, and the 0-based line `---` that ends them. */
export interface OptionBlock {
  readonly end: number;
  readonly options: Options;
}

/** Keys that show that options were meant, so that broken YAML is an error; without such a key it may be prose. */
const LIKELY = /^(?:layout|id|target|class|title|image|theme|transition)[ \t]*:/;
/** After this many broken blocks no further block is parsed; the file is not a deck. */
const MOST_BROKEN = 1000;
const MOST_BLOCKS = 100_000;

/** Reads the options of slides; problems are messages. */
export class OptionBlocks {
  /** By the 0-based line where they start. */
  readonly found = new Map<number, OptionBlock>();
  #broken = 0;

  constructor(
    private readonly lines: Lines,
    private readonly messages: MessageList
  ) {}

  /**
   * Reads the options that start at a line `---`, if any do: lines that follow at once, end with `---`, and are a YAML
   * map with valid option names. Otherwise the lines are text and the result is undefined.
   */
  read(line: number): OptionBlock | undefined {
    const {lines, messages} = this;
    if (
      this.#broken > MOST_BROKEN ||
      this.found.size > MOST_BLOCKS ||
      !isRule(lines.line(line)) ||
      line + 1 >= lines.count
    )
      return undefined;
    const first = lines.line(line + 1);
    if (!OPTION_LINE.test(first)) return undefined;
    const end = nextRule(lines, line + 1);
    if (end < 0) {
      if (line > 0 && LIKELY.test(first))
        messages.add("warning", line + 2, "options without a line --- after them are read as text");
      return undefined;
    }
    const block = this.#readBlock(line, end, LIKELY.test(first) ? "error" : "warning");
    if (block) this.found.set(line, block);
    return block;
  }

  #readBlock(line: number, end: number, kind: "error" | "warning"): OptionBlock | undefined {
    const {lines, messages} = this;
    const start = lines.start(line + 1);
    const text = lines.text.slice(start, lines.start(end));
    const reading = readOptions(text);
    if (reading.type === "broken") {
      this.#broken++;
      messages.add(
        kind,
        line + 2 + reading.line,
        `YAML: ${reading.message}; these lines are read as text, not as options of the slide`
      );
    }
    if (reading.type !== "options") return undefined;
    const braces = text.indexOf("{{");
    if (braces >= 0)
      messages.add("error", lines.at(start + braces) + 1, "{{ }} in options; numbers stand in the text of slides");
    return {end, options: reading.options};
  }
}
