/**
 * Bundles a TypeScript module of this project, given by its path from the root, with all of ours that it imports, and imports the bundle:
 * always what the files hold now; while none of them has changed, it is the same module. `import.meta.url` and `import.meta.dirname` stay those of each file; nothing else of `import.meta` may be
 * used. The bundle is removed when the process ends.
 */
export function importBundled(entry: string): Promise<unknown>;
