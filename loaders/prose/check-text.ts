import {claimMessages} from "../../src/core/claim-messages.js";
import {NO_NOUNS, standIn} from "../../src/core/claim-words.js";
import type {ProseNouns} from "../../src/core/claim-words.js";
import {findClaims} from "../../src/core/claims.js";
import type {Claims} from "../../src/core/claims.js";
import {evaluate} from "../../src/core/expression/evaluate.js";
import {ExpressionError, readExpression} from "../../src/core/expression/syntax.js";
import type {Facts, ValuedFact} from "../../src/core/fact.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {FormatError, formatQuantity} from "../../src/core/format.js";
import {hasWord} from "../../src/core/label-words.js";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import type {Standing} from "../../src/core/standing.js";
import {ProseError, findUntied, numberAsWritten, parseProse, withoutAddresses} from "../../src/core/prose.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import {TermError, inWords, splitTerms, termOf} from "../../src/core/terms/wording.js";
import type {TermMark} from "../../src/core/terms/wording.js";
import type {ChartFence} from "./fence.js";
import {memoizeByText} from "../../src/core/memoize.js";
import {mismatchesOf} from "./sentence-rules/all.js";
import {Lexicon} from "./sentence-rules/lexicon.js";
import type {Knowledge} from "./sentence-rules/lexicon.js";
import {NUMBER_MARK} from "../../src/core/sentence-ends.js";
import {factsIn} from "./sentence-rules/sentence.js";
import type {Mismatch, Surroundings} from "./sentence-rules/sentence.js";
import {countedIn, whyNotOfRows} from "./sentence-rules/titles.js";
import type {RowsOf} from "./sentence-rules/titles.js";

/** A number of our prose that is not tied to a fact. */
export interface Untied {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The diagnostic of an untied number. */
export function untiedDiagnostic({file, line, text}: Untied): Diagnostic & {readonly line: number} {
  return {file, line, message: `"${text}" is tied to no fact; write {{ }}, or say it without a number`};
}

/** What a page shows. */
export interface PageContents {
  /** The first heading as text. */
  title: string;
  readonly expressions: string[];
  readonly charts: ChartFence[];
  /** Of a notebook: whether it is a draft, or who cleared it. */
  standing?: Standing;
}

/** The registered terms for marks in prose, and the nouns that stand beside numbers. */
export interface ProseWords {
  readonly terms?: readonly RegisteredTerm[];
  readonly nouns?: ProseNouns;
}

/** Units of shares and ratios, which say nothing of what is counted. */
const RELATIVE: readonly string[] = ["percent", "times"];

/** The untied numbers of a text among given nouns: of what a preview checks at each save, little has changed. */
const untiedAmong = memoizeByText((nouns) => {
  const among = JSON.parse(nouns) as ProseNouns;
  return memoizeByText((text) => findUntied(text, among), 20_000);
}, 4);

/** What a text says against its numbers: of what a preview checks at each save, most is as it was. */
interface FoundInText {
  readonly mismatches: readonly Mismatch[];
  readonly claims: Claims;
}

/** As many texts as a large workspace has, before and after a change. */
const KEPT = 20_000;

const newFindings = (): {
  readonly [K in keyof FoundInText]: (asked: string, find: () => FoundInText[K]) => FoundInText[K];
} => ({
  mismatches: memoizeByText((_asked, find: () => readonly Mismatch[]) => find(), KEPT),
  claims: memoizeByText((_asked, find: () => Claims) => find(), KEPT)
});

/** What has been found with a lexicon, by all that was asked besides. */
const foundWith = new WeakMap<Lexicon, ReturnType<typeof newFindings>>();

function findingsOf(lexicon: Lexicon): ReturnType<typeof newFindings> {
  const findings = foundWith.get(lexicon) ?? newFindings();
  foundWith.set(lexicon, findings);
  return findings;
}

type KnownTexts = Map<string, {readonly text: string; readonly found: ProseReport}>;

/** What has been found in prose so far. */
export class ProseReport {
  numbers = 0;
  /** By file. */
  readonly pages = new Map<string, PageContents>();
  readonly untied: Untied[] = [];
  readonly diagnostics: Diagnostic[] = [];

  /** The facts of each chart's table, by the chart's id; known once the chart's own texts have been checked. */
  readonly chartFacts = new Map<string, readonly string[]>();
  private known: Lexicon | undefined;

  private readonly registered: readonly RegisteredTerm[];
  readonly nouns: ProseNouns;
  private readonly untiedIn: ReturnType<typeof untiedAmong>;
  /** What was found in whole texts in which nothing is wrong, by their file. */
  private texts: KnownTexts = new Map();
  /** The same of all reports that go on from this one. */
  private readonly textsAfter: KnownTexts = new Map();

  /** Without `knowledge`, numbers are not checked against the words around them. */
  constructor(
    readonly facts: Facts,
    private readonly knowledge?: Knowledge,
    {terms = knowledge?.terms ?? [], nouns = knowledge?.nouns ?? NO_NOUNS}: ProseWords = {}
  ) {
    [this.registered, this.nouns] = [terms, nouns];
    this.untiedIn = untiedAmong(JSON.stringify(nouns));
  }

  /** A report that goes on from what this one has found; this one stays as it is. */
  continued(): ProseReport {
    const next = this.empty();
    next.include(this);
    next.texts = this.textsAfter;
    return next;
  }

  /**
   * Checks a whole text, which shows nothing in another's file. The check depends on the text and on what this report
   * knows. Where this report, or one that continues the same one, has checked the text before and nothing was wrong
   * with it, what was found then is found again.
   */
  ofText(file: string, text: string, check: (report: ProseReport) => void): void {
    const known = this.texts.get(file);
    const found = known?.text === text ? known.found : this.empty();
    if (found !== known?.found) check(found);
    if (found.diagnostics.length === 0) this.texts.set(file, {text, found});
    this.include(found);
  }

  /** A report that knows what this one does, and has found nothing. */
  private empty(): ProseReport {
    const {registered: terms, nouns} = this;
    const next = new ProseReport(this.facts, this.knowledge, {terms, nouns});
    [next.known, next.texts] = [this.known, this.texts];
    next.includeCharts(this);
    return next;
  }

  private includeCharts({chartFacts}: ProseReport): void {
    for (const [id, facts] of chartFacts) this.chartFacts.set(id, facts);
  }

  private include(found: ProseReport): void {
    const {numbers, pages, untied, diagnostics} = found;
    this.includeCharts(found);
    this.numbers += numbers;
    this.untied.push(...untied);
    this.diagnostics.push(...diagnostics);
    for (const [file, {title, expressions, charts, standing}] of pages) {
      const page = this.page(file);
      page.title = title;
      page.expressions.push(...expressions);
      page.charts.push(...charts);
      if (standing !== undefined) page.standing = standing;
    }
  }

  /** The facts of a check, by its id. */
  factsOfCheck(id: string): readonly string[] {
    return this.knowledge?.checks.find((check) => check.id === id)?.facts ?? [];
  }

  diagnostic(file: string, line: number, message: string): void {
    this.diagnostics.push({file, line, message});
  }

  /** The contents of a page found so far, to which more can be added. */
  page(file: string): PageContents {
    let page = this.pages.get(file);
    if (!page) this.pages.set(file, (page = {title: "", expressions: [], charts: []}));
    return page;
  }

  /** Evaluates one number as it would be shown. */
  number(file: string, line: number, expression: string, format: string | undefined): void {
    this.numbers++;
    const problem = whyNumberFails(expression, format, this.facts);
    if (problem !== undefined) this.diagnostic(file, line, problem);
  }

  /** Looks for untied numbers in text that holds no `{{ }}`. */
  plain(file: string, line: number, text: string): void {
    const words = this.words(file, line, text);
    for (const found of this.untiedIn(words)) {
      this.untied.push({file, line: line + words.slice(0, found.at).split("\n").length - 1, text: found.text});
    }
  }

  /**
   * A text with its terms as the documents print them, for the check of its numbers; a mark of an unknown term is a
   * diagnostic.
   */
  private words(file: string, line: number, text: string): string {
    let at = line;
    for (const part of splitTerms(text)) {
      if (typeof part === "string") at += part.split("\n").length - 1;
      else this.knownTerm(file, at, part);
    }
    return this.inListWords(text);
  }

  /** Finds the marks of unknown terms in a manuscript, with their lines. */
  terms({file, constructs}: Manuscript): void {
    for (const {line, mark} of constructs.terms) {
      for (const part of splitTerms(mark)) if (typeof part !== "string") this.knownTerm(file, line, part);
    }
  }

  private knownTerm(file: string, line: number, mark: TermMark): void {
    try {
      termOf(mark, this.registered);
    } catch (error) {
      if (!(error instanceof TermError)) throw error;
      if (!this.diagnostics.some((known) => known.file === file && known.message === error.message))
        this.diagnostic(file, line, error.message);
    }
  }

  /**
   * A text in the words of the controlled lists: the documents' terms, or the guidelines' if both mean the same. Marks
   * of unknown terms stay as they are; they are reported elsewhere.
   */
  private inListWords(text: string): string {
    return text.replace(/\[\[[^[\]]*\]\]/g, (mark) => {
      try {
        const [part] = splitTerms(mark);
        const same = typeof part === "object" && termOf(part, this.registered).relation === "same";
        return inWords(mark, this.registered, same ? "guidelines" : "sources");
      } catch {
        return mark;
      }
    });
  }

  /**
   * Holds the numbers of a text against its words, and its claims against its numbers; each stands in the text as a
   * {@link NUMBER_MARK}.
   */
  fit(file: string, line: number, text: string, expressions: readonly string[], surroundings: Surroundings): void {
    if (!this.knowledge) return;
    const lexicon = (this.known ??= new Lexicon(this.knowledge));
    const prose = withoutAddresses(text);
    if (surroundings.claimsTold !== true) this.claims(file, line, prose, expressions, surroundings);
    if (expressions.length === 0) return;
    const words = this.inListWords(prose);
    const around = {...surroundings, headings: surroundings.headings.map((heading) => this.inListWords(heading))};
    const asked = JSON.stringify([words, expressions, {...around, related: [...around.related]}]);
    const find = (): readonly Mismatch[] => mismatchesOf(words, expressions, around, lexicon);
    for (const {number, message} of findingsOf(lexicon).mismatches(asked, find)) {
      this.diagnostic(
        file,
        line + words.slice(0, number.place).split("\n").length - 1,
        `{{ ${number.expression} }}: ${message}`
      );
    }
  }

  /**
   * Holds a heading against the charts below it: of its numbers, where it has any, one is of a measure that a chart
   * shows, or printed in the place of one; and where it counts in some unit, one of them is a chart’s. Charts of no
   * facts say nothing of either, and those of shares nothing of what is counted.
   */
  overCharts(
    file: string,
    line: number,
    heading: string,
    charts: readonly string[],
    expressions: readonly string[]
  ): void {
    if (!this.knowledge) return;
    const lexicon = (this.known ??= new Lexicon(this.knowledge));
    const factsOf = (ids: readonly string[]): readonly ValuedFact[] => ids.flatMap((id) => lexicon.fact(id) ?? []);
    const facts = charts.map((id) => factsOf(this.chartFacts.get(id) ?? []));
    const said = factsOf(expressions.flatMap(factsIn));
    const subjectsOf = (all: readonly ValuedFact[]): readonly string[] =>
      all.flatMap(({id, measure}) => [measure, lexicon.placeOf(id)!]);
    const drawn = subjectsOf(facts.flat());
    if (said.length > 0 && facts.every((own) => own.length > 0) && drawn.length > 0) {
      if (!subjectsOf(said).some((subject) => drawn.includes(subject)))
        this.diagnostic(
          file,
          line,
          `the heading’s numbers measure nothing that ${charts.join(", ")} below it shows; show the chart that it speaks of, or say them in the text`
        );
    }
    const units = new Set(facts.flat().map(({unit}) => unit));
    if (facts.some((own) => own.length === 0) || units.size === 0 || [...units].some((unit) => RELATIVE.includes(unit)))
      return;
    const named = countedIn(this.inListWords(heading), lexicon);
    if (named.length === 0 || named.some(({units: own}) => own.some((unit) => units.has(unit)))) return;
    this.diagnostic(
      file,
      line,
      `the heading speaks of ${named[0]!.word}, but below it ${charts.join(", ")} counts ${[...units].join(", ")}; show the chart that it speaks of, or say what this one counts`
    );
  }

  /**
   * Holds a passage that leads to open points against them: each is there and has a fact of what is shown beside the
   * passage, or the passage a word of what one of its facts measures or is counted in.
   */
  leadsTo(file: string, line: number, words: string, checks: readonly string[], shown: ReadonlySet<string>): void {
    if (!this.knowledge) return;
    const lexicon = (this.known ??= new Lexicon(this.knowledge));
    for (const id of checks) {
      if (!this.knowledge.checks.some((check) => check.id === id))
        this.diagnostic(
          file,
          line,
          `leads to the open point ${id}, and checks.yaml holds no check of this id; write the check, or lead elsewhere`
        );
      const facts = this.factsOfCheck(id);
      if (facts.length === 0 || facts.some((fact) => shown.has(fact))) continue;
      const about = [...new Set(facts.flatMap((fact) => lexicon.wordsAbout(fact)))];
      if (about.some((word) => hasWord(words, word))) continue;
      this.diagnostic(
        file,
        line,
        `leads to the open point ${id}, of which neither its numbers nor its words speak (${about.join(", ")}); lead to the one that is meant, or say what it is about`
      );
    }
  }

  /** Holds what a title, a column’s label or a description says against its rows; `path` is where it is written. */
  ofRows(file: string, line: number, path: string, text: string, rows: RowsOf): void {
    if (!this.knowledge) return;
    const lexicon = (this.known ??= new Lexicon(this.knowledge));
    for (const why of whyNotOfRows(this.inListWords(text), rows, lexicon))
      this.diagnostic(file, line, `${path}: ${why}`);
  }

  /** Holds the label of a column of numbers against them: it is not what another category or sex is called. */
  column(file: string, line: number, path: string, label: string, rows: RowsOf): void {
    if (!this.knowledge || rows.facts.length === 0) return;
    this.ofRows(file, line, path, label, rows);
    const lexicon = (this.known ??= new Lexicon(this.knowledge));
    const called = lexicon.partsCalled(this.inListWords(label));
    const facts = rows.facts.flatMap((id) => lexicon.fact(id) ?? []);
    if (called.length === 0 || facts.some(({category, sex}) => called.includes(category) || called.includes(sex)))
      return;
    this.diagnostic(
      file,
      line,
      `${path}: ${label}: is what ${called.join(", ")} is called, and no number is of it; call it what its numbers are`
    );
  }

  /** Checks what a picture is described by: it holds no number of its own, and nothing stands beside it. */
  alt(file: string, line: number, text: string): void {
    this.plain(file, line, text);
    this.fit(file, line, text, [], {headings: [], related: new Set(), others: "none"});
  }

  /** Finds what a text claims and its numbers don’t carry. */
  private claims(
    file: string,
    line: number,
    text: string,
    expressions: readonly string[],
    {support = [], supportBefore = []}: Surroundings
  ): void {
    let at = 0;
    const words = this.inListWords(text).replaceAll(NUMBER_MARK, () => {
      const expression = expressions[at++] ?? "";
      return standIn(expressions.indexOf(expression), {isChange: false});
    });
    const lexicon = this.known!;
    const find = (): Claims =>
      findClaims(words, {
        nouns: this.nouns,
        called: lexicon.documentNames,
        numbers: expressions.map(readExpression),
        worked: {facts: this.facts, beside: (fact) => lexicon.countedBeside(fact)},
        support: support.flatMap((expression) => readExpression(expression) ?? []),
        supportBefore: supportBefore.flatMap((expression) => readExpression(expression) ?? [])
      });
    const asked = JSON.stringify([words, expressions, support, supportBefore, this.nouns]);
    const claims = findingsOf(lexicon).claims(asked, find);
    for (const word of claims.carried) {
      const known = this.untied.findIndex(
        (untied) => untied.file === file && untied.line >= line && untied.text.toLowerCase() === word.toLowerCase()
      );
      if (known >= 0) this.untied.splice(known, 1);
    }
    for (const {words: found, message} of claimMessages(claims)) {
      const place = Math.max(0, words.indexOf(found[0] ?? ""));
      this.diagnostic(file, line + words.slice(0, place).split("\n").length - 1, message);
    }
  }

  /** Checks a text with `{{ }}` in it, and its words where its surroundings are given. */
  prose(file: string, line: number, text: string, surroundings?: Surroundings): void {
    try {
      const parts = parseProse(text);
      if (surroundings)
        this.fit(
          file,
          line,
          parts.map((part) => (part.type === "text" ? part.text : NUMBER_MARK)).join(""),
          parts.flatMap((part) => (part.type === "number" ? [part.expression] : [])),
          surroundings
        );
      for (const part of parts) {
        if (part.type === "number") this.number(file, line, part.expression, part.format);
      }
    } catch (error) {
      if (!(error instanceof ProseError)) throw error;
      this.diagnostic(file, line, error.message);
    }
    this.plain(
      file,
      line,
      text.replace(/\{\{.*?\}\}/gs, (found) => found.replace(/[^\n]/g, " "))
    );
  }
}

function whyNumberFails(expression: string, format: string | undefined, facts: Facts): string | undefined {
  try {
    formatQuantity(evaluate(expression, facts), format, facts);
    return undefined;
  } catch (error) {
    if (error instanceof ExpressionError || error instanceof FormatError)
      return `${numberAsWritten(expression, format)}: ${error.message}`;
    throw error;
  }
}
