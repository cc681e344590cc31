import type {Footnote, ShownInline} from "./compiled.js";

/** `a` to `z`, then `aa` and so on. */
export function letters(i: number): string {
  return (i < 26 ? "" : letters(Math.floor(i / 26) - 1)) + String.fromCharCode(97 + (i % 26));
}

/** Collects the footnotes of a section, each once, in the order of their marks; by default these are numbers from 1. */
export class FootnoteList {
  readonly #noted = new Map<string, readonly ShownInline[]>();

  constructor(private readonly mark: (i: number) => string = (i) => String(i + 1)) {}

  /** What stands in the text for a footnote. */
  add(children: readonly ShownInline[]): ShownInline {
    const key = JSON.stringify(children);
    this.#noted.set(key, children);
    return {type: "footnote", mark: this.mark([...this.#noted.keys()].indexOf(key)), children};
  }

  get all(): readonly Footnote[] {
    return [...this.#noted.values()].map((text, i) => ({mark: this.mark(i), text}));
  }
}

/** Footnotes as lines at the foot of a slide, each behind its mark. */
export function footnoteLines(footnotes: readonly Footnote[]): readonly (readonly ShownInline[])[] {
  return footnotes.map(({mark, text}): readonly ShownInline[] => [
    {type: "superscript", children: [{type: "text", text: mark}]},
    {type: "text", text: " "},
    ...text
  ]);
}
