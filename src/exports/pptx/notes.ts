import type {CompiledSlide, ExportedExpression, ExportedFact} from "../../core/deck/compiled.js";
import {factInline, workedInline} from "./evidence-text.js";
import type {EvidenceMaps} from "./evidence-text.js";
import {partLinks, slidePath} from "./links.js";
import type {Places} from "./links.js";
import {slideNumberXml} from "./master.js";
import {NOTES_MASTER, slideImage} from "./notes-master.js";
import type {OfficePackage} from "./office-package.js";
import {paragraph, paragraphsOf} from "./paragraphs.js";
import type {Paragraph} from "./paragraphs.js";
import {NAMESPACES, shapeTree, textShape} from "./shapes.js";
import {openPointInline, sourceInline} from "./slide-plan.js";
import {paragraphsXml} from "./text.js";
import {xml} from "./xml.js";

type NotedSlide = Pick<CompiledSlide, "number" | "notes" | "expressions" | "caveats" | "openPoints" | "sources">;

/** Adds the notes of a slide: the author's, then the evidence of every number on it. */
export function addNotes(pack: OfficePackage, slide: NotedSlide, {lang, places, evidence}: {readonly lang: string; readonly places: Places; readonly evidence: EvidenceMaps}): void {
  const part = `ppt/notesSlides/notesSlide${slide.number}.xml`;
  pack.relate(part, "notesMaster", NOTES_MASTER);
  pack.relate(part, "slide", slidePath(slide.number));
  pack.relate(slidePath(slide.number), "notesSlide", part);
  const setting = {lang, links: partLinks(pack, part, places, {within: false}), size: 16};
  pack.add(part, xml("p:notes", NAMESPACES,
    xml("p:cSld", {}, shapeTree([
      slideImage(2),
      textShape({id: 3, name: "Notes", placeholder: {type: "body", idx: 1}, text: paragraphsXml(noteParagraphs(slide, evidence), setting)}),
      textShape({id: 4, name: "Slide number", placeholder: {type: "sldNum", idx: 2}, text: slideNumberXml(lang, String(slide.number))})
    ])),
    xml("p:clrMapOvr", {}, "<a:masterClrMapping/>")
  ), "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml");
}

/** The author's notes and the evidence: numbers, caveats, open points, documents. */
export function noteParagraphs({notes, expressions, caveats, openPoints, sources}: Omit<NotedSlide, "number">, evidence: EvidenceMaps): readonly Paragraph[] {
  const numbers = expressions.flatMap((expression) => evidenceParagraphs(evidence.expressions.get(expression), evidence.facts));
  return [
    ...paragraphsOf(notes),
    ...headed("Evidence", numbers),
    ...headed("Caveats", caveats.map((inline) => listed(inline))),
    ...headed("Open points", openPoints.map((point) => listed(openPointInline(point)))),
    ...headed("Sources", sources.map((source) => listed(sourceInline(source))))
  ];
}

const headed = (heading: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] => (paragraphs.length === 0 ? [] : [paragraph(heading, "heading"), ...paragraphs]);

const listed = (inline: Paragraph["inline"], level = 1): Paragraph => ({role: "small", marker: "bullet", level, inline});

function evidenceParagraphs(item: ExportedExpression | undefined, facts: ReadonlyMap<string, ExportedFact>): readonly Paragraph[] {
  if (item === undefined) return [];
  const own = facts.get(item.expression);
  if (own) return [listed([{type: "number", number: {text: item.shown, expression: item.expression}}, {type: "text", text: ": "}, ...factInline(own)])];
  const rows = item.rows.length === 0 ? [] : [listed([{type: "text", text: `counts ${item.rows.length} rows, listed in the evidence at the end`}], 2)];
  return [listed(workedInline(item)), ...item.facts.flatMap((id) => facts.get(id) ?? []).map((fact) => listed(factInline(fact), 2)), ...rows];
}
