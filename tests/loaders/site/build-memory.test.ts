import {readFile, readdir, utimes, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {setTimeout as sleep} from "node:timers/promises";
import {describe, expect, it} from "vitest";
import {KEPT_TEXTS, buildTexts} from "../../../loaders/site/build-memory.js";
import type {TextBuild} from "../../../loaders/site/build-memory.js";
import {tempFolder} from "../../support/temp.js";

const FILES = {"main.ts": 'import {a} from "./a.js";\nconsole.log(a);', "a.ts": "export const a = 1;"};
const OPTIONS = {entryPoints: ["main.ts"], bundle: true, format: "iife", minify: true} as const;

/** Long enough that what was written counts as written before. */
const settle = (): Promise<void> => sleep(250);

const buildText = async (root: string, options: TextBuild): Promise<string> =>
  (await buildTexts(root, options)).get("main.ts")!;

describe("buildTexts(root, options)", () => {
  it("builds again once a file has changed, and again when it is changed back", async () => {
    const root = await tempFolder(FILES);
    await settle();
    const first = await buildText(root, OPTIONS);
    expect(first).toContain("1");
    await writeFile(join(root, "a.ts"), "export const a = 2;");
    expect(await buildText(root, OPTIONS)).toContain("2");
    await writeFile(join(root, "a.ts"), "export const a = 1;");
    expect(await buildText(root, OPTIONS)).toBe(first);
  });

  it("sees a change of the same length that keeps its time of modification", async () => {
    const root = await tempFolder(FILES);
    const then = new Date(2020, 1, 1);
    await utimes(join(root, "a.ts"), then, then);
    await settle();
    await buildText(root, OPTIONS);
    await settle();
    await writeFile(join(root, "a.ts"), "export const a = 7;");
    await utimes(join(root, "a.ts"), then, then);
    expect(await buildText(root, OPTIONS)).toContain("7");
  });

  it("sees another setting of the project", async () => {
    const root = await tempFolder({...FILES, "main.ts": "export class A {b = 1}\nconsole.log(A);"});
    await settle();
    const first = await buildText(root, OPTIONS);
    await writeFile(
      join(root, "tsconfig.json"),
      JSON.stringify({compilerOptions: {useDefineForClassFields: false, target: "es2015"}})
    );
    expect(await buildText(root, OPTIONS)).not.toBe(first);
  });

  it("keeps apart what is asked for otherwise or elsewhere", async () => {
    const [one, other] = await Promise.all([tempFolder(FILES), tempFolder({...FILES, "a.ts": "export const a = 3;"})]);
    await settle();
    const [text, long, elsewhere] = [
      await buildText(one, OPTIONS),
      await buildText(one, {...OPTIONS, minify: false}),
      await buildText(other, OPTIONS)
    ];
    expect(new Set([text, long, elsewhere]).size).toBe(3);
  });

  it("makes each entry the same with others as alone", async () => {
    const root = await tempFolder({...FILES, "more/other.ts": 'import {a} from "../a.js";\ndocument.title = `${a}`;'});
    const both = await buildTexts(root, {...OPTIONS, entryPoints: ["main.ts", "more/other.ts"]});
    const alone = await buildTexts(root, {...OPTIONS, entryPoints: ["more/other.ts"]});
    expect([both.get("main.ts"), both.get("more/other.ts")]).toEqual([
      await buildText(root, OPTIONS),
      alone.get("more/other.ts")
    ]);
  });

  it("throws while a file is missing, and builds once it is there", async () => {
    const root = await tempFolder({"main.ts": FILES["main.ts"]});
    await expect(buildText(root, {...OPTIONS, logLevel: "silent"})).rejects.toThrow(/Could not resolve/);
    await writeFile(join(root, "a.ts"), "export const a = 4;");
    expect(await buildText(root, OPTIONS)).toContain("4");
  });
});

describe("a later process", () => {
  /** Forgets what this process has built, as if it began, and edits what stands on disk. */
  async function begin(root: string, edit = (text: string): string => text): Promise<void> {
    (globalThis as unknown as Record<symbol, Map<string, unknown>>)[Symbol.for("tickmark.builds")]!.clear();
    for (const name of await readdir(join(root, KEPT_TEXTS))) {
      const file = join(root, KEPT_TEXTS, name);
      await writeFile(file, edit(await readFile(file, "utf8")));
    }
  }

  it("takes over what was built, while each file is as it was", async () => {
    const root = await tempFolder(FILES);
    await settle();
    const first = await buildText(root, OPTIONS);
    await begin(root, (text) => text.replace("console", "taken"));
    expect(await buildText(root, OPTIONS)).toBe(first.replace("console", "taken"));
    await begin(root);
    await writeFile(join(root, "a.ts"), "export const a = 5;");
    expect(await buildText(root, OPTIONS)).toBe(first.replace("1", "5"));
  });

  it.each(["tsconfig.json", "node_modules/.package-lock.json", "loaders/site/build-memory.ts"])(
    "builds anew where %s is another",
    async (path) => {
      const root = await tempFolder({...FILES, [path]: "{}"});
      await settle();
      const first = await buildText(root, OPTIONS);
      await begin(root, (text) => text.replace("console", "taken"));
      await writeFile(join(root, path), "{ }");
      expect(await buildText(root, OPTIONS)).toBe(first);
    }
  );

  it("builds anew where what was kept is cut short", async () => {
    const root = await tempFolder(FILES);
    await settle();
    const first = await buildText(root, OPTIONS);
    await begin(root, (text) => text.slice(0, -5));
    expect(await buildText(root, OPTIONS)).toBe(first);
  });
});
