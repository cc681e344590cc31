import type {CompiledBriefing} from "../../core/deck/compiled.js";
import {briefingToMarkdown} from "../../exports/briefing-markdown.js";
import {briefingToDocx} from "../../exports/docx/briefing-to-docx.js";
import {chartsZip, loadDocument, pngMaker, siteOfPage} from "./load-parts.js";
import {TYPES} from "./menu.js";
import type {MadeFile, MakeFile} from "./menu.js";

type Maker = (briefing: CompiledBriefing, document: Document) => MadeFile | Promise<MadeFile>;

const MAKERS: Readonly<Record<string, Maker>> = {
  docx: async (briefing, document) => ({
    name: `${briefing.name}.docx`,
    type: TYPES.docx,
    contents: Uint8Array.from(await briefingToDocx(briefing, {site: siteOfPage(document), png: pngMaker(document)}))
  }),
  md: (briefing, document) => ({
    name: `${briefing.name}.md`,
    type: TYPES.md,
    contents: briefingToMarkdown(briefing, {site: siteOfPage(document)})
  }),
  svg: chartsZip
};

/** Makes a file of the briefing that a page shows, by the code that the command line makes it with. */
export const makeFile: MakeFile = async (format, document) => {
  const maker = MAKERS[format];
  if (!maker) throw new Error(`A briefing is not saved as ${format}.`);
  return maker(await loadDocument(document, "briefing"), document);
};
