import {elementMaker} from "../../core/element.js";
import type {ElementMaker} from "../../core/element.js";
import type {
  OpenSource,
  PageBox,
  SourceCell,
  SourceNumber,
  SourceTable,
  TextRange
} from "../../core/editing/open-source.js";
import {siteLink} from "../site-links.js";
import type {WriteClient} from "../write-client.js";
import {drawBoxes} from "./box-drawing.js";
import type {BoxDrawing} from "./box-drawing.js";
import {lineHandles} from "./line-handles.js";
import type {LaidLines} from "./line-handles.js";
import type {OpenPdfPages, PdfPages} from "./pdf-pages.js";

/** The most lines and rows that are shown at once of a text; further ones are reached by the queue. */
const MOST_LINES = 3000;

/** How a state is called. */
export const STATES: Readonly<Record<SourceNumber["state"], string>> = {
  proposed: "proposed",
  look: "needs a look",
  accepted: "accepted",
  explained: "explained"
};

/** What a cell is marked as while its table is looked at. */
export type CellPart = "head" | "stub" | "cell" | "out";

/** A document as it looks, with its numbers marked. */
export interface ShownDocument {
  readonly element: HTMLElement;
  /** Marks the numbers by their states anew. */
  readonly refresh: (source: OpenSource) => void;
  /** Brings a number into sight and marks it as the current one. */
  readonly show: (number: SourceNumber) => void;
  /**
   * Lays a table’s grid over the document: what each cell, by its place, is, and on a page the lines between them;
   * without a table, takes it away.
   */
  readonly lay: (table?: SourceTable, partOf?: (place: string) => CellPart, lines?: LaidLines) => void;
  /** Lets a box be dragged on its pages, until a table is laid or taken away; undefined where it has none. */
  readonly drawBoxes: (drawn: (box: PageBox) => void) => BoxDrawing | undefined;
}

/** Shows a source as pages where it is a PDF, else as paragraphs and tables; tells of a mark that is pressed. */
export function showDocument(
  document: Document,
  source: OpenSource,
  client: WriteClient,
  chosen: (start: number) => void
): ShownDocument {
  const make = elementMaker(document);
  const element = make("div", {class: "tm-source-document", tabindex: "0", role: "region", "aria-label": "Document"});
  element.addEventListener("click", (event) => {
    const mark = (event.target as Element).closest<HTMLElement>("[data-start]");
    if (mark) chosen(Number(mark.dataset["start"]));
  });
  return source.pages.length > 0 && source.kind === "pdf"
    ? new PageDocument(element, make, source, client)
    : new TextDocument(element, make, source);
}

/** A mark of a number; the queue is the way to it by keyboard. */
function markOf(make: ElementMaker, {start, printed, state}: SourceNumber): HTMLElement {
  return make("span", {
    class: "tm-source-number",
    "data-start": String(start),
    "data-state": state,
    title: `${printed}: ${STATES[state]}`
  });
}

/** Marks and the current number, for both kinds of documents. */
abstract class MarkedDocument implements ShownDocument {
  protected current: number | undefined;
  protected states: ReadonlyMap<number, SourceNumber>;

  constructor(
    readonly element: HTMLElement,
    source: OpenSource
  ) {
    this.states = new Map(source.numbers.map((number) => [number.start, number]));
  }

  refresh({numbers}: OpenSource): void {
    this.states = new Map(numbers.map((number) => [number.start, number]));
    for (const mark of this.element.querySelectorAll<HTMLElement>("[data-start]")) this.mark(mark);
  }

  protected mark(mark: HTMLElement): void {
    const number = this.states.get(Number(mark.dataset["start"]));
    if (!number) return;
    mark.dataset["state"] = number.state;
    mark.title = `${number.printed}: ${STATES[number.state]}`;
    mark.toggleAttribute("data-current", number.start === this.current);
  }

  show(number: SourceNumber): void {
    this.current = number.start;
    for (const mark of this.element.querySelectorAll<HTMLElement>("[data-start]"))
      mark.toggleAttribute("data-current", Number(mark.dataset["start"]) === this.current);
    this.bring(number);
  }

  /** Scrolls the document alone, never the page around it. */
  protected scrollTo(found: Element): void {
    const [own, inner] = [this.element.getBoundingClientRect(), found.getBoundingClientRect()];
    if (inner.top >= own.top && inner.bottom <= own.bottom) return;
    this.element.scrollTop += inner.top - own.top - own.height / 3;
  }

  drawBoxes(_drawn: (box: PageBox) => void): BoxDrawing | undefined {
    return undefined;
  }

  abstract lay(table?: SourceTable, partOf?: (place: string) => CellPart, lines?: LaidLines): void;
  protected abstract bring(number: SourceNumber): void;
}

/** The pages of a PDF, each drawn once it comes near, and let go once it is far. */
class PageDocument extends MarkedDocument {
  readonly #sheets: readonly HTMLElement[];
  readonly #numbers = new Map<number, SourceNumber[]>();
  readonly #pdf: Promise<PdfPages>;
  #grid: readonly HTMLElement[] = [];
  /** The place of the table that is laid. */
  #laid: string | undefined;
  #drawing: BoxDrawing | undefined;

  constructor(
    element: HTMLElement,
    private readonly make: ElementMaker,
    private readonly source: OpenSource,
    client: WriteClient
  ) {
    super(element, source);
    for (const number of source.numbers) {
      if (!number.box) continue;
      const {page} = number.box;
      this.#numbers.set(page, [...(this.#numbers.get(page) ?? []), number]);
    }
    this.#pdf = openPages(element.ownerDocument, source.id, client);
    this.#sheets = source.pages.map(({width, height}, i) =>
      make("div", {
        class: "tm-source-page",
        "data-page": String(i + 1),
        style: `aspect-ratio: ${width} / ${height}`,
        role: "img",
        "aria-label": `Page ${i + 1} of ${source.pages.length}`
      })
    );
    element.append(...this.#sheets);
    const near = new IntersectionObserver(
      (entries) => {
        for (const {target, isIntersecting} of entries)
          if (isIntersecting) void this.#draw(target as HTMLElement);
          else target.replaceChildren(...this.#grid.filter((cell) => cell.parentElement === target));
      },
      {root: element, rootMargin: "100%"}
    );
    for (const sheet of this.#sheets) near.observe(sheet);
  }

  lay(table?: SourceTable, partOf: (place: string) => CellPart = () => "cell", lines?: LaidLines): void {
    this.#drawing?.stop();
    for (const cell of this.#grid) cell.remove();
    const cells = (table?.cells ?? []).flatMap((cell) => {
      if (!cell.box) return [];
      const laid = this.make("span", {class: "tm-source-cell", "data-part": partOf(cell.place)});
      this.#place(laid, cell.box, 2);
      this.#sheets[cell.box.page - 1]?.append(laid);
      return [laid];
    });
    const page = table?.cells[0]?.box?.page ?? 0;
    const sheet = this.#sheets[page - 1];
    const handles =
      table && sheet && lines ? lineHandles(this.make, sheet, this.source.pages[page - 1]!, table, lines) : [];
    sheet?.append(...handles);
    this.#grid = [...cells, ...handles];
    const [first] = cells;
    if (first?.parentElement && table?.place !== this.#laid) this.scrollTo(first);
    this.#laid = table?.place;
  }

  override drawBoxes(drawn: (box: PageBox) => void): BoxDrawing {
    this.lay();
    const drawing = drawBoxes(this.make, this.#sheets, this.source.pages, drawn);
    return (this.#drawing = {
      ...drawing,
      show: (box) => {
        drawing.show(box);
        this.scrollTo(drawing.element);
      }
    });
  }

  protected bring({box}: SourceNumber): void {
    const sheet = box && this.#sheets[box.page - 1];
    if (!sheet) return;
    const spot = this.make("span", {class: "tm-source-spot"});
    this.#place(spot, box, 0);
    sheet.append(spot);
    this.scrollTo(spot);
    spot.remove();
  }

  async #draw(sheet: HTMLElement): Promise<void> {
    if (sheet.querySelector("canvas")) return;
    const number = Number(sheet.dataset["page"]);
    const canvas = this.make("canvas", {"aria-hidden": "true"});
    const marks = (this.#numbers.get(number) ?? []).map((own) => {
      const mark = markOf(this.make, own);
      this.#place(mark, own.box!, 1);
      this.mark(mark);
      return mark;
    });
    sheet.prepend(canvas, ...marks);
    try {
      await (await this.#pdf).draw(number, canvas, sheet.clientWidth);
    } catch (error) {
      sheet.append(this.make("p", {class: "tm-error"}, `This page can’t be drawn (${String(error)}).`));
    }
  }

  /** Sets an element over a box of its page, in shares of it. */
  #place(element: HTMLElement, {page, x1, y1, x2, y2}: PageBox, around: number): void {
    const {width, height} = this.source.pages[page - 1]!;
    const share = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(3)}%`;
    element.style.left = share(x1 - around, width);
    element.style.top = share(height - y2 - around, height);
    element.style.width = share(x2 - x1 + 2 * around, width);
    element.style.height = share(y2 - y1 + 2 * around, height);
  }
}

/** Opens the PDF of a source by the module that draws, which is loaded only here. */
async function openPages(document: Document, id: string, client: WriteClient): Promise<PdfPages> {
  const bytes = await client.bytes("original", {id});
  const {openPdfPages} = (await import(siteLink(document, "pdf-pages")!)) as {readonly openPdfPages: OpenPdfPages};
  return openPdfPages(bytes, siteLink(document, "pdf-worker")!, (kind, name) => client.bytes("pdf-part", {kind, name}));
}

/** A text as its paragraphs and tables. */
class TextDocument extends MarkedDocument {
  constructor(element: HTMLElement, make: ElementMaker, source: OpenSource) {
    super(element, source);
    const points = /[\u{10000}-\u{10FFFF}]/u.test(source.text) ? Array.from(source.text) : undefined;
    const slice = (start: number, end: number): string =>
      points === undefined ? source.text.slice(start, end) : points.slice(start, end).join("");
    const marked = new MarkedText(make, source.numbers, slice, (mark) => this.mark(mark));
    const tables = source.tables.map((table) => ({table, ...rangeOf(table)})).filter(({end}) => end > 0);
    let at = 0;
    let shown = 0;
    for (const line of source.text.split("\n")) {
      const end = at + (points === undefined ? line.length : Array.from(line).length);
      const inside = tables.find((one) => one.start < end && at < one.end);
      if (inside && at <= inside.start) {
        element.append(gridOf(make, inside.table, marked));
        shown += inside.table.cells.length / 4;
      } else if (!inside && line.trim() !== "") {
        element.append(make("p", {}, ...marked.of(at, end)));
        shown++;
      }
      at = end + 1;
      if (shown > MOST_LINES) {
        element.append(make("p", {class: "tm-note"}, "The rest is not shown here; the list of numbers holds all."));
        break;
      }
    }
  }

  lay(table?: SourceTable, partOf: (place: string) => CellPart = () => "cell"): void {
    for (const cell of this.element.querySelectorAll<HTMLElement>("[data-part]")) delete cell.dataset["part"];
    const cells = new Set(table?.cells.map(({place}) => place));
    let first: HTMLElement | undefined;
    for (const cell of this.element.querySelectorAll<HTMLElement>("[data-place]")) {
      const place = cell.dataset["place"]!;
      if (!cells.has(place)) continue;
      cell.dataset["part"] = partOf(place);
      first ??= cell;
    }
    if (first) this.scrollTo(first);
  }

  protected bring({start}: SourceNumber): void {
    const mark = this.element.querySelector(`[data-start="${start}"]`);
    if (mark) this.scrollTo(mark);
  }
}

/** The parts of a text with its numbers marked. */
class MarkedText {
  #next = 0;

  constructor(
    private readonly make: ElementMaker,
    private readonly numbers: readonly SourceNumber[],
    private readonly slice: (start: number, end: number) => string,
    private readonly mark: (mark: HTMLElement) => void
  ) {}

  /** The part between two places; parts are asked for in the order of the text. */
  of(start: number, end: number): readonly (string | HTMLElement)[] {
    const parts: (string | HTMLElement)[] = [];
    let at = start;
    while ((this.numbers[this.#next]?.start ?? Infinity) < start) this.#next++;
    for (let number = this.numbers[this.#next]; number && number.end <= end; number = this.numbers[++this.#next]) {
      const mark = markOf(this.make, number);
      mark.textContent = this.slice(number.start, number.end);
      this.mark(mark);
      parts.push(this.slice(at, number.start), mark);
      at = number.end;
    }
    return [...parts, this.slice(at, end)];
  }
}

function rangeOf({cells}: SourceTable): {readonly start: number; readonly end: number} {
  return {
    start: Math.min(...cells.map((cell) => rangeOfCell(cell)?.start ?? Infinity)),
    end: Math.max(0, ...cells.map((cell) => rangeOfCell(cell)?.end ?? 0))
  };
}

/** Where the text of a cell stands, which is in one piece as it was found. */
const rangeOfCell = ({ranges}: SourceCell): TextRange | undefined => ranges[0];

function gridOf(make: ElementMaker, {place, cells}: SourceTable, marked: MarkedText): HTMLElement {
  const rows = new Map<number, HTMLElement>();
  const inText = [...cells].sort((a, b) => (rangeOfCell(a)?.start ?? 0) - (rangeOfCell(b)?.start ?? 0));
  const contents = new Map(
    inText.map((cell) => {
      const range = rangeOfCell(cell);
      return [cell, range === undefined ? [cell.text] : marked.of(range.start, range.end)] as const;
    })
  );
  for (const cell of cells) {
    const row = rows.get(cell.row) ?? make("tr", {});
    rows.set(cell.row, row);
    let column = [...row.children].reduce((sum, one) => sum + (one as HTMLTableCellElement).colSpan, 0);
    for (; column < cell.column; column++) row.append(make("td", {}));
    row.append(
      make(
        cell.header ? "th" : "td",
        {"data-place": cell.place, ...(cell.columns > 1 ? {colspan: String(cell.columns)} : {})},
        ...contents.get(cell)!
      )
    );
  }
  return make("table", {class: "tm-source-grid", "aria-label": place}, make("tbody", {}, ...rows.values()));
}
