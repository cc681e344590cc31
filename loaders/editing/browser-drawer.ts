import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import type {Deck} from "../../src/core/deck/deck.js";
import {lineOfOption} from "../../src/core/deck/metadata.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {FOLDERS} from "../../src/core/editing/document-id.js";
import type {DocumentId} from "../../src/core/editing/document-id.js";
import type {DrawnDocument, Problem} from "../../src/core/editing/drawn-document.js";
import type {Evidence} from "../../src/core/evidence.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {textOption} from "../../src/core/manuscript/options.js";
import type {QueryAnswers} from "../../src/core/query/query-cell.js";
import {SHIPPED_THEMES} from "../../src/core/themes/shipped-themes.js";
import {isThemeFile} from "../../src/core/themes/tokens.js";
import {compileBriefing} from "../decks/compile-briefing.js";
import {compileDeck} from "../decks/compile-deck.js";
import {checkBriefing, checkDeck} from "../prose/check-decks.js";
import {siteLibrary} from "../render/site.js";
import {diagnosticsOf, drawNotebookText, drawnOf} from "./draw-text.js";
import type {DrawingSite} from "./draw-text.js";
import {readDrawingData} from "./drawing-data.js";

const WITHOUT = "is not at hand in this browser; it is seen and checked once the document is in its workspace";

/** What draws and checks documents in the browser. */
export interface BrowserDrawer {
  /** Draws a text; `answers` are those to queries which are not among the site's own. */
  readonly draw: (document: DocumentId, text: string, answers?: QueryAnswers) => DrawnDocument;
  /** The themes of the site's decks, as these name them. */
  readonly themes: readonly string[];
}

/**
 * Draws and checks documents in the browser, by the code that makes the site, from the site's own files. Pictures,
 * slides and themes of other files are not to be had there, but for the themes of the site's decks; where a document
 * names some, that is among its problems.
 */
export function openDrawer(data: string, evidence: Evidence): BrowserDrawer {
  const {themes, ...drawing} = readDrawingData(data, evidence);
  const {site} = drawing;
  const draw: BrowserDrawer["draw"] = ({kind, name}, text, answers) => {
    const file = `${FOLDERS[kind]}/${name}.md`;
    if (kind === "notebook") return drawNotebookText(text, file, withAnswers(drawing, answers));
    const report = drawing.report();
    const manuscript = readManuscript(text, {kind, file});
    const setting = {name, file, site, picture: () => ({reason: WITHOUT})};
    if (kind === "briefing") {
      checkBriefing(manuscript, siteLibrary(site), report);
      return drawnOf(file, compileBriefing(readBriefing(manuscript), setting), diagnosticsOf(report));
    }
    const deck = readDeck(manuscript);
    checkDeck(deck, siteLibrary(site), report);
    const theme = SHIPPED_THEMES.get(themeOf(deck).toLowerCase()) ?? themes.get(themeOf(deck));
    const whole = theme === undefined ? deck : {...deck, theme: {theme, diagnostics: []}};
    const drawn = drawnOf(file, compileDeck(whole, setting), diagnosticsOf(report));
    return {...drawn, problems: [...fromElsewhere(deck, theme !== undefined), ...drawn.problems]};
  };
  return {draw, themes: [...themes.keys()]};
}

/** What a notebook is drawn with, knowing answers to queries of its own. */
function withAnswers(drawing: DrawingSite, answers: QueryAnswers = new Map()): DrawingSite {
  if (answers.size === 0) return drawing;
  const {site} = drawing;
  return {...drawing, site: {...site, queries: new Map([...site.queries, ...answers])}};
}

const themeOf = ({options}: Deck): string => textOption(options, "theme")?.trim() ?? "";

/** Says which parts of a deck stand in other files. */
function fromElsewhere(deck: Deck, hasTheme: boolean): readonly Problem[] {
  const theme = themeOf(deck);
  return [
    ...(!hasTheme && isThemeFile(theme) ? [{line: lineOfOption(deck, "theme"), what: `theme: ${theme}`}] : []),
    ...deck.slides.flatMap(({options, line}) => {
      const src = textOption(options, "src");
      return src === undefined ? [] : [{line, what: `src: ${src}`}];
    })
  ].map(({line, what}) => ({line, message: `${what}: ${WITHOUT}`, isRefused: false}));
}
