import type {FrameContext} from "../../charts/frame-context.js";
import {frameDrawings} from "../../charts/frame.js";
import {chartOfSpec} from "../../charts/spec-chart.js";
import {EACH_FOR_ITSELF, judgeRows} from "../../core/chart-spec/judge-rows.js";
import type {AskedTable, Judgement} from "../../core/chart-spec/judge-rows.js";
import {formsFor} from "../../core/chart-spec/propose.js";
import type {FormOffer} from "../../core/chart-spec/propose.js";
import type {Form} from "../../core/chart-spec/spec.js";
import {keyColumns, quantityColumns, tableOfRows} from "../../core/chart-spec/table-info.js";
import type {TableInfo} from "../../core/chart-spec/table-info.js";
import type {Row} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import {evaluate} from "../../core/expression/evaluate.js";
import {formatQuantity} from "../../core/format.js";
import {inSeriesOrder} from "../../core/query/names.js";
import type {OrderedTable} from "../../core/query/names.js";
import {CHART_ROWS, tieRows} from "../../core/query/result.js";
import type {TiedRows} from "../../core/query/result.js";
import {withUnits} from "../../core/query/values.js";
import {dressTerms} from "../../core/terms/dress.js";
import {indexEvidence} from "../../views/evidence-index.js";
import type {EvidenceIndex} from "../../views/evidence-index.js";
import {proseHtml, proseText} from "../../views/prose-html.js";
import {traceAddress} from "../../views/trace-links.js";
import {loadEvidence} from "../evidence.js";
import {siteRoot} from "../site-links.js";

/** Checks a result's numbers against the expressions beside them; see {@link tieRows}. */
export async function tieResult(document: Document, rows: readonly Row[]): Promise<TiedRows> {
  return tieRows(rows, indexEvidence(await loadEvidence(document)).facts);
}

/** What a reader chooses of a result’s chart. */
export interface ChartChoice {
  readonly form?: Form;
  /** The column whose numbers are drawn. */
  readonly y?: string;
  /** The tables that the query names. */
  readonly asked?: readonly (AskedTable & OrderedTable)[];
}

/** The chart of a result with the other possible forms and columns, or the reason why there is none. */
export type DrawnResult =
  | {readonly kind: "none"; readonly why: string}
  | {
      readonly kind: "chart";
      readonly drawing: HTMLElement;
      readonly title: string;
      readonly notes: readonly string[];
      readonly form: Form;
      readonly y: string;
      readonly forms: readonly FormOffer[];
      readonly numbers: readonly string[];
    };

/**
 * Draws rows whose expressions have been checked, if a form fits their columns and the workspace's rules allow the
 * numbers side by side.
 */
export async function drawResult(
  document: Document,
  rows: readonly Row[],
  {form, y, asked = []}: ChartChoice = {}
): Promise<DrawnResult> {
  const evidence = await loadEvidence(document);
  const index = indexEvidence(evidence);
  const found = drawable(rows, y, asked, index);
  if ("why" in found) return {kind: "none", why: `No chart: ${found.why}`};
  const {table, column, numbers, judged, refused} = found;
  const offers = formsFor(table, {y: column}, index.facts);
  const forms = offers.filter(
    (offer) =>
      offer.form !== "table" &&
      offer.why === undefined &&
      (judged.kind !== "unchecked" || EACH_FOR_ITSELF.includes(offer.form))
  );
  const chosen = forms.find((offer) => offer.form === form) ?? forms.find(({proposed}) => proposed) ?? forms[0];
  if (keyColumns(table).length === 0)
    return {kind: "none", why: "No chart: the result holds no column of texts that says what each number is of."};
  if (!chosen) return {kind: "none", why: `No chart: ${whyNone(offers)}.`};
  const inOrder = inSeriesOrder(rows, chosen.spec, asked);
  const chart = chartOfSpec(chosen.spec, {...table, rows: inOrder});
  const context = {...contextOf(document, index), ...(evidence.terms === undefined ? {} : {terms: evidence.terms})};
  const drawing = frameDrawings(chart, inOrder, {}, context);
  drawing.append(
    elementMaker(document)(
      "p",
      {class: "tm-hidden"},
      `${chosen.label}. ${chosen.shows} The table above holds its numbers.`
    )
  );
  const notes = [
    ...judgedWords(judged),
    ...refused,
    ...chart
      .notes({})
      .filter((note) => !note.startsWith("These numbers are untied"))
      .map((note) => context.plain(note))
  ];
  return {
    kind: "chart",
    drawing,
    title: context.plain(chart.title({})),
    notes,
    form: chosen.form,
    y: column,
    forms,
    numbers
  };
}

interface Drawable {
  readonly table: TableInfo;
  readonly column: string;
  /** The columns that could be drawn instead. */
  readonly numbers: readonly string[];
  readonly judged: Judgement;
  /** Which columns are never drawn, each with the reason. */
  readonly refused: readonly string[];
}

/** The column to draw with the judgement on comparing its numbers, or the reason why none may be drawn. */
function drawable(
  rows: readonly Row[],
  y: string | undefined,
  asked: readonly AskedTable[],
  {facts, areas, evidence: {together}}: EvidenceIndex
): Drawable | {readonly why: string} {
  const described = {
    title: "Results of your query",
    noArea: [...areas.values()].filter(({kind}) => kind === "none").map(({id}) => id)
  };
  const names = quantityColumns(tableOfRows("query", rows, described)).map(({name}) => name);
  if (names.length === 0) return {why: "the result holds no column of numbers."};
  if (rows.length > CHART_ROWS)
    return {why: `the result has more rows than the ${CHART_ROWS} that one can show; group them, or add a LIMIT.`};
  const judgements = names.map((name) => [name, judgeRows(rows, name, {facts, rules: together, asked})] as const);
  const allowed = judgements.filter(([, {kind}]) => kind !== "refused");
  const chosen = judgements.find(([name]) => name === y) ?? allowed[0] ?? judgements[0]!;
  const [column, judged] = chosen;
  if (judged.kind === "refused") return {why: `these numbers are never set together. ${judged.why}.`};
  const apart =
    judged.kind === "apart" || judged.kind === "own-base"
      ? {
          compare: judged.kind === "apart" ? ("none" as const) : judged.kind,
          comparison: `${judged.why.replace(/\.$/, "")}.`
        }
      : {};
  return {
    table: withUnits(tableOfRows("query", rows, {...described, ...apart}), rows, facts),
    column,
    numbers: allowed.map(([name]) => name),
    judged,
    refused: judgements.flatMap(([name, own]) =>
      own.kind === "refused" ? [`${name} is not drawn, for its numbers are never set together: ${own.why}.`] : []
    )
  };
}

function judgedWords(judged: Judgement): readonly string[] {
  if (judged.kind === "unchecked")
    return [
      `Whether these numbers may stand together has not been checked: ${judged.why}. So no line joins them, and they are parts of no whole.`
    ];
  if (judged.kind === "apart") return [`These numbers are not set against one another: ${judged.why}`];
  return judged.kind === "own-base" ? [`Each of these numbers has a base of its own: ${judged.why}`] : [];
}

/** Puts the chosen vocabulary's words in place of the marks of registered terms, as in every chart of the site. */
export async function dressResult(figure: HTMLElement): Promise<void> {
  dressTerms(figure, (await loadEvidence(figure.ownerDocument)).terms ?? []);
}

/** The reason why bars are refused, given in full if it concerns the rows rather than a missing column. */
function whyNone(offers: readonly FormOffer[]): string {
  const why = offers.find(({form}) => form === "bar")?.why ?? "";
  return why === "" || /; allowed: |: missing/.test(why) ? "no form fits these columns" : why;
}

function contextOf(document: Document, {facts, markedTerm}: EvidenceIndex): FrameContext {
  const traceHref = (expression: string): string => traceAddress(siteRoot(document), expression);
  return {
    document,
    width: 0,
    traceHref,
    format: (expression, format) => formatQuantity(evaluate(expression, facts), format, facts),
    label: (_column, value) => markedTerm(value),
    text: markedTerm,
    rowHref: (source, id) => `${siteRoot(document)}sources/${source}#${id}`,
    prose: (text) => proseHtml(text, {facts, traceHref}),
    plain: (text) => proseText(text, facts),
    caveatTexts: [],
    source: [],
    tick: {state: "unchecked", label: "", href: ""},
    fileHref: () => "",
    citation: {short: "", full: ""},
    pageHref: "",
    fence: "",
    instance: "query"
  };
}
