import type {Inline} from "./blocks.js";

/** Text that begins with a number, in two parts; `N` is what stands for a number. */
export interface LeadNumber<N> {
  /** The number alone, with the emphasis that it has. */
  readonly lead: Inline<N>;
  /** What follows, without the blank before it. */
  readonly words: readonly Inline<N>[];
}

/** The number that a text begins with, and its words; undefined where it begins with anything else. */
export function leadNumber<N>([lead, ...words]: readonly Inline<N>[]): LeadNumber<N> | undefined {
  if (lead === undefined || !isNumber(lead)) return undefined;
  const [first, ...rest] = words;
  if (first?.type !== "text") return {lead, words};
  const text = first.text.trimStart();
  return {lead, words: text === "" ? rest : [{type: "text", text}, ...rest]};
}

const isNumber = <N>(part: Inline<N>): boolean =>
  part.type === "number" ||
  ((part.type === "strong" || part.type === "emphasis") && part.children.length === 1 && isNumber(part.children[0]!));
