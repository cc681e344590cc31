import {childOf, childrenOf} from "./xml.js";
import type {XmlElement} from "./xml.js";

interface Level {
  readonly start: number;
  readonly format: string;
  /** `%1.%2` */
  readonly text: string;
}

/** Counts the numbered paragraphs of a document as Word does, and gives each its number as it is shown. */
export class DocxNumbering {
  private readonly levels = new Map<string, ReadonlyMap<number, Level>>();
  private readonly counts = new Map<string, number[]>();
  /** The list that a numbering is of, by whose counts it goes on. */
  private readonly lists = new Map<string, string>();

  constructor(numbering: XmlElement | undefined) {
    if (numbering === undefined) return;
    const abstract = new Map(
      childrenOf(numbering, "w:abstractNum").map((list) => [list.attributes["w:abstractNumId"] ?? "", levelsOf(list)])
    );
    for (const num of childrenOf(numbering, "w:num")) {
      const id = num.attributes["w:numId"] ?? "";
      const list = childOf(num, "w:abstractNumId")?.attributes["w:val"] ?? "";
      this.levels.set(id, abstract.get(list) ?? new Map());
      const isAnew = childrenOf(num, "w:lvlOverride").length > 0;
      this.lists.set(id, isAnew ? `own ${id}` : list);
    }
  }

  /** The number of the next paragraph of a list, `12.` or `(a)`; empty for bullets and for what is not numbered. */
  next(id: string, depth: number): string {
    const levels = this.levels.get(id);
    const level = levels?.get(depth);
    if (levels === undefined || level === undefined) return "";
    const list = this.lists.get(id)!;
    const counts = this.counts.get(list) ?? [];
    this.counts.set(list, counts);
    counts.length = Math.min(counts.length, depth + 1);
    for (let i = 0; i < depth; i++) counts[i] ??= levels.get(i)?.start ?? 1;
    counts[depth] = counts[depth] === undefined ? level.start : counts[depth] + 1;
    if (level.format === "bullet" || level.format === "none") return "";
    return level.text.replace(/%(\d)/g, (_all, digit: string) => {
      const i = Number(digit) - 1;
      return inFormat(counts[i] ?? 1, levels.get(i)?.format ?? "decimal");
    });
  }
}

function levelsOf(list: XmlElement): ReadonlyMap<number, Level> {
  return new Map(
    childrenOf(list, "w:lvl").map((level) => [
      Number(level.attributes["w:ilvl"]),
      {
        start: Number(childOf(level, "w:start")?.attributes["w:val"] ?? 1),
        format: childOf(level, "w:numFmt")?.attributes["w:val"] ?? "decimal",
        text: childOf(level, "w:lvlText")?.attributes["w:val"] ?? ""
      }
    ])
  );
}

const ROMAN = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"]
] as const;

function inFormat(count: number, format: string): string {
  if (/letter/i.test(format)) {
    const letter = String.fromCharCode(97 + ((count - 1) % 26)).repeat(Math.ceil(count / 26));
    return format.startsWith("upper") ? letter.toUpperCase() : letter;
  }
  if (/roman/i.test(format)) {
    let [left, text] = [count, ""];
    for (const [value, sign] of ROMAN) for (; left >= value; left -= value) text += sign;
    return format.startsWith("upper") ? text.toUpperCase() : text;
  }
  return format === "decimalZero" && count < 10 ? `0${count}` : String(count);
}
