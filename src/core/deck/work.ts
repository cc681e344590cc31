import type {ListItem, WrittenBlock, WrittenChart, WrittenInline, WrittenNumber} from "./blocks.js";
import type {CompiledChart, ShownBlock, ShownInline, ShownNumber} from "./compiled.js";
import {evaluate} from "../expression/evaluate.js";
import type {Facts} from "../fact.js";
import {formatQuantity} from "../format.js";
import {parseProse} from "../prose.js";

/**
 * Compiles numbers, charts and pictures. `number` and `chart` return undefined after recording a diagnostic; the number
 * or chart is then left out.
 */
export interface Working {
  number(written: WrittenNumber): ShownNumber | undefined;
  chart(written: WrittenChart): CompiledChart | undefined;
  /** The picture’s address, as `data:` where it can be had; where not, that is recorded. */
  picture(picture: {readonly src: string; readonly line?: number}): string;
  /** Where a link leads; undefined leaves its text alone. */
  link(href: string, line: number): string | undefined;
  /** What stands in the text for a footnote. */
  footnote(children: readonly ShownInline[]): ShownInline;
}

/** Evaluates and formats a number. Throws an ExpressionError or a FormatError. */
export function workNumber(
  {expression, format}: {readonly expression: string; readonly format?: string | undefined},
  facts: Facts
): ShownNumber {
  const quantity = evaluate(expression, facts);
  return {text: formatQuantity(quantity, format, facts), expression: quantity.expression};
}

/** Inline text with its numbers worked out. */
export function workInline(inline: readonly WrittenInline[], working: Working): readonly ShownInline[] {
  return inline.flatMap((part): readonly ShownInline[] => {
    if (part.type === "number") {
      const number = working.number(part.number);
      return number ? [{type: "number", number}] : [];
    }
    if (part.type === "footnote") return [working.footnote(workInline(part.children, working))];
    if (part.type === "link") {
      const {line = 1, ...link} = part;
      const [href, children] = [working.link(part.href, line), workInline(part.children, working)];
      return href === undefined ? children : [{...link, href, children}];
    }
    return "children" in part ? [{...part, children: workInline(part.children, working)}] : [part];
  });
}

/** Blocks with their numbers and charts worked out. */
export function workBlocks(blocks: readonly WrittenBlock[], working: Working): readonly ShownBlock[] {
  return blocks.flatMap((block) => workBlock(block, working));
}

function workBlock(block: WrittenBlock, working: Working): readonly ShownBlock[] {
  switch (block.type) {
    case "heading":
    case "paragraph":
      return [{...block, inline: workInline(block.inline, working)}];
    case "list":
      return [{...block, items: block.items.map((item) => workItem(item, working))}];
    case "quote":
      return [{...block, blocks: workBlocks(block.blocks, working)}];
    case "table":
      return [
        {
          ...block,
          head: block.head.map((cell) => workInline(cell, working)),
          rows: block.rows.map((row) => row.map((cell) => workInline(cell, working)))
        }
      ];
    case "columns":
      return [{...block, columns: block.columns.map((column) => workBlocks(column, working))}];
    case "chart": {
      const chart = working.chart(block.chart);
      return chart ? [{...block, chart}] : [];
    }
    case "image": {
      const {line, ...picture} = block;
      return [{...picture, src: working.picture(block)}];
    }
    case "code":
      return [block];
  }
}

function workItem(item: ListItem<WrittenNumber, WrittenChart>, working: Working): ListItem<ShownNumber, CompiledChart> {
  return {...item, blocks: workBlocks(item.blocks, working)};
}

/** Prose of one line, such as a caveat, with its numbers worked out. */
export function workProse(
  text: string,
  number: (written: Pick<WrittenNumber, "expression" | "format">) => ShownNumber
): readonly ShownInline[] {
  return parseProse(text).map((part): ShownInline =>
    part.type === "text"
      ? part
      : {
          type: "number",
          number: number({expression: part.expression, ...(part.format === undefined ? {} : {format: part.format})})
        }
  );
}
