import {JSDOM} from "jsdom";
import {describe, expect, test} from "vitest";
import {briefingToDocx} from "../../src/exports/docx/briefing-to-docx.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {briefingToPrintHtml} from "../../src/exports/briefing-print-html.js";
import {compiledBriefing} from "../support/compiled-briefing.js";
import {all, readDocx, textOf} from "./docx/read-docx.js";

const TEXT = `---
title: Sentences
period: Figures of 2014
---

# Sentences under the Act^[As of **2014**.]

Some were suspended[^kept], and so on^[Of {{ un.convictions-2014 }} convictions in 2014.].

- again[^kept]

[^kept]: A sentence that is not served.

    Not an acquittal.
`;

const png = (): Promise<Uint8Array> => Promise.reject(new Error("no drawing expected"));

describe("footnotes of a briefing", () => {
  test("stand at the foot of page and PDF with letters, each once, and their marks lead there", async () => {
    const html = briefingToPrintHtml(await compiledBriefing(TEXT), {
      paper: "a4",
      document: new JSDOM("").window.document,
      style: "",
      site: ""
    });
    const {document} = new JSDOM(html.replace(/<style>.*?<\/style>/s, "")).window;
    const marks = [...document.querySelectorAll<HTMLAnchorElement>(".tm-footnote-mark a")];
    expect(marks.map(({textContent, hash}) => [textContent, hash])).toEqual(
      ["a", "b", "c", "b"].map((mark) => [mark, `#footnote-${mark}`])
    );
    const foot = [...document.querySelectorAll(".tm-briefing-footnotes li")];
    expect(foot.map(({id, textContent}) => `${id}: ${textContent}`)).toEqual([
      "footnote-a: a As of 2014.",
      "footnote-b: b A sentence that is not served.Not an acquittal.",
      "footnote-c: c Of 141 convictions in 2014.1"
    ]);
    expect(foot[2]!.querySelector("a.tm-number")!.getAttribute("data-trace")).toBe("un.convictions-2014");
    expect(document.querySelector(".tm-briefing-body")!.textContent).not.toContain("(Of ");
    // The place of its number is named where the number stands.
    expect(document.querySelector(".tm-briefing-lead .tm-note-mark")).toBeNull();
  });

  test("are Word's own, beside those of the numbers", async () => {
    const docx = readDocx(await briefingToDocx(await compiledBriefing(TEXT), {site: "", png}));
    const notes = all(docx.part("word/footnotes.xml"), "w:footnote")
      .filter((note) => note.getAttribute("w:type") === null)
      .map((note) => textOf(note).trim());
    expect(notes).toEqual([
      "As of 2014.",
      "A sentence that is not served.Not an acquittal.",
      "Of 141 convictions in 2014.",
      "A sentence that is not served.Not an acquittal."
    ]);
    const [headline = ""] = all(docx.part("word/document.xml"), "w:p")
      .map(textOf)
      .filter((text) => text.startsWith("Sentences under"));
    expect(headline).toBe("Sentences under the Act");
  });

  test("are footnotes in Markdown", async () => {
    const markdown = briefingToMarkdown(await compiledBriefing(TEXT));
    expect(markdown).toContain("Some were suspended[^b], and so on[^c].");
    expect(markdown).toContain("- again[^b]");
    expect(markdown).toContain("[^a]: As of **2014**.");
    expect(markdown).toContain("[^b]: A sentence that is not served.\\\n    Not an acquittal.");
    expect(markdown).toMatch(/^\[\^c\]: Of \[141\]\(#[\w-]+\) convictions in 2014\.$/m);
  });
});
