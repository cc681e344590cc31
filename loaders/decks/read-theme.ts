import type {Diagnostic} from "../../src/core/diagnostic.js";
import {unreadablePairs} from "../../src/core/themes/contrast.js";
import {
  CHART_TOKENS,
  COLOUR_TOKENS,
  FONT_TOKENS,
  GRID_STEP,
  LEAST_SPACING,
  LEAST_TYPE,
  MOST
} from "../../src/core/themes/tokens.js";
import type {ChartToken, ColourToken, FontToken, SpacingToken, Theme, TypeToken} from "../../src/core/themes/tokens.js";
import {FONT_FACES} from "../fonts/font-faces.js";
import {readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";

const GROUPS = ["colours", "chart", "type", "spacing", "fonts"] as const;

/**
 * Reads a theme from its file of YAML. Whatever is wrong with it, pairs of colours that can't be read among it, is
 * added to `diagnostics`; undefined where anything is.
 */
export function readTheme(text: string, file: string, diagnostics: Diagnostic[]): Theme | undefined {
  const before = diagnostics.length;
  const groups = readYaml(text, file, diagnostics)?.map(GROUPS, GROUPS);
  if (groups === undefined) return undefined;
  const colours = readTokens(groups.colours, COLOUR_TOKENS, readColour);
  const chart = readTokens(groups.chart, CHART_TOKENS, readColour);
  const type = readTokens(groups.type, Object.keys(LEAST_TYPE) as TypeToken[], readLetters);
  const spacing = readTokens(groups.spacing, Object.keys(LEAST_SPACING) as SpacingToken[], readDistance);
  const fonts = readTokens(groups.fonts, FONT_TOKENS, readFont);
  refuseUnreadable(colours, chart);
  if (diagnostics.length > before) return undefined;
  return {
    colours: valuesOf(colours),
    chart: valuesOf(chart),
    type: valuesOf(type),
    spacing: valuesOf(spacing),
    fonts: valuesOf(fonts)
  };
}

/** What a token says, and where. */
interface ReadToken<T> {
  readonly node: YamlNode;
  readonly value: T;
}

type ReadTokens<K extends string, T> = ReadonlyMap<K, ReadToken<T>>;

/** The tokens of a group that can be used. */
function readTokens<K extends string, T>(
  group: YamlNode | undefined,
  names: readonly K[],
  read: (node: YamlNode, name: K) => T | undefined
): ReadTokens<K, T> {
  const nodes = group?.map(names, names);
  return new Map(
    names.flatMap((name) => {
      const node = nodes?.[name];
      const value = node && read(node, name);
      return value === undefined ? [] : [[name, {node: node!, value}] as const];
    })
  );
}

/** The values of a group of which every token could be used. */
function valuesOf<K extends string, T>(tokens: ReadTokens<K, T>): Record<K, T> {
  return Object.fromEntries([...tokens].map(([name, {value}]) => [name, value])) as Record<K, T>;
}

const COLOUR = /^#?([\da-f]{6})$/i;

function readColour(node: YamlNode): string | undefined {
  const text = node.text();
  if (text === undefined) return undefined;
  const digits = COLOUR.exec(text.trim())?.[1];
  if (digits !== undefined) return `#${digits.toLowerCase()}`;
  // Without quotes, what follows # is a comment, and the colour empty.
  if (text.trim() === "") node.diagnostic('is empty; write a colour in quotes, such as "#1b2127"');
  else node.diagnostic(`${text}: is no colour; write six hexadecimal digits in quotes, such as "#1b2127"`);
  return undefined;
}

function readLetters(node: YamlNode, role: TypeToken): number | undefined {
  const least = LEAST_TYPE[role];
  const most = MOST * least;
  const [text, size] = readNumber(node);
  if (text === undefined) return undefined;
  if (size >= least && size <= most) return size;
  const why = size < least ? "; smaller letters can't be read from the back of a room" : "";
  node.diagnostic(`${text}: expected a whole number from ${least} to ${most}${why}`);
  return undefined;
}

function readDistance(node: YamlNode, name: SpacingToken): number | undefined {
  const least = LEAST_SPACING[name];
  const most = MOST * least;
  const [text, size] = readNumber(node);
  if (text === undefined) return undefined;
  if (size >= least && size <= most && size % GRID_STEP === 0) return size;
  node.diagnostic(`${text}: expected a multiple of ${GRID_STEP} from ${least} to ${most}`);
  return undefined;
}

/** A text, and the whole number that it is, else one that no range holds. */
function readNumber(node: YamlNode): readonly [text: string | undefined, value: number] {
  const text = node.filled()?.trim();
  return [text, text !== undefined && /^\d{1,4}$/.test(text) ? Number(text) : NaN];
}

/** The fonts that come with the engine, by what they are for. */
const SHIPPED = {text: FONT_FACES[0]!.family, code: FONT_FACES.at(-1)!.family} as const;
const ELSEWHERE = /url\s*\(|^[a-z]+:|\/\/|@import|@font-face/i;
const OFFICE_FONT = /^[\p{L}\d][\p{L}\d .&'-]{0,60}$/u;

function readFont(node: YamlNode, name: FontToken): string | undefined {
  const text = node.filled()?.trim();
  if (text === undefined) return undefined;
  const shipped = name === "text" || name === "code" ? SHIPPED[name] : undefined;
  if (ELSEWHERE.test(text))
    node.diagnostic(
      `${text}: fonts from elsewhere are never fetched; write ${shipped ?? "the name of a font, such as Arial"}`
    );
  else if (shipped !== undefined && text !== shipped)
    node.diagnostic(`${text}: isn't among the fonts that come with the engine; write ${shipped}`);
  else if (!OFFICE_FONT.test(text)) node.diagnostic(`${text}: expected the name of one font, such as Arial`);
  else return text;
  return undefined;
}

/** Adds a diagnostic for each pair of colours whose contrast is too low, at the colour that stands on the other. */
function refuseUnreadable(colours: ReadTokens<ColourToken, string>, chart: ReadTokens<ChartToken, string>): void {
  const found = new Map<string, ReadToken<string>>([...colours, ...chart]);
  for (const {on, ground, ratio, least} of unreadablePairs({...valuesOf(colours), ...valuesOf(chart)})) {
    const [front, back] = [found.get(on)!, found.get(ground)!];
    front.node.diagnostic(
      `can't be read on ${back.node.path}: the contrast of ${front.value} on ${back.value} is ${rounded(ratio)}, at least ${least} is needed; make one of them lighter or darker`
    );
  }
}

/** A ratio in two decimals, never rounded up to what is needed. */
const rounded = (ratio: number): string => (Math.floor(ratio * 100) / 100).toFixed(2);
