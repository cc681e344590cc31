import MarkdownIt from "markdown-it";
import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {drawInMarkdown} from "../../../loaders/render/markdown.js";
import {realSite} from "../../support/real-site.js";

/** A notebook as it is drawn. */
async function drawn(text: string): Promise<Document> {
  const md = new MarkdownIt({html: true, linkify: true});
  drawInMarkdown(md, await realSite());
  return new JSDOM(md.render(text, {path: "/notebooks/made-up"})).window.document;
}

it("footnotes of a notebook stand at the page's foot, numbered as they are met, each once", async () => {
  const page = await drawn(`# Sentences^[As of **2014**.]

[^kept]: Not served,
    that is[^act].

    - suspended

Some were suspended[^kept], and so on^[Of {{ un.convictions-2014 }}, https://example.org.].

| a |
|---|
| again[^kept] |

[^act]: The Act.
`);
  const marks = [...page.querySelectorAll<HTMLAnchorElement>(".tm-footnote-mark a")];
  expect(marks.map(({textContent, hash}) => [textContent, hash])).toEqual(
    ["1", "2", "3", "2", "4"].map((mark) => [mark, `#footnote-${mark}`])
  );
  expect(page.querySelector("h1")!.textContent).toBe("Sentences1");
  const foot = page.querySelector(".tm-footnotes")!;
  expect(page.body.lastElementChild).toBe(foot);
  expect([...foot.querySelectorAll(":scope > ol > li")].map(({id, textContent}) => [id, words(textContent)])).toEqual([
    ["footnote-1", "As of 2014. ↩"],
    ["footnote-2", "Not served, that is4. suspended ↩"],
    ["footnote-3", "Of 141, https://example.org. ↩"],
    ["footnote-4", "The Act. ↩"]
  ]);
  expect(foot.querySelector("[data-trace]")!.getAttribute("data-trace")).toBe("un.convictions-2014");
  const ids = [...page.querySelectorAll("[id]")].map(({id}) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const link of page.querySelectorAll<HTMLAnchorElement>("a[href^='#footnote-']"))
    expect(ids, link.outerHTML).toContain(link.hash.slice(1));
});

it("a page without footnotes has no foot", async () => {
  expect((await drawn("# A\n\nText")).querySelector(".tm-footnotes")).toBeNull();
});

const words = (text: string): string => text.replace(/\s+/g, " ").trim();
