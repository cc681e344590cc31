import {spawn} from "node:child_process";
import {cp, mkdir, mkdtemp, readFile, readdir, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {seedNpmCache} from "../../loaders/site/npm-bundles.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Measurement} from "./measurement.js";

const RUNS = 3;

/** A full build of the site against a bare Framework build of the same pages, in wall seconds, taken in turn. */
export async function benchBuild(root: string): Promise<readonly Measurement[]> {
  await timed(process.execPath, [join(root, "bin/tickmark.js"), "build", "--output", "dist.bench"], root);
  const bare = await makeBareSite(root, join(root, "data"));
  try {
    const times = {ours: [] as number[], bare: [] as number[]};
    for (let run = 0; run < RUNS; run++) {
      times.bare.push(
        await timed(
          process.execPath,
          [join(root, "node_modules/@observablehq/framework/dist/bin/observable.js"), "build"],
          bare
        )
      );
      times.ours.push(
        await timed(process.execPath, [join(root, "bin/tickmark.js"), "build", "--output", "dist.bench"], root)
      );
    }
    const [ours, theirs] = [Math.min(...times.ours), Math.min(...times.bare)];
    return [
      {name: "npm run build (verify, compile, draw, finish)", value: ours, unit: "s wall"},
      {name: "bare Framework build of the same pages, nothing drawn", value: theirs, unit: "s wall"},
      {name: "build / bare build", value: ours / theirs, unit: "×", aim: "≤ 2"}
    ];
  } finally {
    await rm(bare, {recursive: true, force: true});
    await rm(join(root, "dist.bench"), {recursive: true, force: true});
  }
}

/**
 * The same Markdown, as a build or preview of the workspace has just made it, without charts, evidence and numbers, the
 * same style, and Framework's plain configuration.
 */
export async function makeBareSite(root: string, workspace: string): Promise<string> {
  const bare = await mkdtemp(join(tmpdir(), "tickmark-bare-"));
  const keep = (path: string): boolean =>
    !path.includes(".observablehq") && (!/\.\w+$/.test(path) || /\.(md|css|svg)$/.test(path));
  await cp(openWorkspace(workspace).site, join(bare, "src"), {recursive: true, filter: keep});
  for (const entry of await readdir(join(bare, "src"), {recursive: true, withFileTypes: true})) {
    if (!entry.isFile() || !entry.name.endsWith(".md")) continue;
    const path = join(entry.parentPath, entry.name);
    const text = await readFile(path, "utf8");
    await writeFile(
      path,
      text.replace(/^```(?:chart|evidence)\n.*?^```\n/gms, "").replace(/\{\{.*?\}\}/gs, "a number")
    );
  }
  await writeFile(
    join(bare, "observablehq.config.js"),
    'export default {root: "src", style: "style.css", globalStylesheets: [], sidebar: false, pager: false, toc: false, pages: []};\n'
  );
  await writeFile(join(bare, "package.json"), '{"type": "module", "private": true}\n');
  await symlink(join(root, "node_modules"), join(bare, "node_modules"));
  await mkdir(join(bare, "src/.observablehq"), {recursive: true});
  await seedNpmCache({...openWorkspace(bare), site: join(bare, "src")});
  return bare;
}

function timed(command: string, args: readonly string[], cwd: string): Promise<number> {
  return new Promise((done, reject) => {
    const start = performance.now();
    const child = spawn(command, args, {
      cwd,
      stdio: "ignore",
      env: {...process.env, OBSERVABLE_TELEMETRY_DISABLE: "true"}
    });
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0
        ? done((performance.now() - start) / 1000)
        : reject(new Error(`${command} ${args.join(" ")}: exit code ${code}`))
    );
  });
}
