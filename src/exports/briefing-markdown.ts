import {ageLines} from "../core/age.js";
import {unsaidCaveats} from "../core/briefing/notes.js";
import {partsOf} from "../core/deck/blocks.js";
import type {CompiledBriefing, OpenPoint, ShownBlock, ShownInline, SourceLine} from "../core/deck/compiled.js";
import {draftMark} from "../core/standing.js";
import {entryName, frontMatter, linked} from "./deck-markdown.js";
import type {EvidenceLevel} from "./compact-evidence.js";
import {evidencePlaces, siteAddress} from "./evidence-list.js";
import {markdownEvidence} from "./markdown-evidence.js";
import {blocksMarkdown, document, escapeMarkdown, inlineMarkdown} from "./markdown.js";
import type {MarkdownContext} from "./markdown.js";

/**
 * A briefing as Markdown: each number is a link to its entry in the evidence at the end, each chart is a table of its
 * rows. `site` is the site's absolute address, or empty; `level` is how much evidence follows.
 */
export function briefingToMarkdown(
  briefing: CompiledBriefing,
  {site = "", level = "compact"}: {readonly site?: string; readonly level?: EvidenceLevel} = {}
): string {
  const evidence = markdownEvidence(briefing, {level, places: evidencePlaces(briefing), site, name: entryName});
  const {title, subtitle, author, date, period, headline, blocks, footnotes = [], sources} = briefing;
  const context: MarkdownContext = {
    number: evidence.address,
    site: (path) => siteAddress(site, path),
    titleText: "",
    footnote: (mark) => `[^${mark}]`
  };
  const about = [
    subtitle,
    [author, date].filter((part) => part !== "").join(" · "),
    period === "" ? "" : `Period: ${period}`
  ];
  const said = unsaidCaveats(briefing);
  const parts = [
    frontMatter(briefing),
    `# ${escapeMarkdown(title)}`,
    draftMark(briefing) === "" ? "" : `**${draftMark(briefing)}**`,
    ...about.map(escapeMarkdown),
    `**${inlineMarkdown(headline, context).trim()}**`,
    ...blocks.flatMap((block) => blockMarkdown(block, context)),
    ...footnotes.map(({mark, text}) => `[^${mark}]: ${inlineMarkdown(text, context).replaceAll("\n", "\n    ")}`),
    ...(said.length === 0 ? [] : ["## To be said with the numbers in the text", noteList(said, context)]),
    "## Sources",
    sources.map((source) => `- ${document(source)}`).join("\n"),
    ...(briefing.age === undefined ? [] : ageLines(briefing.age).map(escapeMarkdown)),
    ...evidence.sections
  ];
  return `${parts.filter((part) => part !== "").join("\n\n")}\n`;
}

/** A block as Markdown; a chart is followed by its notes and source line. */
function blockMarkdown(block: ShownBlock, context: MarkdownContext): readonly string[] {
  if (block.type === "heading" && block.level <= 2) return [`## ${inlineMarkdown(block.inline, context)}`];
  const below = [...partsOf([block])].flatMap((part) => ("chart" in part ? [belowChart(part.chart, context)] : []));
  return [...blocksMarkdown([block], context), ...below];
}

function belowChart(
  {
    notes,
    openPoints,
    sources
  }: {
    readonly notes: readonly (readonly ShownInline[])[];
    readonly openPoints: readonly OpenPoint[];
    readonly sources: readonly SourceLine[];
  },
  context: MarkdownContext
): string {
  const open = openPoints.map(({label, path}) => `* Open point: ${linked(label, context.site(path))}`);
  const said = notes.length === 0 ? [] : [noteList(notes, context)];
  return [
    [...open, ...said].join("\n"),
    `${sources.length > 1 ? "Sources" : "Source"}: ${sources.map(document).join("; ")}`
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

const noteList = (notes: readonly (readonly ShownInline[])[], context: MarkdownContext): string =>
  notes.map((note) => `* ${inlineMarkdown(note, context)}`).join("\n");
