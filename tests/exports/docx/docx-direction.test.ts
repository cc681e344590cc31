import {describe, expect, it} from "vitest";
import {briefingToDocx} from "../../../src/exports/docx/briefing-to-docx.js";
import {compiledBriefing} from "../../support/compiled-briefing.js";
import {all, readDocx, textOf} from "./read-docx.js";

const TEXT = `---
title: الأرقام
period: أرقام 2014
lang: LANG
---

# في عام 2014 صدر {{ un.convictions-2014 }} حكما

كلمات^[حاشية.]، **أخرى** Norland.

| القارب | العدد |
|---|--:|
| صيد | {{ un.convictions-2014 }} |
`;

const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));
const written = async (lang: string) =>
  readDocx(await briefingToDocx(await compiledBriefing(TEXT.replace("LANG", lang)), {site: "", png, level: "full"}));

describe("the direction of a Word file", () => {
  it.each(["ar", "he-IL", "fa"])(
    "is from right to left in %s: paragraphs, tables and what is written so",
    async (lang) => {
      const docx = await written(lang);
      const [defaults] = all(docx.part("word/styles.xml"), "w:pPrDefault");
      expect(all(defaults!, "w:bidi")).toHaveLength(1);
      const [language] = all(docx.part("word/styles.xml"), "w:lang");
      expect(language!.getAttribute("w:bidi")).toBe(lang === "ar" ? "ar-SA" : lang);
      const document = docx.part("word/document.xml");
      const tables = all(document, "w:tbl");
      expect(tables.length).toBeGreaterThan(1);
      for (const table of tables) expect(all(table, "w:bidiVisual")).toHaveLength(1);
      for (const part of [document, docx.part("word/footnotes.xml")]) {
        const runs = all(part, "w:r").filter((run) => textOf(run) !== "");
        for (const run of runs)
          expect(all(run, "w:rtl"), textOf(run)).toHaveLength(/\p{Script=Arabic}/u.test(textOf(run)) ? 1 : 0);
      }
      expect(all(docx.part("word/footnotes.xml"), "w:rtl").length).toBeGreaterThan(0);
      const bold = all(document, "w:r").find((run) => textOf(run) === "أخرى")!;
      expect([...bold.firstElementChild!.children].at(-1)!.tagName).toBe("w:rtl");
    }
  );

  it("is from left to right in all other languages, whatever is quoted", async () => {
    const docx = await written("en");
    expect(all(docx.part("word/styles.xml"), "w:pPrDefault").flatMap((one) => all(one, "w:bidi"))).toEqual([]);
    expect(all(docx.part("word/document.xml"), "w:bidiVisual")).toEqual([]);
  });
});
