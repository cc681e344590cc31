import {readFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {parseDeck} from "../../src/core/deck/parse.js";
import type {CompiledDeck} from "../../src/core/deck/compiled.js";
import type {Fault} from "../../src/core/fault.js";
import {filesBelow} from "../digest.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import type {Site} from "../render/site.js";
import {compileDeck} from "./compile.js";
import {picturesBeside} from "./pictures.js";

/** The paths of a project's decks, sorted. */
export function deckFiles(project: Project): Promise<readonly string[]> {
  return filesBelow(join(project.data, "decks"), (path) => path.endsWith(".md"));
}

/** Reads and works out every deck of a project; what is wrong is added to `faults`. */
export async function readDecks(project: Project, site: Site, faults: Fault[]): Promise<readonly CompiledDeck[]> {
  return Promise.all((await deckFiles(project)).map(async (path) => {
    const result = compileDeck(parseDeck(await readFile(path, "utf8")), {name: basename(path, ".md"), file: shownPath(project, path), site, picture: picturesBeside(path)});
    faults.push(...result.faults);
    return result.deck;
  }));
}
