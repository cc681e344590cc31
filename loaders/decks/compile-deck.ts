import {plainText} from "../../src/core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import type {WrittenSlide} from "../../src/core/deck/deck.js";
import {footnoteLines} from "../../src/core/deck/footnote-list.js";
import {emptySlide} from "../../src/core/deck/empty-slide.js";
import {isPictureData} from "../../src/core/deck/html.js";
import {layoutOf} from "../../src/core/deck/choose-layout.js";
import {deckMetadata, readDuration} from "../../src/core/deck/metadata.js";
import {chartRoom} from "../../src/core/deck/stage.js";
import {slideBlocks} from "../../src/core/deck/slide-blocks.js";
import {isRightToLeft} from "../../src/core/direction.js";
import type {ManuscriptMessage} from "../../src/core/manuscript/messages.js";
import {readStanding} from "../../src/core/manuscript/standing.js";
import type {Standing} from "../../src/core/standing.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import type {Theme} from "../../src/core/themes/tokens.js";
import {indexEvidence} from "../../src/views/evidence-index.js";
import type {Site} from "../render/site.js";
import {withAgenda} from "./agenda.js";
import {comparedExtent} from "./compared-extent.js";
import {documentEvidence} from "./evidence.js";
import {unshownOverCharts} from "./headline.js";
import {noPictures} from "./pictures.js";
import type {PictureData} from "./pictures.js";
import {Section} from "./section.js";
import type {Place} from "./section.js";
import {OPENING_ID, followLink, hasOpening, nameSlides} from "./slide-links.js";
import type {WholeDeck} from "./whole-deck.js";

/**
 * A compiled deck with its diagnostics; one with diagnostics is incomplete and must not be shown as if it were whole.
 */
export interface CompiledDeckResult {
  readonly deck: CompiledDeck;
  readonly diagnostics: readonly Diagnostic[];
  /** Pictures that can't be had: the deck says so in their place, and can be shown. */
  readonly missing: readonly Diagnostic[];
}

/** What a deck or briefing is compiled with. */
export interface DocumentSetting {
  readonly name: string;
  readonly file: string;
  readonly site: Site;
  /** Gives the data of its pictures; by default there are none. */
  readonly picture?: PictureData;
}

/**
 * Compiles a deck: evaluates its numbers and draws its charts. `file` is named in messages, or the file that a slide is
 * included from.
 */
export function compileDeck(
  written: WholeDeck,
  {name, file, site, picture = noPictures}: DocumentSetting
): CompiledDeckResult {
  const diagnostics: Diagnostic[] = [];
  const messages: Diagnostic[] = [];
  const missing: Diagnostic[] = [];
  const metadata = deckMetadata(written);
  const {included = []} = written;
  const {theme, diagnostics: ofTheme = []} = written.theme ?? {};
  diagnostics.push(...ofTheme);
  const fileOf = ({manuscript}: WrittenSlide): string => (manuscript === written.manuscript ? file : manuscript.file);
  const hear = (heard: readonly ManuscriptMessage[], of = file): void => {
    for (const {line, kind, message} of heard)
      (kind === "error" ? diagnostics : messages).push({file: of, line, message});
  };
  hear(written.messages);
  hear(metadata.messages);
  for (const {deck} of included) hear(deck.messages, deck.manuscript.file);
  let section = "";
  const {facts} = indexEvidence(site.evidence);
  const all = nameSlides(written, {title: metadata.title, facts, fileOf, diagnostics});
  const opening = hasOpening(written, metadata.title) ? [openingSlide(metadata.title)] : [];
  const linkFrom =
    (file: string) =>
    (href: string, line: number): string | undefined =>
      followLink(href, all, (message) => messages.push({file, line, message}));
  const read = written.slides.map((slide, i) => {
    const parts = slideBlocks(slide);
    const own = fileOf(slide);
    hear(parts.messages, own);
    const from = included.find(({deck}) => deck.manuscript === slide.manuscript)?.folder ?? "";
    const compiled = compileSlide(slide, parts, {
      id: all[i + opening.length]!,
      number: i + 1 + opening.length,
      section,
      link: linkFrom(own),
      file: own,
      site,
      picture: from === "" ? picture : (src) => picture(src.startsWith("/") ? src : `${from}/${src}`),
      rightToLeft: isRightToLeft(metadata.lang),
      last: i === written.slides.length - 1,
      width: metadata.width,
      theme,
      diagnostics,
      messages,
      missing
    });
    if (compiled.layout === "section") section = compiled.titleText;
    const placed = own === file ? compiled : {...compiled, file: own};
    return placed.layout === "section" ? {...placed, section} : placed;
  });
  const slides = withAgenda([...opening, ...read]);
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
    ...standingOf(written, metadata),
    ...(theme === undefined ? {} : {theme}),
    slides,
    messages: [...messages, ...missing],
    ...documentEvidence(slides, site)
  };
  return {deck, diagnostics, missing};
}

/** A deck that includes slides of a draft is one too, unless it has been cleared itself. */
function standingOf(
  {included = []}: WholeDeck,
  {standing}: ReturnType<typeof deckMetadata>
): {readonly standing?: Standing} {
  const isDraft = included.some(({deck}) => readStanding(deck.manuscript).standing?.type === "draft");
  if (standing !== undefined) return {standing};
  return isDraft ? {standing: {type: "draft"}} : {};
}

/** The title slide that Quarto makes from the front matter. */
function openingSlide(title: string): CompiledSlide {
  return {...emptySlide(OPENING_ID, 1), layout: "title", title: [{type: "text", text: title}], titleText: title};
}

interface SlideSetting {
  readonly id: string;
  readonly number: number;
  readonly section: string;
  readonly link: NonNullable<Place["link"]>;
  readonly file: string;
  readonly site: Site;
  readonly picture: PictureData;
  /** Whether the deck is read from right to left. */
  readonly rightToLeft: boolean;
  readonly last: boolean;
  /** Pixels of the deck's slides. */
  readonly width: number;
  readonly theme: Theme | undefined;
  readonly diagnostics: Diagnostic[];
  readonly messages: Diagnostic[];
  readonly missing: Diagnostic[];
}

function compileSlide(
  slide: WrittenSlide,
  parts: ReturnType<typeof slideBlocks>,
  {
    id,
    number,
    section,
    link,
    file,
    site,
    picture,
    rightToLeft,
    last,
    width,
    theme,
    diagnostics,
    messages,
    missing
  }: SlideSetting
): CompiledSlide {
  // A slide that comes after Quarto's own title opens no talk.
  const {layout, diagnostic} = layoutOf({...slide, index: number - 1}, parts, {rightToLeft, last});
  const edges = [parts.header, parts.footer].filter(({length}) => length > 0).length;
  const room = {
    ...chartRoom(layout, parts.blocks, {width, edges, theme}),
    ...(layout === "comparison" ? {extent: comparedExtent(parts.blocks, site)} : {})
  };
  const shown = new Section(site, {file, line: slide.line, picture, link, room}, diagnostics);
  const title = shown.inline(parts.title);
  const blocks = shown.blocks(parts.blocks);
  const edgeLines = {
    ...(parts.header.length > 0 ? {header: shown.inline(parts.header)} : {}),
    ...(parts.footer.length > 0 ? {footer: shown.inline(parts.footer)} : {})
  };
  for (const {message} of unshownOverCharts(title, blocks)) messages.push({file, line: slide.line, message});
  const caveats = shown.caveats();
  const short = shown.short();
  const footnotes = footnoteLines(shown.footnotes());
  // A picture in a comment may be one that its author has taken out; nothing stands in its place.
  const notes = shown
    .blocksWithoutFoot(parts.notes)
    .filter((block) => block.type !== "image" || isPictureData(block.src));
  missing.push(...shown.missing);
  const titleText = plainText(title, ({text}) => text);
  if (diagnostic !== undefined)
    messages.push({file, line: slide.line, message: `${diagnostic}; ${layout} was chosen by what the slide holds`});
  return {
    id,
    number,
    layout,
    title,
    titleText,
    section,
    blocks,
    notes,
    ...edgeLines,
    ...(footnotes.length > 0 ? {footnotes} : {}),
    target: readTarget(slide, file, diagnostics),
    steps: parts.steps,
    expressions: shown.expressions,
    facts: shown.facts,
    caveats,
    short,
    sources: shown.sources(),
    openPoints: shown.openPoints(),
    line: slide.line
  };
}

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
