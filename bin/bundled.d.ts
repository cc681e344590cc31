/** What is known of a run before it begins. */
export interface BundleOptions {
  /** What is import()ed by a path of this form is left out of the bundle where the module that does so is not run. */
  readonly deferred?: {readonly filter: RegExp; readonly isRun: (module: string) => boolean};
  /** What the bundle is kept as, where another of the same entry is made otherwise. */
  readonly name?: string;
}

/**
 * Bundles a TypeScript module of this project, given by its path from the root, with all of ours that it imports, and
 * imports the bundle: always what the files hold now; while no file of ours has changed, it is the same module.
 * `import.meta.url` and `import.meta.dirname` stay those of each file; nothing else of `import.meta` may be used. The
 * bundle is kept for later runs, which take it as long as every file that it was made of holds the same.
 */
export function importBundled(entry: string, options?: BundleOptions): Promise<unknown>;
