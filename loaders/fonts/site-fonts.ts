import {createHash} from "node:crypto";
import {mkdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {FONT_FACES, faceRule, familiesOf, fontName, fontPath, subsetFace} from "./font-faces.js";
import type {FontFace} from "./font-faces.js";

/** A font file of a site. */
export interface SiteFont {
  readonly face: Pick<FontFace, "family" | "weight" | "style">;
  /** Its address from the site's root. */
  readonly address: string;
  /** The letters for which a browser asks for it; all of them if not given. */
  readonly letters?: readonly string[];
  /** Whether every page needs it, before its text is laid out. */
  readonly preload: boolean;
}

/** What a page's head says of fonts. */
export interface PageFonts {
  readonly files: readonly SiteFont[];
  /** The rules of the font that stands in for the text's own. */
  readonly fallback: string;
}

/** What English is written with, and the signs of the interface: in one file of each face, which every page shares. */
const CORE = new Set([
  ...Array.from({length: 0x7f - 0x20}, (_, i) => String.fromCharCode(0x20 + i)),
  ...Array.from({length: 0x100 - 0xa0}, (_, i) => String.fromCharCode(0xa0 + i)),
  ...new Set("‐‑–—‘’“”†‡•…′″‹›⁄€™←↑→↓−≈≠≤≥■□▪▲△▴▸▼▾◂◆○●◦✓ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡŒœ")
]);

/** The most letters in a file beyond the core: a page with a few of them loads no more than it must. */
const MOST = 200;

const FOLDER = "_file/fonts";

/**
 * Writes the font files of a built site: of each face the core, and what else stands in the site's texts in files of
 * up to 200 letters, those that most texts share first. What never stands in them is left to the reader's fonts. Names
 * change with contents. Throws an Error if a font is not installed.
 */
export async function writeSiteFonts(dir: string, texts: LetterCount): Promise<readonly SiteFont[]> {
  await mkdir(join(dir, FOLDER), {recursive: true});
  const others = familiesOf([...texts.letters].filter((letter) => !CORE.has(letter)));
  const core = familiesOf(CORE);
  const slices = FONT_FACES.flatMap((face) => [
    ...[core.get(face.family) ?? []].map((letters) => ({face, letters, core: true})),
    ...chunks(texts.byUse(others.get(face.family) ?? [])).map((letters) => ({face, letters, core: false}))
  ]).filter(({letters}) => letters.length > 0);
  return Promise.all(
    slices.map(async ({face, letters, core: isCore}) => {
      const bytes = await subsetFace(face, letters, "woff2");
      const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 8);
      const address = `${FOLDER}/${fontName(face)}.${hash}.woff2`;
      await writeFile(join(dir, address), bytes);
      const preload = isCore && face.family === FONT_FACES[0]!.family && face.style === "normal";
      return {face, letters, address: `/${address}`, preload};
    })
  );
}

function chunks(letters: readonly string[]): readonly (readonly string[])[] {
  return Array.from({length: Math.ceil(letters.length / MOST)}, (_, i) => letters.slice(i * MOST, (i + 1) * MOST));
}

/** Counts in how many texts each letter stands. */
export class LetterCount {
  readonly #counts = new Map<string, number>();

  get letters(): Iterable<string> {
    return this.#counts.keys();
  }

  add(text: string): void {
    for (const letter of new Set(text)) this.#counts.set(letter, (this.#counts.get(letter) ?? 0) + 1);
  }

  /** Letters, those in most texts first. */
  byUse(letters: readonly string[]): readonly string[] {
    const count = (letter: string): number => this.#counts.get(letter) ?? 0;
    return [...letters].sort((a, b) => count(b) - count(a) || (a < b ? -1 : 1));
  }
}

/** The fonts of a preview: whole files, each with the file that it is a copy of. */
export function previewFonts(): readonly (SiteFont & {readonly path: string; readonly copyOf: string})[] {
  return FONT_FACES.map((face) => {
    const path = `data/fonts/${fontName(face)}.ttf`;
    return {face, path, copyOf: fontPath(face.file), address: `/_file/${path}`, preload: false};
  });
}

/**
 * The fonts in a page's head, with addresses from the site's root. On a page to be read, a font that comes too late is
 * left for the next page, so that no line moves under the reader. Where slides are shown, and in a preview, whose fonts
 * are whole and whose pages are to look as the built ones will, it is used as soon as it is there: `isAwaited`.
 */
export function fontHead({files, fallback}: PageFonts, {isAwaited}: {readonly isAwaited: boolean}): string {
  const display = isAwaited ? "swap" : "optional";
  const rules = files.map(({face, address, letters}) =>
    faceRule(face, {src: `url("${address}")`, display, ...(letters === undefined ? {} : {letters})})
  );
  return [
    ...files
      .filter(({preload}) => preload)
      .map(({address}) => `<link rel="preload" href="${address}" as="font" type="font/woff2" crossorigin="">`),
    `<style>${fallback}${rules.join("")}</style>`
  ].join("\n");
}
