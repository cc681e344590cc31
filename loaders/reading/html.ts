import {parse} from "parse5";
import type {DefaultTreeAdapterTypes} from "parse5";
import {decodeText} from "./decode-text.js";
import {ReadingError, TextWriter, onOneLine} from "./document-reading.js";
import type {DocumentReading, ReadCell, ReadTable} from "./document-reading.js";

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => "tagName" in node;

/** What is no part of a page’s text. */
const LEFT_OUT = new Set(
  "script style noscript template svg nav iframe object form button select input head".split(" ")
);
/** What surrounds the text of a page that has a part named as its main one, or none. */
const AROUND = new Set(["header", "footer", "aside"]);
const BLOCKS = new Set(
  "address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer h1 h2 h3 h4 h5 h6 header hr html li main ol p pre section summary table tbody td tfoot th thead tr ul".split(
    " "
  )
);

/** Reads a page: its paragraphs as lines, its tables row by row, without what stands around its text. */
export function readHtml(bytes: Uint8Array): DocumentReading {
  const {text: source, encoding} = decodeText(bytes);
  const root = parse(declaredText(bytes, source, encoding));
  const page = new PageWriter();
  const whole = childrenOf(root);
  const main = find(
    whole,
    ({tagName, attrs}) => tagName === "main" || attrs.some(({name, value}) => name === "role" && value === "main")
  );
  const article = main ?? only(whole, "article");
  page.block(article ? [article] : whole, article !== undefined);
  const title = find(whole, ({tagName}) => tagName === "title");
  const text = page.text;
  if (text.trim() === "") throw new ReadingError("holds no text; save the page with its text, not only its frame");
  return {
    reader: "html 1",
    title: title ? onOneLine(textOf(title)) : "",
    text,
    places: page.places,
    tables: page.tables,
    remarks: article === undefined ? [] : [`only its ${article.tagName} part was read`]
  };
}

/** The text by the encoding that the page declares, if it is none that its bytes tell. */
function declaredText(bytes: Uint8Array, text: string, encoding: string): string {
  if (encoding !== "windows-1252") return text;
  const declared = /<meta[^>]+charset=["']?([\w-]+)/i.exec(text.slice(0, 2000))?.[1];
  try {
    return declared === undefined ? text : new TextDecoder(declared).decode(bytes);
  } catch {
    return text;
  }
}

const childrenOf = (node: {readonly childNodes?: readonly Node[]}): readonly Node[] => node.childNodes ?? [];

function find(nodes: readonly Node[], isIt: (element: Element) => boolean): Element | undefined {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    const found = isIt(node) ? node : find(childrenOf(node), isIt);
    if (found) return found;
  }
  return undefined;
}

function all(nodes: readonly Node[], tag: string): readonly Element[] {
  return nodes.flatMap((node) =>
    isElement(node) ? [...(node.tagName === tag ? [node] : []), ...all(childrenOf(node), tag)] : []
  );
}

function only(nodes: readonly Node[], tag: string): Element | undefined {
  const found = all(nodes, tag);
  return found.length === 1 ? found[0] : undefined;
}

function textOf(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (!isElement(node) || LEFT_OUT.has(node.tagName)) return "";
  const inner = childrenOf(node).map(textOf).join("");
  return node.tagName === "br" ? " " : BLOCKS.has(node.tagName) ? ` ${inner} ` : inner;
}

/** Writes the blocks of a page, with the headings above as their places. */
class PageWriter {
  private readonly writer = new TextWriter();
  private readonly headings: string[] = [];
  private paragraph = 0;
  readonly tables: ReadTable[] = [];

  get text(): string {
    return this.writer.text;
  }

  get places(): TextWriter["places"] {
    return this.writer.places;
  }

  block(nodes: readonly Node[], isMain: boolean): void {
    let line = "";
    const end = (): void => {
      const text = onOneLine(line);
      line = "";
      if (text !== "") this.writer.line(text, this.place());
    };
    for (const node of nodes) {
      if (!isElement(node)) {
        line += textOf(node);
        continue;
      }
      if (LEFT_OUT.has(node.tagName) || (!isMain && AROUND.has(node.tagName))) continue;
      if (!BLOCKS.has(node.tagName) && !hasBlock(node)) {
        line += textOf(node);
        continue;
      }
      end();
      if (/^h[1-6]$/.test(node.tagName)) this.heading(Number(node.tagName[1]), onOneLine(textOf(node)));
      else if (node.tagName === "table" && all(childrenOf(node), "table").length === 0) this.table(node);
      else this.block(childrenOf(node), isMain);
    }
    end();
  }

  private heading(level: number, text: string): void {
    if (text === "") return;
    this.headings.length = Math.min(this.headings.length, level - 1);
    this.headings[level - 1] = text;
    this.paragraph = 0;
    this.writer.line(text, "heading");
  }

  private place(): string {
    this.paragraph += 1;
    return [...Object.values(this.headings), `paragraph ${this.paragraph}`].join(" › ");
  }

  private table(table: Element): void {
    const name = `table ${this.tables.length + 1}`;
    const caption = find(childrenOf(table), ({tagName}) => tagName === "caption");
    if (caption) this.writer.line(onOneLine(textOf(caption)), `${name}, caption`);
    const cells: ReadCell[] = [];
    const taken = new Set<string>();
    all(childrenOf(table), "tr").forEach((tr, row) => {
      let column = 0;
      for (const cell of childrenOf(tr).filter(isElement)) {
        if (cell.tagName !== "td" && cell.tagName !== "th") continue;
        while (taken.has(`${row} ${column}`)) column++;
        const [rows, columns] = [spanOf(cell, "rowspan"), spanOf(cell, "colspan")];
        for (let y = 0; y < rows; y++) for (let x = 0; x < columns; x++) taken.add(`${row + y} ${column + x}`);
        const text = onOneLine(textOf(cell));
        const header = cell.tagName === "th" && (tr.parentNode as Element | null)?.tagName === "thead";
        const place = `${name}, row ${row + 1}, column ${column + 1}`;
        if (text !== "") cells.push({row, column, rows, columns, text, header, place});
        column += columns;
      }
      const own = cells.filter((cell) => cell.row === row);
      if (own.length > 0) this.writer.row(own);
    });
    if (cells.length > 0) this.tables.push({place: name, cells: withHead(cells)});
  }
}

const MOST_SPANNED = 1000;

function spanOf(cell: Element, name: string): number {
  const span = Number(cell.attrs.find((attr) => attr.name === name)?.value ?? 1);
  return Number.isInteger(span) && span > 0 ? Math.min(span, MOST_SPANNED) : 1;
}

/** A table that marks no head has one where its first row is all header cells. */
function withHead(cells: readonly ReadCell[]): readonly ReadCell[] {
  return cells.some(({header}) => header) ? cells : cells.map((cell) => ({...cell, header: cell.row === 0}));
}

const hasBlock = (node: Element): boolean =>
  childrenOf(node).some((child) => isElement(child) && (BLOCKS.has(child.tagName) || hasBlock(child)));
