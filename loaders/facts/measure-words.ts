import type {Diagnostic} from "../../src/core/diagnostic.js";
import {contentWords, hasWord} from "./content-words.js";
import type {LocatedFact} from "./locate.js";
import type {Vocabulary} from "./vocabulary.js";

/** What a definition says that a measure is not. */
const DENIED = /\b(?:not|neither|nor)\b[^.;,]*/gi;

/**
 * The diagnostics of measures of whose label one word stands neither in the passages of their figures nor in their
 * definition, while all others do, and that word is one by which a unit, category or sex is called. Measures with a
 * figure in a language other than English, or without its text, are not judged.
 */
export function measureDiagnostics(
  {measures, measureUnits, units, unitWords, categories, sexes}: Vocabulary,
  located: readonly LocatedFact[],
  languageOf: (source: string) => string | undefined
): readonly Diagnostic[] {
  const passages = new Map<string, Set<string | null>>();
  for (const {fact, passage} of located) {
    const own = languageOf(fact.source) === "en" ? passage : null;
    passages.set(fact.measure, (passages.get(fact.measure) ?? new Set()).add(own));
  }
  const called = new Map(
    [...units.values(), ...categories.values(), ...sexes.values()].flatMap(({id, label}) =>
      contentWords(label).map((word) => [word.toLowerCase(), id] as const)
    )
  );
  return [...measures.values()].flatMap(({id, label, definition, file, line}): readonly Diagnostic[] => {
    const texts = [...(passages.get(id) ?? [null])];
    if (texts.includes(null)) return [];
    const own = (measureUnits.get(id) ?? []).flatMap((unit) => [
      units.get(unit)?.label ?? "",
      ...(unitWords.get(unit) ?? [])
    ]);
    const about = [...texts, definition.replace(DENIED, ""), ...own].join(" ");
    const [odd, ...more] = contentWords(label).filter((word) => !hasWord(about, word));
    const other = odd === undefined || more.length > 0 ? undefined : called.get(odd.toLowerCase());
    return other === undefined
      ? []
      : [
          {
            file,
            line,
            id,
            message: `label: ${label}: neither the passages of its figures nor its definition speak of “${odd}”, a word for ${other}; call it as they do, or say in definition how it belongs`
          }
        ];
  });
}
