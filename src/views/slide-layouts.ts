import {leadNumber} from "../core/deck/lead-number.js";
import type {CompiledDeck, CompiledSlide, ShownBlock, ShownInline} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import {shownBlocks, shownInline} from "./shown-blocks.js";
import type {BlockContext} from "./shown-blocks.js";
import {sourceLinks} from "./source-links.js";

/**
 * The body of a slide whose layout makes something of its blocks: a numeral, tiles, a passage with its place, a list of
 * documents. Undefined for layouts that show blocks as they are.
 */
export function composedBody(
  {layout, blocks, sources}: CompiledSlide,
  deck: CompiledDeck,
  context: BlockContext
): readonly HTMLElement[] | undefined {
  switch (layout) {
    case "number":
      return withFirst(blocks, context, (block) => numeral(block, context));
    case "numbers":
      return withFirst(blocks, context, (block) => tiles(block, context));
    case "quote":
      return passage(blocks, sources, context);
    case "sources":
      return [
        ...shownBlocks(blocks, context),
        ...(blocks.some(({type}) => type === "list" || type === "table") ? [] : [sourceList(deck.sources, context)])
      ];
    default:
      return undefined;
  }
}

/** All blocks, the first of which something can be made as that, the others as they are. */
function withFirst(
  blocks: readonly ShownBlock[],
  context: BlockContext,
  made: (block: ShownBlock) => HTMLElement | undefined
): readonly HTMLElement[] {
  let found = false;
  return blocks.flatMap((block): readonly HTMLElement[] => {
    const element = found ? undefined : made(block);
    if (!element) return shownBlocks([block], context);
    found = true;
    if (block.step !== undefined) element.setAttribute("data-step", String(block.step));
    context.placed?.(block, element);
    return [element];
  });
}

/** A paragraph that begins with a number, as this number and its words. */
function numeral(block: ShownBlock, context: BlockContext): HTMLElement | undefined {
  const parts = block.type === "paragraph" ? ledParts(block.inline, MOST_LETTERS, context) : undefined;
  return parts && elementMaker(context.document)("p", {class: "tm-led"}, ...parts);
}

/** The letters of a number that have room on a slide and in a row of tiles; one with more stands smaller. */
const MOST_LETTERS = 9;
const MOST_LETTERS_OF_ROW = 28;

function ledParts(
  inline: readonly ShownInline[],
  letters: number,
  context: BlockContext
): readonly Child[] | undefined {
  const led = leadNumber(inline);
  if (!led) return undefined;
  const make = elementMaker(context.document);
  const lead = make("span", {class: "tm-numeral"}, ...shownInline([led.lead], context));
  if (lead.textContent.length > letters) lead.classList.add("tm-numeral-long");
  return [lead, " ", make("span", {class: "tm-numeral-words"}, ...shownInline(led.words, context))];
}

/** A list of numbers, each a tile. */
function tiles(block: ShownBlock, context: BlockContext): HTMLElement | undefined {
  if (block.type !== "list") return undefined;
  const make = elementMaker(context.document);
  const letters = Math.floor(MOST_LETTERS_OF_ROW / block.items.length);
  const parts = block.items.map(({blocks: [first]}) =>
    first?.type === "paragraph" ? ledParts(first.inline, letters, context) : undefined
  );
  if (parts.includes(undefined)) return undefined;
  return make(
    block.ordered ? "ol" : "ul",
    {class: "tm-tiles", "data-tiles": String(parts.length)},
    ...block.items.map(({blocks: [, ...rest], step}, i) =>
      make("li", {class: "tm-led", "data-step": step?.toString()}, ...parts[i]!, ...shownBlocks(rest, context))
    )
  );
}

/** A passage, and below it its place: what the author says of it, else where the numbers of the slide are printed. */
function passage(
  blocks: readonly ShownBlock[],
  sources: CompiledSlide["sources"],
  context: BlockContext
): readonly HTMLElement[] {
  const make = elementMaker(context.document);
  const at = blocks.findIndex(({type}) => type === "quote");
  const said = blocks.slice(at + 1);
  const place =
    said.length > 0
      ? shownBlocks(said, context)
      : sources.map((source) => make("p", {}, ...sourceLinks(source, context)));
  return [
    ...shownBlocks(blocks.slice(0, at), context),
    make(
      "figure",
      {class: "tm-slide-passage"},
      ...shownBlocks(blocks.slice(at, at + 1), context),
      place.length > 0 ? make("figcaption", {}, ...place) : undefined
    )
  ];
}

function sourceList(sources: CompiledDeck["sources"], context: BlockContext): HTMLElement {
  const make = elementMaker(context.document);
  return make("ul", {}, ...sources.map((source) => make("li", {}, ...sourceLinks(source, context))));
}
