import {basename, join} from "node:path";
import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {filesBelow, readAsWritten} from "../read-text.js";
import type {Site} from "../render/site.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import {compileBriefing} from "./compile-briefing.js";
import {compileDeck} from "./compile-deck.js";
import {picturesBeside} from "./pictures.js";
import {wholeDeck} from "./whole-deck.js";

/** The paths of a workspace's decks, sorted. */
function deckFiles(workspace: Workspace): Promise<readonly string[]> {
  return filesBelow(join(workspace.folder, "decks"), (path) => path.endsWith(".md"));
}

/** Reads and compiles every deck of a workspace; problems are added to `diagnostics`. */
export async function readDecks(
  workspace: Workspace,
  site: Site,
  diagnostics: Diagnostic[]
): Promise<readonly CompiledDeck[]> {
  return (
    await Promise.all(
      (await deckFiles(workspace)).map(async (path) => {
        const file = shownPath(workspace, path);
        const text = await readAsWritten(path, file, diagnostics);
        if (text === undefined) return [];
        const written = await wholeDeck(readDeck(readManuscript(text, {kind: "deck", file})), path, workspace);
        const result = compileDeck(written, {name: basename(path, ".md"), file, site, picture: picturesBeside(path)});
        diagnostics.push(...result.diagnostics, ...result.missing);
        return [result.deck];
      })
    )
  ).flat();
}

/** Reads and compiles every briefing of a workspace, sorted by name; problems are added to `diagnostics`. */
export async function readBriefings(
  workspace: Workspace,
  site: Site,
  diagnostics: Diagnostic[]
): Promise<readonly CompiledBriefing[]> {
  const paths = await filesBelow(join(workspace.folder, "briefings"), (path) => path.endsWith(".md"));
  const texts = await Promise.all(paths.map((path) => readAsWritten(path, shownPath(workspace, path), diagnostics)));
  return paths.flatMap((path, i) => {
    if (texts[i] === undefined) return [];
    const file = shownPath(workspace, path);
    const written = readBriefing(readManuscript(texts[i], {kind: "briefing", file}));
    const compiled = compileBriefing(written, {name: basename(path, ".md"), file, site, picture: picturesBeside(path)});
    diagnostics.push(...compiled.diagnostics, ...compiled.missing);
    return [compiled.briefing];
  });
}
