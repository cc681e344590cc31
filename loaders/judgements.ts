import type {Judgement} from "../src/core/verify-report.js";
import type {Content} from "./content.js";
import type {FactRow} from "./facts/facts-csv.js";
import {groupBy} from "./group.js";
import {hashBytes} from "./sources/file-bytes.js";

type Judged = Pick<Content, "sources" | "vocabulary" | "rows" | "checks" | "lists">;

/**
 * What a workspace says that no machine can judge: definitions, notes, explanations, statuses, caveats whole and short,
 * and labels of lists' entries, of whose words only one is held against the text. Each with the SHA-256 of its text and
 * of what it speaks of, so that a review of it can be bound to both.
 */
export function judgementsOf({sources, vocabulary, rows, checks, lists}: Judged): readonly Judgement[] {
  const judgement = (kind: Judgement["kind"], id: string, text: string, subject: unknown): readonly Judgement[] =>
    text === ""
      ? []
      : [{kind, id, text, text_sha256: hashBytes(text), subject_sha256: hashBytes(JSON.stringify(subject))}];
  const under = (name: "measure" | "category" | "sex" | "caveat") => groupBy(rows, (row) => row[name]);
  const printedUnder = (facts: readonly FactRow[] = []) => facts.map(({id, printed, unit}) => [id, printed, unit]);
  const [byMeasure, byCategory, bySex, byCaveat] = [under("measure"), under("category"), under("sex"), under("caveat")];
  const measures = [...vocabulary.measures.values()];
  return [
    ...sources.flatMap(({id, note, title, publisher, date, symbol, sha256}) =>
      judgement("note", id, note, [title, publisher, date, symbol, sha256])
    ),
    ...measures.flatMap(({id, label, definition}) =>
      judgement("definition", id, definition, [label, printedUnder(byMeasure.get(id))])
    ),
    ...[...vocabulary.categories.values()].flatMap(({id, label, definition}) =>
      judgement("definition", id, definition, [label, printedUnder(byCategory.get(id))])
    ),
    ...[...vocabulary.sexes.values()].flatMap(({id, label, definition}) =>
      judgement("definition", id, definition, [label, printedUnder(bySex.get(id))])
    ),
    ...[...vocabulary.caveats.values()].flatMap(({id, text, short = ""}) => {
      const subject = [
        measures.filter(({caveat}) => caveat === id).map((measure) => [measure.id, measure.label]),
        printedUnder(byCaveat.get(id))
      ];
      return [...judgement("caveat", id, text, subject), ...judgement("short", id, short, [text])];
    }),
    ...lists.flatMap(({rows: entries}) =>
      entries.flatMap(({id, label, source, start, end, anchor}) =>
        judgement("label", id, label, [source, start, end, anchor])
      )
    ),
    ...rows.flatMap((row) => {
      const {note, status, file: _file, line: _line, value: _value, interval: _interval, ...said} = row;
      return [...judgement("status", row.id, status, said), ...judgement("note", row.id, note, said)];
    }),
    ...checks.flatMap(({id, expression, status, left, right, explanation, note, class: kind}) => [
      ...judgement("explanation", id, explanation, [expression, status, kind, left, right]),
      ...judgement("note", id, note, [expression, status, kind, left, right])
    ])
  ];
}
