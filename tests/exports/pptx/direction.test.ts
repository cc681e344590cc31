import {beforeAll, describe, expect, it} from "vitest";
import {svgToPng} from "../../../loaders/exports/slide-png.js";
import {deckToPptx} from "../../../src/exports/pptx/deck-to-pptx.js";
import {demoDeck} from "../../support/demo-deck.js";
import {parseXml, partText} from "../../support/office.js";
import {validatePptx} from "../../support/validate-pptx.js";

const TEXT = `---
title: الأرقام
lang: LANG
---

# الأرقام

---

## نقاط

- تغيّر العدد {{ share(demo.fishing, demo.ships-2014) | +.0% }}
- Norland

---
layout: figure-left
---

## صورة

كلمات

![خريطة](map.png)

---

## جدول

| القارب | العدد |
|---|--:|
| صيد | {{ demo.fishing }} |

---

## أعمدة

::: columns
::: column
الأول
:::
::: column
الثاني
:::
:::
`;

async function pptx(lang: string): Promise<Uint8Array> {
  const {deck} = await demoDeck(TEXT.replace("LANG", lang));
  return deckToPptx(deck, {site: "", png: svgToPng});
}
const slide = (bytes: Uint8Array, number: number): string => partText(bytes, `ppt/slides/slide${number}.xml`);
/** Where the shape stands that holds a text or has a name, in units of Office. */
const leftOf = (xml: string, words: string): number =>
  Number(/<a:off x="(\d+)"/.exec(xml.split(/(?=<p:(?:sp|pic)>)/).find((shape) => shape.includes(words))!)![1]);

describe("a deck in Arabic as PowerPoint", () => {
  let bytes: Uint8Array;
  beforeAll(async () => {
    bytes = await pptx("ar");
  });

  it("is a valid file whose master reads from right to left", () => {
    expect(validatePptx(bytes, parseXml)).toEqual([]);
    const master = partText(bytes, "ppt/slideMasters/slideMaster1.xml");
    expect(master).toContain('algn="r" defTabSz="914400" rtl="1"');
    expect(master).not.toContain('rtl="0"');
    expect(slide(bytes, 2)).toContain('<a:rPr lang="ar-SA"');
  });

  it("has paragraphs from right to left, but those of Latin letters alone, which stand at the right too", () => {
    const paragraphs = slide(bytes, 2).split("<a:p>");
    const of = (words: string): string => paragraphs.find((text) => text.includes(words))!;
    expect(of("تغيّر")).toContain('algn="r" rtl="1"');
    expect(of("Norland")).toContain('algn="r" rtl="0"');
  });

  it("marks a number with signs, so that these stay where they are read", () => {
    expect(slide(bytes, 2)).toContain("<a:t>\u200e+60%\u200e</a:t>");
  });

  it("has tables and columns from right to left, and a figure on the side that its layout names", () => {
    expect(slide(bytes, 4)).toContain('<a:tblPr rtl="1" firstRow="1"/>');
    expect(leftOf(slide(bytes, 5), "الأول")).toBeGreaterThan(leftOf(slide(bytes, 5), "الثاني"));
    expect(leftOf(slide(bytes, 3), "كلمات")).toBeGreaterThan(leftOf(slide(bytes, 3), "Picture: خريطة"));
  });
});

it("a deck in another language is left as it is", async () => {
  const bytes = await pptx("en");
  for (const number of [1, 2, 3, 4, 5]) expect(slide(bytes, number)).not.toMatch(/rtl|\u200e/);
  expect(leftOf(slide(bytes, 5), "الأول")).toBeLessThan(leftOf(slide(bytes, 5), "الثاني"));
});
