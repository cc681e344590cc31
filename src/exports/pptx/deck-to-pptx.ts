import type {CompiledDeck} from "../../core/deck/compiled.js";
import {SLIDE} from "../../core/deck/layouts.js";
import {evidencePlaces} from "../evidence-places.js";
import {appendixSlides} from "./appendix.js";
import {planAppendix} from "./appendix-part.js";
import {evidenceMaps} from "./evidence-text.js";
import type {FigureSetting} from "./figure.js";
import {slideWidth} from "./geometry.js";
import {MARGIN} from "./layouts.js";
import type {Places} from "./links.js";
import {addMaster} from "./master.js";
import {deckMedia} from "./media.js";
import {addNotes} from "./notes.js";
import {addNotesMaster} from "./notes-master.js";
import {OfficePackage} from "./office-package.js";
import {addPresentation} from "./presentation.js";
import type {Section} from "./presentation.js";
import {addProperties} from "./properties.js";
import {addSlide} from "./slide.js";
import {drawingsIn, planSlide} from "./slide-plan.js";
import {officeLang} from "./text.js";

/** What a PowerPoint file is made with besides its deck. */
export interface PptxOptions {
  /** Absolute address of the site, or empty. */
  readonly site: string;
  /** Makes a PNG of so many pixels' width from an SVG that stands alone. */
  readonly png: (svg: string, width: number) => Promise<Uint8Array>;
}

/**
 * A deck as a PowerPoint file: real layouts and placeholders, native charts with their workbooks, native tables, notes with the evidence, and an
 * appendix that every number leads to. Equal decks give equal bytes.
 */
export async function deckToPptx(deck: CompiledDeck, {site, png}: PptxOptions): Promise<Uint8Array> {
  const pack = new OfficePackage();
  const [width, lang] = [slideWidth(deck), officeLang(deck.lang)];
  const evidence = evidencePlaces(deck);
  const appendix = appendixSlides(deck, evidence, width - 2 * MARGIN);
  const first = deck.slides.length + 1;
  const anchored = new Map(appendix.flatMap(({anchors}, i) => anchors.map((anchor) => [anchor, first + i] as const)));
  const places: Places = {site, evidence: (expression) => anchored.get(evidence.anchor(expression))};
  const maps = evidenceMaps(deck);
  const plans = deck.slides.map((slide) => planSlide(slide, deck));
  let charts = 0;
  const figures: FigureSetting = {pack, media: await deckMedia(plans.flatMap(drawingsIn), pack, png), ...maps, nextChart: () => (charts += 1)};
  addProperties(pack, deck);
  addMaster(pack, width, lang);
  addNotesMaster(pack, lang);
  deck.slides.forEach((slide, i) => {
    addSlide(slide, plans[i]!, lang, places, figures);
    addNotes(pack, slide, {lang, places, evidence: maps});
  });
  appendix.forEach((page, i) => {
    const slide = {number: first + i, layout: "table", expressions: [], notes: [], caveats: [], openPoints: [], sources: deck.sources} as const;
    addSlide(slide, planAppendix(page, deck), lang, places, figures);
    addNotes(pack, slide, {lang, places, evidence: maps});
  });
  addPresentation(pack, {count: deck.slides.length + appendix.length, width, height: SLIDE.height, lang, sections: sectionsOf(deck, appendix.length)});
  return pack.bytes();
}

function sectionsOf({title, slides}: CompiledDeck, appendix: number): readonly Section[] {
  const sections: {readonly name: string; readonly slides: number[]}[] = [];
  for (const {section, number} of slides) {
    const name = section === "" ? title : section;
    const last = sections.at(-1);
    if (last?.name === name) last.slides.push(number);
    else sections.push({name, slides: [number]});
  }
  if (appendix > 0) sections.push({name: "Evidence", slides: Array.from({length: appendix}, (_, i) => slides.length + 1 + i)});
  return sections;
}
