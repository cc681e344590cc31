import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {verify} from "../../loaders/verify.js";
import {hashBytes} from "../../loaders/sources/file-bytes.js";
import {openWorkspace} from "../../loaders/workspace.js";

type Edit = readonly [what: string, file: string, edit: (text: string) => string];

const append =
  (text: string) =>
  (before: string): string =>
    `${before}\n${text}\n`;

/** One after the other, each kept by those that follow. */
const EDITS: readonly Edit[] = [
  ["nothing", "notebooks/loans.md", (text) => text],
  ["a sentence of a notebook", "notebooks/loans.md", append("A sentence.")],
  ["an untied number of a notebook", "notebooks/loans.md", append("It has 4711 shelves.")],
  ["another notebook", "notebooks/documents.md", append("{{ no-such-fact }}")],
  ["the first notebook, mended", "notebooks/loans.md", (text) => text.replace("4711", "many")],
  ["a slide", "decks/libraries.md", append("## More of it\n\nIt has 4712 shelves.")],
  ["a chart’s title", "charts/loans-by-kind.yaml", (text) => text.replace(/^title: /m, "title: Again, ")],
  ["an untied number of a chart", "charts/loans-by-kind.yaml", (text) => text.replace("Again", "4713 shelves")],
  ["lines before it", "charts/loans-by-kind.yaml", (text) => `# A remark.\n\n${text}`],
  ["a label", "vocabulary/measures.yaml", (text) => text.replace(/label: (.*)$/m, "label: 4714 $1")],
  ["a printed number", "facts/lib.csv", (text) => text.replace(/,(\d)(\d),/, ",$2$1,")]
];

let folder: string;

beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "tickmark-again-"))));

afterAll(() => rm(folder, {recursive: true, force: true}));

async function found(workspace: string): Promise<unknown> {
  const {report, pages, chartFacts, charts, tables, content, notebooks} = await verify(openWorkspace(workspace));
  const definitions = charts.map(({definition}) => definition);
  const arrow = tables.map((table) => hashBytes(table.arrow));
  const {digest, drawnFrom, shownFrom} = content;
  return JSON.parse(
    JSON.stringify({
      ...{report, pages: [...pages], facts: [...chartFacts], definitions, arrow, notebooks},
      ...{digest, drawnFrom, shownFrom}
    })
  );
}

it("verify(workspace) finds in a workspace that it knows what it finds in one that it doesn’t", async () => {
  const known = join(folder, "known/workspace");
  await cp("workspaces/tutorial", known, {recursive: true});
  await verify(openWorkspace(known));
  const after: {readonly what: string; readonly seen: unknown; readonly copy: string}[] = [];
  for (const [i, [what, file, edit]] of EDITS.entries()) {
    const before = await readFile(join(known, file), "utf8");
    if (i > 0) expect(edit(before), what).not.toBe(before);
    await writeFile(join(known, file), edit(before));
    const copy = join(folder, String(i), "workspace");
    await cp(known, copy, {recursive: true});
    after.push({what, seen: await found(known), copy});
  }
  const told = new Set(after.map(({seen}) => JSON.stringify((seen as {readonly report: unknown}).report)));
  expect(told.size).toBeGreaterThan(EDITS.length / 2);
  for (const {what, seen, copy} of after) expect(seen, what).toEqual(await found(copy));
});
