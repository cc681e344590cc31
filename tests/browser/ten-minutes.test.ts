import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import type {Browser, Page} from "playwright-core";
import {afterAll, beforeAll, expect, it, vi} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {launchBrowser} from "../support/browser.js";
import {startPreview} from "../support/preview.js";
import type {Preview} from "../support/preview.js";

let browser: Browser;
let root: string;
let folder: string;
let preview: Preview;
beforeAll(async () => {
  browser = await launchBrowser();
  root = await mkdtemp(join(tmpdir(), "tickmark-ten-"));
  folder = await makeWorkspace(join(root, "workspace"), "tutorial");
  vi.stubEnv("TICKMARK_WORKSPACE", folder);
  preview = await startPreview(process.cwd());
});
afterAll(async () => {
  await preview.close();
  await browser.close();
  await rm(root, {recursive: true, force: true});
});

/** What a reader of the page is told to do: sentences of a few forms, each with what is done. */
const ACTS: readonly (readonly [form: RegExp, act: (page: Page, ...said: readonly string[]) => Promise<unknown>])[] = [
  [/^Open \[.*?\]\((.*?)\)/, (page, path) => page.goto(new URL(path!, preview.url).href)],
  [/^Press the key `(.*?)`/, (page, key) => page.keyboard.press(key!)],
  [/^Press \*\*(.*?)\*\*/, (page, name) => page.getByRole("button", {name: name!, exact: true}).click()],
  [
    /^Move the pointer/,
    async (page) => {
      await page.locator("html.tm-presenting").waitFor();
      await page.mouse.move(300, 300);
      await page.mouse.move(320, 320);
    }
  ],
  [/^Type `(.*?)`/, (page, text) => page.keyboard.type(text!)],
  [
    /^In \*\*(.*?)\*\*, take `(.*?)`/,
    (page, list, number) =>
      page
        .getByRole("listbox", {name: list!})
        .getByRole("option")
        .nth(Number(number) - 1)
        .click()
  ],
  [
    /^In \*\*(.*?)\*\*, choose `(.*?)`/,
    (page, list, label) => page.getByRole("combobox", {name: list!, exact: true}).selectOption({label: label!})
  ],
  [/^In \*\*(.*?)\*\*, write `(.*?)`/, (page, field, text) => page.getByLabel(field!).fill(text!)],
  [/^You see `(.*?)`/, (page, text) => page.getByText(text!).filter({visible: true}).first().waitFor()]
];

/** The sentences of a page's numbered steps that say what to do, or what is then seen. */
async function sentences(path: string): Promise<readonly string[]> {
  const text = await readFile(path, "utf8");
  return [...text.matchAll(/^\d+\. (.*)$/gm)].flatMap(([, step]) => step!.split(/(?<=[.:]) (?=[A-Z])/));
}

it("the tutorial’s page leads word for word to a deck of one’s own", async () => {
  const page = await (await browser.newContext({viewport: {width: 1400, height: 950}})).newPage();
  page.setDefaultTimeout(60_000);
  let done = 0;
  for (const sentence of await sentences("workspaces/tutorial/notebooks/ten-minutes.md")) {
    const found = ACTS.flatMap(([form, act]) => {
      const said = form.exec(sentence);
      return said ? [() => act(page, ...said.slice(1))] : [];
    })[0];
    // What begins like an instruction can be followed; other sentences explain.
    if (!found) expect(sentence).not.toMatch(/^(?:Open|Press|Type|Move|In|You see)\b/);
    if (!found) continue;
    await found().catch((cause: unknown) => {
      throw new Error(`“${sentence}” can’t be followed`, {cause});
    });
    done += 1;
  }
  expect(done).toBeGreaterThan(20);
  const written = await readFile(join(folder, "decks/new-deck.md"), "utf8");
  expect(written).toContain("## Of {{ lib.loans-2024 }} loans in 2024, {{ lib.books-2024 }} were books");
  expect(written).toMatch(/```chart\ntable: loans-by-kind\n/);
  expect(written).toContain("A loan is not a reader.");
  expect(written).toContain("target: 2m");
  await page.context().close();
});
