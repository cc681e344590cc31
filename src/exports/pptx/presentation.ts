import {emu} from "./geometry.js";
import {slidePath} from "./links.js";
import {MASTER, MASTER_ID} from "./master.js";
import {NOTES_MASTER, NOTES_PAGE} from "./notes-master.js";
import type {OfficePackage} from "./office-package.js";
import {NAMESPACES} from "./shapes.js";
import {xml} from "./xml.js";

/** A section of the presentation: its title and its slides by number. */
export interface Section {
  readonly name: string;
  readonly slides: readonly number[];
}

const PATH = "ppt/presentation.xml";
const TYPE = "application/vnd.openxmlformats-officedocument.presentationml";
const FIRST_SLIDE = 256;

/** Adds the presentation with its slides in order and its sections. */
export function addPresentation(pack: OfficePackage, {count, width, height, lang, sections}: {
  readonly count: number;
  readonly width: number;
  readonly height: number;
  readonly lang: string;
  readonly sections: readonly Section[];
}): void {
  pack.relate("", "officeDocument", PATH);
  const master = pack.relate(PATH, "slideMaster", MASTER);
  const notes = pack.relate(PATH, "notesMaster", NOTES_MASTER);
  const slides = Array.from({length: count}, (_, i) => xml("p:sldId", {id: FIRST_SLIDE + i, "r:id": pack.relate(PATH, "slide", slidePath(i + 1))}));
  pack.add(PATH, xml("p:presentation", {...NAMESPACES, saveSubsetFonts: 1},
    xml("p:sldMasterIdLst", {}, xml("p:sldMasterId", {id: MASTER_ID, "r:id": master})),
    xml("p:notesMasterIdLst", {}, xml("p:notesMasterId", {"r:id": notes})),
    xml("p:sldIdLst", {}, slides),
    xml("p:sldSz", {cx: emu(width), cy: emu(height)}), xml("p:notesSz", {cx: emu(NOTES_PAGE.width), cy: emu(NOTES_PAGE.height)}),
    xml("p:defaultTextStyle", {}, xml("a:defPPr", {}, xml("a:defRPr", {lang}))),
    xml("p:extLst", {}, xml("p:ext", {uri: "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"}, sectionList(sections)))
  ), `${TYPE}.presentation.main+xml`);
  addSettings(pack);
}

function sectionList(sections: readonly Section[]): string {
  return xml("p14:sectionLst", {"xmlns:p14": "http://schemas.microsoft.com/office/powerpoint/2010/main"}, sections.map(({name, slides}, i) =>
    xml("p14:section", {name, id: `{7469636B-6D61-4B00-8000-${String(i + 1).padStart(12, "0")}}`},
      xml("p14:sldIdLst", {}, slides.map((number) => xml("p14:sldId", {id: FIRST_SLIDE + number - 1}))))));
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
