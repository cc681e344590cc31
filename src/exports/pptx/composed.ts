import type {CompiledSlide, ShownBlock, ShownInline} from "../../core/deck/compiled.js";
import {STAGE} from "../../core/deck/stage.js";
import {leadNumber} from "../../core/deck/lead-number.js";
import {itemsOf} from "./arrange.js";
import type {Item} from "./arrange.js";
import {sourceInline} from "./source-inline.js";
import {estimateHeight, paragraph, paragraphsOf, stepped} from "./text.js";
import type {Paragraph} from "./text.js";

const {numeral, tile, headline, body, label} = STAGE.type;
/** Letters of a number that have room in its size, alone and in a row of tiles; a longer one is set smaller. */
const MOST_LETTERS = 9;
const MOST_LETTERS_OF_ROW = 24;
const LONG = 0.6;

/**
 * The items of a slide whose layout makes something of its blocks, as on stage: a numeral with its words, a column for
 * each of some numbers, a passage with its place, the rows of a short list. Undefined for other layouts, and where
 * there is nothing of the kind.
 */
export function composedItems({layout, blocks, sources}: CompiledSlide): readonly Item[] | undefined {
  switch (layout) {
    case "number":
      return numberItems(blocks);
    case "numbers":
      return tileItems(blocks);
    case "quote":
      return passageItems(blocks, sources);
    case "agenda":
      return rowItems(blocks, headline);
    case "bullets":
      return rowItems(blocks, body);
    default:
      return undefined;
  }
}

/** A text that begins with a number as a paragraph for this and one for its words. */
function led(
  inline: readonly ShownInline[],
  size: "numeral" | "tile",
  letters: number
): readonly Paragraph[] | undefined {
  const found = leadNumber(inline);
  if (!found) return undefined;
  const [lead, words] = [paragraph([found.lead]), paragraph(found.words)];
  const large = size === "numeral" ? numeral : tile;
  const long = lettersOf(found.lead) > letters;
  return [
    {...lead, size: long ? large * LONG : large, color: "accent1", bold: true},
    {...words, size: size === "numeral" ? headline : label}
  ];
}

function lettersOf(part: ShownInline): number {
  if (part.type === "number") return part.number.text.length;
  return "children" in part ? part.children.reduce((sum, child) => sum + lettersOf(child), 0) : 0;
}

function numberItems(blocks: readonly ShownBlock[]): readonly Item[] | undefined {
  const at = blocks.findIndex((block) => block.type === "paragraph" && leadNumber(block.inline));
  const block = blocks[at];
  const parts = block?.type === "paragraph" ? led(block.inline, "numeral", MOST_LETTERS) : undefined;
  if (!parts) return undefined;
  const paragraphs = stepped(parts, block?.step);
  const [before, after] = [itemsOf(blocks.slice(0, at)), itemsOf(blocks.slice(at + 1))];
  const [next, ...others] = after;
  // What follows in words stands in the same place.
  return next?.type === "text"
    ? [...before, {type: "text", paragraphs: [...paragraphs, ...next.paragraphs]}, ...others]
    : [...before, {type: "text", paragraphs}, ...after];
}

function tileItems(blocks: readonly ShownBlock[]): readonly Item[] | undefined {
  for (const [at, block] of blocks.entries()) {
    if (block.type !== "list") continue;
    const letters = Math.floor(MOST_LETTERS_OF_ROW / block.items.length);
    const columns = block.items.map(({blocks: [first, ...rest], step}) => {
      const paragraphs = first?.type === "paragraph" ? led(first.inline, "tile", letters) : undefined;
      return (
        paragraphs && [
          {type: "text" as const, isTile: true, paragraphs: stepped([...paragraphs, ...paragraphsOf(rest)], step)}
        ]
      );
    });
    const whole = columns.filter((column) => column !== undefined);
    if (whole.length < columns.length) continue;
    return [
      ...itemsOf(blocks.slice(0, at)),
      {type: "columns", share: 1 / whole.length, columns: whole, fills: true},
      ...itemsOf(blocks.slice(at + 1))
    ];
  }
  return undefined;
}

function passageItems(blocks: readonly ShownBlock[], sources: CompiledSlide["sources"]): readonly Item[] | undefined {
  const at = blocks.findIndex(({type}) => type === "quote");
  const said = blocks.slice(at + 1);
  if (at < 0 || said.some(({type}) => type !== "paragraph")) return undefined;
  const place = said.length > 0 ? paragraphsOf(said) : sources.map((source) => paragraph(sourceInline(source)));
  return [
    ...itemsOf(blocks.slice(0, at)),
    {
      type: "text",
      paragraphs: [
        ...paragraphsOf(blocks.slice(at, at + 1)).map((one) => ({
          ...one,
          role: "text" as const,
          size: headline,
          marks: true
        })),
        ...place.map((one) => ({...one, size: label, color: "tx2"}))
      ]
    }
  ];
}

/** Points that share the stage as rows; more have the space of other lists. */
const MOST_ROWS = 5;
/** What rows are spread over, with room left for caveats, and what they are at most apart; in pixels. */
const SPREAD = {width: 1080, height: 380, gap: 120} as const;

/** A short list that stands alone, its points as far apart as there is room. */
function rowItems(blocks: readonly ShownBlock[], size: number): readonly Item[] | undefined {
  const [only, ...others] = itemsOf(blocks);
  if (only?.type !== "text" || others.length > 0) return undefined;
  const paragraphs = spreadRows(only.paragraphs, size);
  return paragraphs && [{type: "text", paragraphs, isSpread: true}];
}

/** The points of a short list, as far apart as there is room; undefined where they are many, or no list. */
export function spreadRows(paragraphs: readonly Paragraph[], size: number): readonly Paragraph[] | undefined {
  if (paragraphs.length > MOST_ROWS || paragraphs.some(({marker, level}) => marker === "none" || level !== 1))
    return undefined;
  const free = (SPREAD.height - estimateHeight(paragraphs, size, SPREAD.width)) / paragraphs.length;
  if (free <= 0) return undefined;
  const gap = Math.min(SPREAD.gap, size / 2 + free);
  return paragraphs.map((one) => ({...one, gap}));
}
