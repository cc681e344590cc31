import {partsOf, plainText} from "../../src/core/deck/blocks.js";
import type {WrittenInline, WrittenNumber} from "../../src/core/deck/blocks.js";
import type {Deck, WrittenSlide} from "../../src/core/deck/deck.js";
import {leadsWithin, shorten} from "../../src/core/deck/html.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {textOption} from "../../src/core/manuscript/options.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import type {Facts} from "../../src/core/fact.js";
import {formatQuantity} from "../../src/core/format.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {slideAddress, takeId} from "./slide-ids.js";

/** The id of the slide that a deck opens with if {@link hasOpening}. */
export const OPENING_ID = "title-slide";

/** Whether Quarto makes a title slide from the front matter: not if the first slide has the same title. */
export function hasOpening({options, slides: [first]}: Deck, title: string): boolean {
  if (first?.dialect !== "quarto" || textOption(options, "title") === undefined || title === "") return false;
  return plainText(slideBlocks(first).title, () => "").trim() !== title;
}

/** What the slides of a deck are named with. */
interface NamingSetting {
  /** The deck's own title. */
  readonly title: string;
  readonly facts: Facts;
  /** Names the file that a slide is written in. */
  readonly fileOf: (slide: WrittenSlide) => string;
  /** Ids that are wrong are added. */
  readonly diagnostics: Diagnostic[];
}

/** The ids of all slides of a deck, in order; that of its opening is the first. */
export function nameSlides(deck: Deck, {title, facts, fileOf, diagnostics}: NamingSetting): readonly string[] {
  const opening = hasOpening(deck, title) ? [OPENING_ID] : [];
  const ids = new Set<string>(opening);
  const named = deck.slides.map((slide, i) => {
    const parts = slideBlocks(slide);
    return takeId(slide, {
      title: plainText(parts.title, (number) => shownNumber(number, facts)),
      headingId: parts.headingId,
      number: i + 1 + opening.length,
      ids,
      file: fileOf(slide),
      diagnostics
    });
  });
  return [...opening, ...named];
}

/** A number as it is shown, or nothing where it can't be; that is told where the slide is worked out. */
function shownNumber({expression, format}: WrittenNumber, facts: Facts): string {
  try {
    return formatQuantity(evaluate(expression, facts), format, facts);
  } catch {
    return "";
  }
}

/** Where a link leads in a deck whose slides have these ids; one that leads to no slide is told with what to do. */
export function followLink(href: string, ids: readonly string[], tell: (message: string) => void): string | undefined {
  const address = leadsWithin(href) ? slideAddress(href, ids) : href;
  if (address === undefined)
    tell(`the link to ${shorten(href)} leads to no slide; name one by its id or its number (#3)`);
  return address;
}

/** The links of a deck that lead to no slide of it, its notes and the slides of other files included. */
export function deadLinks(deck: Deck, setting: Omit<NamingSetting, "diagnostics">): readonly Diagnostic[] {
  const ids = nameSlides(deck, {...setting, diagnostics: []});
  const dead: Diagnostic[] = [];
  for (const slide of deck.slides) {
    const {title, blocks, notes, header, footer} = slideBlocks(slide);
    const edges = [title, header, footer].map((inline) => ({type: "paragraph" as const, inline}));
    const file = setting.fileOf(slide);
    for (const part of partsOf([...edges, ...blocks, ...notes])) {
      if (!("inline" in part)) continue;
      for (const {href, line = slide.line} of linksOf(part.inline))
        followLink(href, ids, (message) => dead.push({file, line, message}));
    }
  }
  return dead;
}

type Link = Extract<WrittenInline, {readonly type: "link"}>;

function linksOf(inline: readonly WrittenInline[]): readonly Link[] {
  return inline.flatMap((part) => [
    ...(part.type === "link" ? [part] : []),
    ...("children" in part ? linksOf(part.children) : [])
  ]);
}
