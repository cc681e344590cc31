import {createHash} from "node:crypto";
import {cp, mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const CORPUS = fileURLToPath(new URL("../fixtures/corpus", import.meta.url));
const FACTS_A_DOCUMENT = 1000;
const FIRST_YEAR = 1900;
const YEARS = 100;
const KINDS = FACTS_A_DOCUMENT / YEARS;
const COLUMNS =
  "id,locator,start,end,printed,prefix,suffix,qualifier,unit,measure,period,period_flag,area,category,sex,of,producer,status,caveat,note";

/**
 * A synthetic workspace of this many facts, in documents of a thousand, each fact of a kind and year of its own, and of
 * this many tables, which take turns at the documents: a row for each of a hundred years, with its number and its
 * change since the first. The same every time.
 */
export async function makeTablesCorpus(facts: number, tables: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "tickmark-tables-"));
  await cp(CORPUS, folder, {
    recursive: true,
    filter: (path) => !/sources|facts\/|explained|checks|notebooks|tables\/|charts\/|lists\/|workspace\.yaml/.test(path)
  });
  for (const name of ["sources", "facts", "tables"]) await mkdir(join(folder, name), {recursive: true});
  await writeFile(
    join(folder, "vocabulary/dimensions.yaml"),
    `category:\n${Array.from({length: KINDS}, (_, kind) => `  - {id: ${kindOf(kind)}, label: kind ${kindOf(kind)}}\n`).join("")}sex: []\n`
  );
  const documents = Math.ceil(facts / FACTS_A_DOCUMENT);
  const registry: string[] = [];
  for (let document = 0; document < documents; document++) {
    const id = `d${document}`;
    const {text, rows} = makeDocument(id, document);
    registry.push(
      `- {id: ${id}, file: ${id}.txt, sha256: ${createHash("sha256").update(text).digest("hex")}, title: Log ${document}, publisher: Guard, date: "2015", symbol: "", url: "", language: en, note: Invented.}\n`
    );
    await writeFile(join(folder, "sources", `${id}.txt`), text);
    await writeFile(join(folder, "facts", `${id}.csv`), `${COLUMNS}\n${rows.join("\n")}\n`);
  }
  await writeFile(join(folder, "sources.yaml"), registry.join(""));
  await writeFile(join(folder, "workspace.yaml"), "format: 1\n");
  for (let table = 0; table < tables; table++)
    await writeFile(
      join(folder, "tables", `t${table}.yaml`),
      makeTable(`d${table % documents}`, kindOf(Math.floor(table / documents) % KINDS))
    );
  return folder;
}

/** A table of the hundred years of a document's kind. */
function makeTable(source: string, kind: string): string {
  return `title: Ships that passed, by year
description: One row for each year of the log.
facts: {source: ${source}, measure: ships, category: ${kind}}
rows: [each: {period: any}]
columns:
  kind: {label: Kind, key: category}
  year: {key: period}
  base: {label: Base of change, key: period, of: first}
  area: {key: area}
  count: {label: Ships, unit: ships, value: it}
  change: {label: Change since the base, unit: percent, value: "change(first, it)", from: base}
`;
}

function makeDocument(id: string, seed: number): {readonly text: string; readonly rows: readonly string[]} {
  const lines: string[] = [];
  const rows: string[] = [];
  let at = 0;
  for (let i = 0; i < FACTS_A_DOCUMENT; i++) {
    const [year, kind] = [FIRST_YEAR + (i % YEARS), kindOf(Math.floor(i / YEARS))];
    const printed = String(100 + ((i * 7919 + seed * 104729) % 899));
    const before = `In ${year} the keepers of the light at the long pier, by their own log, wrote down `;
    const line = `${before}${printed} ships that passed.\n`;
    const start = at + before.length;
    rows.push(
      `${id}.f${i},line ${i + 1},${start},${start + printed.length},${printed},${quoted(line.slice(before.length - 24, before.length))},${quoted(line.slice(before.length + printed.length, -1).slice(0, 24))},,ships,ships,${year},,NO,${kind},,,not-stated,not-stated,,`
    );
    lines.push(line);
    at += line.length;
  }
  return {text: lines.join(""), rows};
}

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text}"` : text);

/** The kinds are called by letters: a, b … */
function kindOf(index: number): string {
  return String.fromCharCode("a".charCodeAt(0) + index);
}
