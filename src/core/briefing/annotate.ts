import type {ListItem} from "../deck/blocks.js";
import type {CompiledChart, ShownBlock, ShownInline, ShownNumber} from "../deck/compiled.js";
import type {Notes} from "./notes.js";

/** The prefix of a note's anchor; the note's number follows. */
export const NOTE_ANCHOR = "note-";

/** Inline text with, after each sentence, links to the notes of the numbers in it. */
export function annotateInline(inline: readonly ShownInline[], notes: Notes): readonly ShownInline[] {
  return markSentences(inline).flatMap((part): readonly ShownInline[] =>
    part.type === "mark"
      ? noteLinks(
          part.numbers.map(({expression}) => expression),
          notes
        )
      : [part]
  );
}

/** Links to the notes of expressions. */
export function noteLinks(expressions: readonly string[], notes: Notes): readonly ShownInline[] {
  return notes
    .of(expressions)
    .map((number) => ({
      type: "link",
      href: `#${NOTE_ANCHOR}${number}`,
      children: [{type: "text", text: String(number)}]
    }));
}

/** Blocks with links to notes in all of their text; charts stay as they are. */
export function annotateBlocks(blocks: readonly ShownBlock[], notes: Notes): readonly ShownBlock[] {
  const inline = (parts: readonly ShownInline[]): readonly ShownInline[] => annotateInline(parts, notes);
  return blocks.map((block): ShownBlock => {
    switch (block.type) {
      case "heading":
      case "paragraph":
        return {...block, inline: inline(block.inline)};
      case "list":
        return {...block, items: block.items.map((item) => annotateItem(item, notes))};
      case "quote":
        return {...block, blocks: annotateBlocks(block.blocks, notes)};
      case "table":
        return {...block, head: block.head.map(inline), rows: block.rows.map((row) => row.map(inline))};
      case "columns":
        return {...block, columns: block.columns.map((column) => annotateBlocks(column, notes))};
      case "chart":
      case "code":
      case "image":
        return block;
    }
  });
}

function annotateItem(item: ListItem<ShownNumber, CompiledChart>, notes: Notes): ListItem<ShownNumber, CompiledChart> {
  return {...item, blocks: annotateBlocks(item.blocks, notes)};
}

/** Inline text, or a mark at the end of a sentence with the numbers of that sentence. */
type MarkedInline = ShownInline | {readonly type: "mark"; readonly numbers: readonly ShownNumber[]};

/** The numbers of a part of text; those of its footnotes are noted where these stand. */
function numbersOutsideFootnotes(part: ShownInline): readonly ShownNumber[] {
  if (part.type === "footnote") return [];
  return part.type === "number"
    ? [part.number]
    : "children" in part
      ? part.children.flatMap(numbersOutsideFootnotes)
      : [];
}

const END = /[.?!][)\]”’"']*(?=\s|$)/u;

/**
 * Puts a mark at the end of each sentence that shows numbers; a superscript right behind a number would read as its
 * exponent. Text after the last full stop counts as a sentence too. Full stops within emphasis and links do not end a
 * sentence.
 */
export function markSentences(inline: readonly ShownInline[]): readonly MarkedInline[] {
  const marked: MarkedInline[] = [];
  let waiting: ShownNumber[] = [];
  const mark = (): void => {
    if (waiting.length > 0) marked.push({type: "mark", numbers: waiting});
    waiting = [];
  };
  for (const part of inline) {
    if (part.type !== "text") {
      waiting.push(...numbersOutsideFootnotes(part));
      marked.push(part);
      continue;
    }
    const end = waiting.length > 0 ? endOfSentence(part.text) : -1;
    if (end < 0) {
      marked.push(part);
      continue;
    }
    marked.push({type: "text", text: part.text.slice(0, end)});
    mark();
    if (end < part.text.length) marked.push({type: "text", text: part.text.slice(end)});
  }
  mark();
  return marked;
}

function endOfSentence(text: string): number {
  const found = END.exec(text);
  return found ? found.index + found[0].length : -1;
}
