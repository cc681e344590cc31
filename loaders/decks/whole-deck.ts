import {existsSync, realpathSync, statSync} from "node:fs";
import {dirname, resolve, sep} from "node:path";
import type {Deck} from "../../src/core/deck/deck.js";
import {lineOfOption} from "../../src/core/deck/metadata.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {textOption} from "../../src/core/manuscript/options.js";
import {SHIPPED_THEMES} from "../../src/core/themes/shipped-themes.js";
import type {Theme} from "../../src/core/themes/tokens.js";
import {isThemeFile} from "../../src/core/themes/tokens.js";
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
  /** The files that it is read from, absolute; none for a theme that comes with the engine. */
  readonly paths?: readonly string[];
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
  if (!isThemeFile(name)) return undefined;
  const found = findFile(name, path, workspace, MISSING_THEME);
  if ("reason" in found) {
    const {file} = deck.manuscript;
    return {diagnostics: [{file, line: lineOfOption(deck, "theme"), message: `theme: ${name}: ${found.reason}`}]};
  }
  const file = shownPath(workspace, found.path);
  const diagnostics: Diagnostic[] = [];
  const text = await readTextIfPresent(found.real, file, diagnostics);
  const fonts: string[] = [];
  const find = (font: string): ReturnType<typeof findFile> => {
    const file = findFile(font, found.real, workspace, MISSING_FONT);
    if ("real" in file) fonts.push(file.real);
    return file;
  };
  const shown = deck.manuscript.text;
  const theme = text === undefined ? undefined : await readTheme(text, file, diagnostics, {find, shown});
  return {theme, paths: [found.real, ...fonts], diagnostics};
}

const MISSING_THEME = `there is no such file beside the deck or in the workspace; put it there, or write ${[...SHIPPED_THEMES.keys()].join(", ")}`;
const MISSING_FONT = "there is no such file beside the theme or in the workspace; put it there";

/**
 * A file by its path from another, a deck or a theme, or from the workspace, or why it is not read. A deck outside of
 * any workspace may have its theme in its own folder, and that its font.
 */
function findFile(
  name: string,
  from: string,
  {folder}: Workspace,
  missing: string
): {readonly path: string; readonly real: string} | {readonly reason: string} {
  if (/^[a-z][a-z\d+.-]+:/i.test(name))
    return {reason: "is an address, from which nothing is fetched; put the file into the workspace"};
  const beside = dirname(resolve(from));
  const paths = [beside, folder].map((start) => resolve(start, name.replaceAll("\\", "/")));
  const roots = [folder, ...(isBelow(beside, folder) ? [] : [beside])];
  const isAllowed = (path: string): boolean => roots.some((root) => isBelow(path, root));
  if (!paths.some(isAllowed)) return {reason: OUTSIDE};
  const path = paths.find((one) => isAllowed(one) && existsSync(one));
  if (path === undefined) return {reason: missing};
  const real = realpathSync(path);
  if (!roots.some((root) => isBelow(real, realpathSync(root)))) return {reason: OUTSIDE};
  return statSync(real).isFile() ? {path, real} : {reason: "is no file; name one"};
}

const OUTSIDE = "stands outside the workspace; put it there";

const isBelow = (path: string, folder: string): boolean => path === folder || path.startsWith(folder + sep);
