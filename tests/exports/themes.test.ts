import {beforeAll, describe, expect, it} from "vitest";
import {printHtml} from "../../loaders/exports/pdf.js";
import {deckFile} from "../../loaders/exports/formats.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import {drawingDocument} from "../../loaders/render/light-document.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {SHIPPED_THEMES} from "../../src/core/themes/shipped-themes.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {deckView} from "../../src/views/deck-view.js";
import {demoDeck} from "../support/demo-deck.js";
import {partText} from "../support/office.js";

let [unnamed, evidence] = [{} as CompiledDeck, {} as Evidence];
beforeAll(async () => {
  ({deck: unnamed, evidence} = await demoDeck());
});

/** The rule that gives slides this ground. */
const rule = (ground: string): RegExp =>
  new RegExp(`\\.tm-slide\\{color-scheme:(?:dark|light);color:var\\(--tm-ink\\);--tm-ground:${ground};`);

describe.each([...SHIPPED_THEMES])("a deck in the theme %s", (_name, theme) => {
  const {ground, ink} = theme.colours;
  const named = (): CompiledDeck => ({...unnamed, theme});

  it("has its colours on its page, on stage and in the speaker's window, and leaves the page around it as it is", () => {
    const context = {document: drawingDocument(), href: (path: string) => path, traceHref: (x: string) => `#${x}`};
    const view = deckView(named(), context);
    expect(view.getAttribute("data-theme")).toBe("");
    const css = view.querySelector("style")!.textContent;
    expect(css).toMatch(
      /^\.tm-deck\[data-theme\]\[data-mode\],\.tm-presenting dialog,\.tm-deck\[data-theme\] \.tm-slide\{/
    );
    expect(css).toMatch(rule(ground));
    const without = deckView(unnamed, context);
    expect(without.querySelector("style") ?? without.getAttribute("data-theme")).toBeNull();
  });

  it.each(["slides", "notes", "handout"] as const)("has them in print and pictures, as %s", async (variant) => {
    expect(await printHtml(named(), {variant})).toMatch(rule(ground));
    expect(await printHtml(unnamed, {variant})).not.toMatch(rule(ground));
  });

  it("has them in the one file of HTML", async () => {
    expect(await deckFile(named(), {evidence, notes: true})).toMatch(rule(ground));
    expect(await deckFile(unnamed, {evidence, notes: true})).not.toMatch(rule(ground));
  });

  it("has them, and its fonts, in PowerPoint; its notes are white sheets", async () => {
    const own = {...theme, fonts: {...theme.fonts, office: "Georgia"}};
    const file = await deckToPptx({...unnamed, theme: own}, {site: "", png: svgToPng});
    const place = (part: string, name: string): string | undefined =>
      new RegExp(`<a:${name}><a:srgbClr val="(\\w+)"/>`).exec(partText(file, part))?.[1];
    const office = [ink, ground, theme.chart.whole].map((colour) => colour.slice(1).toUpperCase());
    expect(["dk1", "lt1", "lt2"].map((name) => place("ppt/theme/theme1.xml", name))).toEqual(office);
    expect(partText(file, "ppt/theme/theme1.xml")).toContain('<a:latin typeface="Georgia"/>');
    expect(place("ppt/theme/theme2.xml", "lt1")).toBe("FFFFFF");
  });
});
