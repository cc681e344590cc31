import {cp, readFile, readdir, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {expect, it} from "vitest";
import {runNode} from "../support/project-copy.js";
import {tempFolder} from "../support/temp.js";

const TEXT = "図書館の**貸出**は、*年度*ごとに示す。 ≈ ≤ → ✓";

/** The files of an export, by name. */
type Files = ReadonlyMap<string, Buffer>;

/** Exports the tutorial’s deck and briefing, with some Japanese, under an environment. */
async function exportUnder(env: Readonly<Record<string, string>>, folder: string): Promise<Files> {
  const workspace = join(folder, "workspace");
  const out = join(folder, "out");
  await cp("workspaces/tutorial", workspace, {recursive: true});
  for (const path of ["decks/libraries.md", "briefings/libraries.md"]) {
    const file = join(workspace, path);
    await writeFile(file, `${await readFile(file, "utf8")}\n${TEXT}\n`);
  }
  for (const [document, formats] of [
    ["decks/libraries.md", "pdf,png"],
    ["briefings/libraries.md", "pdf"]
  ] as const) {
    const {status, stderr} = await runNode(
      process.cwd(),
      [
        resolve("bin/tickmark.js"),
        "export",
        join(workspace, document),
        "--format",
        formats,
        "--workspace",
        workspace
      ].concat(["--out", join(out, document.split("/")[0]!)]),
      env
    );
    expect(status, stderr).toBe(0);
  }
  const names = (await readdir(out, {recursive: true})).filter((name) => /\.(?:pdf|png)$/.test(name)).sort();
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(out, name))] as const)));
}

it("files are the same byte for byte in Japan, in another time zone, and on a machine without any font", async () => {
  const [here, there] = [await tempFolder(), await tempFolder()];
  const none = join(await tempFolder({"fonts.conf": '<?xml version="1.0"?><fontconfig></fontconfig>'}), "fonts.conf");
  const usual = await exportUnder({LANG: "C.UTF-8", TZ: "UTC"}, here);
  const other = await exportUnder(
    {LANG: "ja_JP.UTF-8", LC_ALL: "ja_JP.UTF-8", TZ: "Asia/Tokyo", FONTCONFIG_FILE: none},
    there
  );
  expect([...usual.keys()].filter((name) => name.endsWith(".png")).length).toBeGreaterThan(2);
  expect([...other.keys()]).toEqual([...usual.keys()]);
  for (const [name, bytes] of usual) expect(Buffer.compare(bytes, other.get(name)!), name).toBe(0);
}, 400_000);
