import {fileURLToPath} from "node:url";
import type {Browser} from "playwright-core";
import type {CompiledBriefing, CompiledDeck, CompiledSlide} from "../../src/core/deck/compiled.js";
import type {Evidence} from "../../src/core/evidence.js";
import {briefingToMarkdown} from "../../src/exports/briefing-markdown.js";
import {briefingToPrintHtml} from "../../src/exports/briefing-print-html.js";
import type {Paper} from "../../src/core/deck/compiled.js";
import {chartFiles as makeChartFiles} from "../../src/exports/chart-svg.js";
import type {EvidenceLevel} from "../../src/exports/compact-evidence.js";
import {deckToHtml} from "../../src/exports/deck-html.js";
import {deckToMarkdown} from "../../src/exports/deck-markdown.js";
import type {PrintVariant} from "../../src/exports/deck-print-html.js";
import {PACK_VARIANTS} from "../../src/exports/pack/pack.js";
import type {PackVariant} from "../../src/exports/pack/pack.js";
import {embedFonts} from "../fonts/embed-fonts.js";
import type {Template} from "../../src/exports/pptx/template.js";
import {drawingDocument} from "../render/light-document.js";
import {bundleAlone} from "../site/bundle.js";
import {printHtml, printPdf, documentStyle} from "./pdf.js";
import {slidePngs, svgToPng} from "./slide-png.js";
import type {SlidePng} from "./slide-png.js";

/** What exports are made with. */
export interface Making<D> {
  readonly document: D;
  readonly evidence: Evidence;
  /** The site's absolute address, or empty. */
  readonly site: string;
  /** Whether speaker notes are in the HTML and Markdown. */
  readonly notes: boolean;
  readonly variants: readonly (PrintVariant | PackVariant)[];
  /** Makes a sheet of the presenter's pack. */
  readonly pack: (variant: PackVariant) => CompiledBriefing;
  /** Undefined where it is that of the briefing. */
  readonly paper: Paper | undefined;
  /** How much evidence each file carries. */
  readonly level: EvidenceLevel;
  /** A host's template for PowerPoint. */
  readonly template?: Template | undefined;
  /** Starts Chromium once; throws a NoChromiumError. */
  readonly browser: () => Promise<Browser>;
  /** Called with each step: what is being made, and how far it is. */
  readonly progress: (step: string) => void;
  readonly signal: AbortSignal;
  /** Whether an interrupted export of the same content has already written a file. */
  readonly done: (file: string) => boolean;
}

/** A file of an export, made when it is asked for. */
export interface MadeFile {
  readonly file: string;
  readonly make: () => Promise<string | Uint8Array>;
}

type Maker<D> = (making: Making<D>) => readonly MadeFile[];

/** The formats of a deck. */
export const DECK_FORMATS: Readonly<Record<string, Maker<CompiledDeck>>> = {
  pdf: (making) =>
    making.variants.map((variant) => ({
      file: `${making.document.name}${variant === "slides" ? "" : `-${variant}`}.pdf`,
      make: isPack(variant) ? packMaker(making, variant, briefingPdf) : () => deckPdf(making, variant)
    })),
  docx: (making) =>
    making.variants
      .filter(isPack)
      .map((variant) => ({
        file: `${making.document.name}-${variant}.docx`,
        make: packMaker(making, variant, briefingDocx)
      })),
  pptx: ({document, site, template, level}) => [
    {
      file: `${document.name}.pptx`,
      make: async () =>
        (await import("../../src/exports/pptx/deck-to-pptx.js")).deckToPptx(document, {
          site,
          png: svgToPng,
          template,
          level
        })
    }
  ],
  html: ({document, evidence, site, notes, level}) => [
    {file: `${document.name}.html`, make: () => deckFile(document, {evidence, notes, site, level})}
  ],
  png: pngFiles,
  svg: ({document, site}) => svgFiles(document, site),
  md: (making) => [
    ...(making.variants.every(isPack) ? [] : [{file: `${making.document.name}.md`, make: () => deckText(making)}]),
    ...making.variants
      .filter(isPack)
      .map((variant) => ({
        file: `${making.document.name}-${variant}.md`,
        make: packMaker(making, variant, briefingText)
      }))
  ]
};

/** Whether a variant is a sheet of the presenter's pack. */
export function isPack(variant: PrintVariant | PackVariant): variant is PackVariant {
  return (PACK_VARIANTS as readonly string[]).includes(variant);
}

/** Makes a sheet of the pack as a file; the sheet is worked out before any file is written. */
function packMaker<T>(
  making: Making<CompiledDeck>,
  variant: PackVariant,
  make: (making: Making<CompiledBriefing>) => Promise<T>
): () => Promise<T> {
  const document = making.pack(variant);
  return () => make({...making, document});
}

const deckText = ({document, site, notes, level}: Making<CompiledDeck>): Promise<string> =>
  Promise.resolve(deckToMarkdown(document, {site, notes, level}));

const briefingText = ({document, site, level}: Making<CompiledBriefing>): Promise<string> =>
  Promise.resolve(briefingToMarkdown(document, {site, level}));

async function briefingDocx({document, site, paper, level}: Making<CompiledBriefing>): Promise<Uint8Array> {
  const {briefingToDocx} = await import("../../src/exports/docx/briefing-to-docx.js");
  return briefingToDocx(document, {site, paper, level, png: svgToPng});
}

/** The formats of a briefing. */
export const BRIEFING_FORMATS: Readonly<Record<string, Maker<CompiledBriefing>>> = {
  pdf: (making) => [
    {
      file: `${making.document.name}${making.paper === undefined || making.paper === (making.document.paper ?? "a4") ? "" : `-${making.paper}`}.pdf`,
      make: () => briefingPdf(making)
    }
  ],
  docx: (making) => [{file: `${making.document.name}.docx`, make: () => briefingDocx(making)}],
  svg: ({document, site}) => svgFiles(document, site),
  md: (making) => [{file: `${making.document.name}.md`, make: () => briefingText(making)}]
};

async function deckPdf(
  {document, site, level, browser, progress, signal}: Making<CompiledDeck>,
  variant: PrintVariant
): Promise<Uint8Array> {
  const html = printHtml(document, {
    variant,
    site,
    level,
    signal,
    progress: (slide) => progress(`slide ${slide} of ${document.slides.length}`)
  });
  html.catch(() => undefined);
  return printPdf(html, {browser: await browser(), document, signal});
}

async function briefingPdf({
  document,
  site,
  paper,
  level,
  browser,
  signal
}: Making<CompiledBriefing>): Promise<Uint8Array> {
  const html = briefingToPrintHtml(document, {
    paper,
    level,
    site,
    style: await documentStyle(),
    document: drawingDocument()
  });
  return printPdf(html, {browser: await browser(), document, signal});
}

/** One PNG per slide, written as soon as it is taken; those already written are not taken again. */
function pngFiles({document, site, browser, done, progress, signal}: Making<CompiledDeck>): readonly MadeFile[] {
  const nameOf = ({number, id}: CompiledSlide): string =>
    `${document.name}-png/${String(number).padStart(String(document.slides.length).length, "0")}-${id}.png`;
  const taken = new Map<string, Uint8Array>();
  const awaited = new Map<string, (png: Uint8Array) => void>();
  let taking: Promise<void> | undefined;
  const take = async (): Promise<void> => {
    const html = await printHtml(document, {variant: "slides", site, signal});
    const each = ({slide, png}: SlidePng): void => {
      taken.set(nameOf(slide), png);
      awaited.get(nameOf(slide))?.(png);
    };
    await slidePngs(html, {
      browser: await browser(),
      deck: document,
      wanted: (slide) => !done(nameOf(slide)),
      each,
      signal,
      progress: (slide) => progress(`picture of slide ${slide} of ${document.slides.length}`)
    });
  };
  const make = (file: string): Promise<Uint8Array> =>
    new Promise((resolve, reject) => {
      const png = taken.get(file);
      if (png !== undefined) resolve(png);
      awaited.set(file, resolve);
      taking ??= take();
      taking.catch(reject);
    });
  return document.slides.map((slide) => ({file: nameOf(slide), make: () => make(nameOf(slide))}));
}

function svgFiles(document: CompiledDeck | CompiledBriefing, site: string): readonly MadeFile[] {
  return [...chartFiles(document, site)].map(([id, svg]) => ({
    file: `${document.name}-svg/${id}.svg`,
    make: () => Promise.resolve(svg)
  }));
}

/**
 * The charts of a deck or briefing as SVG files, each under a name of its own; those that are made of text are left
 * out.
 */
export function chartFiles(document: CompiledDeck | CompiledBriefing, site = ""): ReadonlyMap<string, string> {
  return makeChartFiles(document, {document: drawingDocument(), site});
}

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/** What a deck's one file is made of besides the deck. */
interface DeckFileOptions {
  /** The site's evidence; only the part that the deck needs is put in the file. */
  readonly evidence: Evidence;
  readonly notes: boolean;
  /** How much evidence follows the slides; by default compact. */
  readonly level?: EvidenceLevel | undefined;
  /** The site's absolute address, or empty. */
  readonly site?: string;
}

/** A deck as one file of HTML that opens without a network. */
export async function deckFile(deck: CompiledDeck, {site = "", ...options}: DeckFileOptions): Promise<string> {
  const [run, style] = await Promise.all([bundleAlone(ROOT), documentStyle()]);
  const html = deckToHtml(deck, {...options, site, style, script: run, document: drawingDocument()});
  return embedFonts(html, "woff2");
}
