import MarkdownIt from "markdown-it";
import {describe, expect, it} from "vitest";
import {ageLines} from "../../../src/core/age.js";
import {drawInMarkdown} from "../../../loaders/render/markdown.js";
import {ageOfPage} from "../../../loaders/render/page-age.js";
import {briefingNames, briefingText, compiledBriefing} from "../../support/compiled-briefing.js";
import {realData, realSite} from "../../support/real-site.js";

describe("ageOfPage(path, site)", () => {
  it("follows from the periods of the facts that the page shows", async () => {
    const site = await realSite();
    const {evidence} = site;
    const age = ageOfPage("/notebooks/victims", site)!;
    const shown = evidence.facts.filter(({id}) =>
      evidence.uses[id]?.some(({href}) => href.startsWith("/notebooks/victims"))
    );
    const years = new Set(shown.flatMap(({period}) => period.match(/\d{4}/g) ?? []));
    expect(years.size).toBeGreaterThan(1);
    for (const year of years) expect(age.years).toContain(year);
    expect(age.sources.map(({id}) => id)).toEqual([...new Set(shown.map(({source}) => source))]);
  });

  it("names the documents of lists that are only counted or drawn", async () => {
    const site = await realSite();
    expect(ageOfPage("/notebooks/timeline", site)!.sources.length).toBeGreaterThan(0);
    expect(ageOfPage("/nowhere", site)).toBeUndefined();
  });

  it("every notebook says it below its heading, every briefing has it, in the words of the registry", async () => {
    const [site, {notebooks}] = [await realSite(), await realData()];
    const md = new MarkdownIt({html: true});
    drawInMarkdown(md, site);
    for (const {id} of notebooks) {
      const html = md.render("# Title\n\nText.\n", {path: `/notebooks/${id}`});
      expect(html, id).toMatch(
        /<\/h1>\s*<aside class="tm-content-note"[^]*<\/aside>\s*<aside class="tm-age"[^>]*>.*, published /
      );
    }
    expect(md.render("# Title\n", {path: "/gallery"})).not.toContain("tm-age");
    for (const name of briefingNames) {
      const {age, facts} = await compiledBriefing(briefingText(name), name);
      expect(age!.sources.map(({id}) => id)).toEqual(
        expect.arrayContaining([...new Set(facts.map(({source}) => source.source))])
      );
      const lines = ageLines(age!).join("\n");
      for (const source of site.evidence.sources.filter(({id}) => age!.sources.some((aged) => aged.id === id)))
        for (const said of [source.newer, source.since]) if (said !== undefined) expect(lines).toContain(said);
    }
  });

  it("notebooks, decks and briefings open with the note of the workspace and its lines of support, other pages don't", async () => {
    const site = await realSite();
    const md = new MarkdownIt({html: true});
    drawInMarkdown(md, site);
    const {text} = site.own.note.home!;
    const links = [...text.matchAll(/\]\(([^)]+)\)/g)].map(([, href]) => href!);
    expect(links.length).toBeGreaterThan(0);
    for (const path of ["/notebooks/victims", "/decks/summit", "/briefings/prosecution-and-sentencing"]) {
      const html = md.render("# Title\n\nText.\n", {path});
      const note = /<\/h1>\s*<aside class="tm-content-note"[^]*?<\/aside>/.exec(html)?.[0] ?? "";
      for (const href of links) expect(note).toContain(`href="${href}"`);
    }
    for (const path of ["/decks/index", "/guides/analyst"])
      expect(md.render("# Title\n", {path})).not.toContain("tm-content-note");
    const quiet = new MarkdownIt({html: true});
    drawInMarkdown(quiet, {...site, own: {...site.own, note: {}}});
    expect(quiet.render("# Title\n", {path: "/notebooks/victims"})).not.toContain("tm-content-note");
  });
});
