import {existsSync, realpathSync, statSync} from "node:fs";
import {dirname, resolve, sep} from "node:path";
import type {Deck} from "../../src/core/deck/deck.js";
import {lineOfOption} from "../../src/core/deck/metadata.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {textOption} from "../../src/core/manuscript/options.js";
import {SHIPPED_THEMES} from "../../src/core/themes/shipped-themes.js";
import type {Theme} from "../../src/core/themes/tokens.js";
import {readTextIfPresent} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {includeSlides} from "./included.js";
import type {IncludingDeck} from "./included.js";
import {readTheme} from "./read-theme.js";

/** A deck with all that stands in other files: the slides that it includes, and its theme. */
export interface WholeDeck extends IncludingDeck {
  readonly theme?: FoundTheme;
}

/** The theme that a deck names, or why it can't be used. */
interface FoundTheme {
  readonly theme?: Theme | undefined;
  /** The file that it is read from; absolute, absent for a theme that comes with the engine. */
  readonly path?: string;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads what a deck takes from other files. */
export async function wholeDeck(deck: Deck, path: string, workspace: Workspace): Promise<WholeDeck> {
  const [whole, theme] = await Promise.all([includeSlides(deck, path, workspace), findTheme(deck, path, workspace)]);
  return theme === undefined ? whole : {...whole, theme};
}

/** The theme that `theme:` names: one of ours, or a file; undefined for none, and for one of another tool. */
async function findTheme(deck: Deck, path: string, workspace: Workspace): Promise<FoundTheme | undefined> {
  const name = textOption(deck.options, "theme")?.trim() ?? "";
  const shipped = SHIPPED_THEMES.get(name.toLowerCase());
  if (shipped) return {theme: shipped, diagnostics: []};
  if (!/\.ya?ml$/i.test(name)) return undefined;
  const found = findFile(name, path, workspace);
  if ("reason" in found) {
    const {file} = deck.manuscript;
    return {diagnostics: [{file, line: lineOfOption(deck, "theme"), message: `theme: ${name}: ${found.reason}`}]};
  }
  const file = shownPath(workspace, found.path);
  const diagnostics: Diagnostic[] = [];
  const text = await readTextIfPresent(found.real, file, diagnostics);
  const theme = text === undefined ? undefined : readTheme(text, file, diagnostics);
  return {theme, path: found.real, diagnostics};
}

/**
 * The file of a theme by its path from the deck or from the workspace, or why it is not read. A deck outside of any
 * workspace may have its theme in its own folder.
 */
function findFile(
  name: string,
  deck: string,
  {folder}: Workspace
): {readonly path: string; readonly real: string} | {readonly reason: string} {
  if (/^[a-z][a-z\d+.-]+:/i.test(name))
    return {reason: "is an address, from which nothing is fetched; put the file into the workspace"};
  const beside = dirname(resolve(deck));
  const paths = [beside, folder].map((from) => resolve(from, name.replaceAll("\\", "/")));
  const roots = [folder, ...(isBelow(beside, folder) ? [] : [beside])];
  const isAllowed = (path: string): boolean => roots.some((root) => isBelow(path, root));
  if (!paths.some(isAllowed)) return {reason: OUTSIDE};
  const path = paths.find((one) => isAllowed(one) && existsSync(one));
  if (path === undefined)
    return {
      reason: `there is no such file beside the deck or in the workspace; put it there, or write ${[...SHIPPED_THEMES.keys()].join(", ")}`
    };
  const real = realpathSync(path);
  if (!roots.some((root) => isBelow(real, realpathSync(root)))) return {reason: OUTSIDE};
  return statSync(real).isFile() ? {path, real} : {reason: "is no file; name one"};
}

const OUTSIDE = "stands outside the workspace; put it there";

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);
