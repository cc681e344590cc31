import {whyNeverTogether} from "../chart-spec/refuse.js";
import type {Evidence, EvidenceTable} from "../evidence.js";
import {countsOf} from "../expression/count.js";
import {evaluate, workedInWords} from "../expression/evaluate.js";
import {ExpressionError, factsOf, printExpression} from "../expression/syntax.js";
import type {Expression} from "../expression/syntax.js";
import {FormatError, formatQuantity} from "../format.js";
import {hasWord, namesMeasure} from "../label-words.js";
import {memoizeByText} from "../memoize.js";
import type {Quantity} from "../quantity-columns.js";
import {NUMBER_MARK, sentenceAt} from "../sentence-ends.js";
import {Candidates} from "./candidates.js";
import type {Candidate} from "./candidate.js";
import {CandidateWords} from "./candidate-words.js";
import {SentenceWords} from "./sentence-words.js";
import type {TieContext} from "./sentence-words.js";
import {findWritten} from "./written-number.js";
import type {WrittenNumber} from "./written-number.js";

/** What a typed number could be tied to. */
export interface TieOffer {
  readonly expression: string;
  /** The format with which it is shown as it was typed; absent where none is needed, or where no format shows it so. */
  readonly format?: string;
  /** What replaces the typed number: `{{ lib.books-2024 }}`. */
  readonly insert: string;
  /** What is then shown. */
  readonly shows: string;
  /** How it follows from others: `106 of 141 convictions`; empty for a fact. */
  readonly working: string;
  /** What it counts, in the words of the vocabulary. */
  readonly counts: string;
  /** When and where, in words; empty where neither is printed. */
  readonly about: string;
  /** The document and the place in it; of a derivation, those of its first figure. */
  readonly place: string;
  /**
   * The words of what it measures that its sentence and heading lack, where these have less than half of them: `verify`
   * asks for them unless a chart beside it shows the number. Empty where enough are said.
   */
  readonly unsaid: readonly string[];
}

/** What a composed expression comes to. */
export interface WorkedNumber extends Omit<TieOffer, "insert" | "format" | "unsaid"> {
  readonly quantity: Quantity;
}

/** Of a number that nobody has typed. */
const UNWRITTEN: WrittenNumber = {text: "", start: 0, end: 0, needed: false, values: []};

/** A candidate is worked out exactly only if it is among so many by its words. */
const MOST_WORKED_OUT = 48;

/** How much less likely a candidate is whose sentence doesn’t say what it measures, as `verify` asks. */
const UNSAID = 1;

/** More measures than a workspace has. */
const MOST_MEASURES = 10_000;

/** Finds what typed numbers could be tied to, in a site's evidence. */
export class TieOffers {
  private readonly candidates: Candidates;
  private readonly words: CandidateWords;

  constructor(private readonly evidence: Evidence) {
    this.candidates = new Candidates(evidence);
    this.words = new CandidateWords(evidence);
  }

  /** The offers for a number, the nearest first, at most `limit`. */
  offers(number: WrittenNumber, context: TieContext, limit = 8): readonly TieOffer[] {
    const asked = new SentenceWords(context);
    const missing = this.missingIn(number, context);
    const scored = number.values.flatMap((value, i) =>
      this.candidates
        .find(value)
        .map((candidate) => ({
          candidate,
          score:
            this.words.score(candidate, asked) -
            i -
            Math.abs(candidate.value - value.value) / (value.step || 1) -
            (candidate.facts.some(({measure}) => missing(measure).length > 0) ? UNSAID : 0)
        }))
    );
    const best = scored.sort((a, b) => b.score - a.score).slice(0, MOST_WORKED_OUT);
    const seen = new Set<string>();
    const offers: TieOffer[] = [];
    for (const {candidate} of best) {
      if (seen.has(candidate.expression)) continue;
      seen.add(candidate.expression);
      const offer = this.offer(candidate, number);
      if (offer)
        offers.push({...offer, unsaid: [...new Set(candidate.facts.flatMap(({measure}) => missing(measure)))]});
      if (offers.length === limit) break;
    }
    return offers;
  }

  /** The offers for words with a number or without: `suspended 2014`, `75.2% of convictions`. */
  search(words: string, limit = 12): readonly TieOffer[] {
    const [number] = findWritten(words);
    if (number !== undefined && number.values.length > 0) {
      const offers = this.offers(number, {text: words, at: number.start}, limit);
      // What is looked for is no sentence.
      if (offers.length > 0) return offers.map((offer) => ({...offer, unsaid: []}));
    }
    const asked = new SentenceWords({text: words, at: 0});
    return this.candidates.figures
      .map((candidate) => ({candidate, score: this.words.score(candidate, asked)}))
      .filter(({score}) => score > 0)
      .sort((a, b) => b.score - a.score)
      .slice(0, limit)
      .flatMap(({candidate}) => this.offer(candidate, UNWRITTEN) ?? []);
  }

  /** The lists whose rows can be counted. */
  get lists(): readonly EvidenceTable[] {
    return this.evidence.structure ?? [];
  }

  /** What an expression comes to, as `verify` works it out, in a format if one is given; or why it can’t be shown. */
  worked(tree: Expression, format?: string): WorkedNumber | {readonly refused: string} {
    const {evidence, candidates} = this;
    try {
      const quantity = evaluate(tree, candidates.facts);
      const ids = new Set(factsOf(tree));
      const facts = evidence.facts.filter(({id}) => ids.has(id));
      const apart = evidence.together && whyNeverTogether(facts, evidence.together);
      if (apart !== undefined) return {refused: apart};
      const [counted] = countsOf(tree).map(({operands}) => operands.map(printExpression));
      const table = this.lists.find(({id}) => id === counted?.[0]);
      return {
        quantity,
        expression: quantity.expression,
        shows: formatQuantity(quantity, format, candidates.facts),
        working: workedInWords(quantity, candidates.facts),
        ...this.words.said({facts, ...(facts.length === 0 && table ? {list: {table, values: counted!.slice(1)}} : {})})
      };
    } catch (error) {
      if (error instanceof ExpressionError || error instanceof FormatError) return {refused: error.message};
      throw error;
    }
  }

  private offer(candidate: Candidate, number: WrittenNumber): TieOffer | undefined {
    const {together} = this.evidence;
    if (together !== undefined && whyNeverTogether(candidate.facts, together) !== undefined) return undefined;
    try {
      const quantity = evaluate(candidate.expression, this.candidates.facts);
      const {shows, format} = this.shown(quantity, number);
      return {
        expression: candidate.expression,
        ...(format === undefined ? {} : {format}),
        insert: `{{ ${candidate.expression}${format === undefined ? "" : ` | ${format}`} }}`,
        shows,
        working: workedInWords(quantity, this.candidates.facts),
        ...this.words.said(candidate),
        unsaid: []
      };
    } catch (error) {
      if (error instanceof ExpressionError || error instanceof FormatError) return undefined;
      throw error;
    }
  }

  /** Gives the words of a measure that the sentence of a number and its heading lack; none where they name it. */
  private missingIn(
    {text: written}: WrittenNumber,
    {text, at, heading = ""}: TieContext
  ): (measure: string) => readonly string[] {
    const marked = `${text.slice(0, at)}${NUMBER_MARK}${text.slice(at + written.length)}`;
    const said = `${heading} ${sentenceAt(marked, at)}`;
    return memoizeByText((measure) => {
      const words = this.words.ofMeasure(measure);
      return namesMeasure(said, words) ? [] : words.filter((word) => !hasWord(said, word));
    }, MOST_MEASURES);
  }

  /** A quantity as it was typed where a format allows it, else as it is shown without one. */
  private shown(quantity: Quantity, {text}: WrittenNumber): {readonly shows: string; readonly format?: string} {
    const {facts} = this.candidates;
    const plain = formatQuantity(quantity, undefined, facts);
    if (quantity.tree.type === "fact" || plain.endsWith(text)) return {shows: plain};
    const decimals = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
    const sign = /^[+−-]/.test(text) ? "+" : "";
    const isPercent = quantity.unit.kind === "percent";
    for (const format of isPercent ? [`${sign}%`, `${sign}.${decimals}%`] : [`${sign},.${decimals}f`]) {
      try {
        const shows = formatQuantity(quantity, format, facts);
        if (shows.endsWith(text)) return {shows, format};
      } catch (error) {
        if (!(error instanceof FormatError)) throw error;
      }
    }
    return {shows: plain};
  }
}
