import {spawnSync} from "node:child_process";
import {mkdtemp, readFile, readdir, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {getDocument} from "pdfjs-dist/legacy/build/pdf.mjs";
import {afterAll, beforeAll, expect, test} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import {readDocx, textOf} from "../exports/docx/read-docx.js";

const TIMEOUT = 240_000;
let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tickmark-pack-"));
  workspace = await makeWorkspace(join(folder, "libraries-of-norland"), "tutorial");
});
afterAll(() => rm(folder, {recursive: true, force: true}));

function run(...args: readonly string[]): {readonly code: number | null; readonly err: string} {
  const {status, stderr} = spawnSync(process.execPath, [resolve("bin/tickmark.js"), "export", ...args], {
    encoding: "utf8",
    env: {...process.env, TICKMARK_WORKSPACE: workspace}
  });
  return {code: status, err: stderr};
}

async function pdfText(path: string): Promise<{readonly text: string; readonly links: number}> {
  const pdf = await getDocument({data: new Uint8Array(await readFile(path)), verbosity: 0}).promise;
  const pages = await Promise.all(Array.from({length: pdf.numPages}, (_none, i) => pdf.getPage(i + 1)));
  const texts = await Promise.all(pages.map((page) => page.getTextContent()));
  const annotations = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat();
  return {
    text: texts
      .flatMap(({items}) => items.map((item) => ("str" in item ? item.str : "")))
      .join(" ")
      .replace(/\s+/g, " "),
    links: annotations.filter(({subtype}: {subtype: string}) => subtype === "Link").length
  };
}

test(
  "the sheets of a deck’s pack come as PDF, Word and Markdown, the same bytes each time",
  {timeout: TIMEOUT},
  async () => {
    const folders = ["first", "second"].map((name) => join(folder, name));
    for (const out of folders)
      expect(run("libraries", "--variant", "interpreters,lines,run-sheet", "--strict", "--out", out)).toEqual({
        code: 0,
        err: ""
      });
    const [first, second] = [folders[0]!, folders[1]!];
    const files = (await readdir(first)).sort();
    expect(files).toEqual(
      [
        ...["interpreters", "lines", "run-sheet"].flatMap((variant) =>
          ["docx", "md", "pdf"].map((format) => `libraries-${variant}.${format}`)
        ),
        "libraries.report.json",
        "libraries.report.md"
      ].sort()
    );
    for (const file of files)
      expect([file, (await readFile(join(first, file))).equals(await readFile(join(second, file)))]).toEqual([
        file,
        true
      ]);
    const said = {
      interpreters: [
        "thirty-one thousand three hundred and thirty",
        "3万1330",
        "about one hundred and twenty thousand"
      ],
      lines: ["How many people borrowed?", "The report does not say.", "para 1"],
      "run-sheet": ["0:30 (share)", "5:30", "planned 7:00 of 7:00"]
    };
    for (const [variant, texts] of Object.entries(said)) {
      const pdf = await pdfText(join(first, `libraries-${variant}.pdf`));
      expect(pdf.links).toBeGreaterThan(0);
      const docx = readDocx(new Uint8Array(await readFile(join(first, `libraries-${variant}.docx`))));
      const written = textOf(docx.part("word/document.xml").documentElement);
      const markdown = await readFile(join(first, `libraries-${variant}.md`), "utf8");
      for (const text of texts) {
        // A machine without a Japanese font prints boxes, which no reader takes for the letters.
        if (!text.includes("万")) expect(pdf.text).toContain(text);
        expect(written).toContain(text);
        expect(markdown.replaceAll("\\", "")).toContain(text);
      }
    }
  }
);

test.each([
  [["libraries", "--variant", "interpreter"], /^--variant: interpreter: expected some of slides, .*run-sheet\n$/],
  [["libraries", "--variant", "lines", "--format", "pptx"], /^--format of --variant lines: pptx: expected .*docx.*\n$/],
  [["libraries", "--format", "docx"], /^--format of a deck: docx: expected some of pdf, .*\n$/]
])("export %j is refused in one line, with exit code 2", (args, message) => {
  const {code, err} = run(...args, "--out", join(folder, "refused"));
  expect(err).toMatch(message);
  expect(code).toBe(2);
});
