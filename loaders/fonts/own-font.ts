import {readFileSync} from "node:fs";
import {FEATURES, LICENCE, faceRule} from "./font-faces.js";

/** Thrown if a font file can't be used; the message says why, and what to do. */
export class OwnFontError extends Error {
  override readonly name = "OwnFontError";
}

/** A font of a workspace's own, as far as it is read. */
interface OwnFont {
  readonly family: string;
  /** Its rule of CSS, the file with the letters of a text inside. */
  readonly rule: string;
}

/** The letters that every subset has where the font has them: Latin, punctuation, currencies, arrows, signs. */
const USUAL: readonly (readonly [from: number, to: number])[] = [
  [0x20, 0x24f],
  [0x2010, 0x206f],
  [0x20a0, 0x20cf],
  [0x2190, 0x22ff]
];

/**
 * Reads a font file as a face of the family that it names itself (`family` names it otherwise), with the usual letters
 * and those of a text. The same file and text give the same rule. Throws an {@link OwnFontError}.
 */
export async function readOwnFont(
  path: string,
  {text, weight, family}: {readonly text: string; readonly weight: string; readonly family?: string | undefined}
): Promise<OwnFont> {
  const [{create}, {default: subsetFont}] = await Promise.all([import("fontkitten"), import("subset-font")]);
  const bytes = readFileSync(path);
  const font = read(() => create(bytes));
  if (font.isCollection) throw new OwnFontError("holds more than one font; name a file that holds one");
  const named = read(() => font.familyName);
  const known = new Set(read(() => font.characterSet));
  if (typeof named !== "string" || !NAME.test(named)) throw new OwnFontError(DAMAGED);
  const {noEmbedding, noSubsetting, bitmapOnly} = read(() => font["OS/2"].fsType);
  if (noEmbedding || noSubsetting || bitmapOnly)
    throw new OwnFontError(
      "says of itself that it must not be put into files in part, as decks do; take another font, or ask its maker for one that may"
    );
  const letters = [...known]
    .filter(
      (point) => USUAL.some(([from, to]) => point >= from && point <= to) || text.includes(String.fromCodePoint(point))
    )
    .sort((a, b) => a - b)
    .map((point) => String.fromCodePoint(point));
  if (!Array.from("0123456789").every((figure) => letters.includes(figure)))
    throw new OwnFontError("has no figures, which slides are full of; take another font");
  const made = await subsetFont(bytes, letters.join(""), {
    targetFormat: "woff2",
    keepFeatures: [...FEATURES, "tnum", "lnum"],
    preserveNameIds: LICENCE,
    noHinting: true
  }).catch((cause: unknown) => {
    throw new OwnFontError(DAMAGED, {cause});
  });
  const src = `url(data:font/woff2;base64,${made.toString("base64")})`;
  return {
    family: family ?? named,
    rule: faceRule({family: family ?? named, weight, style: "normal"}, {src, display: "block"})
  };
}

const NAME = /^[\p{L}\d][\p{L}\d .&'-]{0,60}$/u;
const DAMAGED = "is no font that can be read, or is damaged; name a whole WOFF2, TTF or OTF file";

function read<T>(part: () => T): T {
  try {
    return part();
  } catch (cause) {
    throw new OwnFontError(DAMAGED, {cause});
  }
}
