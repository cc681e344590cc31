import {existsSync, readFileSync, statSync} from "node:fs";
import {dirname, resolve} from "node:path";
import type {Rule} from "eslint";
import ts from "typescript";

/**
 * Finds imports by which a file imports itself over others, those of types too: a type that two files need has a file
 * that neither owns. `import-x/no-cycle` leaves out imports of types.
 */
export const noImportCircle: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {circle: "Import circle: {{way}}. Give what both need a file that neither owns."}
  },
  create: (context) => ({
    ImportDeclaration(node) {
      const imported = resolveImport(context.filename, String(node.source.value));
      const way = imported === undefined ? undefined : wayTo(context.filename, imported);
      if (way)
        context.report({
          node,
          messageId: "circle",
          data: {way: [context.filename, ...way].map((path) => path.slice(context.cwd.length + 1)).join(" → ")}
        });
    }
  })
};

/** The files from one to another by their imports, both with it; undefined where none leads there. */
function wayTo(goal: string, start: string): readonly string[] | undefined {
  const before = new Map<string, string | undefined>([[start, undefined]]);
  for (const path of before.keys()) {
    if (path === goal) return backFrom(path, before);
    for (const next of importsOf(path)) if (!before.has(next)) before.set(next, path);
  }
  return undefined;
}

function backFrom(path: string, before: ReadonlyMap<string, string | undefined>): readonly string[] {
  const previous = before.get(path);
  return previous === undefined ? [path] : [...backFrom(previous, before), path];
}

interface ReadImports {
  readonly changed: number;
  readonly paths: readonly string[];
}

const known = new Map<string, ReadImports>();

/** The files that a file imports, read anew once it has changed. */
function importsOf(path: string): readonly string[] {
  const changed = statSync(path).mtimeMs;
  const read = known.get(path);
  if (read?.changed === changed) return read.paths;
  const {importedFiles} = ts.preProcessFile(readFileSync(path, "utf8"), true, true);
  const paths = importedFiles.flatMap(({fileName}) => resolveImport(path, fileName) ?? []);
  known.set(path, {changed, paths});
  return paths;
}

/** The file of ours that a path in an import names. */
function resolveImport(from: string, name: string): string | undefined {
  if (!/^\.\.?\//.test(name)) return undefined;
  const path = resolve(dirname(from), name);
  return [path.replace(/\.js$/, ".ts"), path].find((candidate) => /\.[jt]s$/.test(candidate) && existsSync(candidate));
}
