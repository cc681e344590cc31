import {readFile, symlink, writeFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {describe, expect, it} from "vitest";
import {findDocument, openDocument} from "../../../loaders/exports/find.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {formatDiagnostic} from "../../../src/core/diagnostic.js";
import type {CompiledDeck} from "../../../src/core/deck/compiled.js";
import {INK} from "../../../src/core/themes/ink.js";
import {PAPER} from "../../../src/core/themes/paper.js";
import {themeCss} from "../../../src/core/themes/theme-css.js";
import type {Theme} from "../../../src/core/themes/tokens.js";
import {makeReport} from "../../../src/exports/report.js";
import {tempFolder} from "../../support/temp.js";

const workspace = openWorkspace("workspaces/empty");

/** A deck with this front matter among other files, opened as a person opens it from the command line. */
async function opened(front: string, files: Readonly<Record<string, string>> = {}) {
  const folder = await tempFolder({"deck.md": `---\ntitle: A\n${front}\n---\n\n# A title\n`, ...files});
  return reopened(folder);
}

async function reopened(folder: string) {
  const found = await findDocument(workspace, join(folder, "deck.md"));
  const {document, diagnostics, findings, reads} = await openDocument(workspace, found);
  const {problems} = makeReport(document, {formats: [], measures: [], findings});
  return {
    theme: (document as CompiledDeck).theme,
    reads: reads.map((path) => basename(path)),
    problems: problems.map(({message}) => message),
    errors: diagnostics.map(({file = "", ...one}) => formatDiagnostic({...one, file: basename(file)}))
  };
}

/** A theme as its file, with changes. */
function written(theme: Theme, changes: Readonly<Record<string, string | undefined>> = {}): string {
  return Object.entries(theme)
    .flatMap(([group, tokens]) => [
      `${group}:`,
      ...Object.entries(tokens as Readonly<Record<string, string | number>>).flatMap(([token, value]) => {
        const key = `${group}.${token}`;
        const own = key in changes ? changes[key] : JSON.stringify(value);
        return own === undefined ? [] : [`  ${token}: ${own}`];
      })
    ])
    .join("\n");
}

describe("theme: of a deck", () => {
  it.each(["ink", "Ink", "paper", "plain"])("may be %s, which comes with the engine", async (name) => {
    const {theme, errors, problems} = await opened(`theme: ${name}`);
    expect(theme?.colours.ground).toBe({ink: "#14181c", paper: "#fcfcfb", plain: "#ffffff"}[name.toLowerCase()]);
    expect([...errors, ...problems]).toEqual([]);
  });

  it.each([
    ["Marp's", "marp: true\ntheme: gaia"],
    ["Slidev's", "theme: seriph"],
    ["Slidev's from a package", "theme: '@scope/slidev-theme'"],
    ["reveal.js's", "theme: [default, custom.scss]"],
    ["none", "lang: en"]
  ])("of another tool (%s) is passed over, and is no problem", async (_of, front) => {
    const {theme, errors, problems} = await opened(front);
    expect(theme).toBeUndefined();
    expect([...errors, ...problems]).toEqual([]);
  });

  it("may be a file beside the deck, which an export does not overwrite", async () => {
    const {theme, errors, reads} = await opened("theme: ./themes/ours.yaml", {
      "themes/ours.yaml": written(INK, {"type.headline": "44", "colours.ground": "101010"})
    });
    expect(errors).toEqual([]);
    expect(theme).toEqual({...INK, type: {...INK.type, headline: 44}, colours: {...INK.colours, ground: "#101010"}});
    expect(reads).toContain("ours.yaml");
  });

  it("may be a file of the workspace, by its path from there or from the deck", async () => {
    const folder = await tempFolder({
      "themes/ours.yaml": written(PAPER),
      "decks/a.md": "---\ntheme: themes/ours.yaml\n---\n\n# A\n",
      "decks/b.md": "---\ntheme: ../themes/ours.yaml\n---\n\n# B\n"
    });
    const own = openWorkspace(folder);
    for (const name of ["a", "b"]) {
      const {document} = await openDocument(own, await findDocument(own, name));
      expect((document as CompiledDeck).theme).toEqual(PAPER);
    }
  });
});

describe("a theme that can't be used", () => {
  it("is told of with every fault in one run, each with its line and what to do", async () => {
    const {errors} = await opened("theme: ours.yaml", {
      "ours.yaml": written(PAPER, {
        "colours.muted": '"#9a9a9a"',
        "colours.good": undefined,
        "colours.rule": "#c3cad2",
        "chart.first": '"light blue"',
        "chart.second": '"#eeddee"',
        "type.foot": "14",
        "type.body": "400",
        "spacing.margin": "60",
        "fonts.text": "Lobster",
        "fonts.code": "url(https://fonts.example/a.woff2)",
        "fonts.office": '"Arial, sans-serif"'
      }).replace("chart:", "chart:\n  fifth: '#123456'")
    });
    expect(errors).toEqual([
      'ours.yaml:6: colours.rule: is empty; write a colour in quotes, such as "#1b2127"',
      "ours.yaml:16: chart.fifth: unknown key; allowed: whole, context, first, first-deep, second, third",
      'ours.yaml:19: chart.first: light blue: is no colour; write six hexadecimal digits in quotes, such as "#1b2127"',
      "ours.yaml:25: type.body: 400: expected a whole number from 28 to 56",
      "ours.yaml:28: type.foot: 14: expected a whole number from 18 to 36; smaller letters can't be read from the back of a room",
      "ours.yaml:30: spacing.margin: 60: expected a multiple of 8 from 48 to 96",
      "ours.yaml:33: fonts.text: Lobster: isn't among the fonts that come with the engine; write Source Sans 3",
      "ours.yaml:34: fonts.code: url(https://fonts.example/a.woff2): fonts from elsewhere are never fetched; write Source Code Pro",
      "ours.yaml:35: fonts.office: Arial, sans-serif: expected the name of one font, such as Arial",
      'ours.yaml:1: colours: missing good; write a colour, such as good: "#256b3e", as in paper',
      "ours.yaml:5: colours.muted: can't be read on colours.ground: the contrast of #9a9a9a on #fcfcfb is 2.74, at least 4.5 is needed; make one of them lighter or darker",
      "ours.yaml:5: colours.muted: can't be read on colours.raised: the contrast of #9a9a9a on #f3f5f7 is 2.57, at least 4.5 is needed; make one of them lighter or darker",
      "ours.yaml:21: chart.second: can't be read on colours.ground: the contrast of #eeddee on #fcfcfb is 1.26, at least 3 is needed; make one of them lighter or darker"
    ]);
  });

  it.each([
    ["no YAML", "colours: {ground: '#ffffff'\n", /^ours\.yaml:2: YAML: /],
    ["no map", "- paper\n", /^ours\.yaml:1: expected a map \(lines of key: value\), found a list$/],
    ["empty", "", /^ours\.yaml:1: expected a map/],
    ["a number for a group", "colours: 3\n", /^ours\.yaml:1: colours: expected a map \(lines of key: value\)$/],
    ["with a reference", `${"colours: &a {}\n"}`, /^ours\.yaml:1: &a: anchors are not allowed/]
  ])("is %s", async (_what, text, message) => {
    expect((await opened("theme: ours.yaml", {"ours.yaml": text})).errors[0]).toMatch(message);
  });

  it("says of each group and token that is missing what to write, as the shipped theme has it that is as dark", async () => {
    const dark = written(INK, {
      "chart.first-deep": undefined,
      "type.foot": undefined,
      "spacing.gutter": undefined,
      "fonts.code": undefined
    });
    expect((await opened("theme: ours.yaml", {"ours.yaml": dark})).errors).toEqual([
      'ours.yaml:16: chart: missing first-deep; write a colour, such as first-deep: "#d3e7f9", as in ink',
      "ours.yaml:22: type: missing foot; write a whole number from 18 to 36, such as foot: 18, as in ink",
      "ours.yaml:27: spacing: missing gutter; write a multiple of 8 from 16 to 32, such as gutter: 24, as in ink",
      'ours.yaml:29: fonts: missing code; write the name of a font, such as code: "Source Code Pro", as in ink'
    ]);
    const short = written(PAPER).replace(/spacing:\n(?: {2}.*\n)+/, "");
    const {errors} = await opened("theme: ours.yaml", {"ours.yaml": short});
    const offered = "spacing: {margin: 64, gutter: 24}";
    expect(errors).toEqual([
      `ours.yaml:1: missing spacing; write it with all of its own, such as ${offered}, as in paper`
    ]);
    expect((await opened("theme: ours.yaml", {"ours.yaml": `${short}\n${offered}\n`})).theme).toEqual(PAPER);
  });

  it.each([
    [
      "is not there",
      "./gone.yaml",
      "there is no such file beside the deck or in the workspace; put it there, or write paper, ink, plain"
    ],
    [
      "is an address",
      "https://themes.example/a.yaml",
      "is an address, from which nothing is fetched; put the file into the workspace"
    ],
    ["stands outside", "../../../../../../../etc/ours.yaml", "stands outside the workspace; put it there"],
    ["is a folder", "folder.yaml", "is no file; name one"]
  ])("%s", async (_what, name, message) => {
    const {errors, theme} = await opened(`lang: en\ntheme: ${name}`, {"folder.yaml/a": ""});
    expect(errors).toEqual([`deck.md:4: theme: ${name}: ${message}`]);
    expect(theme).toBeUndefined();
  });

  it("leads out of the workspace by a link", async () => {
    const outside = await tempFolder({"ours.yaml": written(PAPER)});
    const folder = await tempFolder({"deck.md": "---\ntheme: ours.yaml\n---\n\n# A\n"});
    await symlink(join(outside, "ours.yaml"), join(folder, "ours.yaml"));
    expect((await reopened(folder)).errors).toEqual([
      "deck.md:2: theme: ours.yaml: stands outside the workspace; put it there"
    ]);
  });

  it("is refused by verify too, once for all decks that name it", async () => {
    const folder = await tempFolder({
      "ours.yaml": written(PAPER, {"colours.muted": undefined}),
      "decks/a.md": "---\ntheme: ours.yaml\n---\n\n# A\n"
    });
    await writeFile(join(folder, "decks", "b.md"), "---\ntheme: ../ours.yaml\n---\n\n# B\n");
    const {verify} = await import("../../../loaders/verify.js");
    const {report} = await verify(openWorkspace(folder));
    expect(report.diagnostics.filter(({message}) => message.includes("muted"))).toEqual([
      {
        file: `${basename(folder)}/ours.yaml`,
        line: 1,
        message: 'colours: missing muted; write a colour, such as muted: "#56606b", as in paper'
      }
    ]);
  });
});

describe("a font of the workspace's own", () => {
  const OWN = {"fonts.text": "fonts/ours.ttf\n  licence: SIL Open Font License 1.1"};
  const withFont = async (font: string | Uint8Array, changes: Readonly<Record<string, string>> = OWN) => {
    const folder = await tempFolder({
      "deck.md": "---\ntitle: A\ntheme: ours.yaml\n---\n\n# A title\n",
      "ours.yaml": written(PAPER, changes),
      "fonts/note.txt": ""
    });
    await writeFile(join(folder, "fonts/ours.ttf"), font);
    return reopened(folder);
  };
  const file = (path: string): Promise<Buffer> => readFile(join("node_modules", path));

  it.each([
    ["TTF", "@expo-google-fonts/source-code-pro/400Regular/SourceCodePro_400Regular.ttf", "Source Code Pro"],
    ["OTF", "source-sans/OTF/SourceSans3-Black.otf", "Source Sans 3 Black"],
    ["WOFF2", "source-sans/WOFF2/TTF/SourceSans3-Light.ttf.woff2", "Source Sans 3 Light"]
  ])("is read from %s, in part, and set on the slides with its licence", async (_format, path, family) => {
    const whole = await file(path);
    const {theme, errors, reads} = await withFont(whole);
    expect(errors).toEqual([]);
    expect(theme?.fonts.text).toBe(family);
    const css = themeCss(theme!, ".tm-slide");
    expect(css).toContain(
      `/* ${family}: SIL Open Font License 1.1 */@font-face{font-family:"${family}";font-weight:100 900`
    );
    expect(css).toContain(`--tm-sans:"${family}", "Source Sans 3"`);
    expect(css).not.toMatch(/url\((?!data:)/);
    expect(css.length).toBeLessThan(100_000);
    expect(reads).toContain("ours.ttf");
  });

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["without a licence", {"fonts.text": "fonts/ours.ttf"}, "needs its licence beside it"],
    [
      "missing",
      {"fonts.text": "fonts/no.ttf\n  licence: OFL"},
      "there is no such file beside the theme or in the workspace"
    ],
    ["outside", {"fonts.text": "../../ours.ttf\n  licence: OFL"}, "stands outside the workspace"],
    [
      "remote",
      {"fonts.text": "https://fonts.example/a.woff2\n  licence: OFL"},
      "fonts from elsewhere are never fetched"
    ],
    ["a licence alone", {"fonts.text": "Source Sans 3\n  licence: OFL"}, "goes with a font file of the workspace"]
  ])("%s is refused with its line", async (_what, changes, message) => {
    const font = await file("source-sans/TTF/SourceSans3-Regular.ttf");
    const {errors, theme} = await withFont(font, changes);
    expect([errors.filter((error) => error.includes(message)).length, theme]).toEqual([1, undefined]);
    expect(errors[0]).toMatch(/^ours\.yaml:\d+: fonts\./);
  });

  it("that is damaged, or no font, is refused", async () => {
    const font = await file("source-sans/TTF/SourceSans3-Regular.ttf");
    for (const bytes of ["no font", font.subarray(0, 4000), font.subarray(0, font.length / 2)])
      expect((await withFont(bytes)).errors).toEqual([
        expect.stringMatching(
          /^ours\.yaml:\d+: fonts\.text: fonts\/ours\.ttf: is no font that can be read, or is damaged/
        )
      ]);
  });
});
