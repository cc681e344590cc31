import type {Diagnostic} from "../../src/core/diagnostic.js";
import {isDark, unreadablePairs} from "../../src/core/themes/contrast.js";
import {SHIPPED_THEMES} from "../../src/core/themes/shipped-themes.js";
import {
  CHART_TOKENS,
  COLOUR_TOKENS,
  FONT_TOKENS,
  GRID_STEP,
  LEAST_SPACING,
  LEAST_TYPE,
  MOST,
  OWN_FONT_TOKENS
} from "../../src/core/themes/tokens.js";
import type {
  ChartToken,
  ColourToken,
  FontToken,
  OwnFontRules,
  SpacingToken,
  Theme,
  TypeToken
} from "../../src/core/themes/tokens.js";
import {FONT_FACES} from "../fonts/font-faces.js";
import {OwnFontError, readOwnFont} from "../fonts/own-font.js";
import {readYaml} from "../yaml.js";
import type {YamlNode} from "../yaml.js";

const GROUPS = ["colours", "chart", "type", "spacing", "fonts"] as const;
type Group = (typeof GROUPS)[number];

/** What the tokens of each group are, in words. */
const KINDS: Readonly<Record<Group, (token: string) => string>> = {
  colours: () => "a colour",
  chart: () => "a colour",
  type: (token) => `a whole number ${letterRange(token as TypeToken)}`,
  spacing: (token) => `a multiple of ${GRID_STEP} ${distanceRange(token as SpacingToken)}`,
  fonts: () => "the name of a font"
};

/** What a theme's own font is read with. */
interface FontSetting {
  /** The path of the file that a theme names, or why it can't be had. */
  readonly find: (name: string) => {readonly real: string} | {readonly reason: string};
  /** A text that the font is to show, besides the usual letters. */
  readonly shown: string;
}

/**
 * Reads a theme from its file of YAML. Whatever is wrong with it, pairs of colours that can't be read among it, is
 * added to `diagnostics`; undefined where anything is.
 */
export async function readTheme(
  text: string,
  file: string,
  diagnostics: Diagnostic[],
  setting: FontSetting
): Promise<Theme | undefined> {
  const before = diagnostics.length;
  const root = readYaml(text, file, diagnostics);
  if (root === undefined) return undefined;
  const groups = root.map(GROUPS);
  const colours = readTokens(groups.colours, COLOUR_TOKENS, readColour);
  const chart = readTokens(groups.chart, CHART_TOKENS, readColour);
  const type = readTokens(groups.type, Object.keys(LEAST_TYPE) as TypeToken[], readLetters);
  const spacing = readTokens(groups.spacing, Object.keys(LEAST_SPACING) as SpacingToken[], readDistance);
  const fonts = readTokens(groups.fonts, [...FONT_TOKENS, ...OWN_FONT_TOKENS], readFont);
  tellMissing(root, {groups, ...valuesOf(colours)});
  refuseUnreadable(colours, chart);
  const own = await ownFont(fonts, setting);
  if (diagnostics.length > before) return undefined;
  return {
    colours: valuesOf(colours),
    chart: valuesOf(chart),
    type: valuesOf(type),
    spacing: valuesOf(spacing),
    fonts: {
      ...(Object.fromEntries(FONT_TOKENS.map((name) => [name, fonts.get(name)!.value])) as Theme["fonts"]),
      ...(own && {text: own.family})
    },
    ...(own && {ownFont: {rules: own.rules, licence: own.licence}})
  };
}

/**
 * Adds a diagnostic for each group and each token that a theme lacks: what it is, and what the shipped theme that is
 * as dark as this one has.
 */
function tellMissing(
  root: YamlNode,
  {groups, ground, ink}: {readonly groups: Readonly<Partial<Record<Group, YamlNode>>>} & Partial<Theme["colours"]>
): void {
  const name = ground !== undefined && ink !== undefined && isDark({ground, ink}) ? "ink" : "paper";
  const model = SHIPPED_THEMES.get(name)!;
  if (!root.isMap) return;
  for (const group of GROUPS) {
    const node = groups[group];
    if (node && !node.isMap) continue;
    const present = new Set(node?.entries().map(([token]) => token));
    const missing = Object.entries(model[group]).filter(([token]) => !present.has(token));
    const written = missing.map(([token, value]) => `${token}: ${JSON.stringify(value)}`);
    if (!node)
      root.diagnostic(
        `missing ${group}; write it with all of its own, such as ${group}: {${written.join(", ")}}, as in ${name}`
      );
    else
      missing.forEach(([token], i) =>
        node.diagnostic(`missing ${token}; write ${KINDS[group](token)}, such as ${written[i]!}, as in ${name}`)
      );
  }
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
  const nodes = group?.map(names);
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

const letterRange = (role: TypeToken): string => `from ${LEAST_TYPE[role]} to ${MOST * LEAST_TYPE[role]}`;
const distanceRange = (name: SpacingToken): string => `from ${LEAST_SPACING[name]} to ${MOST * LEAST_SPACING[name]}`;

function readLetters(node: YamlNode, role: TypeToken): number | undefined {
  const least = LEAST_TYPE[role];
  const most = MOST * least;
  const [text, size] = readNumber(node);
  if (text === undefined) return undefined;
  if (size >= least && size <= most) return size;
  const why = size < least ? "; smaller letters can't be read from the back of a room" : "";
  node.diagnostic(`${text}: expected a whole number ${letterRange(role)}${why}`);
  return undefined;
}

function readDistance(node: YamlNode, name: SpacingToken): number | undefined {
  const least = LEAST_SPACING[name];
  const most = MOST * least;
  const [text, size] = readNumber(node);
  if (text === undefined) return undefined;
  if (size >= least && size <= most && size % GRID_STEP === 0) return size;
  node.diagnostic(`${text}: expected a multiple of ${GRID_STEP} ${distanceRange(name)}`);
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

const FONT_FILE = /\.(?:woff2|ttf|otf)$/i;
const LONGEST_LICENCE = 200;

type OwnFontToken = (typeof OWN_FONT_TOKENS)[number];

function readFont(node: YamlNode, name: FontToken | OwnFontToken): string | undefined {
  const text = node.filled()?.trim();
  if (text === undefined) return undefined;
  if (name === "licence") {
    if (text.length <= LONGEST_LICENCE) return text;
    node.diagnostic(`has ${text.length} letters, more than ${LONGEST_LICENCE}; write its name and where it stands`);
    return undefined;
  }
  if ((name === "text" || name === "text-bold") && FONT_FILE.test(text) && !ELSEWHERE.test(text)) return text;
  if (name === "text-bold" && !ELSEWHERE.test(text)) {
    node.diagnostic(`${text}: expected a font file of the workspace: WOFF2, TTF or OTF`);
    return undefined;
  }
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

/**
 * The font that a theme brings along, with its rules; undefined where it brings none. What is wrong with it is told of.
 */
async function ownFont(
  fonts: ReadTokens<FontToken | OwnFontToken, string>,
  {find, shown}: FontSetting
): Promise<(OwnFontRules & {readonly family: string}) | undefined> {
  const [regular, bold, licence] = [fonts.get("text"), fonts.get("text-bold"), fonts.get("licence")];
  if (regular === undefined) return undefined;
  if (!FONT_FILE.test(regular.value)) {
    for (const one of [bold, licence])
      one?.node.diagnostic("goes with a font file of the workspace; name one as text, or take this line out");
    return undefined;
  }
  if (licence === undefined)
    regular.node.diagnostic(
      `${regular.value}: a font of your own needs its licence beside it, as licence: SIL Open Font License 1.1`
    );
  let family: string | undefined;
  const rules: string[] = [];
  for (const {node, value, weight} of [
    {...regular, weight: bold ? "100 500" : "100 900"},
    ...(bold ? [{...bold, weight: "501 900"}] : [])
  ]) {
    const found = find(value);
    try {
      if ("reason" in found) throw new OwnFontError(found.reason);
      const read = await readOwnFont(found.real, {text: shown, weight, family});
      family ??= read.family;
      rules.push(read.rule);
    } catch (error) {
      if (!(error instanceof OwnFontError)) throw error;
      node.diagnostic(`${value}: ${error.message}`);
    }
  }
  if (family === undefined || licence === undefined) return undefined;
  const said = `/* ${family}: ${licence.value.replaceAll("*/", "")} */`;
  return {family, rules: [said, ...rules].join(""), licence: licence.value};
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
