import {mkdtemp, readFile, rm, stat} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {hasLetter} from "../../../loaders/fonts/font-faces.js";
import {LetterCount, writeSiteFonts} from "../../../loaders/fonts/site-fonts.js";
import type {SiteFont} from "../../../loaders/fonts/site-fonts.js";
import {tempFolder} from "../../support/temp.js";

const KANJI = Array.from({length: 600}, (_, i) => String.fromCodePoint(0x4e00 + i))
  .filter((letter) => hasLetter("Noto Sans JP", letter) && !"児童".includes(letter))
  .slice(0, 260);

describe("writeSiteFonts(dir, texts)", () => {
  let dir: string;
  let fonts: readonly SiteFont[];
  const ofFamily = (family: string): readonly SiteFont[] => fonts.filter(({face}) => face.family === family);
  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), "tickmark-"));
    const texts = new LetterCount();
    texts.add("Łódź 児童");
    texts.add(`児童 ${KANJI.join("")}`);
    fonts = await writeSiteFonts(dir, texts);
  });

  afterAll(() => rm(dir, {recursive: true, force: true}));

  it("has what English needs of the text’s face in one file of each, of at most 20 kB, named by its contents", async () => {
    const [first, ...others] = ofFamily("Source Sans 3").filter(({letters}) => letters!.includes("a"));
    expect(others).toHaveLength(3);
    expect(first!.address).toMatch(/^\/_file\/fonts\/SourceSans3-Regular\.[0-9a-f]{8}\.woff2$/);
    for (const {address} of [first!, ...others]) {
      expect((await readFile(join(dir, address))).subarray(0, 4).toString()).toBe("wOF2");
      expect((await stat(join(dir, address))).size).toBeLessThan(20_000);
    }
    expect(fonts.filter(({preload}) => preload).map(({face}) => face.weight)).toEqual(["100 500", "501 900"]);
  });

  it("has other letters of the site’s texts, and no more, in files of their own", () => {
    const others = ofFamily("Source Sans 3").filter(({letters}) => !letters!.includes("a"));
    expect(others.map(({letters}) => [...letters!].sort().join(""))).toEqual(Array(4).fill("Łź"));
  });

  it("has Japanese in files of up to 200 letters, those of most texts first", () => {
    const regular = ofFamily("Noto Sans JP").filter(({face}) => face.weight === "100 500");
    expect(regular.map(({letters}) => letters!.length)).toEqual([200, 62]);
    expect(regular[0]!.letters!.slice(0, 2).sort()).toEqual(["児", "童"].sort());
  });
});

it("writeSiteFonts(dir, texts) writes no Japanese file for a site without Japanese", async () => {
  const texts = new LetterCount();
  texts.add("143 of “141” – × →");
  const fonts = await writeSiteFonts(await tempFolder(), texts);
  expect(new Set(fonts.map(({face}) => face.family))).toEqual(new Set(["Source Sans 3", "Source Code Pro"]));
  expect(fonts).toHaveLength(5);
});
