import type {CompiledDeck} from "../../core/deck/compiled.js";
import {SLIDE} from "../../core/deck/layout.js";
import {slideElementId} from "../../views/slide-view.js";
import type {EvidenceLevel} from "../compact-evidence.js";
import {evidencePlaces} from "../evidence-list.js";
import type {EvidencePlaces} from "../evidence-list.js";
import {appendixRoom, appendixSlides, planAppendix} from "./appendix.js";
import {compactAppendix} from "./compact-appendix.js";
import {evidenceMaps} from "./evidence-text.js";
import {deckMedia} from "./figure.js";
import type {FigureSetting} from "./figure.js";
import {slidePath} from "./links.js";
import type {Places} from "./links.js";
import {MASTER, MASTER_ID, addMaster} from "./master.js";
import {NOTES_MASTER, NOTES_NUMBER, NOTES_PAGE, addNotes, addNotesMaster} from "./notes.js";
import type {NotesSetting} from "./notes.js";
import {OfficePackage, elements, xml, xmlText} from "./office-package.js";
import {NAMESPACES, emu, slideWidth} from "./shapes.js";
import {addSlide} from "./slide.js";
import {drawingsIn, planSlide} from "./slide-plan.js";
import type {SlidePlan} from "./slide-plan.js";
import {SECTIONS, bodyOf} from "./template.js";
import type {Template} from "./template.js";
import {officeLang} from "./text.js";

/** What a PowerPoint file is made with besides its deck. */
export interface PptxOptions {
  /** Absolute address of the site, or empty. */
  readonly site: string;
  /** Makes a PNG, `width` pixels wide, from a standalone SVG. */
  readonly png: (svg: string, width: number) => Promise<Uint8Array>;
  /** How much evidence follows on hidden slides, and stands in the notes; by default compact. */
  readonly level?: EvidenceLevel | undefined;
  /** A host's template, whose layouts and look the slides take; without one they have ours. */
  readonly template?: Template | undefined;
}

/**
 * A deck as a PowerPoint file: real layouts and placeholders, native charts with their workbooks, native tables, notes
 * with the evidence, and an appendix that every number leads to. Equal decks give equal bytes.
 */
export async function deckToPptx(
  deck: CompiledDeck,
  {site, png, level = "compact", template}: PptxOptions
): Promise<Uint8Array> {
  const pack = template?.begin() ?? new OfficePackage();
  const lang = officeLang(deck.lang);
  const evidence = evidencePlaces(deck);
  const appendix = appendixOf(level, deck, evidence, template);
  const first = deck.slides.length + 1;
  const anchored = new Map(appendix.flatMap(({anchors}, i) => anchors.map((anchor) => [anchor, first + i] as const)));
  const numbers = new Map(deck.slides.map((slide) => [`#${slideElementId(slide)}`, slide.number]));
  const places: Places = {
    site,
    evidence: (expression) => anchored.get(evidence.anchor(expression)),
    slide: (address) => numbers.get(address)
  };
  const maps = evidenceMaps(deck);
  const plans = deck.slides.map((slide) => planSlide(slide, deck, template));
  let charts = 0;
  const figures: FigureSetting = {
    pack,
    media: await deckMedia(plans.flatMap(drawingsIn), pack, png),
    scale: template?.scale ?? 1,
    ...maps,
    nextChart: () => (charts += 1)
  };
  addProperties(pack, deck);
  if (!template) addMaster(pack, slideWidth(deck), lang, deck.theme);
  const notes: NotesSetting = {
    lang,
    places,
    evidence: level === "none" ? undefined : maps,
    master: template?.notesMaster ?? {part: addNotesMaster(pack, lang), number: NOTES_NUMBER},
    host: template?.notesMaster !== undefined
  };
  deck.slides.forEach((slide, i) => {
    addSlide(slide, plans[i]!, lang, places, figures);
    addNotes(pack, slide, notes);
  });
  appendix.forEach((page, i) => {
    const slide = {
      number: first + i,
      hidden: true,
      expressions: [],
      notes: [],
      caveats: [],
      openPoints: [],
      sources: deck.sources
    } as const;
    addSlide(slide, page.plan, lang, places, figures);
    addNotes(pack, slide, notes);
  });
  const [count, sections] = [deck.slides.length + appendix.length, sectionsOf(deck, appendix.length)];
  if (template) addHostPresentation(pack, template, {count, sections, notesMaster: notes.master.part});
  else addPresentation(pack, {count, width: slideWidth(deck), height: SLIDE.height, lang, sections});
  return pack.bytes();
}

/** The slides of evidence, each with its plan and the anchors that stand on it. */
function appendixOf(
  level: EvidenceLevel,
  deck: CompiledDeck,
  evidence: EvidencePlaces,
  template: Template | undefined
): readonly {readonly anchors: readonly string[]; readonly plan: SlidePlan}[] {
  if (level === "none") return [];
  if (level === "compact") return compactAppendix(deck, evidence, template);
  return appendixSlides(deck, evidence, appendixRoom(deck, template)).map((page) => ({
    anchors: page.anchors,
    plan: planAppendix(page, deck, template)
  }));
}

function sectionsOf({title, slides}: CompiledDeck, appendix: number): readonly Section[] {
  const sections: {readonly name: string; readonly slides: number[]}[] = [];
  for (const {section, number} of slides) {
    const name = section === "" ? title : section;
    const last = sections.at(-1);
    if (last?.name === name) last.slides.push(number);
    else sections.push({name, slides: [number]});
  }
  if (appendix > 0)
    sections.push({name: "Evidence", slides: Array.from({length: appendix}, (_, i) => slides.length + 1 + i)});
  return sections;
}

/** A section of the presentation: its title and its slides by number. */
export interface Section {
  readonly name: string;
  readonly slides: readonly number[];
}

const PATH = "ppt/presentation.xml";
const TYPE = "application/vnd.openxmlformats-officedocument.presentationml";
const FIRST_SLIDE = 256;

/** Adds the presentation with its slides in order and its sections. */
export function addPresentation(
  pack: OfficePackage,
  {
    count,
    width,
    height,
    lang,
    sections
  }: {
    readonly count: number;
    readonly width: number;
    readonly height: number;
    readonly lang: string;
    readonly sections: readonly Section[];
  }
): void {
  pack.relate("", "officeDocument", PATH);
  const master = pack.relate(PATH, "slideMaster", MASTER);
  const notes = pack.relate(PATH, "notesMaster", NOTES_MASTER);
  const slides = slideIds(pack, PATH, count);
  pack.add(
    PATH,
    xml(
      "p:presentation",
      {...NAMESPACES, saveSubsetFonts: 1},
      xml("p:sldMasterIdLst", {}, xml("p:sldMasterId", {id: MASTER_ID, "r:id": master})),
      xml("p:notesMasterIdLst", {}, xml("p:notesMasterId", {"r:id": notes})),
      xml("p:sldIdLst", {}, slides),
      xml("p:sldSz", {cx: emu(width), cy: emu(height)}),
      xml("p:notesSz", {cx: emu(NOTES_PAGE.width), cy: emu(NOTES_PAGE.height)}),
      xml("p:defaultTextStyle", {}, xml("a:defPPr", {}, xml("a:defRPr", {lang}))),
      xml("p:extLst", {}, sectionList(sections))
    ),
    `${TYPE}.presentation.main+xml`
  );
  addSettings(pack);
}

/** The slides in order, related to their presentation. */
function slideIds(pack: OfficePackage, presentation: string, count: number): readonly string[] {
  return Array.from({length: count}, (_, i) =>
    xml("p:sldId", {id: FIRST_SLIDE + i, "r:id": pack.relate(presentation, "slide", slidePath(i + 1))})
  );
}

/** Adds a host's presentation with our slides and sections in place of its own. */
function addHostPresentation(
  pack: OfficePackage,
  {presentation, openPresentation, tools}: Template,
  {
    count,
    sections,
    notesMaster
  }: {readonly count: number; readonly sections: readonly Section[]; readonly notesMaster: string}
): void {
  const {document, relations} = openPresentation();
  const root = document.documentElement;
  const child = (...names: readonly string[]): Element | null =>
    [...root.children].find((one) => names.includes(one.localName)) ?? null;
  const element = (content: string): Node => document.importNode(tools.parse(content).documentElement, true);
  pack.relate("", "officeDocument", presentation);
  pack.keepRelations(presentation, relations);
  if (child("notesMasterIdLst") === null) {
    const master = xml("p:notesMasterId", {"r:id": pack.relate(presentation, "notesMaster", notesMaster)});
    root.insertBefore(
      element(xml("p:notesMasterIdLst", NAMESPACES, master)),
      child("handoutMasterIdLst", "sldSz", "notesSz")
    );
  }
  root.insertBefore(
    element(xml("p:sldIdLst", NAMESPACES, slideIds(pack, presentation, count))),
    child("sldSz", "notesSz")
  );
  const more = child("extLst") ?? root.appendChild(element(xml("p:extLst", NAMESPACES)));
  const [section] = elements(tools.parse(xml("p:extLst", NAMESPACES, sectionList(sections))), "ext");
  more.appendChild(document.importNode(section!, true));
  pack.add(presentation, bodyOf(document, tools), `${TYPE}.presentation.main+xml`);
}

function sectionList(sections: readonly Section[]): string {
  const list = xml(
    "p14:sectionLst",
    {"xmlns:p14": "http://schemas.microsoft.com/office/powerpoint/2010/main"},
    sections.map(({name, slides}, i) =>
      xml(
        "p14:section",
        {name, id: `{7469636B-6D61-4B00-8000-${String(i + 1).padStart(12, "0")}}`},
        xml(
          "p14:sldIdLst",
          {},
          slides.map((number) => xml("p14:sldId", {id: FIRST_SLIDE + number - 1}))
        )
      )
    )
  );
  return xml("p:ext", {uri: SECTIONS}, list);
}

function addSettings(pack: OfficePackage): void {
  const parts = {
    presProps: xml("p:presentationPr", NAMESPACES),
    viewProps: xml("p:viewPr", NAMESPACES),
    tableStyles: xml("a:tblStyleLst", {"xmlns:a": NAMESPACES["xmlns:a"], def: "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"})
  };
  for (const [name, content] of Object.entries(parts)) {
    pack.add(`ppt/${name}.xml`, content, `${TYPE}.${name}+xml`);
    pack.relate(PATH, name, `ppt/${name}.xml`);
  }
}

const NONE = "2000-01-01T00:00:00Z";
const PROPERTIES = "http://schemas.openxmlformats.org/officeDocument/2006";

/**
 * Adds the document properties: title, author, language, date, and the digest and version of the data. Dates are the
 * deck's, never the clock's.
 */
export function addProperties(
  pack: OfficePackage,
  {title, subtitle, author, date, period, lang, digest, version, file}: CompiledDeck
): void {
  const time = /^\d{4}-\d{2}-\d{2}/.test(date) ? `${date.slice(0, 10)}T00:00:00Z` : NONE;
  const element = (tag: string, text: string, attributes = {}): string =>
    text === "" ? "" : xml(tag, attributes, xmlText(text));
  pack.add(
    "docProps/core.xml",
    xml(
      "cp:coreProperties",
      {
        "xmlns:cp": "http://schemas.openxmlformats.org/package/2006/metadata/core-properties",
        "xmlns:dc": "http://purl.org/dc/elements/1.1/",
        "xmlns:dcterms": "http://purl.org/dc/terms/",
        "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"
      },
      element("dc:title", title),
      element("dc:subject", subtitle),
      element("dc:creator", author),
      element("cp:keywords", period),
      element(
        "dc:description",
        `Every number leads to its printed figure. Data digest ${digest}; Tickmark ${version}.`
      ),
      element("cp:lastModifiedBy", author),
      element("cp:revision", "1"),
      element("dcterms:created", time, {"xsi:type": "dcterms:W3CDTF"}),
      element("dcterms:modified", time, {"xsi:type": "dcterms:W3CDTF"}),
      element("dc:language", lang)
    ),
    "application/vnd.openxmlformats-package.core-properties+xml"
  );
  pack.relate(
    "",
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml"
  );
  pack.add(
    "docProps/app.xml",
    xml("Properties", {xmlns: `${PROPERTIES}/extended-properties`}, element("Application", "Tickmark")),
    "application/vnd.openxmlformats-officedocument.extended-properties+xml"
  );
  pack.relate("", "extended-properties", "docProps/app.xml");
  pack.add(
    "docProps/custom.xml",
    xml(
      "Properties",
      {xmlns: `${PROPERTIES}/custom-properties`, "xmlns:vt": `${PROPERTIES}/docPropsVTypes`},
      Object.entries({
        "Data digest": digest,
        "Tickmark version": version,
        "Period of the figures": period,
        "Deck file": file
      }).map(([name, value], i) =>
        xml(
          "property",
          {fmtid: "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", pid: i + 2, name},
          `<vt:lpwstr>${xmlText(value)}</vt:lpwstr>`
        )
      )
    ),
    "application/vnd.openxmlformats-officedocument.custom-properties+xml"
  );
  pack.relate("", "custom-properties", "docProps/custom.xml");
}
