import {expect, it} from "vitest";
import {embedFonts} from "../../../loaders/fonts/embed-fonts.js";

const page = (body: string): string =>
  `<!doctype html><html><head><title>Loans</title></head><body>${body}</body></html>`;

const familiesIn = (html: string): readonly string[] =>
  [...html.matchAll(/@font-face\{font-family:"([^"]+)";font-weight:(\d+)[^;]*;font-style:(\w+)/g)].map(
    ([, family, weight, style]) => `${family} ${weight} ${style}`
  );

it("embedFonts(html) puts in the faces that the page needs, and no request", async () => {
  const html = await embedFonts(page("<p>In 143 loans</p>"), "woff2");
  expect(familiesIn(html)).toEqual(["Source Sans 3 100 normal", "Source Sans 3 501 normal"]);
  expect(html.match(/\burl\([^;]+/g)).toEqual(Array(2).fill("url(data:font/woff2"));
});

it("embedFonts(html) has Japanese, italics and the face for code where they stand in the page", async () => {
  const html = await embedFonts(page("<p>児童 <em>as printed</em> <code>a.b</code></p>"), "truetype");
  expect(familiesIn(html)).toEqual([
    "Source Sans 3 100 normal",
    "Source Sans 3 501 normal",
    "Source Sans 3 100 italic",
    "Source Sans 3 501 italic",
    "Noto Sans JP 100 normal",
    "Noto Sans JP 501 normal",
    "Source Code Pro 100 normal"
  ]);
});

it("embedFonts(html) embeds nothing for Japanese that stands only in a script", async () => {
  const html = await embedFonts(page(`<p>143</p><script>const signs = "児∈";</script>`), "woff2");
  expect(familiesIn(html).filter((family) => family.startsWith("Noto"))).toEqual([]);
});

it("embedFonts(html) grows with the letters in the page, not with the font", async () => {
  const [few, more] = await Promise.all([
    embedFonts(page("<p>1</p>"), "woff2"),
    embedFonts(page("<p>ĂąĆđĒęĜğĢħ</p>"), "woff2")
  ]);
  expect(few.length).toBeLessThan(12_000);
  expect(more.length).toBeGreaterThan(few.length + 500);
});
