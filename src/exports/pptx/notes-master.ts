import {points, transform} from "./geometry.js";
import {colorMap, slideNumberXml} from "./master.js";
import type {OfficePackage} from "./office-package.js";
import {NAMESPACES, shapeTree, textShape} from "./shapes.js";
import {themeXml} from "./theme.js";
import {xml} from "./xml.js";

/** Where the master of the notes stands. */
export const NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml";

/** The size of a page of notes, in pixels. */
export const NOTES_PAGE = {width: 720, height: 960} as const;

/** Where slide and text stand on a page of notes. */
export const NOTES_BOXES = {
  slide: {x: 90, y: 60, width: 540, height: 304}, text: {x: 72, y: 390, width: 576, height: 510}, number: {x: 560, y: 910, width: 100, height: 30}
} as const;

const SIZE = 16;

/** Adds the master of the notes with a theme of its own. */
export function addNotesMaster(pack: OfficePackage, lang: string): void {
  const theme = "ppt/theme/theme2.xml";
  pack.add(theme, themeXml("Tickmark notes"), "application/vnd.openxmlformats-officedocument.theme+xml");
  pack.relate(NOTES_MASTER, "theme", theme);
  pack.add(NOTES_MASTER, xml("p:notesMaster", NAMESPACES,
    xml("p:cSld", {}, '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>', shapeTree([
      slideImage(2),
      textShape({id: 3, name: "Notes", placeholder: {type: "body", idx: 1}, box: NOTES_BOXES.text, text: xml("a:p", {}, xml("a:endParaRPr", {lang}))}),
      textShape({id: 4, name: "Slide number", placeholder: {type: "sldNum", idx: 2}, box: NOTES_BOXES.number, text: slideNumberXml(lang, "‹#›")})
    ])),
    colorMap(),
    xml("p:notesStyle", {}, Array.from({length: 9}, (_, i) => xml(`a:lvl${i + 1}pPr`, {marL: i * 228600, algn: "l"}, xml("a:defRPr", {lang, sz: points(SIZE)},
      '<a:latin typeface="+mn-lt"/><a:ea typeface="+mn-ea"/><a:cs typeface="+mn-cs"/>'))))
  ), "application/vnd.openxmlformats-officedocument.presentationml.notesMaster+xml");
}

/** The picture of the slide on its page of notes; Office draws it. */
export function slideImage(id: number): string {
  return xml("p:sp", {},
    xml("p:nvSpPr", {}, xml("p:cNvPr", {id, name: "Slide"}), '<p:cNvSpPr><a:spLocks noGrp="1" noRot="1" noChangeAspect="1"/></p:cNvSpPr>', '<p:nvPr><p:ph type="sldImg"/></p:nvPr>'),
    xml("p:spPr", {}, transform(NOTES_BOXES.slide), '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'));
}
