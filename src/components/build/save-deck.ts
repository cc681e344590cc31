import type {CompiledDeck} from "../../core/deck/compiled.js";
import {messageOf} from "../announce.js";
import type * as DeckFiles from "../downloads/deck.js";
import {siteLink} from "../site-links.js";
import {saveFile} from "../take.js";

/** What became of a file, in words. */
interface Told {
  readonly isMade: boolean;
  readonly says: string;
}

/**
 * Makes a file of a deck in the page, as the download menu of its own page does, and saves it. A deck that `verify`
 * refuses, given as undefined, is not made into one.
 */
export async function saveDeck(
  document: Document,
  format: string,
  deck: CompiledDeck | undefined,
  load: (document: Document) => Promise<Pick<typeof DeckFiles, "makeDeckFile">> = loadDeckFiles
): Promise<Told> {
  if (!deck) return {isMade: false, says: "no file is made of a deck that has refused problems; mend those first"};
  try {
    const {makeDeckFile} = await load(document);
    const {name, type, contents} = await makeDeckFile(format, deck, document);
    saveFile(document, contents, name, type);
    return {isMade: true, says: `${name} saved`};
  } catch (error) {
    return {isMade: false, says: `the file is not made: ${messageOf(error)}`};
  }
}

async function loadDeckFiles(document: Document): Promise<typeof DeckFiles> {
  const url = siteLink(document, "downloads");
  if (url === undefined) throw new Error("this page makes no files");
  return (await import(/* @vite-ignore */ url)) as typeof DeckFiles;
}
