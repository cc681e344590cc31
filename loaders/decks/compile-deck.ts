import {plainText} from "../../src/core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import type {Deck, WrittenSlide} from "../../src/core/deck/deck.js";
import {layoutOf} from "../../src/core/deck/layout.js";
import {deckMetadata, readDuration} from "../../src/core/deck/metadata.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {textOption} from "../../src/core/manuscript/options.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Site} from "../render/site.js";
import {documentEvidence} from "./evidence.js";
import {noPictures} from "./pictures.js";
import type {PictureData} from "./pictures.js";
import {Section} from "./section.js";

/**
 * A compiled deck with its diagnostics; one with diagnostics is incomplete and must not be shown as if it were whole.
 */
export interface CompiledDeckResult {
  readonly deck: CompiledDeck;
  readonly diagnostics: readonly Diagnostic[];
}

/** What a deck or briefing is compiled with. */
export interface DocumentSetting {
  readonly name: string;
  readonly file: string;
  readonly site: Site;
  /** Gives the data of its pictures; by default there are none. */
  readonly picture?: PictureData;
}

/** Compiles a deck: evaluates its numbers and draws its charts. `file` is named in messages. */
export function compileDeck(
  written: Deck,
  {name, file, site, picture = noPictures}: DocumentSetting
): CompiledDeckResult {
  const diagnostics: Diagnostic[] = [];
  const messages: Diagnostic[] = [];
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
      diagnostics,
      messages
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
    messages,
    ...documentEvidence(slides, site)
  };
  return {deck, diagnostics};
}

/** The title slide that Quarto makes from the front matter; empty if the first slide has the same title. */
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
  readonly diagnostics: Diagnostic[];
  readonly messages: Diagnostic[];
}

function compileSlide(
  slide: WrittenSlide,
  parts: ReturnType<typeof slideBlocks>,
  {number, section, ids, file, site, picture, diagnostics, messages}: SlideSetting
): CompiledSlide {
  const shown = new Section(site, {file, line: slide.line, picture}, diagnostics);
  const title = shown.inline(parts.title);
  const blocks = shown.blocks(parts.blocks);
  const edges = {
    ...(parts.header.length > 0 ? {header: shown.inline(parts.header)} : {}),
    ...(parts.footer.length > 0 ? {footer: shown.inline(parts.footer)} : {})
  };
  const caveats = shown.caveats();
  const notes = shown.blocks(parts.notes);
  const titleText = plainText(title, ({text}) => text);
  // The index counts Quarto's title slide, so that the slide after it is not laid out as a title.
  const {layout, diagnostic} = layoutOf({...slide, index: number - 1}, parts);
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

/** A slide's id from its title, without digits, so that its address does not change with a number in the title. */
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
