import {Resvg} from "@resvg/resvg-js";
import type {Browser} from "playwright-core";
import type {CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import {sourceText} from "../../src/exports/chart-svg.js";
import {standingWords} from "../../src/core/standing.js";
import {addPngTexts} from "../../src/exports/picture-file.js";
import {shownText} from "../../src/views/shown-blocks.js";
import {slideElementId} from "../../src/views/slide-view.js";
import {FONT_FACES, familiesOf, fontPath, lettersOfNone} from "../fonts/font-faces.js";
import {withPage} from "./chromium.js";
import {fitSlides} from "./fit-slides.js";

/** What pictures of slides are made with. */
interface SlidePngOptions {
  readonly browser: Browser;
  readonly deck: CompiledDeck;
  /** Pixels of a picture for each pixel of a slide. */
  readonly scale?: number;
  /** Which slides are wanted; all of them unless said. */
  readonly wanted?: (slide: CompiledSlide) => boolean;
  /** Called with each picture as soon as it is taken. */
  readonly each?: ((picture: SlidePng) => void) | undefined;
  /** Called after each slide. */
  readonly progress?: ((slide: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A picture of a slide. */
export interface SlidePng {
  readonly slide: CompiledSlide;
  readonly png: Uint8Array;
}

/**
 * Takes PNGs of a deck's printed slides, one by one; each has its sources, caveats, expressions and the data digest as
 * text metadata.
 */
export async function slidePngs(
  html: string,
  {browser, deck, scale = 2, wanted = () => true, each, progress, signal}: SlidePngOptions
): Promise<readonly SlidePng[]> {
  const {width, height} = deck;
  return withPage(browser, html, {width, height, scale, media: "print", signal}, async (page) => {
    const pictures: SlidePng[] = [];
    await fitSlides(page);
    for (const slide of deck.slides.filter(wanted)) {
      signal?.throwIfAborted();
      const picture = await page
        .locator(`[id="${slideElementId(slide)}"]`)
        .screenshot({type: "png", animations: "disabled"});
      const taken = {slide, png: addPngTexts(picture, textsOf(slide, deck))};
      pictures.push(taken);
      each?.(taken);
      progress?.(slide.number);
    }
    return pictures;
  });
}

function textsOf(slide: CompiledSlide, deck: CompiledDeck): Readonly<Record<string, string>> {
  const {title, author, digest, version} = deck;
  return {
    Title: `${title}: ${slide.titleText}`,
    Author: author,
    Software: `Tickmark ${version}`,
    Source: sourceText(slide.sources),
    Comment: [...slide.openPoints.map(({label}) => `Open point: ${label}`), ...slide.caveats.map(shownText)].join("\n"),
    "tickmark:expressions": slide.expressions.join("\n"),
    "tickmark:digest": digest,
    ...(standingWords(deck) === "" ? {} : {"tickmark:standing": standingWords(deck)})
  };
}

/**
 * A PNG of a standalone SVG, `width` pixels wide, on white, in the fonts that come with the engine; only letters that
 * none of them has are drawn in the machine's.
 */
export function svgToPng(svg: string, width: number): Promise<Uint8Array> {
  const families = familiesOf(svg);
  const picture = new Resvg(svg, {
    fitTo: {mode: "width", value: width},
    background: "#ffffff",
    font: {
      fontFiles: FONT_FACES.filter(({family}) => families.has(family)).map(({file}) => fontPath(file)),
      loadSystemFonts: lettersOfNone(svg).length > 0,
      defaultFontFamily: FONT_FACES[0]!.family,
      sansSerifFamily: FONT_FACES[0]!.family
    }
  });
  return Promise.resolve(new Uint8Array(picture.render().asPng()));
}
