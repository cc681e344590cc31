import type {Form} from "../../core/chart-spec/spec.js";
import type {Row} from "../../core/chart.js";
import {statedPublisher} from "../../core/citation.js";
import {elementMaker} from "../../core/element.js";
import type {ElementMaker} from "../../core/element.js";
import {expressionOf} from "../../core/quantity-columns.js";
import {resultMarkdown} from "../../core/query/result-markdown.js";
import {SHOWN_ROWS, chartRows, distinctNames} from "../../core/query/result.js";
import type {QueryResult, TiedRows} from "../../core/query/result.js";
import {countWords} from "../../core/query/words.js";
import type {ListedTable} from "../../core/table-about.js";
import {csvText} from "../../exports/csv-text.js";
import {traceAddress} from "../../views/trace-links.js";
import {addAddress} from "../adding/add-address.js";
import {messageOf} from "../announce.js";
import {dataDigest, siteRoot} from "../site-links.js";
import {saveFile} from "../take.js";
import type {workshop} from "./workshop.js";

type Drawn = Awaited<ReturnType<(typeof workshop)["drawResult"]>>;

/** The result of a query: the query, its files, the rows, and a chart if the columns fit one. */
export class ResultSection {
  readonly #place: HTMLElement;
  readonly #say: (message: string) => void;

  /** `say` shows the reader a message on the result of an action. */
  constructor(place: HTMLElement, say: (message: string) => void) {
    [this.#place, this.#say] = [place, say];
  }

  /** Shows a result in place of the previous one. */
  async show(result: QueryResult, asked: Asked, fetched: typeof workshop): Promise<void> {
    const document = this.#place.ownerDocument;
    const make = elementMaker(document);
    const {rows, tied, untied} = await this.#tied(result, fetched);
    const figure = make("figure", {class: "tm-figure tm-query-figure", "aria-labelledby": "tm-query-figure-head"});
    this.#place.replaceChildren(
      make("h2", {id: "tm-query-heading"}, "Result"),
      make(
        "pre",
        {class: "tm-query-of", "aria-label": "The query of this result", role: "group", tabindex: "0"},
        asked.sql
      ),
      make("p", {class: "tm-query-tied"}, tiedWords(tied, untied)),
      resultTable(document, result, rows),
      ...notesOf(make, asked),
      this.#files(result, asked, rows),
      figure
    );
    this.#place.hidden = false;
    await this.#draw(figure, {rows, tied, untied}, fetched, {asked: asked.tables});
    this.#say(`The query has run. ${countWords({...result, shown: SHOWN_ROWS})}`);
  }

  async #tied(result: QueryResult, {tieResult}: typeof workshop): Promise<TiedRows> {
    const rows = chartRows(result, result.rows(SHOWN_ROWS));
    const hasNumbers = rows.some((row) => Object.values(row).some((value) => typeof value === "number"));
    return hasNumbers ? tieResult(this.#place.ownerDocument, rows) : {rows, tied: 0, untied: 0};
  }

  #files(result: QueryResult, asked: Asked, rows: readonly Row[]): HTMLElement {
    const document = this.#place.ownerDocument;
    const make = elementMaker(document);
    const button = (
      label: string,
      name: string,
      type: string,
      contents: () => string | Uint8Array<ArrayBuffer>
    ): HTMLElement => {
      const made = make("button", {type: "button"}, label);
      made.addEventListener("click", () => {
        try {
          saveFile(document, contents(), name, type);
          this.#say(`${name} saved`);
        } catch (error) {
          this.#say(`The file could not be made: ${messageOf(error)}`);
        }
      });
      return made;
    };
    return make(
      "div",
      {class: "tm-query-files", role: "group", "aria-label": "Files of this result"},
      button("Download CSV", "query.csv", "text/csv;charset=utf-8", () => resultCsv(document, result, asked)),
      button("Download Arrow", "query.arrow", "application/vnd.apache.arrow.file", () =>
        resultArrow(document, result, asked)
      ),
      rows.length === 0
        ? undefined
        : make(
            "a",
            {href: addAddress(document, resultMarkdown(rows)), "aria-label": "Add to… the rows of this result"},
            "Add to…"
          )
    );
  }

  async #draw(
    figure: HTMLElement,
    result: TiedRows,
    fetched: typeof workshop,
    choice: Parameters<(typeof workshop)["drawResult"]>[2]
  ): Promise<void> {
    const make = elementMaker(figure.ownerDocument);
    try {
      const drawn = await fetched.drawResult(figure.ownerDocument, result.rows, choice);
      if (drawn.kind === "none") {
        figure.replaceWith(make("p", {class: "tm-query-no-chart"}, drawn.why));
        return;
      }
      figure.replaceChildren(
        make("p", {class: "tm-headline", id: "tm-query-figure-head"}, "Chart of your query"),
        make("p", {class: "tm-title"}, drawn.title),
        this.#choices(drawn, (form, y) =>
          this.#draw(figure, result, fetched, {...choice, form, ...(y === undefined ? {} : {y})})
        ),
        drawn.drawing,
        make(
          "ul",
          {class: "tm-notes"},
          make("li", {}, chartWords(result)),
          ...drawn.notes.map((note) => make("li", {}, note))
        )
      );
      await fetched.dressResult(figure);
    } catch (error) {
      figure.replaceWith(make("p", {class: "tm-query-no-chart"}, `No chart: ${messageOf(error)}`));
    }
  }

  #choices(
    {forms, numbers, form, y}: Extract<Drawn, {kind: "chart"}>,
    choose: (form: Form, y?: string) => Promise<void>
  ): HTMLElement {
    const make = elementMaker(this.#place.ownerDocument);
    const select = (
      id: string,
      label: string,
      options: readonly (readonly [string, string])[],
      chosen: string
    ): readonly [HTMLElement, HTMLSelectElement] => {
      const made = make(
        "select",
        {id},
        ...options.map(([value, words]) => make("option", {value, selected: value === chosen ? "" : undefined}, words))
      );
      return [make("label", {for: id}, label, " ", made), made];
    };
    const [formLabel, formSelect] = select(
      "tm-query-form",
      "Form",
      forms.map(({form, label}) => [form, label]),
      form
    );
    const [yLabel, ySelect] = select(
      "tm-query-y",
      "Numbers",
      numbers.map((name) => [name, name]),
      y
    );
    for (const made of [formSelect, ySelect]) {
      made.addEventListener(
        "change",
        () =>
          void choose(formSelect.value as Form, ySelect.value).then(() =>
            made.ownerDocument.getElementById(made.id)?.focus()
          )
      );
    }
    return make("div", {class: "tm-query-choices"}, formLabel, ...(numbers.length > 1 ? [yLabel] : []));
  }
}

function notesOf(make: ElementMaker, asked: Asked): readonly HTMLElement[] {
  const [notes, sources] = [askedNotes(asked), askedSources(asked)];
  return [
    ...(notes.length === 0 ? [] : [make("ul", {class: "tm-notes"}, ...notes.map((note) => make("li", {}, note)))]),
    ...(sources.length === 0
      ? []
      : [
          make(
            "p",
            {class: "tm-source"},
            make(
              "span",
              {class: "tm-source-label"},
              `${sources.length > 1 ? "Sources" : "Source"} of the tables asked: `
            ),
            `${sources.join("; ")}.`
          )
        ])
  ];
}

const UNTIED = "Not tied to printed figures: results of your query";

function tiedWords(tied: number, untied: number): string {
  if (tied === 0) return `${UNTIED}.`;
  if (untied === 0) return "Every number shown is tied: the expression beside it gives it, and it leads to its trace.";
  return `${UNTIED}. Only the numbers that are underlined are tied: the expression beside each gives it, and it leads to its trace.`;
}

function chartWords({tied, untied}: TiedRows): string {
  if (untied === 0 && tied > 0)
    return "Results of your query, which stands above the table; each mark leads to the trace of its number.";
  return `${UNTIED}, which stands above the table.${tied > 0 ? " Only marks that can be followed lead to a trace." : ""}`;
}

/** What was asked, and the tables that it names. */
interface Asked {
  readonly sql: string;
  readonly tables: readonly ListedTable[];
}

/** What must be said with the tables that a query names, each once. */
function askedNotes({tables}: Asked): readonly string[] {
  return [...new Set(tables.flatMap(({caveats}) => caveats))];
}

/** The sources of the tables that a query names, each once. */
function askedSources({tables}: Asked): readonly string[] {
  return [
    ...new Set(
      tables.flatMap(({sources}) =>
        sources.map(
          ({title, publisher, date}) =>
            `${title} (${[statedPublisher({publisher}), date].filter((part) => part !== "").join(", ")})`
        )
      )
    )
  ];
}

/**
 * A result as CSV: the query, its sources and notes stand in the first row only, in columns of their own, the data's
 * digest in every row.
 */
function resultCsv(document: Document, result: QueryResult, asked: Asked): string {
  const digest = dataDigest(document);
  return csvText(
    [...distinctNames(result.columns.map(({name}) => name)), "Query", "Sources", "Notes", "Data digest"],
    result
      .rows()
      .map((row, i) => [
        ...row,
        ...(i === 0 ? [asked.sql, askedSources(asked).join("; "), askedNotes(asked).join(" ")] : ["", "", ""]),
        digest
      ])
  );
}

/** A result as an Arrow file whose metadata holds the query, the digest of the data, and the page. */
function resultArrow(document: Document, result: QueryResult, asked: Asked): Uint8Array<ArrayBuffer> {
  return result.arrow({
    query: asked.sql,
    sources: askedSources(asked).join("; "),
    notes: askedNotes(asked).join("\n"),
    digest: dataDigest(document),
    page: document.location.href.split(/[?#]/)[0]!,
    tied: "Results of a query; not tied to printed figures except where an expression stands beside a number and gives it."
  });
}

/** SQL types whose columns are aligned as numbers. */
const NUMBERS = /^(?:U?(?:TINY|SMALL|BIG|HUGE)?INT(?:EGER)?|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$/;

/**
 * The first rows of a result as a table, with the types of its columns. `rows` are the same as charts see them, with
 * true expressions only.
 */
function resultTable(document: Document, result: QueryResult, rows: readonly Row[]): HTMLElement {
  const make = elementMaker(document);
  const names = distinctNames(result.columns.map(({name}) => name));
  const head = result.columns.map(({name, type}) =>
    make("th", {scope: "col", class: classOf(type)}, name, make("span", {class: "tm-query-type"}, type))
  );
  const body = result
    .rows(SHOWN_ROWS)
    .map((values, at) =>
      make(
        "tr",
        {},
        ...values.map((value, i) =>
          make(
            "td",
            {class: classOf(result.columns[i]!.type)},
            value === null
              ? make("span", {class: "tm-missing"}, "NULL")
              : cell(document, String(value), rows[at] && expressionOf(rows[at], names[i]!), typeof value === "number")
          )
        )
      )
    );
  const caption = make("caption", {id: "tm-query-caption"}, countWords({...result, shown: SHOWN_ROWS}));
  return make(
    "div",
    {class: "tm-scroll", role: "region", tabindex: "0", "aria-labelledby": caption.id},
    make(
      "table",
      {class: "tm-query-result"},
      caption,
      make("thead", {}, make("tr", {}, ...head)),
      make("tbody", {}, ...body)
    )
  );
}

/** A cell; a number with an expression is a link to its trace. */
function cell(
  document: Document,
  text: string,
  expression: Row[string] | undefined,
  isNumber: boolean
): HTMLElement | string {
  if (!isNumber || typeof expression !== "string") return text;
  return elementMaker(document)(
    "a",
    {class: "tm-number", href: traceAddress(siteRoot(document), expression), "data-trace": expression},
    text
  );
}

const classOf = (type: string): string | undefined => (NUMBERS.test(type) ? "tm-quantity" : undefined);
