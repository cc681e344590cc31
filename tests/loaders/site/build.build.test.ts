import {spawnSync} from "node:child_process";
import {existsSync} from "node:fs";
import {readFile, symlink, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {expect, it} from "vitest";
import {BUILD_MARK} from "../../../loaders/output-folder.js";
import {buildSite} from "../../../loaders/site/build.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {DiagnosticsError} from "../../../src/core/diagnostic.js";
import {tempFolder} from "../../support/temp.js";

const CONFIG = `export default {
  root: ".tickmark/src", output: process.env.TICKMARK_OUTPUT, base: process.env.TICKMARK_BASE, title: "T",
  globalStylesheets: [], sidebar: false, pager: false, toc: false, footer: "", head: '<link rel="icon" href="data:,">'
};`;

const PLAIN = "# Plain\n\nNo cell here.\n";

const CELL = "# Cell\n\n```js\ndisplay(1 + 1);\n```\n";

const project = async (pages: Readonly<Record<string, string>>): Promise<string> => {
  const root = await tempFolder({"package.json": '{"type": "module"}', "observablehq.config.js": CONFIG, ...pages});
  for (const name of ["bin", "node_modules"]) await symlink(resolve(name), join(root, name));
  return root;
};

const silent = {isTTY: false, columns: 80, write: () => true};
const diagnosticsOf = async (root: string): Promise<string> => {
  const error: unknown = await buildSite(openWorkspace(root), {
    output: join(root, "dist"),
    engine: root,
    progress: silent
  }).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(DiagnosticsError);
  return (error as DiagnosticsError).message;
};

it("buildSite(root) builds without a network, and drops the runtime only where no cell needs it", async () => {
  const root = await project({".tickmark/src/index.md": PLAIN, ".tickmark/src/cell.md": CELL});
  const script = `import {buildSite} from ${JSON.stringify(resolve("loaders/site/build.ts"))};
import {openWorkspace} from ${JSON.stringify(resolve("loaders/workspace.ts"))};
await buildSite(openWorkspace(${JSON.stringify(root)}), {output: ${JSON.stringify(join(root, "dist"))}, engine: ${JSON.stringify(root)}, address: "https://example.org"});`;
  await writeFile(join(root, "run.mts"), script);
  const isolated = spawnSync("unshare", ["-rn", "true"]).status === 0;
  const command = [process.execPath, resolve("node_modules/tsx/dist/cli.mjs"), join(root, "run.mts")];
  const [program, ...args] = isolated ? ["unshare", "-rn", ...command] : command;
  const {status, stderr} = spawnSync(program!, args, {encoding: "utf8"});
  expect({status, stderr}).toEqual({status: 0, stderr: ""});
  const [plain, cell] = await Promise.all(
    ["index.html", "cell.html"].map((file) => readFile(join(root, "dist", file), "utf8"))
  );
  expect(plain).not.toMatch(/<script|modulepreload/);
  expect(cell).toMatch(/import \{define\} from "\.\/_observablehq\/client\.[0-9a-f]{8}\.js"/);
  for (const page of [plain, cell])
    expect(page).toMatch(
      /<html lang="en">[^]*Content-Security-Policy[^]*rel="canonical" href="https:\/\/example\.org\//
    );
  expect(existsSync(join(root, "dist.next"))).toBe(false);
});

it("buildSite(root) leaves the old site as it was when Framework fails, a page is wrong, or the config writes elsewhere", async () => {
  const root = await project({".tickmark/src/index.md": PLAIN, "dist/old.html": "old", [`dist/${BUILD_MARK}`]: ""});
  const stands = async (): Promise<readonly unknown[]> => [
    await readFile(join(root, "dist/old.html"), "utf8"),
    existsSync(join(root, "dist.next"))
  ];

  await writeFile(join(root, ".tickmark/src/index.md"), `${PLAIN}\n<img src="https://example.org/x.png">\n`);
  expect(await diagnosticsOf(root)).toMatch(
    /^dist\/index\.html:\d+: <img>: loads https:\/\/example\.org\/x\.png from outside the site/
  );
  expect(await stands()).toEqual(["old", false]);

  await writeFile(join(root, ".tickmark/src/index.md"), "# A\n\n```js\nconst = 1\n```\n");
  expect(await diagnosticsOf(root)).toMatch(
    /^dist\/index\.html:\d+: Framework put an error into the page: SyntaxError: Unexpected token/
  );
  expect(await stands()).toEqual(["old", false]);

  await writeFile(join(root, ".tickmark/src/index.md"), '# A\n\n<img src="missing.png">\n');
  expect(await diagnosticsOf(root)).toMatch(/^observable build: failed with exit code 1; its log:[^]*missing\.png/);
  expect(await stands()).toEqual(["old", false]);

  await writeFile(join(root, ".tickmark/src/index.md"), PLAIN);
  await writeFile(join(root, "observablehq.config.js"), CONFIG.replace("process.env.TICKMARK_OUTPUT", '"elsewhere"'));
  expect(await diagnosticsOf(root)).toMatch(
    /^observablehq\.config\.ts: output: dist\.next\/index\.html was not written/
  );
  expect(await stands()).toEqual(["old", false]);
});

it("buildSite(root) puts the new site in the place of the old, and shows progress only in a terminal", async () => {
  const root = await project({".tickmark/src/index.md": PLAIN, "dist/old.html": "old", [`dist/${BUILD_MARK}`]: ""});
  let shown = "";
  await buildSite(openWorkspace(root), {
    output: join(root, "dist"),
    engine: root,
    base: "/tickmark/",
    progress: {isTTY: true, columns: 40, write: (text: string) => Boolean((shown += text))}
  });
  expect([
    existsSync(join(root, "dist/old.html")),
    existsSync(join(root, "dist/index.html")),
    existsSync(join(root, "dist.old"))
  ]).toEqual([false, true, false]);
  expect(shown).toContain("\r\u001b[Kbuilding: ");
});
