/**
 * Bundles a TypeScript module of this project, given by its path from the root, with all of ours that it imports, and
 * imports the bundle: always what the files hold now; while no file of ours has changed, it is the same module. The
 * commands and the site's configuration are one bundle, made once for both. `import.meta.url` and `import.meta.dirname`
 * stay those of each file; nothing else of `import.meta` may be used. The bundle is kept for later runs, which take it
 * as long as every file that it was made of holds the same.
 */
export function importBundled(entry: string): Promise<unknown>;
