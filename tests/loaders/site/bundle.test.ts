import {symlink} from "node:fs/promises";
import {join, resolve} from "node:path";
import {describe, expect, it} from "vitest";
import {bundleScripts} from "../../../loaders/site/bundle.js";
import {DiagnosticsError} from "../../../src/core/diagnostic.js";
import {tempFolder} from "../../support/temp.js";

const REDRAW =
  'import {plot} from "@observablehq/plot";\nimport {tableFromIPC} from "@uwdata/flechette";\nexport const draw = [plot, tableFromIPC];';

const project = async (hydrate: string, redraw = "export const a = 1;"): Promise<string> => {
  const root = await tempFolder({
    "src/components/hydrate.ts": hydrate,
    "src/components/redraw.ts": redraw,
    "src/components/take.ts": "export const b = 2;",
    "src/components/present/present.ts": "document.title = `present`;",
    "src/components/terms/terms.ts": "document.title = `terms`;",
    "src/core/a.ts": "export const a: number = 1;"
  });
  await symlink(resolve("node_modules"), join(root, "node_modules"));
  return root;
};

describe("bundleScripts(root)", () => {
  it("makes a classic script and one module, the same bytes wherever the project stands", async () => {
    const hydrate = 'import {a} from "../core/a.js";\ndocument.title = `${a}`;';
    const [one, other] = await Promise.all([
      bundleScripts(await project(hydrate, REDRAW)),
      bundleScripts(await project(hydrate, REDRAW))
    ]);
    expect(one.hydrate).toBe(other.hydrate);
    expect(one.redraw === other.redraw).toBe(true);
    expect(one.hydrate).toMatch(/^(?:"use strict";)?\(\(\)=>\{.*\}\)\(\);\n$/s);
    expect(one.redraw).toMatch(/export\{/);
    expect(one.redraw).not.toMatch(/\bimport\s*["'{(]/);
  });

  it("names file and line of what can't be bundled", async () => {
    const error: unknown = await bundleScripts(
      await project('import "./missing.js";\n', 'import "./missing.js";\n')
    ).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(DiagnosticsError);
    expect((error as DiagnosticsError).message).toMatch(
      /^src\/components\/\w+\.ts:1: Could not resolve "\.\/missing\.js"/
    );
  });
});
