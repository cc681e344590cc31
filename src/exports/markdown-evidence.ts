import type {CompiledBriefing, CompiledDeck} from "../core/deck/compiled.js";
import {compactEvidence} from "./compact-evidence.js";
import type {EvidenceGroup, EvidenceLevel, EvidenceLine} from "./compact-evidence.js";
import {siteAddress, siteTrace} from "./evidence-list.js";
import type {EvidencePlaces} from "./evidence-list.js";
import {escapeMarkdown, evidenceMarkdown, markdownLink} from "./markdown.js";
import type {EntryName} from "./markdown.js";

/** Lines of evidence on a slide of Markdown, so that it fits where the file is shown as slides. */
const LINES = 12;

/** The evidence of a Markdown file: its sections, and where the numbers lead. */
interface MarkdownEvidence {
  readonly sections: readonly string[];
  /** The address of a number's evidence; undefined where it has none. */
  readonly address: (expression: string) => string | undefined;
}

/** How the evidence of a Markdown file is made. */
interface MarkdownEvidenceOptions {
  readonly level: EvidenceLevel;
  readonly places: EvidencePlaces;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** How the entries of full evidence are named. */
  readonly name: EntryName;
}

/**
 * The evidence of a deck or briefing in Markdown, as much as is asked for. Compact lines have no address of their own:
 * a number leads to the heading of the section that holds its line.
 */
export function markdownEvidence(
  document: CompiledDeck | CompiledBriefing,
  {level, places, site, name}: MarkdownEvidenceOptions
): MarkdownEvidence {
  if (level === "none") return {sections: [], address: (expression) => siteTrace(site, expression)};
  if (level === "full")
    return {
      sections: evidenceMarkdown(places, name, site),
      address: (expression) => name(places.anchor(expression)).address
    };
  const {about, groups, notes} = compactEvidence(document, places);
  const pages = groups.flatMap((group) => groupPages(group, site));
  const pageOf = new Map(pages.flatMap(({anchors}, i) => anchors.map((anchor) => [anchor, i + 1] as const)));
  const said = notes.map((text, i) => `${i + 1}. ${escapeMarkdown(text)}`).join("\n");
  return {
    sections: [
      ...pages.map(({title, lines}, i) =>
        [`## Evidence ${i + 1}`, title, i === 0 ? escapeMarkdown(about) : "", lines.join("\n")]
          .filter((part) => part !== "")
          .join("\n\n")
      ),
      ...(said === "" ? [] : [`## Evidence: notes, to be said with the numbers\n\n${said}`])
    ],
    address: (expression) => `#evidence-${pageOf.get(places.anchor(expression)) ?? 1}`
  };
}

interface Page {
  readonly title: string;
  readonly lines: readonly string[];
  readonly anchors: readonly string[];
}

/** The numbers of one document, some to a page; the counts over a list are one line. */
function groupPages({source, title, lines, lists}: EvidenceGroup, site: string): readonly Page[] {
  const url = source?.url ?? "";
  const name = url === "" ? `**${escapeMarkdown(title)}**` : `**${markdownLink(escapeMarkdown(title), url)}**`;
  const entries = [
    ...lines.map((line) => ({text: `- ${lineMarkdown(line, site)}`, anchors: [line.anchor]})),
    ...lists.map(({said, file, parts}) => {
      const address = siteAddress(site, `/${file}`);
      const rows = address === undefined ? file : markdownLink(file, address);
      return {
        text: `- ${escapeMarkdown(said)}${rows}: ${parts.map((part) => (typeof part === "string" ? part : lineMarkdown(part, site))).join("")}`,
        anchors: parts.flatMap((part) => (typeof part === "string" ? [] : [part.anchor]))
      };
    })
  ];
  return Array.from({length: Math.ceil(entries.length / LINES)}, (_none, i) => {
    const own = entries.slice(i * LINES, (i + 1) * LINES);
    return {title: name, lines: own.map(({text}) => text), anchors: own.flatMap(({anchors}) => anchors)};
  });
}

function lineMarkdown({expression, shown, said}: EvidenceLine, site: string): string {
  const [number, address] = [`**${escapeMarkdown(shown)}**`, siteTrace(site, expression)];
  const text = said.startsWith(" ") ? ` ${escapeMarkdown(said.slice(1))}` : escapeMarkdown(said);
  return `${address === undefined ? number : markdownLink(number, address)}${text}`;
}
