import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {INK} from "../../../src/core/themes/ink.js";
import {PAPER} from "../../../src/core/themes/paper.js";
import {PLAIN} from "../../../src/core/themes/plain.js";
import {siteThemeCss, themeCss} from "../../../src/core/themes/theme-css.js";
import {filesBelow} from "../../../loaders/read-text.js";

describe("siteThemeCss()", () => {
  it("has paper by day, ink for readers who ask for dark, and plain in print", () => {
    const [day, dark, print] = siteThemeCss().trim().split("\n");
    expect(day).toMatch(/^:root\{color-scheme:light dark;/);
    expect(day).toContain(`--tm-ground:${PAPER.colours.ground};`);
    expect(dark).toMatch(/^@media \(prefers-color-scheme:dark\)/);
    expect(dark).toContain(`--tm-first-deep:${INK.chart["first-deep"]};`);
    expect(print).toMatch(/^@media print\{:root\{color-scheme:light;/);
    expect(print).toContain(`--tm-muted:${PLAIN.colours.muted};`);
  });
});

describe("themeCss(theme, selector)", () => {
  it("sets colours, sizes and fonts for what is selected, and whether it is dark", () => {
    const css = themeCss({...INK, type: {...INK.type, headline: 44}}, ".tm-slide");
    expect(css).toMatch(/^\.tm-slide\{color-scheme:dark;color:var\(--tm-ink\);--tm-ground:#14181c;/);
    expect(css).toContain("--tm-size-headline:44;");
    expect(css).toContain('--tm-sans:"Source Sans 3", "Source Sans 3 Fallback", "Noto Sans JP", system-ui');
  });
});

it("no style sheet and no drawing has a colour of its own", async () => {
  const neutral = ["#ffffff", "#000000", "#8c8c8c"];
  const paths = await filesBelow("src", (path) => /\.(?:css|ts)$/.test(path) && !path.includes("core/themes/"));
  const found: string[] = [];
  for (const path of paths) {
    const code = (await readFile(path, "utf8")).replace(/^\s*(?:\/\*)?\*.*$/gm, "");
    for (const [colour] of code.matchAll(/#[\da-f]{6}\b|"(?!\d{6}")[\dA-F]{6}"/gi))
      if (!neutral.includes(colour)) found.push(`${path}: ${colour}`);
  }
  expect(found).toEqual([]);
});
