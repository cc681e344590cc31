import {readFileSync} from "node:fs";
import {basename, join} from "node:path";
import {create} from "fontkitten";
import {packageFolder} from "../engine.js";
import {once} from "../../src/core/memoize.js";

/** One of the faces that come with the engine: a weight and style of a family, in a TrueType file of a package. */
export interface FontFace {
  readonly family: string;
  /** As in `@font-face`: the weights that the face serves. */
  readonly weight: string;
  readonly style: "normal" | "italic";
  /** The file's path below the folder of packages. */
  readonly file: string;
}

const [REGULAR, BOLD] = ["100 500", "501 900"];
const GOOGLE = "@expo-google-fonts";

const face = (family: string, weight: string, file: string, style: FontFace["style"] = "normal"): FontFace => ({
  family,
  weight,
  style,
  file
});

/** The faces, in the order in which they serve a letter: text, Japanese, and the one for code. */
export const FONT_FACES: readonly FontFace[] = [
  face("Source Sans 3", REGULAR, "source-sans/TTF/SourceSans3-Regular.ttf"),
  face("Source Sans 3", BOLD, "source-sans/TTF/SourceSans3-Semibold.ttf"),
  face("Source Sans 3", REGULAR, "source-sans/TTF/SourceSans3-It.ttf", "italic"),
  face("Source Sans 3", BOLD, "source-sans/TTF/SourceSans3-SemiboldIt.ttf", "italic"),
  face("Noto Sans JP", REGULAR, `${GOOGLE}/noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf`),
  face("Noto Sans JP", BOLD, `${GOOGLE}/noto-sans-jp/600SemiBold/NotoSansJP_600SemiBold.ttf`),
  face("Source Code Pro", "100 900", `${GOOGLE}/source-code-pro/400Regular/SourceCodePro_400Regular.ttf`)
];

/** The path of a package's font file; throws an Error if the package is not installed. */
export function fontPath(file: string): string {
  const [, name = "", path = ""] = /^((?:@[^/]+\/)?[^/]+)\/(.+)$/.exec(file) ?? [];
  const folder = packageFolder(name);
  if (folder === undefined) throw new Error(`${name}: not installed; run npm install`);
  return join(folder, path);
}

/** The name of a face's file without folder and ending. */
export const fontName = ({file}: Pick<FontFace, "file">): string => basename(file, ".ttf");

/** Whether a family has a letter. */
export function hasLetter(family: string, letter: string): boolean {
  return lettersOfFamilies.get(family)!().has(letter.codePointAt(0)!);
}

/** The letters of each family, read from its first face when one is first asked for. */
const lettersOfFamilies: ReadonlyMap<string, () => ReadonlySet<number>> = new Map(
  [...FONT_FACES].reverse().map(({family, file}) => [
    family,
    once(() => {
      const font = create(readFileSync(fontPath(file)));
      if (font.isCollection) throw new Error(`${file}: holds more than one font; name a file that holds one`);
      return new Set(font.characterSet);
    })
  ])
);

/**
 * The families that show a text's letters, each with those that it shows: text and Japanese share them, the one for
 * code has all that it can show. A family without any is left out.
 */
export function familiesOf(text: Iterable<string>): ReadonlyMap<string, readonly string[]> {
  const letters = [...new Set(text)].filter((letter) => letter >= " ").sort();
  const sans = letters.filter((letter) => hasLetter("Source Sans 3", letter));
  const japanese = letters.filter((letter) => !hasLetter("Source Sans 3", letter) && hasLetter("Noto Sans JP", letter));
  const code = letters.filter((letter) => hasLetter("Source Code Pro", letter));
  return new Map(
    [["Source Sans 3", sans] as const, ["Noto Sans JP", japanese] as const, ["Source Code Pro", code] as const].filter(
      ([, own]) => own.length > 0
    )
  );
}

/** The letters of a text that no family has, each once. */
export function lettersOfNone(text: Iterable<string>): readonly string[] {
  const families = FONT_FACES.map(({family}) => family);
  return [...new Set(text)].filter((letter) => letter >= " " && !families.some((one) => hasLetter(one, letter)));
}

/** The features of type that are used; figures of the families are all of one width without any. */
export const FEATURES = ["ccmp", "kern", "locl", "mark", "mkmk"];

/** By number, the names in a font file that say its licence, which every copy must. */
export const LICENCE = [13, 14];

/** A face's file with these letters alone; the same letters give the same bytes. */
export async function subsetFace(
  {file}: FontFace,
  letters: readonly string[],
  targetFormat: "woff2" | "truetype"
): Promise<Buffer> {
  const {default: subsetFont} = await import("subset-font");
  return subsetFont(readFileSync(fontPath(file)), letters.join(""), {
    targetFormat,
    keepFeatures: FEATURES,
    preserveNameIds: LICENCE,
    noHinting: true
  });
}

/** How a face's rule is written. */
interface FaceRule {
  /** The value of `src`. */
  readonly src: string;
  /** The letters for which a browser asks for the file; all of them if not given. */
  readonly letters?: readonly string[];
  readonly display?: "swap" | "optional" | "block";
}

/** A face as a rule of CSS. */
export function faceRule(
  {family, weight, style}: Pick<FontFace, "family" | "weight" | "style">,
  {src, letters, display = "swap"}: FaceRule
): string {
  const range = letters === undefined ? "" : `;unicode-range:${unicodeRange(letters)}`;
  return `@font-face{font-family:"${family}";font-weight:${weight};font-style:${style};font-display:${display};src:${src}${range}}`;
}

/** Letters as a value of `unicode-range`. */
export function unicodeRange(letters: readonly string[]): string {
  const points = [...new Set(letters.map((letter) => letter.codePointAt(0)!))].sort((a, b) => a - b);
  const runs: [number, number][] = [];
  for (const point of points) {
    const last = runs.at(-1);
    if (last?.[1] === point - 1) last[1] = point;
    else runs.push([point, point]);
  }
  return runs.map(([from, to]) => `U+${hex(from)}${to === from ? "" : `-${hex(to)}`}`).join(",");
}

const hex = (point: number): string => point.toString(16).toUpperCase();
