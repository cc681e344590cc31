import {spawn, spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {mkdir, mkdtemp, readFile, readdir, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {makeWorkspace} from "../../loaders/writable.js";
import type {ExportReport} from "../../src/exports/report.js";

const TICKMARK = resolve("bin/tickmark.js");
const TIMEOUT = 180_000;

let folder: string;
let workspace: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tickmark-export-"));
  workspace = await makeWorkspace(join(folder, "libraries-of-norland"), "tutorial");
});

afterAll(() => rm(folder, {recursive: true, force: true}));

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function run(args: readonly string[], env: Readonly<Record<string, string>> = {}): Ran {
  const {status, stdout, stderr} = spawnSync(process.execPath, [TICKMARK, ...args], {
    encoding: "utf8",
    env: {...process.env, TICKMARK_WORKSPACE: workspace, ...env}
  });
  return {code: status, out: stdout, err: stderr};
}

/** A deck of a stranger, in a file of its own. */
async function deckOf(name: string, text: string): Promise<string> {
  const path = join(folder, `${name}.md`);
  await writeFile(path, text);
  return path;
}

test(
  "export writes a deck whole, and its report names each file and finds the deck in order",
  {timeout: TIMEOUT},
  async () => {
    const out = join(folder, "whole");
    const {code, err} = run([
      "export",
      "libraries",
      "--format",
      "pptx,html,md,svg,pdf",
      "--out",
      out,
      "--strict",
      "--json"
    ]);
    // What PowerPoint can't do for any chart is told once.
    expect(err).toMatch(/^marks of charts lead nowhere in PowerPoint; [^\n]*\n$/);
    expect(code).toBe(0);
    const report = JSON.parse(await readFile(join(out, "libraries.report.json"), "utf8")) as ExportReport;
    expect(report.problems).toEqual([]);
    expect((await readdir(out)).sort()).toEqual([
      "libraries-svg",
      "libraries.html",
      "libraries.md",
      "libraries.pdf",
      "libraries.pptx",
      "libraries.report.json",
      "libraries.report.md"
    ]);
    for (const {file, bytes} of report.files) expect((await readFile(join(out, file))).length, file).toBe(bytes);
    expect(report.slides.flatMap(({charts}) => charts.map(({as}) => as.pptx))).not.toContain("lost");
  }
);

test(
  "a deck with faults is refused with file, line and reason, and nothing is written",
  {timeout: TIMEOUT},
  async () => {
    const deck = await deckOf(
      "faulty",
      "# Title\n\n---\nlayout: bullets\n---\n\n## {{ un.no-such-fact }}\n\n```chart\nref: no-such-chart\n```\n"
    );
    const out = join(folder, "faulty-out");
    const {code, err} = run(["export", deck, "--format", "md", "--out", out]);
    expect(code).toBe(1);
    expect(err).toMatch(/faulty\.md:7: .*unknown fact: un\.no-such-fact/);
    expect(err).toMatch(/faulty\.md:9: chart: unknown chart no-such-chart/);
    expect(existsSync(out)).toBe(false);
  }
);

test("--strict refuses what is only told of otherwise", {timeout: TIMEOUT}, async () => {
  const lamps = Array.from({length: 12}, (_, i) => `\n---\n\n## Some ${4711 + i} lamps\n`);
  const deck = await deckOf("loose", `# Title\n\n<script>alert(1)</script>\n${lamps.join("")}`);
  const out = join(folder, "loose-out");
  const strict = run(["export", deck, "--format", "md", "--out", out, "--strict"]);
  expect(strict.code).toBe(1);
  expect(strict.err).toContain('"4711" is tied to no fact');
  expect(strict.err).toMatch(/script/);
  expect(existsSync(out)).toBe(false);
  const told = run(["export", deck, "--format", "md", "--out", out]);
  expect(told.code).toBe(0);
  expect(told.err).toContain('"4711" is tied to no fact');
  expect(told.err.match(/is tied to no fact/g)).toHaveLength(10);
  expect(told.err).toMatch(/loose\.md: and 2 more like it\n/);
  expect(await readFile(join(out, "loose.md"), "utf8")).not.toContain("alert");
});

test(
  "a picture outside the deck's folder refuses no export, and is in it with --pictures",
  {timeout: TIMEOUT},
  async () => {
    const dot = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    await mkdir(join(folder, "src"), {recursive: true});
    await mkdir(join(folder, "img"), {recursive: true});
    await writeFile(join(folder, "img/dot.png"), Buffer.from(dot, "base64"));
    const deck = await deckOf("src/usual", "# Title\n\n![A dot](../img/dot.png)\n");
    const out = join(folder, "usual-out");
    const without = run(["export", deck, "--format", "md", "--out", out]);
    expect(without.code).toBe(0);
    expect(without.err).toMatch(
      /usual\.md:3: slide 1: picture \.\.\/img\/dot\.png: it stands outside .*--pictures <folder>/
    );
    expect(await readFile(join(out, "usual.md"), "utf8")).toContain("Picture missing: A dot");
    const allowed = run([
      "export",
      deck,
      "--format",
      "md",
      "--out",
      out,
      "--pictures",
      join(folder, "img"),
      "--strict"
    ]);
    expect([allowed.code, allowed.err]).toEqual([0, ""]);
    expect(await readFile(join(out, "usual.md"), "utf8")).toContain(dot);
    const nowhere = run(["deck", "check", deck, "--pictures", join(folder, "nowhere")]);
    expect(nowhere.code).toBe(2);
    expect(nowhere.err).toMatch(/--pictures .*nowhere.*it is no folder/);
  }
);

test("without Chromium the formats that need it are told of, and the others made", {timeout: TIMEOUT}, async () => {
  const out = join(folder, "no-browser");
  const {code, err} = run(["export", "libraries", "--format", "pdf,md", "--out", out], {
    CHROMIUM_PATH: join(folder, "nowhere")
  });
  expect(code).toBe(1);
  expect(err).toMatch(/pdf: CHROMIUM_PATH: .*nowhere/);
  expect(existsSync(join(out, "libraries.md"))).toBe(true);
  expect(existsSync(join(out, "libraries.pdf"))).toBe(false);
});

test("a folder that can't be written is named, with what to do", {timeout: TIMEOUT}, async () => {
  const file = join(folder, "a-file");
  await writeFile(file, "");
  const {code, err} = run(["export", "libraries", "--format", "md", "--out", join(file, "below")]);
  expect(code).toBe(1);
  expect(err).toMatch(/a-file.*can't be written \(ENOTDIR\); name a folder that can be written with --out/);
});

test.each([
  [
    ["export", "libraries", "--format", "docx"],
    2,
    /--format of a deck: docx: expected some of pdf, pptx, html, png, svg, md/
  ],
  [
    ["export", "no-such-deck"],
    1,
    /no-such-deck: no deck or briefing of that name and no such file; there are: libraries/
  ],
  [["export", "libraries", "--site", "example"], 2, /--site: "example" is no address/]
] as const)("%j is refused", {timeout: TIMEOUT}, (args, code, message) => {
  const ran = run(args);
  expect(ran.code).toBe(code);
  expect(ran.err).toMatch(message);
});

test(
  "an export that is broken off leaves no half-written file and goes on where it stopped",
  {timeout: TIMEOUT},
  async () => {
    const out = join(folder, "broken-off");
    await mkdir(out);
    const args = ["export", "libraries", "--format", "png", "--out", out];
    const child = spawn(process.execPath, [TICKMARK, ...args], {
      env: {...process.env, TICKMARK_WORKSPACE: workspace},
      stdio: "ignore"
    });
    const pictures = join(out, "libraries-png");
    while (!existsSync(join(out, ".libraries.export.json"))) {
      if (child.exitCode !== null) throw new Error(`ended with ${child.exitCode} before anything was written`);
      await new Promise((done) => setTimeout(done, 10));
    }
    child.kill("SIGINT");
    const code = await new Promise((done) => child.on("exit", done));
    expect((await readdir(out, {recursive: true})).filter((file) => file.endsWith(".tmp"))).toEqual([]);
    const before = await readdir(pictures);
    if (code === 130) expect(before.length).toBeLessThan(6);
    const {code: ended} = run(args);
    expect(ended).toBe(0);
    expect((await readdir(pictures)).length).toBe(6);
    expect(existsSync(join(out, ".libraries.export.json"))).toBe(false);
  }
);

test("a template that can't serve is refused in one line, as a matter of usage", {timeout: TIMEOUT}, async () => {
  const [text, old] = [join(folder, "host.pptx"), join(folder, "old.potx")];
  await writeFile(text, "no PowerPoint");
  await writeFile(old, Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]));
  const out = join(folder, "with-template");
  const tried = (file: string): Ran =>
    run(["export", "libraries", "--format", "pptx", "--template", file, "--out", out]);
  for (const [ran, message] of [
    [tried(text), "is no PowerPoint file; give a .pptx or .potx"],
    [tried(old), "is a file of an old Office or encrypted"],
    [tried(join(folder, "absent.pptx")), "can't be read (ENOENT)"]
  ] as const) {
    expect(ran.code).toBe(2);
    expect(ran.err.trim().split("\n")).toEqual([expect.stringContaining(message)]);
  }
  expect(existsSync(out)).toBe(false);
});
