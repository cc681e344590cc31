import {Bookmark, HeadingLevel, Paragraph, TextRun} from "docx";
import type {FileChild, ParagraphChild} from "docx";
import {ageLines} from "../../core/age.js";
import {compactEvidence} from "../compact-evidence.js";
import type {EvidenceGroup, EvidenceLine, ListCounts} from "../compact-evidence.js";
import {siteAddress, siteTrace} from "../evidence-list.js";
import {appendixTitle, openPointSection} from "./appendix.js";
import {webLink} from "./context.js";
import type {DocxContext} from "./context.js";

/** The evidence of a briefing with a line for each number, by document. */
export function compactAppendix(context: DocxContext): readonly FileChild[] {
  const {briefing, places} = context;
  const {about, groups, notes} = compactEvidence(briefing, places);
  const aged = briefing.age === undefined ? [] : ageLines(briefing.age);
  return [
    ...appendixTitle(briefing),
    ...[...aged, about].filter((text) => text !== "").map((text) => line([new TextRun(text)])),
    ...groups.flatMap((group) => groupSection(group, context)),
    ...openPointSection(context),
    ...(notes.length === 0
      ? []
      : [
          heading([new TextRun("Notes: to be said with the numbers")]),
          ...notes.map((text, i) => line([new TextRun(`${i + 1}. ${text}`)]))
        ])
  ];
}

function groupSection({source, title, lines, lists}: EvidenceGroup, context: DocxContext): readonly FileChild[] {
  const url = source?.url ?? "";
  return [
    heading([url === "" ? new TextRun(title) : webLink(title, url)]),
    ...lines.map((one) => line(lineRuns(one, context))),
    ...lists.map((counts) => line(countsRuns(counts, context)))
  ];
}

function countsRuns({said, file, parts}: ListCounts, context: DocxContext): readonly ParagraphChild[] {
  const address = siteAddress(context.site, `/${file}`);
  return [
    new TextRun(said),
    address === undefined ? new TextRun(file) : webLink(file, address),
    new TextRun(": "),
    ...parts.flatMap((part) => (typeof part === "string" ? [new TextRun(part)] : lineRuns(part, context)))
  ];
}

/** A number, where links to it lead, and what is said of it. */
function lineRuns({expression, shown, said}: EvidenceLine, {bookmark, site}: DocxContext): readonly ParagraphChild[] {
  const number = new TextRun({text: shown, bold: true});
  const [id, trace] = [bookmark(expression), siteTrace(site, expression)];
  return [
    id === undefined ? number : new Bookmark({id, children: [number]}),
    new TextRun(said),
    ...(trace === undefined ? [] : [new TextRun(" "), webLink("Trace", trace)])
  ];
}

const heading = (children: readonly ParagraphChild[]): Paragraph =>
  new Paragraph({heading: HeadingLevel.HEADING_3, children});

const line = (children: readonly ParagraphChild[]): Paragraph => new Paragraph({style: "EvidenceLine", children});
