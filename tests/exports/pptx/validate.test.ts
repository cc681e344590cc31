import {strToU8} from "fflate";
import {beforeAll, describe, expect, it} from "vitest";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {compiledDeck} from "../../support/compiled-deck.js";
import {parseXml, repack} from "../../support/office.js";
import {validatePptx} from "../../support/validate-pptx.js";

type Changes = Parameters<typeof repack>[1];

const DECK =
  "---\ntitle: Small\n---\n\n# Small\n\n---\n\n## A picture\n\n```chart\nref: measures-ministries\n```\n\n---\n\n## A chart\n\n```chart\nref: abuse-types\n```\n";

let bytes: Uint8Array;

beforeAll(async () => {
  bytes = await deckToPptx(await compiledDeck(DECK), {site: "", png: svgToPng});
}, 60_000);

const swap =
  (before: string | RegExp, after: string) =>
  (text: string): string =>
    text.replace(before, () => after);
const [SLIDE, CHART, TYPES] = ["ppt/slides/slide3.xml", "ppt/charts/chart1.xml", "[Content_Types].xml"];

const planted: readonly (readonly [name: string, changes: Changes, message: RegExp])[] = [
  [
    "an orphan axis id in a bar chart",
    {[CHART]: swap(/<\/c:barChart>/, '<c:axId val="7"/></c:barChart>')},
    /chart1\.xml: axis 7 is used and not defined/
  ],
  [
    "an axis that nothing uses",
    {[CHART]: swap('<c:axId val="222222222"/></c:barChart>', "</c:barChart>")},
    /axis 222222222 is defined and not used/
  ],
  [
    "a content type for a master that does not exist",
    {[TYPES]: swap("</Types>", '<Override PartName="/ppt/slideMasters/slideMaster2.xml" ContentType="x/y"/></Types>')},
    /slideMaster2\.xml: a content type for a part that does not exist/
  ],
  [
    "a part without a content type",
    {[TYPES]: swap(/<Override PartName="\/ppt\/slides\/slide3\.xml"[^>]*>/, "")},
    /slide3\.xml: no content type/
  ],
  [
    "a picture without a content type",
    {[TYPES]: swap(/<Default Extension="png"[^>]*>/, "")},
    /drawing1\.png: no content type/
  ],
  [
    "an effect of a shape that is not there",
    {[SLIDE]: swap("</p:clrMapOvr>", '</p:clrMapOvr><p:timing><p:spTgt spid="99"/></p:timing>')},
    /slide3\.xml: p:spTgt of shape 99, which is not there/
  ],
  ["a shape id twice", {[SLIDE]: swap('<p:cNvPr id="3"', '<p:cNvPr id="2"')}, /slide3\.xml: shape id 2 twice/],
  [
    "an empty East Asian font",
    {"ppt/theme/theme1.xml": swap('<a:ea typeface="Yu Gothic"/>', '<a:ea typeface=""/>')},
    /theme1\.xml: no East Asian font/
  ],
  ["text without a language", {[SLIDE]: swap(/<a:rPr lang="en-GB"/, "<a:rPr")}, /slide3\.xml: text without a language/],
  ["a picture that is none", {"ppt/media/drawing1.png": "not a picture"}, /drawing1\.png: no PNG/],
  [
    "a relation to a part that does not exist",
    {"ppt/media/drawing1.png": null},
    /leads to ppt\/media\/drawing1\.png, which does not exist/
  ],
  [
    "a relation that is not there",
    {
      [SLIDE]: swap(
        /<c:chart ([^>]*)r:id="rId\d+"/,
        '<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId99"'
      )
    },
    /c:chart uses relation rId99/
  ],
  ["a part that nothing leads to", {"ppt/media/left.png": strToU8("x")}, /left\.png: nothing leads to it/],
  ["broken XML", {[SLIDE]: swap("</p:sld>", "")}, /slide3\.xml: not well-formed/],
  [
    "an empty title",
    {
      [SLIDE]: swap(
        /(<p:ph type="title"\/>.*?<a:p>).*?<\/a:p>/s,
        '<p:ph type="title"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/><a:p></a:p>'
      )
    },
    /slide3\.xml: an empty title/
  ],
  [
    "a chart without alternative text",
    {[SLIDE]: swap(/ descr="[^"]*"/, "")},
    /slide3\.xml: Chart: abuse-types: no alternative text/
  ],
  [
    "a slide without notes",
    {"ppt/slides/_rels/slide3.xml.rels": swap(/<Relationship Id="rId\d+" Type="[^"]*notesSlide"[^>]*>/, "")},
    /slide3\.xml: no notes/
  ],
  [
    "a placeholder that the layout lacks",
    {[SLIDE]: swap('<p:ph idx="2"/>', '<p:ph idx="9"/>')},
    /slide3\.xml: placeholder obj 9 is not in/
  ],
  [
    "a slide in no section",
    {"ppt/presentation.xml": swap('<p14:sldId id="258"/>', "")},
    /slide 258 is not in exactly one section/
  ],
  [
    "a cache of another length",
    {[CHART]: swap('<c:ptCount val="4"/>', '<c:ptCount val="3"/>')},
    /chart1\.xml: .*(?:beyond the count|holds 3 points)/
  ],
  [
    "a number that is none",
    {
      [CHART]: swap(
        /(<c:numCache>.*?<c:v>)[^<]*/s,
        '<c:numCache><c:formatCode>General</c:formatCode><c:ptCount val="4"/><c:pt idx="0"><c:v>many'
      )
    },
    /not a number/
  ],
  ["a chart without its workbook", {"ppt/embeddings/chart1.xlsx": null}, /chart1\.xml: no workbook/]
];

describe("validatePptx(bytes)", () => {
  it("finds nothing in a real deck", {timeout: 60_000}, () => {
    expect(validatePptx(bytes, parseXml)).toEqual([]);
  });

  it.each(planted)("finds %s", {timeout: 60_000}, (_name, changes, message) => {
    expect(validatePptx(repack(bytes, changes), parseXml).join("\n")).toMatch(message);
  });
});
