import {join} from "node:path";
import {ESLint} from "eslint";
import tseslint from "typescript-eslint";
import {describe, expect, it} from "vitest";
import {tempFolder} from "../support/temp.js";
import {noImportCircle} from "./no-import-circle.js";

/** What the rule says of files, each as `file: message`. */
async function circles(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const cwd = await tempFolder(files);
  const eslint = new ESLint({
    cwd,
    overrideConfigFile: true,
    overrideConfig: [
      {
        files: ["**/*.ts"],
        languageOptions: {parser: tseslint.parser},
        plugins: {ours: {rules: {circle: noImportCircle}}},
        rules: {"ours/circle": "error"}
      }
    ]
  });
  const results = await eslint.lintFiles(["**/*.ts"]);
  return results.flatMap(({filePath, messages}) =>
    messages.map(
      ({message}) =>
        `${filePath.slice(join(cwd, "/").length)}: ${message.split(".")[0] ?? ""} ${message.split(" → ").length}`
    )
  );
}

describe("no-import-circle", () => {
  it("finds both ends of a circle of two", async () => {
    expect(
      await circles({
        "a.ts": 'import {b} from "./b.js";\nexport const a = b;',
        "b.ts": 'import {a} from "./a.js";\nexport const b = a;'
      })
    ).toEqual(["a.ts: Import circle: a 3", "b.ts: Import circle: b 3"]);
  });

  it("finds a circle of types over a third file", async () => {
    const types = (from: string, name: string): string =>
      `import type {${from.toUpperCase()}} from "./${from}.js";\nexport type ${name} = ${from.toUpperCase()} | 1;`;
    expect(await circles({"a.ts": types("b", "A"), "b.ts": types("c", "B"), "c.ts": types("a", "C")})).toHaveLength(3);
  });

  it("takes what is imported by two", async () => {
    expect(
      await circles({
        "a.ts": 'import {b} from "./b.js";\nimport {c} from "./c.js";\nexport const a = [b, c];',
        "b.ts": 'import {c} from "./c.js";\nexport const b = c;',
        "c.ts": "export const c = 1;"
      })
    ).toEqual([]);
  });

  it("leaves an outsider that leads into a circle alone", async () => {
    const found = await circles({
      "a.ts": 'import {b} from "./b.js";\nexport const a = b;',
      "b.ts": 'import {a} from "./a.js";\nexport const b = a;',
      "c.ts": 'import {a} from "./a.js";\nexport const c = a;'
    });
    expect(found.filter((message) => message.startsWith("c.ts"))).toEqual([]);
  });
});
