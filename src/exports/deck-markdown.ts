import {HOW_OLD, ageLines} from "../core/age.js";
import type {Age} from "../core/age.js";
import type {CompiledDeck, CompiledDocument, CompiledSlide} from "../core/deck/compiled.js";
import {draftMark, editionLine} from "../core/standing.js";
import {slideElementId} from "../views/slide-view.js";
import type {EvidenceLevel} from "./compact-evidence.js";
import {evidencePlaces, siteAddress} from "./evidence-list.js";
import {markdownEvidence} from "./markdown-evidence.js";
import {blocksMarkdown, document, escapeMarkdown, inlineMarkdown, markdownLink} from "./markdown.js";
import type {EntryName, MarkdownContext} from "./markdown.js";

/** What a Markdown file carries. */
export interface DeckMarkdownOptions {
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** Whether speaker notes are included, as the comments that slide tools read. */
  readonly notes: boolean;
  /** How much evidence follows the slides; by default compact. */
  readonly level: EvidenceLevel;
}

/**
 * A deck as Markdown slides, separated as in Marp and Slidev: each number is a link to its entry in the evidence at the
 * end, each chart is a table of its rows.
 */
export function deckToMarkdown(
  deck: CompiledDeck,
  {site = "", notes = true, level = "compact"}: Partial<DeckMarkdownOptions> = {}
): string {
  const evidence = markdownEvidence(deck, {level, places: evidencePlaces(deck), site, name: entryName});
  // Marp's slides are led to by their numbers.
  const numbers = new Map(deck.slides.map((slide) => [`#${slideElementId(slide)}`, `#${slide.number}`]));
  const links = {
    number: evidence.address,
    site: (path: string) => siteAddress(site, path),
    slide: (address: string) => numbers.get(address)
  };
  const slides = deck.slides.map((slide) => slideMarkdown(slide, deck, {...links, titleText: slide.titleText}, notes));
  const age = deck.age === undefined || level === "none" ? [] : [ageMarkdown(deck.age)];
  const mark = draftMark(deck) === "" ? "" : `**${draftMark(deck)}**\n\n`;
  const sections = [...slides, ...age, ...evidence.sections];
  const head = frontMatter(deck, {before: {marp: true}, after: {size: sizeOf(deck)}});
  return `${head}\n\n${sections.map((text) => `${mark}${text}\n`).join("\n---\n\n")}`;
}

/** How old the figures are, as a slide. */
const ageMarkdown = (age: Age): string =>
  [`## Evidence: ${HOW_OLD}`, ...ageLines(age).map(escapeMarkdown)].join("\n\n");

/**
 * The heading of an entry and its address: renderers make it of the heading's letters, digits and hyphens, and drop
 * full stops.
 */
export const entryName: EntryName = (anchor) => {
  const heading = /^evidence-\d+$/.test(anchor) ? anchor.replace("evidence-", "Evidence ") : anchor;
  return {
    heading,
    address: `#${heading
      .toLowerCase()
      .replaceAll(" ", "-")
      .replace(/[^\w-]/g, "")}`
  };
};

type MoreFields = Readonly<Record<string, unknown>>;

/** The front matter of a document's file, with what its format asks for before the title and after the language. */
export function frontMatter(
  {title, subtitle, author, date, period, lang, digest, version, standing}: CompiledDocument,
  {before, after}: {readonly before?: MoreFields; readonly after?: MoreFields} = {}
): string {
  const fields = {
    ...before,
    title,
    subtitle,
    author,
    date,
    period,
    lang,
    ...after,
    ...standingFields(standing),
    generator: `Tickmark ${version}`,
    digest
  };
  const lines = Object.entries(fields)
    .filter(([, value]) => value !== "")
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---`;
}

function standingFields(standing: CompiledDocument["standing"]): Readonly<Record<string, unknown>> {
  if (standing === undefined) return {};
  return standing.type === "draft" ? {status: "draft"} : {cleared: {by: standing.by, on: standing.on}};
}

/** The form of a deck's slides as Marp has it. */
function sizeOf({width, height}: CompiledDeck): string {
  return width * 9 === height * 16 ? "16:9" : width * 3 === height * 4 ? "4:3" : `${width}:${height}`;
}

function slideMarkdown(slide: CompiledSlide, deck: CompiledDeck, context: MarkdownContext, notes: boolean): string {
  const {layout, title, blocks, caveats, openPoints, sources, header = [], footer = [], footnotes = []} = slide;
  const heading = inlineMarkdown(title, context).replace(/\\?\n/g, " ").trim();
  const about =
    layout === "title"
      ? [deck.subtitle, [deck.author, deck.date].filter((part) => part !== "").join(" · "), deck.period].filter(
          (part) => part !== ""
        )
      : [];
  const said = [
    ...openPoints.map(({label, path}) => `* Open point: ${linked(label, context.site(path))}`),
    ...caveats.map((caveat) => `* ${inlineMarkdown(caveat, context)}`)
  ];
  const listed = layout === "sources" && !blocks.some(({type}) => type === "list" || type === "table");
  return [
    inlineMarkdown(header, context),
    heading === "" ? "" : `${layout === "title" || layout === "section" ? "#" : "##"} ${heading}`,
    ...about.map(escapeMarkdown),
    ...blocksMarkdown(blocks, context),
    listed ? deck.sources.map((source) => `- ${document(source)}`).join("\n") : "",
    said.join("\n"),
    ...footnotes.map((line) => inlineMarkdown(line, context)),
    sources.length === 0 ? "" : `${sources.length > 1 ? "Sources" : "Source"}: ${sources.map(document).join("; ")}`,
    inlineMarkdown(footer, context),
    slide.number === deck.slides.length ? escapeMarkdown(editionLine(deck)) : "",
    notes ? notesMarkdown(slide, context) : ""
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function notesMarkdown({notes}: CompiledSlide, context: MarkdownContext): string {
  if (notes.length === 0) return "";
  return `<!--\n${blocksMarkdown(notes, context)
    .join("\n\n")
    .replace(/--(!?)>/g, "--$1\\>")}\n-->`;
}

/** A label that leads to an address where there is one. */
export const linked = (label: string, address: string | undefined): string =>
  address === undefined ? escapeMarkdown(label) : markdownLink(escapeMarkdown(label), address);
