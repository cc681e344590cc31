import {existsSync, realpathSync, statSync} from "node:fs";
import {dirname, relative, resolve, sep} from "node:path";
import type {Deck, WrittenSlide} from "../../src/core/deck/deck.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {ManuscriptMessage} from "../../src/core/manuscript/messages.js";
import {mergeOptions, textOption} from "../../src/core/manuscript/options.js";
import type {Options} from "../../src/core/manuscript/options.js";
import {readAsWritten} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";

/** A file whose slides a deck shows; its slides and their lines are those of the file. */
export interface IncludedFile {
  readonly deck: Deck;
  /** Absolute. */
  readonly path: string;
  /** Its folder as seen from the deck's, with forward slashes; empty if they are the same. */
  readonly folder: string;
}

/** A deck with the slides of other files in the places where it names them. */
export interface IncludingDeck extends Deck {
  readonly included?: readonly IncludedFile[];
}

/** The largest file that is included, in bytes. */
const LARGEST = 16 * 1024 * 1024;

/** A deck that includes others has at most this number of slides. */
const MOST_SLIDES = 10_000;

/**
 * Puts the slides of other files in the place of the slides that name them by `src` (Slidev's rule). A file is read if
 * it stands beside the deck or below its folder, one level deep: what it includes itself is not read. A `src` that
 * can't be followed is a message with its line, and its slide stays.
 */
export async function includeSlides(deck: Deck, path: string, workspace: Workspace): Promise<IncludingDeck> {
  if (deck.slides.every(({options}) => options["src"] === undefined)) return deck;
  const messages: ManuscriptMessage[] = [...deck.messages];
  const files = new Map<string, IncludedFile | string>();
  const slides: WrittenSlide[] = [];
  for (const slide of deck.slides) {
    const src = textOption(slide.options, "src");
    if (slide.options["src"] === undefined) {
      slides.push(slide);
      continue;
    }
    const found = src === undefined ? "it is no file name" : await once(files, src, () => open(src, path, workspace));
    const options = without(slide.options, "src");
    const reason =
      typeof found === "string"
        ? found
        : slides.length + found.deck.slides.length > MOST_SLIDES
          ? `the deck would have more than ${MOST_SLIDES} slides`
          : undefined;
    if (typeof found === "string" || reason !== undefined) {
      const message = `dropped src ${src ?? ""}: ${reason ?? ""}; or copy its slides into this file`;
      messages.push({line: slide.line, kind: "dropped", message});
      slides.push({...slide, options});
      continue;
    }
    if (slide.body !== "") {
      const message = `src: the slides of ${src} stand in the place of this slide's own text; give the text a slide of its own`;
      messages.push({line: slide.bodyLine, kind: "dropped", message});
    }
    const own = without(slide.own, "src");
    slides.push(
      ...found.deck.slides.map((one, i) => (i === 0 ? {...one, options: mergeOptions(one.options, own)} : one))
    );
  }
  return {
    ...deck,
    slides: slides.map((slide, index) => ({...slide, index})),
    messages,
    included: [...new Set(files.values())].filter((file) => typeof file !== "string")
  };
}

async function once<T>(known: Map<string, T>, key: string, make: () => Promise<T>): Promise<T> {
  const found = known.get(key) ?? (await make());
  known.set(key, found);
  return found;
}

/** The file that `src` names, or why it is not read, with what to do. */
async function open(src: string, path: string, workspace: Workspace): Promise<IncludedFile | string> {
  const folder = dirname(resolve(path));
  const named = resolve(folder, src.replaceAll("\\", "/").replace(/^\/+/, ""));
  if (!named.endsWith(".md")) return "only whole files whose name ends in .md are read; name one, without # and pages";
  if (!existsSync(named)) return "there is no such file beside the deck; put it there";
  const [real, root] = [realpathSync(named), realpathSync(folder)];
  if (!real.startsWith(root + sep)) return "it stands outside the deck's folder; put it beside the deck";
  if (existsSync(path) && real === realpathSync(path)) return "it is the deck itself; name another file";
  const found = statSync(real);
  if (!found.isFile()) return "it is no file; name one";
  if (found.size > LARGEST) return `it has ${found.size} bytes, at most ${LARGEST} are read; make several files of it`;
  const file = shownPath(workspace, named);
  const wrong: Diagnostic[] = [];
  const text = await readAsWritten(real, file, wrong);
  if (text === undefined || wrong.length > 0)
    return wrong.map(formatDiagnostic).join("; ") || "it is gone; put it back";
  const deck = readDeck(readManuscript(text, {kind: "deck", file}));
  return {deck: oneLevel(deck), path: real, folder: relative(folder, dirname(named)).split(sep).join("/")};
}

/** A deck whose own `src` are messages. */
function oneLevel(deck: Deck): Deck {
  const deeper = deck.slides.filter(({options}) => options["src"] !== undefined);
  if (deeper.length === 0) return deck;
  const message = "dropped src: this file is itself read by src, and no deeper; name the other file in the deck";
  return {
    ...deck,
    slides: deck.slides.map((slide) => ({...slide, options: without(slide.options, "src")})),
    messages: [...deck.messages, ...deeper.map(({line}) => ({line, kind: "dropped" as const, message}))]
  };
}

function without(options: Options, key: string): Options {
  return mergeOptions(Object.fromEntries(Object.entries(options).filter(([name]) => name !== key)));
}
