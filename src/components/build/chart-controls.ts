import {NO_NOUNS} from "../../core/claim-words.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {plainWords} from "../../core/chart-spec/plain-words.js";
import type {Row} from "../../core/chart.js";
import {elementMaker} from "../../core/element.js";
import type {Evidence} from "../../core/evidence.js";
import {groupTables} from "../../core/explore/groups.js";
import {emptyingFilters, formOffers, measureOffers, proposedSpec, whyNotDrawn} from "../../core/explore/offers.js";
import {readSpecText} from "../../core/explore/read-text.js";
import {rewriteSpecText} from "../../core/explore/rewrite-text.js";
import type {ListedTable} from "../../core/table-about.js";
import {indexEvidence} from "../../views/evidence-index.js";
import {closestTo} from "../announce.js";
import {EXPLORE_TOOLS} from "../explore/app.js";
import type {ExploreTools} from "../explore/app.js";
import {askedBy, nextSpec} from "../explore/asked.js";
import {choices, refill, tableChoice} from "../explore/choices.js";
import {dressed, withMarkedLabels} from "../explore/notice-board.js";
import {output} from "../explore/output.js";

/** Loads the tables of the site, and makes the controls of a chart over them. */
export async function makeChartControls(
  document: Document,
  tools: ExploreTools = EXPLORE_TOOLS
): Promise<ChartControls> {
  const [tables, evidence] = await Promise.all([tools.tables(document), tools.evidence(document)]);
  if (tables.length === 0) throw new Error("There are no tables.");
  const index = indexEvidence(evidence);
  return new ChartControls(
    document,
    tables.map((table) => withMarkedLabels(table, index)),
    evidence,
    (table) => tools.rows(document, table)
  );
}

/** The controls of `/explore` for one chart: its table, form, filters, measure and order. */
export class ChartControls {
  readonly element: HTMLElement;
  /** Called with the specification that a control has made. */
  changed: (spec: ChartSpec) => void = () => undefined;
  #spec: ChartSpec | undefined;
  #asked = 0;
  readonly #known = new Map<string, readonly Row[]>();
  readonly #table: HTMLElement;
  readonly #choices: HTMLElement;

  constructor(
    private readonly document: Document,
    private readonly tables: readonly ListedTable[],
    private readonly evidence: Evidence,
    private readonly rows: (table: ListedTable) => Promise<readonly Row[]>
  ) {
    const make = elementMaker(document);
    this.#table = make("div", {});
    this.#choices = make("div", {tabindex: "-1"});
    this.element = make(
      "div",
      {class: "tm-build-chart", role: "group", "aria-label": "Chart"},
      this.#table,
      this.#choices
    );
    this.element.addEventListener("change", (event) => {
      const control = closestTo(event.target, "[data-key]");
      if (control) void this.#choose(control as HTMLInputElement | HTMLSelectElement);
    });
  }

  get spec(): ChartSpec | undefined {
    return this.#spec;
  }

  /**
   * Shows the controls of a specification's text. Gives what is wrong where it can't be read; the controls then stay as
   * they were.
   */
  async showText(text: string): Promise<string | undefined> {
    const {spec, problems} = readSpecText(text, {
      tables: this.tables,
      facts: indexEvidence(this.evidence).facts,
      terms: this.evidence.terms ?? [],
      nouns: this.evidence.nouns ?? NO_NOUNS
    });
    if (!spec) return plainWords(problems[0]?.message ?? "");
    await this.#show(spec);
    return undefined;
  }

  /** Shows the controls of the chart that is proposed for a table, by default the first. */
  async propose(id = groupTables(this.tables)[0]!.tables[0]!.id): Promise<void> {
    const table = this.tables.find((one) => one.id === id);
    if (!table) throw new Error(`There is no table ${id}.`);
    await this.#show(proposedSpec(await this.#withRows(table), indexEvidence(this.evidence).facts));
  }

  /** A specification's text with what the controls say in its place. */
  rewrite(text: string): string {
    return this.#spec ? rewriteSpecText(text, this.#spec) : text;
  }

  /** The chart as `/explore` draws it, or why it isn't drawn. */
  async preview(): Promise<readonly HTMLElement[]> {
    const spec = this.#spec;
    if (!spec) return [];
    const table = await this.#withRows(this.tables.find(({id}) => id === spec.table)!);
    const why = emptyingFilters(table, spec)
      ? "no row is left; check another value of a filter"
      : whyNotDrawn(spec, table, indexEvidence(this.evidence).facts);
    if (why !== undefined) return [elementMaker(this.document)("p", {class: "tm-choice-why"}, `Not drawn: ${why}`)];
    const {drawn} = output({spec, table, evidence: this.evidence, why, instead: []}, this.document);
    return dressed(drawn, this.evidence.terms ?? []);
  }

  async #choose(control: HTMLInputElement | HTMLSelectElement): Promise<void> {
    const asked = askedBy(control, this.#choices);
    const spec = this.#spec!;
    if (asked.key === "table") await this.propose(asked.value);
    else {
      const table = await this.#withRows(this.tables.find(({id}) => id === spec.table)!);
      const next = nextSpec(asked, spec, table, this.#offers(spec, table));
      if (!next) return;
      await this.#show(next);
    }
    this.changed(this.#spec!);
  }

  async #show(spec: ChartSpec): Promise<void> {
    const mine = ++this.#asked;
    const table = await this.#withRows(this.tables.find(({id}) => id === spec.table)!);
    // A later choice overrides one whose rows were still on their way.
    if (mine !== this.#asked) return;
    this.#spec = spec;
    const index = indexEvidence(this.evidence);
    const terms = this.evidence.terms ?? [];
    refill(this.#table, dressed([tableChoice({table, tables: this.tables}, this.document)], terms));
    refill(
      this.#choices,
      dressed(
        choices(
          {spec, table, ...this.#offers(spec, table), label: (_column, value) => index.markedTerm(value)},
          this.document
        ),
        terms
      )
    );
  }

  #offers(spec: ChartSpec, table: ListedTable): Pick<Parameters<typeof choices>[0], "forms" | "measures"> {
    const {facts} = indexEvidence(this.evidence);
    return {forms: formOffers(spec, table, facts), measures: measureOffers(spec, table, facts)};
  }

  async #withRows(table: ListedTable): Promise<ListedTable> {
    const rows = this.#known.get(table.id) ?? (await this.rows(table));
    this.#known.set(table.id, rows);
    return {...table, rows};
  }
}
