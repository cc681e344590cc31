/**
 * Names the packages of package-lock.json that node_modules lacks or holds in another version, optional ones left out,
 * with `dev: false` also those that only development needs.
 */
export function missingPackages(root: string, options?: {readonly dev?: boolean}): string[];

/** Runs `npm ci` if node_modules lacks anything; returns whether it did. Throws an Error that says what to do. */
export function ensureInstalled(
  root: string,
  options?: {
    readonly dev?: boolean;
    readonly log?: (message: string) => void;
    /** Runs npm with arguments in a folder; returns what went wrong, if anything. */
    readonly run?: (args: readonly string[], cwd: string) => string | undefined;
  }
): boolean;
