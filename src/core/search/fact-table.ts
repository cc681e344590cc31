import {FACT_STATES} from "./fact-index.js";
import type {FactIndex, FactQuery, FactSort} from "./fact-index.js";
import {foldText, plainNumber} from "./search-index.js";

/**
 * The facts of an index, made ready to be asked at each keystroke: folded texts and orders are made once, when they are
 * first needed.
 */
export class FactTable {
  private texts: readonly string[] | undefined;
  private last: {readonly query: FactQuery; readonly rows: Int32Array} | undefined;
  private readonly orders = new Map<FactSort, Int32Array>();
  private readonly folded: Readonly<Record<"sources" | "measures" | "periods" | "units", readonly string[]>>;

  constructor(readonly index: FactIndex) {
    const fold = (list: readonly {readonly label: string}[]): readonly string[] =>
      list.map(({label}) => foldText(label));
    this.folded = {
      sources: fold(index.sources),
      measures: fold(index.measures),
      periods: fold(index.periods),
      units: fold(index.units)
    };
  }

  get length(): number {
    return this.index.columns.id.length;
  }

  /** The rows that a query leaves, in its order. */
  rows(query: FactQuery): Int32Array {
    const accept = this.acceptor(query);
    const rows = this.candidates(query);
    const found = new Int32Array(rows.length);
    let count = 0;
    for (let i = 0; i < rows.length; i++) if (accept(rows[i]!)) found[count++] = rows[i]!;
    this.last = {query, rows: found.subarray(0, count)};
    return this.last.rows;
  }

  /**
   * The rows to search: those of the previous query if this one only appends to its text, else all. A text with a comma
   * (perhaps a thousands separator) or with characters beyond ASCII (which may combine with the next) always searches
   * all.
   */
  private candidates(query: FactQuery): Int32Array {
    const {text, page: _page, ...rest} = query;
    if (this.last && text.startsWith(this.last.query.text) && /^[ -+\--~]*$/.test(text)) {
      const {text: _text, page: _before, ...before} = this.last.query;
      if (JSON.stringify(before) === JSON.stringify(rest)) return this.last.rows;
    }
    const order = this.orderBy(query.sort);
    return query.descending ? order.slice().reverse() : order;
  }

  /** How many rows a query leaves. */
  count(query: FactQuery): number {
    const accept = this.acceptor(query);
    let count = 0;
    for (let row = 0; row < this.length; row++) if (accept(row)) count++;
    return count;
  }

  private acceptor({text, source, measure, period, states}: FactQuery): (row: number) => boolean {
    const {columns, sources, measures, periods} = this.index;
    const [wantedSource, wantedMeasure] = [
      sources.findIndex(({id}) => id === source),
      measures.findIndex(({id}) => id === measure)
    ];
    const inPeriod = periods.map(({years}) => (period === "none" ? years.length === 0 : years.includes(period)));
    const bits = FACT_STATES.filter(({id}) => states.includes(id)).reduce((sum, {bit}) => sum | bit, 0);
    const words = foldText(text)
      .split(/\s+/)
      .filter((word) => word !== "")
      .map((word) => this.wordIn(word));
    return (row) =>
      (source === "" || columns.source[row] === wantedSource) &&
      (measure === "" || columns.measure[row] === wantedMeasure) &&
      (period === "" || inPeriod[columns.period[row]!] === true) &&
      (columns.states[row]! & bits) === bits &&
      words.every((isIn) => isIn(row));
  }

  /** Whether a word stands in a row: in a label of a list, asked once for each label, or in the row's own texts. */
  private wordIn(word: string): (row: number) => boolean {
    const {columns} = this.index;
    const [sources, measures, periods, units] = (["sources", "measures", "periods", "units"] as const).map((list) =>
      this.folded[list].map((label) => label.includes(word))
    );
    const own = this.ownTexts();
    const plain = plainNumber(word);
    return (row) =>
      measures![columns.measure[row]!]! ||
      sources![columns.source[row]!]! ||
      periods![columns.period[row]!]! ||
      units![columns.unit[row]!]! ||
      own[row]!.includes(word) ||
      (plain !== word && own[row]!.includes(plain));
  }

  private ownTexts(): readonly string[] {
    const {id, printed, about, also, locator} = this.index.columns;
    this.texts ??= id.map((name, row) =>
      foldText(`${name} ${printed[row]!} ${plainNumber(printed[row]!)} ${about[row]!} ${also[row]!} ${locator[row]!}`)
    );
    return this.texts;
  }

  private orderBy(sort: FactSort): Int32Array {
    const known = this.orders.get(sort);
    if (known) return known;
    const order = Int32Array.from({length: this.length}, (_, row) => row);
    const keys = this.keysOf(sort);
    if (keys) order.sort((a, b) => keys(a, b) || a - b);
    this.orders.set(sort, order);
    return order;
  }

  /** Values stand in order only within their unit: numbers of different units are not more or less than one another. */
  private keysOf(sort: FactSort): ((a: number, b: number) => number) | undefined {
    const {
      columns: {value, unit, measure, period},
      units,
      measures,
      periods
    } = this.index;
    const ranks = (labels: readonly string[]): readonly number[] => {
      const sorted = [...labels].sort();
      return labels.map((label) => sorted.indexOf(label));
    };
    if (sort === "printed") {
      const rank = ranks(units.map(({id}) => id));
      return (a, b) => rank[unit[a]!]! - rank[unit[b]!]! || value[a]! - value[b]!;
    }
    if (sort === "measure") {
      const rank = ranks(measures.map(({label}) => label.toLowerCase()));
      return (a, b) => rank[measure[a]!]! - rank[measure[b]!]!;
    }
    if (sort === "period") {
      const rank = ranks(periods.map(({id}) => id));
      return (a, b) => rank[period[a]!]! - rank[period[b]!]!;
    }
    return undefined;
  }
}
