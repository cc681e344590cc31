/** The colours of a theme: grounds, text on them, and what stands out. */
export const COLOUR_TOKENS = [
  "ground",
  "raised",
  "ink",
  "muted",
  "rule",
  "control",
  "accent",
  "on-accent",
  "section",
  "on-section",
  "good",
  "open",
  "open-ground",
  "mark"
] as const;

/** The colours of its charts: the whole behind a part, what is not looked at, and series. */
export const CHART_TOKENS = ["whole", "context", "first", "first-deep", "second", "third"] as const;

/** The roles of type, in pixels of a slide of 720 pixels' height, with the least size of each. */
export const LEAST_TYPE = {headline: 40, body: 28, label: 24, caption: 22, foot: 18} as const;

/** The distances of the grid, in the same pixels, with the least of each; all are multiples of {@link GRID_STEP}. */
export const LEAST_SPACING = {margin: 48, gutter: 16} as const;
export const GRID_STEP = 8;

/** No size and no distance is more than so many times its least: charts would have no room. */
export const MOST = 2;

/** The fonts: those of the slide, which come with the engine, and those that Office is to use. */
export const FONT_TOKENS = ["text", "code", "office", "office-east-asian"] as const;

/** What a theme may say besides of a font of its workspace: its semibold file, and its licence. */
export const OWN_FONT_TOKENS = ["text-bold", "licence"] as const;

/** A font of a workspace's own. */
export interface OwnFontRules {
  /** Rules of CSS with its files inside, so that nothing is fetched. */
  readonly rules: string;
  readonly licence: string;
}

export type ColourToken = (typeof COLOUR_TOKENS)[number];
export type ChartToken = (typeof CHART_TOKENS)[number];
export type TypeToken = keyof typeof LEAST_TYPE;
export type SpacingToken = keyof typeof LEAST_SPACING;
export type FontToken = (typeof FONT_TOKENS)[number];

/** What a slide looks like, in every form that it is shown and sent on in. Colours are written as `#1b2127`. */
export interface Theme {
  readonly colours: Readonly<Record<ColourToken, string>>;
  readonly chart: Readonly<Record<ChartToken, string>>;
  readonly type: Readonly<Record<TypeToken, number>>;
  readonly spacing: Readonly<Record<SpacingToken, number>>;
  readonly fonts: Readonly<Record<FontToken, string>>;
  /** Where `fonts.text` is a font of the workspace. */
  readonly ownFont?: OwnFontRules;
}

/** Whether what a deck names as its theme is a file of tokens. */
export const isThemeFile = (name: string): boolean => /\.ya?ml$/i.test(name);

/** A colour as files of Office have it: `1B2127`. */
export function officeColour(colour: string): string {
  return colour.slice(1).toUpperCase();
}
