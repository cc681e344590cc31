import temml from "temml";
import type {WrittenMath} from "../manuscript/math-rule.js";
import type {Inline} from "./blocks.js";

/** A formula as it is shown: as MathML, and as text with what is set lower or higher, where no MathML is read. */
export interface DrawnMath {
  readonly mathml: string;
  readonly text: readonly Inline<never>[];
}

/** Draws a formula. Throws an Error that says what of it isn't understood. */
export function drawMath({tex, display}: WrittenMath): DrawnMath {
  if (HOLDS_NUMBER.test(tex)) throw new Error("{{ }} in a formula; put the number beside it");
  const tree = treeOf(tex, display);
  return {mathml: tree.toMarkup(), text: joined(inlineOf(tree))};
}

/** Two braces are a group in TeX; only what names a fact is meant as a number. */
const HOLDS_NUMBER = /\{\{[^{}]*\b[a-z]\w*\.[a-z][^{}]*\}\}/;

function treeOf(tex: string, displayMode: boolean): MathNode {
  try {
    return temml.__renderToMathMLTree(tex, {
      displayMode,
      throwOnError: true,
      trust: false,
      maxExpand: 1000,
      maxSize: [0, 500]
    }) as MathNode;
  } catch (error) {
    if (error instanceof RangeError) throw new Error("it is nested too deep", {cause: error});
    const [reason = ""] = (error as Error).message.split(" at position ");
    throw new Error(reason, {cause: error});
  }
}

/** A node of MathML: an element, a fragment or a text. */
interface MathNode {
  readonly type?: string;
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly children?: readonly MathNode[];
  toMarkup(): string;
}

type Part = Inline<never>;

const text = (written: string): Part => ({type: "text", text: written});

/** Accents by the sign that is set over a letter, as the characters that join the letter before them. */
const ACCENTS: Readonly<Record<string, string>> = {
  ˆ: "\u0302",
  "^": "\u0302",
  "‾": "\u0304",
  "¯": "\u0304",
  "˜": "\u0303",
  "~": "\u0303",
  "˙": "\u0307",
  "¨": "\u0308",
  "→": "\u20d7"
};

const ROOTS: Readonly<Record<string, string>> = {"3": "∛", "4": "∜"};

/** Signs with a space on either side; those of a number have none where nothing stands before them. */
const BETWEEN = /^[=≠<>≤≥≈≃≅≡∼∝×÷⋅∈∉⊂⊆∪∩∧∨→←↔⇒⇔↦]$/u;
const SIGN = /^[+−±∓]$/u;

function inlineOf(node: MathNode): readonly Part[] {
  if (node.text !== undefined) return [text(node.text)];
  const children = node.children ?? [];
  const [first, second, third] = children.map((child) => inlineOf(child));
  // A sum or limit stands apart from what it is taken of.
  const apart = children[0]?.type === "mo" ? [text(" ")] : [];
  switch (node.type) {
    case "msub":
    case "munder":
      return [...first!, low(second!), ...apart];
    case "msup":
      return [...first!, high(second!), ...apart];
    case "mover":
      return accented(first!, second!);
    case "msubsup":
    case "munderover":
      return [...first!, low(second!), high(third!), ...apart];
    case "mfrac":
      return [...grouped(first!), text("/"), ...grouped(second!)];
    case "msqrt":
      return [text("√("), ...children.flatMap(inlineOf), text(")")];
    case "mroot":
      return [text(ROOTS[plain(second!)] ?? `${plain(second!)}√`), text("("), ...first!, text(")")];
    case "mspace":
      return parseFloat(node.attributes?.width ?? "0") > 0.2 ? [text(" ")] : [];
    case "mtable":
      return children.flatMap((row, i) => [...(i > 0 ? [text("; ")] : []), ...inlineOf(row)]);
    default:
      return children.flatMap((child, i) => {
        const inner = inlineOf(child);
        const sign = plain(inner);
        const spaced = BETWEEN.test(sign) || (SIGN.test(sign) && i > 0 && children[i - 1]!.type !== "mo");
        return child.type === "mo" && spaced ? [text(` ${sign} `)] : inner;
      });
  }
}

const low = (children: readonly Part[]): Part => ({type: "subscript", children: joined(children)});
const high = (children: readonly Part[]): Part => ({type: "superscript", children: joined(children)});

function accented(base: readonly Part[], over: readonly Part[]): readonly Part[] {
  const accent = ACCENTS[plain(over)];
  return accent !== undefined && /^.$/u.test(plain(base)) ? [text(plain(base) + accent)] : [...base, high(over)];
}

/** In parentheses, if it is more than one letter or number. */
function grouped(parts: readonly Part[]): readonly Part[] {
  return /^(?:[\p{L}\p{M}]+|[\d.]+)$/u.test(plain(parts)) ? parts : [text("("), ...parts, text(")")];
}

function plain(parts: readonly Part[]): string {
  return parts
    .map((part) => (part.type === "text" ? part.text : "children" in part ? plain(part.children) : ""))
    .join("");
}

function joined(parts: readonly Part[]): readonly Part[] {
  const all: Part[] = [];
  for (const part of parts) {
    const last = all.at(-1);
    if (part.type === "text" && last?.type === "text") all[all.length - 1] = text(last.text + part.text);
    else all.push(part);
  }
  return all;
}
