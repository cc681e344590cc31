import {mkdir, mkdtemp, rm, stat, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {compileDeck} from "../../loaders/decks/compile-deck.js";
import {startChromium} from "../../loaders/exports/chromium.js";
import {deckFile} from "../../loaders/exports/formats.js";
import {printHtml, printPdf} from "../../loaders/exports/pdf.js";
import {svgToPng} from "../../loaders/exports/slide-png.js";
import {siteOf} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import {throwDiagnostics} from "../../src/core/diagnostic.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {deckToPptx} from "../../src/exports/pptx/deck-to-pptx.js";
import {parseDeck} from "../support/manuscripts.js";
import {installMarp, runMarp, writeMarpDeck} from "./marp.js";
import type {Made} from "./marp.js";
import type {Measurement} from "./measurement.js";

/** Charts with a native data table, so that a hundred slides hold a hundred of them. */
const CHARTS = [
  "abuse-types",
  "victims-trend",
  "referred-trend",
  "victims-by-sex",
  "prosecution-2013",
  "sentencing-2014"
];

/**
 * The same slides to PDF, PowerPoint and HTML by us and by Marp CLI. The work differs: Marp's PowerPoint holds pictures
 * of slides, ours native charts with workbooks, notes and evidence; its PDF is neither tagged nor traced, and its
 * charts are our SVG files, drawn before the clock starts, as ours are. Both start from Markdown that is read and end
 * with files on disk; ours are made in this process, Marp's by its command, whose start counts.
 */
export async function benchSlides(root: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-slides-"));
  try {
    const marp = await installMarp(folder);
    const verified = await verify(openWorkspace(join(root, "data")));
    throwDiagnostics(verified.report.diagnostics);
    const site = siteOf(verified);
    const measurements: Measurement[] = [];
    for (const count of [12, 100]) {
      const {deck: written, diagnostics} = compileDeck(parseDeck(deckOf(count)), {
        name: `bench-${count}`,
        file: "bench.md",
        site
      });
      throwDiagnostics(diagnostics);
      const deck = inTerms(written, "guidelines");
      await mkdir(join(folder, String(count)));
      const ours = await measureOurs(deck, verified.evidence, join(folder, String(count)));
      const theirs = marp === undefined ? [] : await measureMarp(marp, deck, join(folder, String(count)));
      for (const {format, wall, cpu, bytes} of [...ours, ...theirs]) {
        measurements.push(
          {name: `${count} slides: ${format}`, value: wall, unit: "s wall"},
          {name: `${count} slides: ${format}, processor`, value: cpu, unit: "s CPU"},
          {
            name: `${count} slides: ${format}, size`,
            value: bytes / 1000,
            unit: "kB",
            ...(format.startsWith("ours") ? aimOf(count, `${format.split(" ").at(-1)!}, size`) : {})
          }
        );
      }
      for (const format of ["pdf", "pptx", "html"]) {
        const [own, other] = [ours, theirs].map((list) => list.find((one) => one.format.endsWith(format)));
        if (own && other)
          measurements.push({
            name: `${count} slides to ${format}: Marp / ours`,
            value: other.wall / own.wall,
            unit: "×",
            ...aimOf(count, format)
          });
      }
    }
    return measurements;
  } finally {
    await rm(folder, {recursive: true, force: true});
  }
}

/** What our files are to reach, by the number of slides and the format: ratios to Marp, and the size in kB. */
const AIMS: Readonly<Record<string, string>> = {
  "12 pdf": "≥ 1.5",
  "100 pdf": "≥ 1.2",
  "12 pptx": "≥ 20",
  "100 pptx": "≥ 20",
  "12 html, size": "≤ 400"
};

const aimOf = (count: number, format: string): {readonly aim?: string} => {
  const aim = AIMS[`${count} ${format}`];
  return aim === undefined ? {} : {aim};
};

function deckOf(count: number): string {
  const slides = Array.from(
    {length: count},
    (_, i) =>
      `---\nlayout: figure-right\nid: slide-${i + 1}\n---\n\n## What the documents print, and what they do not\n\n- As printed\n- With its caveats\n\n\`\`\`chart\nref: ${CHARTS[i % CHARTS.length]!}\n\`\`\`\n`
  );
  return `---\ntitle: Slides to be measured\ndate: 2026-01-01\n---\n\n${slides.join("\n").replace(/^---\n/, "---\n")}`;
}

async function measureOurs(
  deck: CompiledDeck,
  evidence: Parameters<typeof deckFile>[1]["evidence"],
  folder: string
): Promise<readonly Made[]> {
  const make: Readonly<Record<string, () => Promise<string | Uint8Array>>> = {
    pdf: async () => {
      const html = printHtml(deck, {variant: "slides"});
      const browser = await startChromium();
      try {
        return await printPdf(html, {browser, document: deck});
      } finally {
        await browser.close();
      }
    },
    pptx: () => deckToPptx(deck, {site: "", png: svgToPng}),
    html: () => deckFile(deck, {evidence, notes: true})
  };
  const made: Made[] = [];
  for (const [format, action] of Object.entries(make)) {
    const [cpu, clock] = [process.cpuUsage(), performance.now()];
    const path = join(folder, `ours.${format}`);
    await writeFile(path, await action());
    const {user, system} = process.cpuUsage(cpu);
    made.push({
      format: `ours to ${format}`,
      wall: (performance.now() - clock) / 1000,
      cpu: (user + system) / 1e6,
      bytes: (await stat(path)).size
    });
  }
  return made;
}

async function measureMarp(marp: string, deck: CompiledDeck, folder: string): Promise<readonly Made[]> {
  const input = await writeMarpDeck(deck, folder);
  const made: Made[] = [];
  for (const format of ["pdf", "pptx", "html"]) made.push(await runMarp(marp, input, format, folder));
  return made;
}
