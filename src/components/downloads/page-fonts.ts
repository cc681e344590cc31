import {isNeeded, neededType} from "../../exports/needed-fonts.js";

/** A face that the page names: what its rule says, and for which letters. */
interface PageFace {
  readonly family: string;
  readonly style: string;
  readonly address: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly rule: CSSFontFaceRule;
}

const isAscii = (letter: string): boolean => letter < "\u007f";

/**
 * The rules of the page's fonts that some markup needs, with the files in them, for a file that makes no requests. A
 * file of a font that can't be loaded is left out: its letters are then shown in the reader's fonts.
 */
export async function embeddedRules(markup: string, document: Document): Promise<string> {
  const type = neededType(markup, isAscii);
  const points = [...type.letters].map((letter) => letter.codePointAt(0)!);
  const faces = facesOf(document).filter(
    (face) =>
      isNeeded(face, type) && face.ranges.some(([from, to]) => points.some((point) => point >= from && point <= to))
  );
  const rules = faces.map(async ({address, rule}) => {
    const file = await loadedFile(address);
    if (file === undefined) return "";
    const said = ["font-family", "font-weight", "font-style", "unicode-range"].map(
      (name) => `${name}:${rule.style.getPropertyValue(name)};`
    );
    return `@font-face{${said.join("")}font-display:block;src:url(${file})}`;
  });
  return (await Promise.all(rules)).join("\n");
}

/** A standalone SVG with the page's fonts in it, as a picture loads none. */
export async function svgWithFonts(svg: string, document: Document): Promise<string> {
  const rules = await embeddedRules(svg, document);
  return svg.replace(/<svg\b[^>]*>/, (start) => `${start}<style>${rules}</style>`);
}

function facesOf(document: Document): readonly PageFace[] {
  const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]);
  return rules.flatMap((rule) => {
    if (!(rule instanceof CSSFontFaceRule)) return [];
    const value = (name: string): string => rule.style.getPropertyValue(name);
    const address = /url\("([^"]+\.woff2)"\)/.exec(value("src"))?.[1];
    if (address === undefined) return [];
    const ranges = [...value("unicode-range").matchAll(/U\+([0-9A-F]+)(?:-([0-9A-F]+))?/gi)].map(
      ([, from, to]) => [Number.parseInt(from!, 16), Number.parseInt(to ?? from!, 16)] as const
    );
    const family = value("font-family").replace(/^"|"$/g, "");
    return [{family, style: value("font-style"), address: new URL(address, document.baseURI).href, ranges, rule}];
  });
}

async function loadedFile(address: string): Promise<string | undefined> {
  const response = await fetch(address).catch(() => undefined);
  if (!response?.ok) return undefined;
  const bytes = new Uint8Array(await response.arrayBuffer());
  return `data:font/woff2;base64,${btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""))}`;
}
