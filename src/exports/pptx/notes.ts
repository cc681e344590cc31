import {plainText} from "../../core/deck/blocks.js";
import type {CompiledSlide} from "../../core/deck/compiled.js";
import {numberWords} from "./evidence-text.js";
import type {EvidenceMaps} from "./evidence-text.js";
import {partLinks, slidePath} from "./links.js";
import type {Places} from "./links.js";
import {colorMap, slideNumberXml} from "./master.js";
import {xml} from "./office-package.js";
import type {OfficePackage} from "./office-package.js";
import {NAMESPACES, points, shapeTree, textShape, transform} from "./shapes.js";
import type {Box} from "./shapes.js";
import {openPointInline} from "./slide-plan.js";
import {sourceInline} from "./source-inline.js";
import {paragraph, paragraphsOf, paragraphsXml} from "./text.js";
import type {Paragraph} from "./text.js";
import {themeXml} from "./theme.js";

type NotedSlide = Pick<CompiledSlide, "number" | "notes" | "expressions" | "caveats" | "openPoints" | "sources">;

/** What notes are written with. */
export interface NotesSetting {
  readonly lang: string;
  readonly places: Places;
  /** Undefined where the notes say no evidence of numbers. */
  readonly evidence: EvidenceMaps | undefined;
  /** The part of their master, with the index of the placeholder of the slide's number where it has one. */
  readonly master: {readonly part: string; readonly number: number | undefined};
  /** Whether the master is a host's, whose letters and places stay. */
  readonly host: boolean;
}

/** Adds the notes of a slide: the author's, then the evidence of every number on it. */
export function addNotes(
  pack: OfficePackage,
  slide: NotedSlide,
  {lang, places, evidence, master, host}: NotesSetting
): void {
  const part = `ppt/notesSlides/notesSlide${slide.number}.xml`;
  pack.relate(part, "notesMaster", master.part);
  pack.relate(part, "slide", slidePath(slide.number));
  pack.relate(slidePath(slide.number), "notesSlide", part);
  const setting = {lang, links: partLinks(pack, part, places, {within: false}), size: host ? undefined : SIZE};
  pack.add(
    part,
    xml(
      "p:notes",
      NAMESPACES,
      xml(
        "p:cSld",
        {},
        shapeTree([
          slideImage(2, host ? undefined : NOTES_BOXES.slide),
          textShape({
            id: 3,
            name: "Notes",
            placeholder: {type: "body", idx: 1},
            text: paragraphsXml(noteParagraphs(slide, evidence), setting)
          }),
          ...(master.number === undefined
            ? []
            : [
                textShape({
                  id: 4,
                  name: "Slide number",
                  placeholder: {type: "sldNum", idx: master.number},
                  text: slideNumberXml(lang, String(slide.number))
                })
              ])
        ])
      ),
      xml("p:clrMapOvr", {}, "<a:masterClrMapping/>")
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.notesSlide+xml"
  );
}

/** The author's notes and, below a rule, the evidence: numbers, caveats, open points, documents. */
function noteParagraphs(
  {notes, expressions, caveats, openPoints, sources}: Omit<NotedSlide, "number">,
  evidence: EvidenceMaps | undefined
): readonly Paragraph[] {
  const own = paragraphsOf(notes);
  const numbers = evidence === undefined ? [] : expressions.flatMap((one) => numberLine(one, sources.length, evidence));
  const others = [
    ...headed(
      "Caveats",
      caveats.map((inline) => listed(inline))
    ),
    ...headed(
      "Open points",
      openPoints.map((point) => listed(openPointInline(point)))
    ),
    ...headed(
      "Sources",
      sources.map((source) => listed(sourceInline(source)))
    )
  ];
  const below = [...headed("Evidence", withinWords(numbers, MOST_WORDS - wordsIn(others))), ...others];
  return [...own, ...(own.length > 0 && below.length > 0 ? [RULE] : []), ...below];
}

/** The line between the presenter's words and the evidence. */
const RULE = paragraph("\u2015".repeat(12));

/** The most words below the rule; caveats, open points and sources are whole, numbers have what these leave. */
const MOST_WORDS = 120;

/** The first numbers that are said in so many words, and how many more there are. */
function withinWords(numbers: readonly Paragraph[], most: number): readonly Paragraph[] {
  let words = wordsIn([paragraph("Evidence"), moreNumbers(numbers.length)]);
  const count = numbers.findIndex((line) => (words += wordsIn([line])) > most);
  return count < 0 ? numbers : [...numbers.slice(0, count), moreNumbers(numbers.length - count, count > 0)];
}

/** How many numbers are not said, and where they are. */
const moreNumbers = (count: number, after = true): Paragraph =>
  listed([
    {type: "text", text: `${after ? `and ${count} more` : count} ${count === 1 ? "number" : "numbers"}: appendix`}
  ]);

const wordsIn = (paragraphs: readonly Paragraph[]): number =>
  paragraphs
    .map(({inline}) => plainText(inline, ({text}) => text).split(/\s+/).length)
    .reduce((sum, words) => sum + words, 0);

const headed = (heading: string, paragraphs: readonly Paragraph[]): readonly Paragraph[] =>
  paragraphs.length === 0 ? [] : [paragraph(heading, "heading"), ...paragraphs];

const listed = (inline: Paragraph["inline"], level = 1): Paragraph => ({
  role: "small",
  marker: "bullet",
  level,
  inline
});

/** A number of a slide in words, with the places of its figures; with their documents where the slide has several. */
function numberLine(expression: string, documents: number, {expressions, facts}: EvidenceMaps): readonly Paragraph[] {
  const item = expressions.get(expression);
  return item === undefined
    ? []
    : [
        listed([
          {type: "number", number: {text: item.shown, expression}},
          {type: "text", text: numberWords(item, facts, documents > 1)}
        ])
      ];
}

/** The path of the notes master's part. */
export const NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml";

/** The size of a page of notes, in pixels. */
export const NOTES_PAGE = {width: 720, height: 960} as const;

/** Where slide and text stand on a page of notes. */
const NOTES_BOXES = {
  slide: {x: 90, y: 60, width: 540, height: 304},
  text: {x: 72, y: 390, width: 576, height: 510},
  number: {x: 560, y: 910, width: 100, height: 30}
} as const;

const SIZE = 16;

/** The index of the placeholder of the slide's number in our master of notes. */
export const NOTES_NUMBER = 2;

/** Adds the master of the notes with a theme of its own, and returns its part. */
export function addNotesMaster(pack: OfficePackage, lang: string): string {
  const theme = pack.free("ppt/theme/theme2.xml");
  pack.add(theme, themeXml("Tickmark notes"), "application/vnd.openxmlformats-officedocument.theme+xml");
  pack.relate(NOTES_MASTER, "theme", theme);
  pack.add(
    NOTES_MASTER,
    xml(
      "p:notesMaster",
      NAMESPACES,
      xml(
        "p:cSld",
        {},
        '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>',
        shapeTree([
          slideImage(2, NOTES_BOXES.slide),
          textShape({
            id: 3,
            name: "Notes",
            placeholder: {type: "body", idx: 1},
            box: NOTES_BOXES.text,
            text: xml("a:p", {}, xml("a:endParaRPr", {lang}))
          }),
          textShape({
            id: 4,
            name: "Slide number",
            placeholder: {type: "sldNum", idx: NOTES_NUMBER},
            box: NOTES_BOXES.number,
            text: slideNumberXml(lang, "‹#›")
          })
        ])
      ),
      colorMap(),
      xml(
        "p:notesStyle",
        {},
        Array.from({length: 9}, (_, i) =>
          xml(
            `a:lvl${i + 1}pPr`,
            {marL: i * 228600, algn: "l"},
            xml(
              "a:defRPr",
              {lang, sz: points(SIZE)},
              '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'
            )
          )
        )
      )
    ),
    "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml"
  );
  return NOTES_MASTER;
}

/** The picture of the slide on its page of notes; Office draws it. */
function slideImage(id: number, box: Box | undefined): string {
  return xml(
    "p:sp",
    {},
    xml(
      "p:nvSpPr",
      {},
      xml("p:cNvPr", {id, name: "Slide"}),
      '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>',
      '<p:nvPr><p:ph type="sldImg"/></p:nvPr>'
    ),
    box === undefined
      ? "<p:spPr/>"
      : xml("p:spPr", {}, transform(box), '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>')
  );
}
