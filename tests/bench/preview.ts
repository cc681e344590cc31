import {spawn} from "node:child_process";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {startChromium} from "../../loaders/exports/chromium.js";
import {freePort, startPreview} from "../support/preview.js";
import {until} from "../support/until.js";
import {makeBareSite} from "./build.js";
import type {Measurement} from "./measurement.js";

const EDITS = 5;
const LONGEST_MS = 60_000;

/** A page, a file that it follows, and how that is written anew so that the page says a word. */
interface Edited {
  readonly what: string;
  readonly path: string;
  readonly file: string;
  readonly edit: (text: string, word: string) => string;
}

const NOTEBOOK: Edited = {
  what: "notebook",
  path: "notebooks/sentencing",
  file: "notebooks/sentencing.md",
  edit: (text, word) => `${text}\n${word}.\n`
};

const EDITED: readonly Edited[] = [
  NOTEBOOK,
  {
    what: "deck",
    path: "decks/summit",
    file: "decks/summit.md",
    edit: (text, word) => text.replace(/^# .*$/m, `# ${word}`)
  },
  {
    what: "chart",
    path: "notebooks/sentencing",
    file: "charts/prosecution-2013.yaml",
    edit: (text, word) => text.replace(/^title: .*$/m, `title: ${word}, number of cases, Japan, 2013`)
  },
  {
    what: "table",
    path: "tables/",
    file: "tables/offenders-convicted.yaml",
    edit: (text, word) => text.replace(/^title: .*$/m, `title: ${word}`)
  },
  {
    what: "fact",
    path: "facts/un.population",
    file: "facts/un.csv",
    edit: (text, word) =>
      text.replace(/^(un\.population,.*),[^,]*$/m, `$1,Undated; the report follows a visit. ${word}`)
  }
];

/** From a file's being written to the page that shows it, against a bare Framework preview of the same notebook. */
export async function benchPreview(root: string): Promise<readonly Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-preview-"));
  const workspace = join(folder, "workspace");
  await cp(join(root, "data"), workspace, {recursive: true, filter: (path) => !path.includes(".tickmark")});
  process.env.TICKMARK_WORKSPACE = workspace;
  const [preview, browser] = await Promise.all([startPreview(root), startChromium()]);
  try {
    const ours: (readonly [what: string, seconds: number])[] = [];
    for (const edited of EDITED) ours.push([edited.what, await shownAfter(browser, preview.url, workspace, edited)]);
    await preview.close();
    const bare = await bareAfter(root, workspace, browser);
    return [
      ...ours.map(([what, value]) => ({
        name: `edited ${what}: written to shown in the preview, median`,
        value,
        unit: "s wall",
        aim: "≤ 1"
      })),
      {name: "edited notebook: the same in a bare Framework preview, median", value: bare, unit: "s wall"}
    ];
  } finally {
    await Promise.all([preview.close(), browser.close()]);
    await rm(folder, {recursive: true, force: true});
  }
}

/** The median of the seconds from writing a file to the page that shows it. */
async function shownAfter(
  browser: Browser,
  url: string,
  folder: string,
  {what, path, file, edit}: Edited
): Promise<number> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(url + path);
  await page.waitForTimeout(2000);
  const before = await readFile(join(folder, file), "utf8");
  const times: number[] = [];
  for (let i = 0; i < EDITS; i++) {
    const word = `Edited ${what} ${"wz".repeat(i + 1)}`;
    const start = performance.now();
    await writeFile(join(folder, file), edit(before, word));
    await shows(page, word);
    times.push((performance.now() - start) / 1000);
    await page.waitForTimeout(2000);
  }
  await page.context().close();
  return times.toSorted((a, b) => a - b)[Math.floor(EDITS / 2)]!;
}

/** Waits for a word of a page, which may be loaded anew meanwhile. */
async function shows(page: Page, word: string): Promise<void> {
  await page.getByText(word).first().waitFor({state: "attached", timeout: LONGEST_MS});
}

async function bareAfter(root: string, workspace: string, browser: Browser): Promise<number> {
  const bare = await makeBareSite(root, workspace);
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      join(root, "node_modules/@observablehq/framework/dist/bin/observable.js"),
      ...["preview", "--no-open", "--host", "127.0.0.1", "--port", String(port)]
    ],
    {cwd: bare, stdio: "ignore", env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}}
  );
  const ended = new Promise((done) => child.on("close", done));
  try {
    const url = `http://127.0.0.1:${port}/`;
    await until(async () => (await fetch(url).catch(() => undefined))?.ok, LONGEST_MS);
    return await shownAfter(browser, url, join(bare, "src"), {...NOTEBOOK, what: "bare notebook"});
  } finally {
    child.kill("SIGTERM");
    await ended;
    await rm(bare, {recursive: true, force: true});
  }
}
