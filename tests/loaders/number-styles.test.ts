import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {beforeEach, describe, expect, it} from "vitest";
import {SourceStore} from "../../loaders/editing/source-store.js";
import {verify} from "../../loaders/verify.js";
import type {Verified} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {makeWorkspace} from "../../loaders/writable.js";
import {factsOfEvidence} from "../../src/core/evidence.js";
import type {OpenSource, SourceNumber} from "../../src/core/editing/open-source.js";
import {tempFolder} from "../support/temp.js";

let workspace: Workspace;
let store: SourceStore;

beforeEach(async () => {
  workspace = openWorkspace(await makeWorkspace(join(await tempFolder(), "workspace"), "tutorial"));
  store = new SourceStore(workspace);
});

/** A document as its publisher prints numbers, with those that are taken and what they are. */
interface Printed {
  readonly text: string;
  readonly numbers: string | undefined;
  readonly taken: readonly (readonly [printed: string, value: number])[];
}

const STYLES: Readonly<Record<string, Printed>> = {
  "in French": {
    text: "En 2023 les phares ont compté 98\u202F452 items, dont 1\u00A0234,5 à la mer et 12,5 à terre (items).\n",
    numbers: "1 234,5",
    taken: [
      ["98\u202F452", 98452],
      ["1\u00A0234,5", 1234.5],
      ["12,5", 12.5]
    ]
  },
  "in German": {
    text: "Im Jahr 2023 zählten die Türme 98.452 items; 1.234,5 items an der See und 0,5 items an Land.\n",
    numbers: "1.234,5",
    taken: [
      ["98.452", 98452],
      ["1.234,5", 1234.5],
      ["0,5", 0.5]
    ]
  },
  "in Switzerland": {
    text: "2023: 98’452 items im Norden, 1’234.5 items im Süden.\n",
    numbers: "1'234.5",
    taken: [
      ["98’452", 98452],
      ["1’234.5", 1234.5]
    ]
  },
  "in Japanese": {
    text: "2023年の貸出 items は１，３１３、前年差は△ 3.2、▲1,234 です。\n",
    numbers: undefined,
    taken: [
      ["１，３１３", 1313],
      ["△ 3.2", -3.2],
      ["▲1,234", -1234]
    ]
  }
};

async function added(name: string, text: string): Promise<OpenSource> {
  const {id} = await store.add(name, new TextEncoder().encode(text), () => undefined);
  return store.open(id);
}

/** Takes numbers as they are printed, typed where they need a look, and verifies the workspace. */
async function taken(source: OpenSource, printed: readonly string[]): Promise<Verified> {
  const fact = (number: SourceNumber) => ({
    ...{start: number.start, end: number.end, unit: "items", measure: "loans", area: "XA", qualifier: ""},
    ...{category: "", period: "2023", note: "2023 and items: said of the whole document"},
    ...(number.look.length > 0 ? {typed: number.printed} : {})
  });
  for (const one of printed) {
    const {hash, numbers} = await store.open(source.id);
    const number = numbers.find((open) => open.printed === one);
    if (number === undefined) throw new Error(`${one}: not among ${numbers.map((each) => each.printed).join(" | ")}`);
    await store.accept(source.id, hash, [fact(number)], {});
  }
  return verify(workspace);
}

describe("numbers as a document prints them", () => {
  it.each(Object.entries(STYLES))(
    "%s: are found whole, taken as printed, and verified with their values",
    async (_, {text, numbers, taken: all}) => {
      const source = await added("lights.txt", text);
      const registry = await readFile(join(workspace.folder, "sources.yaml"), "utf8");
      expect(/^ {2}numbers: "(.*)"$/m.exec(registry)?.[1]).toBe(numbers);
      const {report, content, evidence} = await taken(
        source,
        all.map(([printed]) => printed)
      );
      expect(report.diagnostics).toEqual([]);
      const own = content.rows.filter((row) => row.source === "lights");
      expect(own.map(({printed, value}) => [printed, value.valueOf()])).toEqual(all);
      // In a page the value is read once more from what is printed.
      const facts = factsOfEvidence(evidence);
      expect(own.map(({id}) => facts.fact(id)!.value.valueOf())).toEqual(all.map(([, value]) => value));
    }
  );

  it("in brackets are below zero where the source says so, and need a look before", async () => {
    const table = 'Kind,Change 2023\nBooks,"(1,234)"\nFilms,"1,250"\n';
    const source = await added("change.csv", table);
    const [, bracketed] = source.numbers;
    expect(bracketed).toMatchObject({printed: "1,234", state: "look"});
    expect(bracketed!.look[0]).toContain('say numbers: "(1,234.5)"');
    const path = join(workspace.folder, "sources.yaml");
    const entries = await readFile(path, "utf8");
    await writeFile(path, `${entries.trimEnd()}\n  numbers: (1,234.5)\n`);
    store = new SourceStore(workspace);
    const {report, content} = await taken(await store.open(source.id), ["(1,234)"]);
    expect(report.diagnostics).toEqual([]);
    expect(content.rows.find(({printed}) => printed === "(1,234)")!.value.valueOf()).toBe(-1234);
  });

  it("are not taken before their style is named where the document does not tell it", async () => {
    const source = await added("few.txt", "In 2023 the libraries lent 41.200 items.\n");
    const number = source.numbers.find(({printed}) => printed === "41.200")!;
    expect(number.state).toBe("look");
    await expect(taken(source, ["41.200"])).rejects.toThrow('say numbers: "1.234,5" or "1,234.5"');
    const path = join(workspace.folder, "sources.yaml");
    await writeFile(path, `${(await readFile(path, "utf8")).trimEnd()}\n  numbers: 1.234,5\n`);
    store = new SourceStore(workspace);
    const {report, content} = await taken(await store.open(source.id), ["41.200"]);
    expect(report.diagnostics).toEqual([]);
    expect(content.rows.find(({printed}) => printed === "41.200")!.value.valueOf()).toBe(41200);
  });

  it("are read anew once a person says how they are printed, which is undone like any act", async () => {
    const source = await added("few.txt", "In 2023 the libraries lent 41.200 items; 98 452 were asked for.\n");
    const before = await readFile(join(workspace.folder, "sources.yaml"), "utf8");
    const printed = ({numbers}: OpenSource): readonly string[] =>
      numbers.map((number) => `${number.printed} ${number.state}`);
    const points = await store.printNumbers(source.id, source.hash, "1.234,5");
    expect(points.style).toBe("1.234,5");
    expect(printed(points)).toEqual(["2023 explained", "41.200 proposed", "98 proposed", "452 proposed"]);
    const spaces = await store.printNumbers(source.id, points.hash, "1\u00A0234.5");
    expect(spaces.style).toBe("1 234.5");
    expect(printed(spaces).map((one) => one.replace(/ \w+$/, ""))).toEqual(["2023", "41.200", "98 452"]);
    await expect(store.printNumbers(source.id, spaces.hash, "1_234")).rejects.toThrow("expected one of 1,234.5");
    await store.undo(source.id);
    await store.undo(source.id);
    expect(await readFile(join(workspace.folder, "sources.yaml"), "utf8")).toBe(before);
  });

  it("are refused where they are cut, or leave out their sign", async () => {
    const source = await added("lights.txt", STYLES["in Japanese"]!.text);
    await taken(source, ["△ 3.2"]);
    const path = join(workspace.folder, "facts/lights.csv");
    const csv = await readFile(path, "utf8");
    const start = Number(/,(\d+),\d+,△ 3\.2,/.exec(csv)![1]);
    await writeFile(path, csv.replace(/,\d+,(\d+),△ 3\.2,[^,]*,/, `,${start + 2},$1,3.2,,`));
    const {report} = await verify(workspace);
    expect(report.diagnostics.map(({message}) => message)).toContainEqual(
      expect.stringContaining("leaves out the minus before it")
    );
  });

  it("are named by one of the styles that there are", async () => {
    await added("few.txt", "In 2023 the libraries lent 41 items.\n");
    const path = join(workspace.folder, "sources.yaml");
    await writeFile(path, `${(await readFile(path, "utf8")).trimEnd()}\n  numbers: 1_234\n`);
    const {report} = await verify(workspace);
    expect(report.diagnostics.map(({message}) => message)).toContainEqual(
      expect.stringContaining("numbers: 1_234: expected one of 1,234.5")
    );
  });
});
