import {plainText} from "../deck/blocks.js";
import type {CompiledBriefing, CompiledChart, CompiledDeck, CompiledSlide, ShownInline} from "../deck/compiled.js";
import type {Evidence} from "../evidence.js";
import type {TableAbout} from "../table-about.js";
import type {TableDescription} from "../table.js";
import {DEFAULT_TERM_VOCABULARY} from "./term.js";
import type {RegisteredTerm, TermVocabulary} from "./term.js";
import {hasTerms, inWords} from "./wording.js";
import type {NamedTerms} from "./wording.js";

/**
 * A deck or briefing in one vocabulary, without marks: what every export is made of. A legal category is named at its
 * first use in the document's own prose, in its order, and once in each text of a chart, since charts leave it on their
 * own. Evidence is not touched.
 */
export function inTerms<D extends CompiledDeck | CompiledBriefing>(document: D, vocabulary: TermVocabulary): D {
  const words = new Words(document.terms ?? [], vocabulary, new Set());
  const {terms: _terms, ...read} = document.kind === "deck" ? deckIn(document, words) : briefingIn(document, words);
  return read as D;
}

const deckIn = (deck: CompiledDeck, words: Words): CompiledDeck => ({
  ...deck,
  slides: deck.slides.map((slide) => slideIn(slide, words))
});

const briefingIn = (briefing: CompiledBriefing, words: Words): CompiledBriefing => ({
  ...briefing,
  headline: words.prose(briefing.headline),
  blocks: words.prose(briefing.blocks),
  ...(briefing.footnotes ? {footnotes: words.prose(briefing.footnotes)} : {}),
  caveats: words.prose(briefing.caveats)
});

function slideIn(slide: CompiledSlide, words: Words): CompiledSlide {
  const title = words.prose(slide.title);
  return {
    ...slide,
    title,
    titleText: plainText(title, ({text}) => text),
    section: words.apart(slide.section),
    blocks: words.prose(slide.blocks),
    caveats: words.prose(slide.caveats),
    short: words.apart(slide.short),
    ...(slide.footnotes ? {footnotes: words.prose(slide.footnotes)} : {}),
    notes: words.prose(slide.notes),
    ...(slide.header ? {header: words.prose(slide.header)} : {}),
    ...(slide.footer ? {footer: words.prose(slide.footer)} : {})
  };
}

class Words {
  constructor(
    private readonly terms: readonly RegisteredTerm[],
    private readonly vocabulary: TermVocabulary,
    private readonly named: NamedTerms
  ) {}

  /** Text, inline parts or blocks in the order in which they are read. */
  prose<T>(value: T): T {
    return this.visit(value, this.named);
  }

  /** Text outside the running prose, which names its legal categories independently. */
  apart<T>(value: T): T {
    return this.visit(value, new Set());
  }

  private visit<T>(value: T, named: NamedTerms): T {
    if (typeof value === "string")
      return (hasTerms(value) ? inWords(value, this.terms, this.vocabulary, named) : value) as T;
    if (Array.isArray(value)) return value.map((item: unknown) => this.visit(item, named)) as T;
    if (typeof value !== "object" || value === null) return value;
    if (isCode(value)) return value;
    if (isChart(value)) return this.chart(value) as T;
    return Object.fromEntries(
      Object.entries(value).map(([key, item]) => [key, this.visit(item as unknown, named)])
    ) as T;
  }

  private chart({inSources, ...chart}: CompiledChart): CompiledChart {
    const drawn =
      this.vocabulary === "sources" && inSources !== undefined ? inSources : {full: chart.full, half: chart.half};
    return {
      ...chart,
      ...drawn,
      headline: this.apart<readonly ShownInline[]>(chart.headline),
      title: this.apart(chart.title),
      description: this.apart(chart.description),
      short: {title: this.apart(chart.short.title), notes: chart.short.notes.map((note) => this.apart(note))},
      notes: chart.notes.map((note) => this.apart(note)),
      dataTable: this.apart(chart.dataTable),
      native: this.apart(chart.native)
    };
  }
}

const isCode = (value: object): boolean => "type" in value && (value.type === "code" || value.type === "math");

const isChart = (value: object): value is CompiledChart =>
  "dataTable" in value && "headline" in value && "full" in value;

/**
 * The evidence with the labels of fact uses written in one vocabulary, without marks, for a file without the page's
 * switch; nothing else changes.
 */
export function evidenceInTerms(evidence: Evidence, vocabulary: TermVocabulary): Evidence {
  const {terms = []} = evidence;
  const uses = Object.entries(evidence.uses).map(
    ([id, places]) => [id, places.map((place) => ({...place, label: inWords(place.label, terms, vocabulary)}))] as const
  );
  return {...evidence, uses: Object.fromEntries(uses)};
}

/** A table with its metadata. */
interface SaidTable<T extends TableDescription = TableDescription> {
  readonly table: T;
  readonly about: TableAbout;
}

/**
 * A table and its metadata in the default vocabulary, without marks, as files hold them, which are the same for every
 * reader. Each text names its legal categories for itself. Rows hold no marks. Throws a TermError.
 */
export function tableInWords<S extends SaidTable>(said: S, terms: readonly RegisteredTerm[]): S {
  const words = (text: string): string => inWords(text, terms, DEFAULT_TERM_VOCABULARY);
  const {labels: _labels, ...table} = said.table;
  const {
    citation: {short, full},
    notes,
    measures
  } = said.about;
  return {
    ...said,
    table: {
      ...table,
      title: words(table.title),
      description: words(table.description),
      columns: table.columns.map((column) => ({...column, label: words(column.label)})),
      ...(table.comparison === undefined ? {} : {comparison: words(table.comparison)})
    },
    about: {
      ...said.about,
      citation: {short: words(short), full: words(full)},
      notes: notes.map(words),
      measures: measures.map((measure) => ({
        ...measure,
        label: words(measure.label),
        definition: words(measure.definition)
      }))
    }
  };
}

/** The registered terms whose marks stand in a text. */
export function termsIn(text: string, terms: readonly RegisteredTerm[]): readonly RegisteredTerm[] {
  return terms.filter(({id}) => new RegExp(`\\[\\[${id}(?::label)?\\]\\]`, "i").test(text));
}
