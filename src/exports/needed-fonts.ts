/** What decides which faces a text needs. */
export interface NeededType {
  /** All that may be shown. */
  readonly letters: ReadonlySet<string>;
  readonly italic: boolean;
  readonly code: boolean;
}

/** Elements and properties that are shown in italics, and elements that hold code. */
const ITALIC = /<(?:em|i|cite|dfn|var|address)[\s>]|font-style[:=]"?\s*italic/;
const CODE = /<(?:code|pre|kbd|samp)[\s>]/;
const SCRIPT = /<script>[\s\S]*?<\/script>/g;

/**
 * What a page or drawing needs to be shown: its letters, in capitals too, and figures that stand in no text, as those
 * of pages. Of what scripts say only letters that `isKnown` are counted, as they hold tables of signs besides.
 */
export function neededType(markup: string, isKnown: (letter: string) => boolean): NeededType {
  const [shown, said] = [markup.replace(SCRIPT, ""), (markup.match(SCRIPT) ?? []).join("")];
  const words = [...new Set(said)].filter(isKnown);
  return {
    letters: new Set(`${shown}${shown.toUpperCase()}0123456789${words.join("")}`),
    italic: ITALIC.test(markup),
    code: CODE.test(markup)
  };
}

/** Whether a face of a family serves any text of this type. */
export function isNeeded(
  {family, style}: {readonly family: string; readonly style: string},
  {italic, code}: Pick<NeededType, "italic" | "code">
): boolean {
  return (style !== "italic" || italic) && (family !== "Source Code Pro" || code);
}

/** A page of HTML with rules of fonts in its head. */
export function withFontRules(html: string, rules: string): string {
  return html.replace("</head>", () => `<style>${rules}</style>\n</head>`);
}
