import {createHash} from "node:crypto";
import {appendFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {readContent} from "../../loaders/content.js";
import type {NamedAnchor} from "../../loaders/sources/anchor.js";
import {describeDifference} from "../../loaders/sources/import.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {copyCorpus} from "../support/corpus.js";
import type {Edit} from "../support/corpus.js";

const sha256 = (text: string): string => createHash("sha256").update(text).digest("hex");

async function diagnosticsOf(project: Awaited<ReturnType<typeof copyCorpus>>): Promise<readonly string[]> {
  const diagnostics: Diagnostic[] = [];
  await readContent(project, diagnostics);
  return diagnostics.map(formatDiagnostic);
}

describe("describeDifference(bytes, sha256) says how a text is written otherwise than the registered one", () => {
  const text = "Café, 203 ships\nand more\n";
  it.each<[string, Uint8Array, string]>([
    [
      "CRLF",
      Buffer.from(text.replaceAll("\n", "\r\n")),
      " (it has CRLF newlines); it is the registered text, but written with CRLF newlines"
    ],
    [
      "CR",
      Buffer.from(text.replaceAll("\n", "\r")),
      " (it has CR newlines); it is the registered text, but written with CR newlines"
    ],
    [
      "a mark",
      Buffer.from(`\uFEFF${text}`),
      " (it starts with a byte-order mark); it is the registered text, but written with a byte-order mark"
    ],
    [
      "UTF-16",
      Buffer.from(`\uFEFF${text}`, "utf16le"),
      " (it is UTF-16, it is not UTF-8); it is the registered text, but written with UTF-16"
    ],
    [
      "Windows-1252",
      Buffer.from(text, "latin1"),
      " (it is not UTF-8); it is the registered text, but written with Windows-1252"
    ],
    ["nothing", Buffer.from(""), " (it is empty)"],
    ["other words", Buffer.from(text.replace("203", "204")), ""]
  ])("%s", (_what, bytes, reasons) =>
    expect(describeDifference(bytes, sha256(text))).toBe(`differs from the registered SHA-256${reasons}`)
  );

  it("says at which line it differs, as far as the passages of facts tell", () => {
    const printed = "Café 🐟\nIn 2014 203 ships\ncame,\nand 40 boats left.\nThe end.\n";
    const anchor = (id: string, words: string, prefix: string, suffix: string): NamedAnchor => {
      const start = [...printed.slice(0, printed.indexOf(`${prefix}${words}${suffix}`) + prefix.length)].length;
      return {id, printed: words, prefix, suffix, start, end: start + words.length};
    };
    const facts = [
      anchor("demo.boats", "40", "and ", " boats"),
      anchor("demo.ships", "203", "In 2014 ", " ships\ncame")
    ];
    const said = (edited: string): string => describeDifference(Buffer.from(edited), sha256(printed), facts);
    const start = "differs from the registered SHA-256";
    expect(said(printed.replace("203", "204"))).toBe(
      `${start} at line 2 (demo.ships: printed "203" not found at 15–18, found "204")`
    );
    expect(said(printed.replace("came", "left"))).toMatch(/ at line 3 \(demo\.ships: suffix /);
    expect(said(printed.replace("🐟", "🐟🐟"))).toMatch(/ at line 1 \(demo\.ships: /);
    expect(said(printed.replace("came,", "came, then"))).toMatch(/ between line 2 and line 3 \(demo\.boats: /);
    expect(said(printed.replace("The end", "An end"))).toBe(
      `${start}, but not in the passages of its facts, of which the last ends on line 4; look between and below them`
    );
    expect(said("Café")).toMatch(/ at line 1 \(demo\.ships: offsets 15–18 lie past the end/);
    expect(said(printed.replaceAll("\n", "\r\n"))).toMatch(
      /; it is the registered text, but written with CRLF newlines$/
    );
    expect(describeDifference(Buffer.from(printed.replace("203", "204")), sha256(printed))).toBe(start);
  });

  it("LF instead of CRLF", () =>
    expect(describeDifference(Buffer.from(text), sha256(text.replaceAll("\n", "\r\n")))).toMatch(
      /written with LF newlines instead of CRLF$/
    ));
  it("no mark", () =>
    expect(describeDifference(Buffer.from(text), sha256(`\uFEFF${text}`))).toMatch(/written with no byte-order mark$/));
});

describe("bad input is refused, saying where and why", () => {
  it.each<[string, Readonly<Record<string, Edit>>, RegExp]>([
    [
      "facts that overlap in part",
      {"data/facts/demo.csv": (text) => `${text}${overlapping(text)}\n`},
      /demo\.csv:\d+: demo\.part: stands at \d+–\d+, where demo\.fishing-share stands too|demo\.fishing-share: stands at \d+–\d+, where demo\.part stands too/
    ],
    [
      "a text that is registered as empty",
      {
        "data/sources/other.txt": () => "",
        "data/sources.yaml": (text) => text.replace(/(?<=other\.txt\n {2}sha256: )\w+/, sha256(""))
      },
      /other\.txt: other: is empty, and registered so/
    ],
    [
      "a column that stands twice",
      {
        "data/facts/other.csv": (text) =>
          text
            .split("\n")
            .map((line, i) => (i === 0 ? `${line},id` : line))
            .join("\n")
      },
      /other\.csv:1: repeated column id; name each once/
    ],
    [
      "a row after fields of two lines and a blank line, by its own line",
      {
        "data/facts/other.csv": (text) =>
          `${text}\n${text.split("\n").slice(1).join("\n").replace("other.vessels", "other.again")}`
      },
      /other\.csv:9: other\.again: stands at/
    ]
  ])("%s", async (_what, edits, message) => {
    const diagnostics = await diagnosticsOf(await copyCorpus(edits));
    expect(
      diagnostics.filter((diagnostic) => message.test(diagnostic)),
      diagnostics.join("\n")
    ).not.toEqual([]);
  });

  it("rows that are not UTF-8", async () => {
    const project = await copyCorpus();
    await writeFile(join(project.folder, "facts/other.csv"), Buffer.from("id,locat\xe9r\n", "latin1"));
    expect(await diagnosticsOf(project)).toContain("data/facts/other.csv:1: is not valid UTF-8; save it as UTF-8");
  });

  it.each([
    ["NUL", "\0", "U+0000"],
    ["BEL", "\u0007", "U+0007"],
    ["a character that turns the direction of writing", "\u202e", "U+202E"]
  ])("%s in a row and in a list of words, each at its line", async (_what, character, code) => {
    const project = await copyCorpus({
      "data/facts/other.csv": (text) => text.replace(/(?<=\nother\.\w+)/, character),
      "data/vocabulary/units.yaml": (text) => text.replace("label: ", `label: a${character}`)
    });
    const said = await diagnosticsOf(project);
    for (const [file, line] of [
      ["facts/other.csv", "2"],
      ["vocabulary/units.yaml", "\\d+"]
    ] as const)
      expect(said).toContainEqual(
        expect.stringMatching(new RegExp(`^data/${file}:${line}: holds ${code.replace("+", "\\+")}, .*; delete it$`))
      );
  });

  it.each([
    ["NUL", "\\0", "U\\+0000"],
    ["a character that turns the direction of writing", "\\u202e", "U\\+202E"]
  ])("%s that YAML escapes, in a label, in a note of the registry and in a title", async (_what, escaped, code) => {
    const project = await copyCorpus({
      "data/vocabulary/units.yaml": (text) => text.replace(/label: ([\w ]+)/, `label: "$1${escaped}"`),
      "data/sources.yaml": (text) => text.replace(/note: .*/, `note: "Invented${escaped}"`),
      "data/tables/ships.yaml": (text) => text.replace(/title: .*/, `title: "Ships${escaped}"`)
    });
    const said = await diagnosticsOf(project);
    for (const file of ["vocabulary/units.yaml", "sources.yaml", "tables/ships.yaml"])
      expect(said).toContainEqual(
        expect.stringMatching(new RegExp(`^data/${file}:\\d+: .*holds ${code}, .*; delete it$`))
      );
  });

  it("parts whose wholes lead back to themselves, which ends", async () => {
    const project = await copyCorpus({
      "data/vocabulary/dimensions.yaml": (text) =>
        text
          .replace("label: fishing boats", "label: fishing boats, within: ferries")
          .replace("label: ferries", "label: ferries, within: fishing"),
      "data/facts/demo.csv": (text) =>
        text
          .replace(/(?<=^demo\.fishing,.*)demo\.ships-2014/m, "demo.ferries")
          .replace(/(?<=^demo\.ferries,.*)demo\.ships-2014/m, "demo.fishing")
    });
    expect(await diagnosticsOf(project)).toContain("data/facts/demo.csv:4: demo.ferries: of leads back to itself");
  });

  it("a text of 50 MB is verified as any other", async () => {
    const project = await copyCorpus();
    const filler =
      "The log of the harbour goes on and on, and has no figure in it, for the keepers wrote of the weather only.\n".repeat(
        470_000
      );
    const last = "By the log of 2014 they wrote down 123 ships, and 77 more.\n";
    const text = filler + last;
    expect(Buffer.byteLength(text)).toBeGreaterThan(50e6);
    await writeFile(join(project.texts, "big.txt"), text);
    await appendFile(
      join(project.folder, "sources.yaml"),
      `- {id: big, file: big.txt, sha256: ${sha256(text)}, title: Log, publisher: Guard, date: "2015", symbol: "", url: "", language: en, note: Invented.}\n`
    );
    const row = (id: string, printed: string): string => {
      const start = filler.length + last.indexOf("123");
      return `big.${id},last line,${start},${start + 3},${printed},,,,ships,ships,2014,,NO,,,,not-stated,not-stated,,\n`;
    };
    const header =
      "id,locator,start,end,printed,prefix,suffix,qualifier,unit,measure,period,period_flag,area,category,sex,of,producer,status,caveat,note\n";
    await writeFile(join(project.folder, "facts/big.csv"), header + row("right", "123") + row("wrong", "124"));
    expect(await diagnosticsOf(project)).toEqual([
      expect.stringMatching(/^data\/facts\/big\.csv:3: big\.wrong: printed "124" not found at \d+–\d+, found "123"/),
      expect.stringMatching(/^data\/facts\/big\.csv:3: big\.wrong: stands at .*, where big\.right stands too/),
      expect.stringMatching(/^data\/sources\/big\.txt:470001: big: "77" at \d+–\d+ is neither a fact nor explained/)
    ]);
  }, 30_000);
});

/** The row of a share once more, without its sign. */
function overlapping(text: string): string {
  const row = text.split("\n").find((line) => line.startsWith("demo.fishing-share"))!;
  return row
    .replace("demo.fishing-share", "demo.part")
    .replace(/,(\d+),(\d+),60\.0%/, (_, start: string, end: string) => `,${start},${Number(end) - 1},60.0`);
}
