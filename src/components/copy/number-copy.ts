import {citeSource} from "../../core/citation.js";
import type {Evidence, EvidenceFact} from "../../core/evidence.js";
import {evaluate, stepsOf} from "../../core/expression/evaluate.js";
import {ExpressionError, parseExpression} from "../../core/expression/syntax.js";
import {printedWithQualifier} from "../../core/fact.js";
import {formatQuantity} from "../../core/format.js";
import {periodLabel} from "../../core/period.js";
import {DEFAULT_TERM_VOCABULARY} from "../../core/terms/term.js";
import type {TermVocabulary} from "../../core/terms/term.js";
import {hasTerms, inWords} from "../../core/terms/wording.js";
import {indexEvidence} from "../../views/evidence-index.js";
import type {EvidenceIndex} from "../../views/evidence-index.js";
import {proseText} from "../../views/prose-html.js";
import {linkTo} from "../chart-files.js";
import {citationOf} from "../take.js";
import {copiedOf} from "./copied.js";
import type {Copied, CopiedPart} from "./copied.js";

/** A number as shown to the reader. */
interface CopiedNumber {
  readonly expression: string;
  /** Its text in the page, with its qualifier; if absent, the text in its trace. */
  readonly shown?: string;
  /** The absolute address of its trace; empty where the page has none. */
  readonly href: string;
}

/**
 * The copied form of a number: unit, what it measures and when, how it is computed, caveats, citation and trace link.
 * Categories are named in the reader's vocabulary. Throws an ExpressionError if the expression can't be evaluated.
 */
export function numberCopy(
  {expression, shown, href}: CopiedNumber,
  evidence: Evidence,
  vocabulary: TermVocabulary = DEFAULT_TERM_VOCABULARY
): Copied {
  const index = indexEvidence(evidence);
  const quantity = evaluate(expression.trim(), index.facts);
  const text = shown?.trim() || formatQuantity(quantity, undefined, index.facts);
  const unit =
    quantity.unit.kind === "percent" || quantity.unit.kind === "times" || /[a-z]$/i.test(text)
      ? ""
      : ` ${quantity.unit.label}`;
  const facts = factsBehind([quantity.expression], index);
  const step = stepsOf(quantity, index.facts).at(-1);
  const about: readonly CopiedPart[] =
    quantity.tree.type === "fact"
      ? [{type: "line", text: factWords(facts[0]!, index, vocabulary)}]
      : [
          ...(step === undefined
            ? []
            : [
                {
                  type: "line",
                  label: "Worked out",
                  text: `${quantity.expression}: ${step.working} = ${step.result}`
                } as const
              ]),
          ...facts.map(
            (fact) =>
              ({type: "line", label: printedWithUnit(fact, index), text: factWords(fact, index, vocabulary)}) as const
          )
        ];
  return copiedOf([
    {type: "lead", text: text + unit},
    ...about,
    ...caveatsBehind([quantity.expression], index).map(
      (caveat) => ({type: "line", label: "Caveat", text: caveat}) as const
    ),
    ...sourcesBehind([quantity.expression], index),
    ...(href === "" ? [] : [{type: "link", label: "Trace", href} as const])
  ]);
}

/** The facts behind expressions, each once; an expression that can't be evaluated has none. */
function factsBehind(expressions: readonly string[], index: EvidenceIndex): readonly EvidenceFact[] {
  const ids = new Set(expressions.flatMap((expression) => orNothing(() => evaluate(expression, index.facts).facts)));
  return [...ids].flatMap((id) => index.fact(id) ?? []);
}

/** What must be said wherever these expressions are shown, as plain text, each once. */
export function caveatsBehind(expressions: readonly string[], index: EvidenceIndex): readonly string[] {
  const texts = [
    ...factsBehind(expressions, index).flatMap((fact) => index.caveats(fact)),
    ...expressions.flatMap((expression) => orNothing(() => index.listCaveats(parseExpression(expression))))
  ];
  return [...new Set(texts)].map((text) => proseText(text, index.facts));
}

/** One line for each document behind the expressions, cited in full by {@link citeSource}. */
export function sourcesBehind(expressions: readonly string[], index: EvidenceIndex): readonly CopiedPart[] {
  const places = new Map<string, Set<string>>();
  const see = (source: string, locator: string): void =>
    void places.set(source, (places.get(source) ?? new Set()).add(locator));
  for (const {source, locator} of factsBehind(expressions, index)) see(source, locator);
  const rows = new Set(expressions.flatMap((expression) => orNothing(() => evaluate(expression, index.facts).rows)));
  for (const {id, source, locator} of (index.evidence.structure ?? []).flatMap((list) => list.rows))
    if (rows.has(id)) see(source, locator);
  return [...places].flatMap(([id, locators]) => {
    const source = index.source(id);
    return source
      ? [
          {
            type: "line",
            label: "Source",
            text: citeSource({source, locators: locators.size > MOST_PLACES ? [] : [...locators]}).full
          } as const
        ]
      : [];
  });
}

/** A document with more places than this is cited without them. */
const MOST_PLACES = 12;

/** A fact in words: its measure, category and sex in the vocabulary's words, area and period. */
function factWords(fact: EvidenceFact, index: EvidenceIndex, vocabulary: TermVocabulary): string {
  const {measure, category, sex, area, period, period_flag: flag} = fact;
  const group = [
    category === "" ? "" : categoryWords(category, index, vocabulary),
    sex === "" ? "" : index.label("sexes", sex)
  ];
  return [index.label("measures", measure), ...group, index.area(area), periodLabel(period, flag)]
    .filter((part) => part !== "")
    .join(", ");
}

/** A category as the documents print it, or the guidelines' term with the legal category in brackets. */
function categoryWords(id: string, index: EvidenceIndex, vocabulary: TermVocabulary): string {
  const marked = index.markedTerm(id);
  return vocabulary === "sources" || !hasTerms(marked)
    ? index.label("categories", id)
    : inWords(marked.replaceAll(":label]]", "]]"), index.evidence.terms ?? [], vocabulary);
}

/** The printed string with its unit, unless the string includes it: `about 220 persons`. */
function printedWithUnit(fact: EvidenceFact, index: EvidenceIndex): string {
  const unit = index.facts.unit(fact.unit);
  const inPrint = unit?.kind === "percent" || unit?.kind === "times";
  return `${printedWithQualifier(fact)}${inPrint ? "" : ` ${unit?.label ?? fact.unit}`}`;
}

function orNothing<T>(work: () => readonly T[]): readonly T[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof ExpressionError) return [];
    throw error;
  }
}

/** The copied form of a framed chart: headline, title, rows, notes, source line, open point, citation and address. */
export function chartCopy(figure: HTMLElement): Copied {
  const text = (selector: string): string => words(figure.querySelector(`:scope > ${selector}`));
  const lines = [...figure.querySelectorAll(":scope > .tm-data-table tr")].map((line) => [...line.children].map(words));
  const notes = [...figure.querySelectorAll(":scope > .tm-notes > li")].map(
    (note) => ({type: "line", label: "Note", text: words(note)}) as const
  );
  const table: readonly CopiedPart[] = lines.length === 0 ? [] : [{type: "table", rows: lines}];
  return copiedOf([
    {type: "lead", text: text(".tm-headline")},
    {type: "line", text: text(".tm-title")},
    ...table,
    ...notes,
    {type: "line", text: sourceLine(figure)},
    ...openPoint(figure),
    ...citation(figure),
    {type: "link", label: "Chart and traces", href: linkTo(figure)}
  ]);
}

function citation(figure: HTMLElement): readonly CopiedPart[] {
  const full = citationOf(figure);
  return full === "" ? [] : [{type: "line", label: "Cite as", text: full}];
}

/** The tick's text and link if it has an open point; empty if all is tied. */
function openPoint(figure: HTMLElement): readonly CopiedPart[] {
  const tick = figure.querySelector<HTMLElement>(":scope > .tm-source > .tm-tick[data-state=open]");
  const href = tick?.getAttribute("href");
  if (!tick || href === null || href === undefined) return [];
  const sign = words(tick.querySelector("[aria-hidden]"));
  return [
    {
      type: "link",
      label: `Open point: ${words(tick).slice(sign.length).trim()}`,
      href: new URL(href, figure.ownerDocument.baseURI).href
    }
  ];
}

function sourceLine(figure: HTMLElement): string {
  const line = figure.querySelector(":scope > .tm-source")?.cloneNode(true) as Element | undefined;
  line?.querySelector(".tm-tick")?.remove();
  return words(line);
}

const words = (element: Element | null | undefined): string => (element?.textContent ?? "").replace(/\s+/g, " ").trim();
