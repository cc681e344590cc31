import {plainText} from "../../src/core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import type {Deck, WrittenSlide} from "../../src/core/deck/deck.js";
import {isPictureData} from "../../src/core/deck/html.js";
import {layoutOf} from "../../src/core/deck/layout.js";
import {deckMetadata, readDuration} from "../../src/core/deck/metadata.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {isRightToLeft} from "../../src/core/direction.js";
import {textOption} from "../../src/core/manuscript/options.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Site} from "../render/site.js";
import {documentEvidence} from "./evidence.js";
import {noPictures} from "./pictures.js";
import type {PictureData} from "./pictures.js";
import {Section} from "./section.js";

/**
 * A deck worked out, with everything that is wrong in it; a deck with diagnostics is not to be shown as if it were
 * whole.
 */
export interface CompiledDeckResult {
  readonly deck: CompiledDeck;
  readonly diagnostics: readonly Diagnostic[];
  /** Pictures that can't be had: the deck says so in their place, and can be shown. */
  readonly missing: readonly Diagnostic[];
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
export function compileDeck(
  written: Deck,
  {name, file, site, picture = noPictures}: DocumentSetting
): CompiledDeckResult {
  const diagnostics: Diagnostic[] = [];
  const messages: Diagnostic[] = [];
  const missing: Diagnostic[] = [];
  const metadata = deckMetadata(written);
  const hear = (heard: readonly {readonly line: number; readonly kind: string; readonly message: string}[]): void => {
    for (const {line, kind, message} of heard) (kind === "error" ? diagnostics : messages).push({file, line, message});
  };
  hear(written.messages);
  hear(metadata.messages);
  const ids = new Set<string>();
  let section = "";
  const opening = openingSlide(written, metadata, ids);
  const read = written.slides.map((slide, i) => {
    const parts = slideBlocks(slide);
    hear(parts.messages);
    const compiled = compileSlide(slide, parts, {
      number: i + 1 + opening.length,
      section,
      ids,
      file,
      site,
      picture,
      rightToLeft: isRightToLeft(metadata.lang),
      diagnostics,
      messages,
      missing
    });
    if (compiled.layout === "section") section = compiled.titleText;
    return compiled.layout === "section" ? {...compiled, section} : compiled;
  });
  const slides = [...opening, ...read];
  const {title, subtitle, author, date, period, lang, width, height, duration} = metadata;
  const deck: CompiledDeck = {
    kind: "deck",
    name,
    file,
    title: title || (slides[0]?.titleText ?? name),
    subtitle,
    author,
    date,
    period,
    lang,
    width,
    height,
    duration,
    slides,
    messages: [...messages, ...missing],
    ...documentEvidence(slides, site)
  };
  return {deck, diagnostics, missing};
}

/** Quarto makes a slide of its own of the talk's title; nothing where the first slide has the same. */
function openingSlide(
  {options, slides: [first]}: Deck,
  {title}: Pick<ReturnType<typeof deckMetadata>, "title">,
  ids: Set<string>
): readonly CompiledSlide[] {
  if (first?.dialect !== "quarto" || textOption(options, "title") === undefined || title === "") return [];
  if (plainText(slideBlocks(first).title, () => "").trim() === title) return [];
  ids.add("title-slide");
  return [
    {
      id: "title-slide",
      number: 1,
      layout: "title",
      title: [{type: "text", text: title}],
      titleText: title,
      section: "",
      blocks: [],
      notes: [],
      target: null,
      steps: 0,
      expressions: [],
      facts: [],
      caveats: [],
      sources: [],
      openPoints: [],
      line: 1
    }
  ];
}

interface SlideSetting {
  readonly number: number;
  readonly section: string;
  /** Taken so far. */
  readonly ids: Set<string>;
  readonly file: string;
  readonly site: Site;
  readonly picture: PictureData;
  /** Whether the deck is read from right to left. */
  readonly rightToLeft: boolean;
  readonly diagnostics: Diagnostic[];
  readonly messages: Diagnostic[];
  readonly missing: Diagnostic[];
}

function compileSlide(
  slide: WrittenSlide,
  parts: ReturnType<typeof slideBlocks>,
  {number, section, ids, file, site, picture, rightToLeft, diagnostics, messages, missing}: SlideSetting
): CompiledSlide {
  const shown = new Section(site, {file, line: slide.line, picture}, diagnostics);
  const title = shown.inline(parts.title);
  const blocks = shown.blocks(parts.blocks);
  const edges = {
    ...(parts.header.length > 0 ? {header: shown.inline(parts.header)} : {}),
    ...(parts.footer.length > 0 ? {footer: shown.inline(parts.footer)} : {})
  };
  const caveats = shown.caveats();
  // A picture in a comment may be one that its author has taken out; nothing stands in its place.
  const notes = shown.blocks(parts.notes).filter((block) => block.type !== "image" || isPictureData(block.src));
  missing.push(...shown.missing);
  const titleText = plainText(title, ({text}) => text);
  // A slide that comes after Quarto's own title opens no talk.
  const {layout, diagnostic} = layoutOf({...slide, index: number - 1}, parts, {rightToLeft});
  if (diagnostic !== undefined)
    messages.push({file, line: slide.line, message: `${diagnostic}; ${layout} was chosen by what the slide holds`});
  return {
    id: takeId(slide, titleText, number, {ids, file, diagnostics}),
    number,
    layout,
    title,
    titleText,
    section,
    blocks,
    notes,
    ...edges,
    target: readTarget(slide, file, diagnostics),
    steps: parts.steps,
    expressions: shown.expressions,
    facts: shown.facts,
    caveats,
    sources: shown.sources(),
    openPoints: shown.openPoints(),
    line: slide.line
  };
}

function takeId(
  {options, line}: WrittenSlide,
  title: string,
  number: number,
  {ids, file, diagnostics}: Pick<SlideSetting, "ids" | "file" | "diagnostics">
): string {
  const given = typeof options.id === "string" ? options.id : "";
  if (given !== "" && !/^[a-z][\w-]*$/i.test(given))
    diagnostics.push({file, line, message: `id: "${given}": letters, digits and hyphens only, a letter first`});
  if (given !== "" && ids.has(given))
    diagnostics.push({file, line, message: `id: "${given}" is that of another slide; give each its own`});
  const slug = given || slugOf(title) || `slide-${number}`;
  const id = ids.has(slug) ? `${slug}-${number}` : slug;
  ids.add(id);
  return id;
}

/** Without digits, so that an address does not change with a number in the title. */
const slugOf = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "")
    .split("-")
    .slice(0, 6)
    .join("-");

function readTarget({options, line}: WrittenSlide, file: string, diagnostics: Diagnostic[]): number | null {
  if (options.target === undefined) return null;
  const seconds = readDuration(options.target);
  if (seconds === null)
    diagnostics.push({
      file,
      line,
      message: `target: ${JSON.stringify(options.target)}: expected a duration such as 2m, 90s or 1:30`
    });
  return seconds;
}
