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
import {SHIPPED_THEMES} from "../../src/core/themes/shipped-themes.js";
import {compileBriefing} from "../decks/compile-briefing.js";
import {compileDeck} from "../decks/compile-deck.js";
import {checkBriefing, checkDeck} from "../prose/check-decks.js";
import {siteLibrary} from "../render/site.js";
import {diagnosticsOf, drawNotebookText, drawnOf} from "./draw-text.js";
import {readDrawingData} from "./drawing-data.js";

const WITHOUT = "is not at hand in this browser; it is seen and checked once the document is in its workspace";

/**
 * Draws and checks documents in the browser, by the code that makes the site, from the site's own files. Pictures,
 * themes and slides of other files are not to be had there; where a document names some, that is among its problems.
 */
export function openDrawer(data: string, evidence: Evidence): (document: DocumentId, text: string) => DrawnDocument {
  const drawing = readDrawingData(data, evidence);
  const {site} = drawing;
  return ({kind, name}, text) => {
    const file = `${FOLDERS[kind]}/${name}.md`;
    if (kind === "notebook") return drawNotebookText(text, file, drawing);
    const report = drawing.report();
    const manuscript = readManuscript(text, {kind, file});
    const setting = {name, file, site, picture: () => ({reason: WITHOUT})};
    if (kind === "briefing") {
      checkBriefing(manuscript, siteLibrary(site), report);
      return drawnOf(file, compileBriefing(readBriefing(manuscript), setting), diagnosticsOf(report));
    }
    const deck = readDeck(manuscript);
    checkDeck(deck, siteLibrary(site), report);
    const theme = SHIPPED_THEMES.get(themeOf(deck).toLowerCase());
    const whole = theme === undefined ? deck : {...deck, theme: {theme, diagnostics: []}};
    const drawn = drawnOf(file, compileDeck(whole, setting), diagnosticsOf(report));
    return {...drawn, problems: [...fromElsewhere(deck), ...drawn.problems]};
  };
}

const themeOf = ({options}: Deck): string => textOption(options, "theme")?.trim() ?? "";

/** Says which parts of a deck stand in other files. */
function fromElsewhere(deck: Deck): readonly Problem[] {
  const theme = themeOf(deck);
  return [
    ...(/\.ya?ml$/i.test(theme) ? [{line: lineOfOption(deck, "theme"), what: `theme: ${theme}`}] : []),
    ...deck.slides.flatMap(({options, line}) => {
      const src = textOption(options, "src");
      return src === undefined ? [] : [{line, what: `src: ${src}`}];
    })
  ].map(({line, what}) => ({line, message: `${what}: ${WITHOUT}`, isRefused: false}));
}
