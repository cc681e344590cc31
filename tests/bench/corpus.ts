import {createHash} from "node:crypto";
import {cp, mkdir, mkdtemp, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {fileURLToPath} from "node:url";

const CORPUS = fileURLToPath(new URL("../fixtures/corpus", import.meta.url));
const FACTS_A_DOCUMENT = 1000;
const COLUMNS =
  "id,locator,start,end,printed,prefix,suffix,qualifier,unit,measure,period,period_flag,area,category,sex,of,producer,status,caveat,note";

/**
 * A synthetic project: documents of about 100 kB of invented text, each with a thousand located facts. The same every
 * time.
 */
export async function makeCorpus(facts: number): Promise<{readonly root: string; readonly bytes: number}> {
  const root = await mkdtemp(join(tmpdir(), "tickmark-corpus-"));
  await cp(CORPUS, join(root, "data"), {
    recursive: true,
    filter: (path) => !/sources|facts\/|explained|checks|notebooks|tables\/|charts\/|workspace\.yaml/.test(path)
  });
  await mkdir(join(root, "data/sources"), {recursive: true});
  await mkdir(join(root, "data/facts"), {recursive: true});
  await writeFile(join(root, "data/checks.yaml"), "[]\n");
  await writeFile(join(root, "data/workspace.yaml"), "format: 1\n");
  const registry: string[] = [];
  let bytes = 0;
  for (let document = 0; document < facts / FACTS_A_DOCUMENT; document++) {
    const id = `d${document}`;
    const {text, rows} = makeDocument(id, document);
    bytes += Buffer.byteLength(text);
    registry.push(
      `- {id: ${id}, file: ${id}.txt, sha256: ${createHash("sha256").update(text).digest("hex")}, title: Log ${document}, publisher: Guard, date: "2015", symbol: "", url: "", language: en, note: Invented.}\n`
    );
    await writeFile(join(root, "data/sources", `${id}.txt`), text);
    await writeFile(join(root, "data/facts", `${id}.csv`), `${COLUMNS}\n${rows.join("\n")}\n`);
  }
  await writeFile(join(root, "data/sources.yaml"), registry.join(""));
  return {root, bytes};
}

function makeDocument(id: string, seed: number): {readonly text: string; readonly rows: readonly string[]} {
  const lines: string[] = [];
  const rows: string[] = [];
  let at = 0;
  for (let i = 0; i < FACTS_A_DOCUMENT; i++) {
    const printed = String(10_000 + ((i * 7919 + seed * 104729) % 89_999));
    const before = "In 2014 the keepers of the light at the long pier, by their own log, wrote down ";
    const line = `${before}${printed} ships that passed.\n`;
    const start = at + before.length;
    rows.push(
      `${id}.f${i},line ${i + 1},${start},${start + printed.length},${printed},${quoted(line.slice(before.length - 24, before.length))},${quoted(line.slice(before.length + printed.length, -1).slice(0, 24))},,ships,ships,2014,,NO,,,,not-stated,not-stated,,`
    );
    lines.push(line);
    at += line.length;
  }
  return {text: lines.join(""), rows};
}

const quoted = (text: string): string => (/[",]/.test(text) ? `"${text}"` : text);
