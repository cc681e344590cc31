import {plainText} from "../../src/core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import type {Deck, WrittenSlide} from "../../src/core/deck/deck.js";
import {layoutOf} from "../../src/core/deck/layout.js";
import {deckMetadata, readDuration} from "../../src/core/deck/metadata.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import type {Fault} from "../../src/core/fault.js";
import type {Site} from "../render/site.js";
import {documentEvidence} from "./evidence.js";
import {noPictures} from "./pictures.js";
import type {PictureData} from "./pictures.js";
import {Stretch} from "./stretch.js";

/** A deck worked out, with everything that is wrong in it; a deck with faults is not to be shown as if it were whole. */
export interface CompiledDeckResult {
  readonly deck: CompiledDeck;
  readonly faults: readonly Fault[];
}

/** What a deck or briefing is worked out with. */
export interface DocumentSetting {
  readonly name: string;
  readonly file: string;
  readonly site: Site;
  /** Its pictures; none unless said. */
  readonly picture?: PictureData;
}

/** Works out every number and chart of a deck. `file` is named in messages. */
export function compileDeck(written: Deck, {name, file, site, picture = noPictures}: DocumentSetting): CompiledDeckResult {
  const faults: Fault[] = [];
  const messages: Fault[] = [];
  const metadata = deckMetadata(written);
  const hear = (heard: readonly {readonly line: number; readonly kind: string; readonly message: string}[]): void => {
    for (const {line, kind, message} of heard) (kind === "error" ? faults : messages).push({file, line, message});
  };
  hear(written.messages);
  hear(metadata.messages);
  const ids = new Set<string>();
  let section = "";
  const slides = written.slides.map((slide, i) => {
    const parts = slideBlocks(slide);
    hear(parts.messages);
    const compiled = compileSlide(slide, parts, {number: i + 1, section, ids, file, site, picture, faults});
    if (compiled.layout === "section") section = compiled.titleText;
    return compiled.layout === "section" ? {...compiled, section} : compiled;
  });
  const {title, subtitle, author, date, period, lang, width, height, duration} = metadata;
  const deck: CompiledDeck = {
    kind: "deck", name, file, title: title || (slides[0]?.titleText ?? name), subtitle, author, date, period, lang, width, height, duration, slides, messages,
    ...documentEvidence(slides, site)
  };
  return {deck, faults};
}

interface SlideSetting {
  readonly number: number;
  readonly section: string;
  /** Taken so far. */
  readonly ids: Set<string>;
  readonly file: string;
  readonly site: Site;
  readonly picture: PictureData;
  readonly faults: Fault[];
}

function compileSlide(slide: WrittenSlide, parts: ReturnType<typeof slideBlocks>, {number, section, ids, file, site, picture, faults}: SlideSetting): CompiledSlide {
  const stretch = new Stretch(site, {file, line: slide.line, picture}, faults);
  const title = stretch.inline(parts.title);
  const blocks = stretch.blocks(parts.blocks);
  const caveats = stretch.caveats();
  const notes = stretch.blocks(parts.notes);
  const titleText = plainText(title, ({text}) => text);
  const {layout, fault} = layoutOf(slide, parts);
  if (fault !== undefined) faults.push({file, line: slide.line, message: fault});
  return {
    id: takeId(slide, titleText, number, {ids, file, faults}), number, layout, title, titleText, section, blocks, notes,
    target: readTarget(slide, file, faults), steps: parts.steps, expressions: stretch.expressions, facts: stretch.facts,
    caveats, sources: stretch.sources(), openPoints: stretch.openPoints(), line: slide.line
  };
}

function takeId({options, line}: WrittenSlide, title: string, number: number, {ids, file, faults}: Pick<SlideSetting, "ids" | "file" | "faults">): string {
  const given = typeof options.id === "string" ? options.id : "";
  if (given !== "" && !/^[a-z][\w-]*$/i.test(given)) faults.push({file, line, message: `id: "${given}": letters, digits and hyphens only, a letter first`});
  if (given !== "" && ids.has(given)) faults.push({file, line, message: `id: "${given}" is that of another slide; give each its own`});
  const slug = given || slugOf(title) || `slide-${number}`;
  const id = ids.has(slug) ? `${slug}-${number}` : slug;
  ids.add(id);
  return id;
}

/** Without digits, so that an address does not change with a number in the title. */
const slugOf = (title: string): string =>
  title.normalize("NFKD").toLowerCase().replace(/[^a-z]+/g, "-").replace(/^-|-$/g, "").split("-").slice(0, 6).join("-");

function readTarget({options, line}: WrittenSlide, file: string, faults: Fault[]): number | null {
  if (options.target === undefined) return null;
  const seconds = readDuration(options.target);
  if (seconds === null) faults.push({file, line, message: `target: ${JSON.stringify(options.target)}: expected a duration such as 2m, 90s or 1:30`});
  return seconds;
}
