/** What the search looks at; the process's own by default. */
export interface ChromiumSearch {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly platform?: string;
}

/** How to get Chromium, in words that end an error. */
export const CHROMIUM_ADVICE: string;

/**
 * Finds Chromium or Chrome: $CHROMIUM_PATH, then the PATH, then where macOS keeps it. Undefined if there is none;
 * throws if CHROMIUM_PATH names no program.
 */
export function findChromium(search?: ChromiumSearch): string | undefined;

/**
 * Finds Chromium, or installs it with the system's package manager (apt-get, dnf, apk, brew) where that needs no
 * password. Throws an Error that says how to get it.
 */
export function ensureChromium(
  options?: ChromiumSearch & {
    readonly uid?: number;
    readonly log?: (message: string) => void;
    /** Runs one step; returns whether it succeeded. */
    readonly run?: (step: readonly string[], env: Readonly<Record<string, string | undefined>>) => boolean;
  }
): string;
