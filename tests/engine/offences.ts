/** What a workspace calls its own, each with what it is there: `id in facts/log.csv`. */
export interface OwnWords {
  readonly ids: ReadonlyMap<string, string>;
  /** Titles, labels, names, terms and sentences, with single spaces. */
  readonly texts: ReadonlyMap<string, string>;
}

/** A word of a workspace that stands in the engine. */
export interface Offence {
  readonly line: number;
  readonly found: string;
  readonly what: string;
}

/** Whether an id can be no ordinary word: it has a hyphen, a dot or a digit, or is an abbreviation in capitals. */
export const isTelling = (id: string): boolean => /[-.\d]/.test(id) || /^\p{Lu}{3,}$/u.test(id);

/**
 * The words of a workspace that stand in a text of the engine: a telling id as a word anywhere, also as SQL would write
 * it; another id as the whole of a string in quotes; a text of several words, or with a capital in it, anywhere and in
 * any case. `except` are words that the engine has by itself.
 */
export function offences(text: string, {ids, texts}: OwnWords, except: readonly string[] = []): readonly Offence[] {
  const flat = text.replace(/\s/g, " ");
  const lower = flat.toLowerCase();
  const found: {at: number; word: string; what: string}[] = [];
  const look = (within: string, word: string, what: string, stands: (at: number, end: number) => boolean): void => {
    for (let at = within.indexOf(word); at >= 0; at = within.indexOf(word, at + 1)) {
      if (stands(at, at + word.length)) found.push({at, word: flat.slice(at, at + word.length), what});
    }
  };
  for (const [id, what] of ids) {
    if (except.includes(id)) continue;
    if (!isTelling(id))
      look(flat, id, what, (at, end) => /["'`]/.test(flat[at - 1] ?? "") && flat[at - 1] === flat[end]);
    else
      for (const word of new Set([id, id.replaceAll("-", "_")]))
        look(
          flat,
          word,
          what,
          (at, end) => !/[\w.-]/.test(flat[at - 1] ?? "") && !/^(?:[\w-]|\.\w)/.test(flat.slice(end, end + 2))
        );
  }
  for (const [said, what] of texts) {
    if (!except.includes(said.toLowerCase()))
      look(lower, said.toLowerCase(), what, (at, end) => !isLetter(flat[at - 1]) && !isLetter(flat[end]));
  }
  return found
    .sort((a, b) => a.at - b.at)
    .map(({at, word, what}) => ({line: text.slice(0, at).split("\n").length, found: word, what}));
}

const isLetter = (character: string | undefined): boolean => character !== undefined && /[\p{L}\p{N}]/u.test(character);
