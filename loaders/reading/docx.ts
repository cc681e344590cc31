import {ReadingError, TextWriter, onOneLine} from "./document-reading.js";
import type {DocumentReading, ReadCell, ReadTable} from "./document-reading.js";
import {DocxNumbering} from "./docx-numbering.js";
import {childOf, childrenOf, readXml} from "./xml.js";
import type {XmlElement} from "./xml.js";
import {unzipTexts} from "./zip.js";

const DOCUMENT = "word/document.xml";
const PARTS = [
  DOCUMENT,
  "word/footnotes.xml",
  "word/endnotes.xml",
  "word/numbering.xml",
  "word/styles.xml",
  "docProps/core.xml"
];

/** Parts of a document that are not read, with what they are called; those with no words in them are not missed. */
const UNREAD: readonly (readonly [part: RegExp, what: string, words: RegExp])[] = [
  [/^word\/(?:header|footer)\d*\.xml$/, "headers and footers", /<w:t(?: [^>]*)?>[^<]*[\p{L}\p{N}]/u],
  [/^word\/comments\.xml$/, "comments", /<w:t[ >]/],
  [/^word\/(?:charts\/chart|diagrams\/data)\d*\.xml$/, "charts and diagrams", /</],
  [/^word\/(?:document|footnotes|endnotes)\.xml$/, "formulas", /<m:t[ >]/]
];

/**
 * Reads a document of Word: its paragraphs as lines, with their numbers as Word counts them, its tables row by row, its
 * footnotes behind the paragraph that calls them. Tracked changes are taken as accepted.
 */
export function readDocx(bytes: Uint8Array): DocumentReading {
  const names = new Set<string>();
  const parts = unzipTexts(bytes, (name) => {
    names.add(name);
    return PARTS.includes(name) || UNREAD.some(([pattern]) => pattern.test(name));
  });
  const part = (name: string): XmlElement | undefined => {
    const text = parts.get(name);
    return text === undefined ? undefined : readXml(text, name);
  };
  const body = childOf(part(DOCUMENT), "w:body");
  if (body === undefined) throw new ReadingError("is no document of Word; open it there and save it as .docx");
  const walker = new DocxWalker(
    new DocxNumbering(part("word/numbering.xml")),
    notesOf(part("word/footnotes.xml"), "w:footnote"),
    notesOf(part("word/endnotes.xml"), "w:endnote")
  );
  walker.blocks(body);
  if (walker.writer.text.trim() === "")
    throw new ReadingError("holds no text; a document of pictures has to be read as pictures");
  const title = childOf(part("docProps/core.xml"), "dc:title");
  return {
    reader: "docx 2",
    title: title === undefined ? "" : onOneLine(title.children.filter((child) => typeof child === "string").join("")),
    text: walker.writer.text,
    places: walker.writer.places,
    tables: walker.tables,
    remarks: [
      ...(walker.changes > 0
        ? [`${walker.changes} tracked ${walker.changes === 1 ? "change is" : "changes are"} read as accepted`]
        : []),
      ...(walker.boxes > 0
        ? [
            `${walker.boxes} text ${walker.boxes === 1 ? "box is read where it is" : "boxes are read where they are"} anchored`
          ]
        : []),
      ...UNREAD.flatMap(([pattern, what, words]) =>
        [...parts].some(([name, text]) => pattern.test(name) && words.test(text)) ? [`its ${what} are not read`] : []
      ),
      ...(names.has("word/vbaProject.bin") ? ["its macros are not read, and never run"] : [])
    ]
  };
}

function notesOf(part: XmlElement | undefined, name: string): ReadonlyMap<string, XmlElement> {
  return new Map(
    (part === undefined ? [] : childrenOf(part, name))
      .filter(({attributes}) => attributes["w:type"] === undefined || attributes["w:type"] === "normal")
      .map((note) => [note.attributes["w:id"] ?? "", note])
  );
}

/** What stands outside the text in which it is called or anchored. */
interface Beside {
  /** The notes that are called, by their number in the document. */
  readonly notes: {readonly number: number; readonly note: XmlElement}[];
  readonly boxes: XmlElement[];
}

/** What a paragraph holds. */
interface Gathered extends Beside {
  text: string;
}

/** Walks over the blocks of a document’s body in their order. */
class DocxWalker {
  readonly writer = new TextWriter();
  readonly tables: ReadTable[] = [];
  changes = 0;
  boxes = 0;
  private paragraphs = 0;
  private notes = 0;

  constructor(
    private readonly numbering: DocxNumbering,
    private readonly footnotes: ReadonlyMap<string, XmlElement>,
    private readonly endnotes: ReadonlyMap<string, XmlElement>
  ) {}

  blocks(parent: XmlElement): void {
    for (const block of childrenOf(parent)) {
      if (block.name === "w:p") this.paragraph(block);
      else if (block.name === "w:tbl") this.table(block);
      else if (block.name === "w:sdt") this.blocks(childOf(block, "w:sdtContent") ?? block);
      else if (block.name === "w:ins" || block.name === "w:moveTo" || block.name === "w:customXml") this.blocks(block);
      else if (block.name === "w:del" || block.name === "w:moveFrom") this.changes++;
    }
  }

  private paragraph(paragraph: XmlElement): void {
    const gathered: Gathered = {text: "", notes: [], boxes: []};
    this.gather(paragraph, gathered);
    const text = onOneLine(gathered.text);
    const list = childOf(paragraph, "w:pPr", "w:numPr");
    const id = childOf(list, "w:numId")?.attributes["w:val"] ?? "";
    const number =
      id === "" || text === ""
        ? ""
        : this.numbering.next(id, Number(childOf(list, "w:ilvl")?.attributes["w:val"] ?? 0));
    if (text !== "") {
      this.paragraphs++;
      const numbered = /^(\d+)\.?$/.exec(number)?.[1];
      this.writer.line(
        number === "" ? text : `${number}\t${text}`,
        numbered === undefined ? `paragraph ${this.paragraphs}` : `para ${numbered}`
      );
    }
    this.beside(gathered);
  }

  /** Writes the notes and text boxes of what was written last. */
  private beside({notes, boxes}: Beside): void {
    for (const {number, note} of notes)
      this.writer.line(`[${number}: ${this.inner(note, {notes, boxes})}]`, `footnote ${number}`);
    for (const box of boxes) this.blocks(box);
  }

  /** The text of a cell or a note on one line; what it calls and anchors is added to what stands beside it. */
  private inner(parent: XmlElement, {notes, boxes}: Beside): string {
    const texts = paragraphsIn(parent).map((paragraph) => {
      const gathered: Gathered = {text: "", notes, boxes};
      this.gather(paragraph, gathered);
      return gathered.text;
    });
    return onOneLine(texts.join(" "));
  }

  /** Adds the text of what stands in a paragraph, as it is when all changes are accepted. */
  private gather(parent: XmlElement, into: Gathered): void {
    for (const child of childrenOf(parent)) {
      switch (child.name) {
        case "w:t":
          into.text += child.children.filter((text) => typeof text === "string").join("");
          break;
        case "w:tab":
        case "w:br":
        case "w:cr":
          into.text += " ";
          break;
        case "w:noBreakHyphen":
          into.text += "-";
          break;
        case "w:ins":
        case "w:moveTo":
          this.changes++;
          this.gather(child, into);
          break;
        case "w:del":
        case "w:moveFrom":
          this.changes++;
          break;
        case "w:footnoteReference":
        case "w:endnoteReference": {
          const note = (child.name === "w:footnoteReference" ? this.footnotes : this.endnotes).get(
            child.attributes["w:id"] ?? ""
          );
          if (note) into.notes.push({number: ++this.notes, note});
          break;
        }
        case "w:txbxContent":
          this.boxes++;
          into.boxes.push(child);
          break;
        // Word writes a text box twice: as it draws it, and for programs that can’t.
        case "mc:Fallback":
        case "w:pPr":
        case "w:rPr":
        case "w:instrText":
        case "w:delText":
          break;
        default:
          this.gather(child, into);
      }
    }
  }

  private table(table: XmlElement): void {
    const name = `table ${this.tables.length + 1}`;
    const cells: ReadCell[] = [];
    /** The cell that goes on downwards, by its column. */
    const open = new Map<number, number>();
    this.tables.push({place: name, cells});
    const beside: Beside = {notes: [], boxes: []};
    const all = rowsOf(table);
    const rows = all.filter((tr) => childOf(tr, "w:trPr", "w:del") === undefined);
    this.changes += all.length - rows.length;
    rows.forEach((tr, row) => {
      let column = Number(childOf(tr, "w:trPr", "w:gridBefore")?.attributes["w:val"] ?? 0);
      const isHead = childOf(tr, "w:trPr", "w:tblHeader") !== undefined;
      const ofRow: ReadCell[] = [];
      for (const tc of cellsOf(tr)) {
        const columns = Number(childOf(tc, "w:tcPr", "w:gridSpan")?.attributes["w:val"] ?? 1);
        const merge = childOf(tc, "w:tcPr", "w:vMerge");
        const above = open.get(column);
        if (merge !== undefined && merge.attributes["w:val"] !== "restart") {
          if (above !== undefined) cells[above] = {...cells[above]!, rows: row - cells[above]!.row + 1};
        } else {
          open.delete(column);
          const text = this.inner(tc, beside);
          if (text !== "") {
            const place = `${name}, row ${row + 1}, column ${column + 1}`;
            const cell = {row, column, rows: 1, columns, text, header: isHead, place};
            if (merge !== undefined) open.set(column, cells.length);
            cells.push(cell);
            ofRow.push(cell);
          }
        }
        column += columns;
      }
      if (ofRow.length > 0) this.writer.row(ofRow);
    });
    if (cells.length > 0 && !cells.some(({header}) => header))
      cells.forEach((cell, i) => (cells[i] = {...cell, header: cell.row === 0}));
    this.writer.add("\n");
    this.beside(beside);
  }
}

/** The paragraphs of a cell or a note, also of tables in it, without those of text boxes. */
const paragraphsIn = (parent: XmlElement): readonly XmlElement[] =>
  childrenOf(parent).flatMap((child) => (child.name === "w:p" ? [child] : paragraphsIn(child)));

/** The rows of a table, and the cells of a row, also where a content control or a change stands around them. */
const rowsOf = (table: XmlElement): readonly XmlElement[] => within(table, "w:tr");
const cellsOf = (row: XmlElement): readonly XmlElement[] => within(row, "w:tc");

function within(parent: XmlElement, name: string): readonly XmlElement[] {
  return childrenOf(parent).flatMap((child) =>
    child.name === name
      ? [child]
      : ["w:sdt", "w:sdtContent", "w:ins", "w:customXml"].includes(child.name)
        ? within(child, name)
        : []
  );
}
