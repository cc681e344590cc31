import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import {fileURLToPath} from "node:url";
import {build} from "esbuild";
import type {Browser} from "playwright-core";
import type {SlideMeasure} from "../../src/exports/report.js";
import {withPage} from "./chromium.js";

const OVERFLOW = fileURLToPath(new URL("../../src/components/present/overflow.ts", import.meta.url));

/** The measurements of one slide from the browser. */
interface Told {
  readonly overflow: string;
  readonly contrast: readonly string[];
}

/** Measures printed slides in a browser: what does not fit, and text whose contrast is too low by WCAG. */
export async function measureSlides(
  html: string,
  browser: Browser,
  signal?: AbortSignal
): Promise<readonly SlideMeasure[]> {
  const [overflow, axe] = await Promise.all([
    bundleOverflow(),
    readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8")
  ]);
  return withPage(browser, html, {width: 1280, height: 720, scripts: true, signal}, async (page) => {
    await page.emulateMedia({media: "print"});
    await page.evaluate(`${axe};0`);
    const told = await page.evaluate<readonly Told[]>(`(async () => {
      ${overflow}
      const slides = [...document.querySelectorAll(".tm-sheet .tm-slide")];
      const {violations} = await axe.run({include: [[".tm-sheet .tm-slide"]]}, {runOnly: ["color-contrast"], resultTypes: ["violations"], elementRef: true});
      const nodes = violations.flatMap((violation) => violation.nodes);
      return slides.map((slide) => ({
        overflow: tmOverflow.overflowText(tmOverflow.overflowOf(slide)),
        contrast: nodes.filter(({element}) => slide.contains(element)).map(({element, any}) => element.textContent.trim().slice(0, 40) + ": " + any.map(({message}) => message).join(" "))
      }));
    })()`);
    return told.map(({overflow: text, contrast}, i) => ({
      number: i + 1,
      overflow: text === "" ? [] : [`does not fit: ${text}`],
      contrast
    }));
  });
}

async function bundleOverflow(): Promise<string> {
  const {outputFiles} = await build({
    entryPoints: [OVERFLOW],
    bundle: true,
    write: false,
    format: "iife",
    globalName: "tmOverflow",
    target: "es2022",
    logLevel: "silent"
  });
  return outputFiles[0]!.text;
}
