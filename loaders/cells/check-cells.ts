import type MarkdownIt from "markdown-it";
import {choicesOf} from "../../src/core/page-control.js";
import type {Choice, PageControl} from "../../src/core/page-control.js";
import {isQueryFence} from "../../src/core/query/query-cell.js";
import type {ProseReport} from "../prose/check-text.js";
import {CellSyntaxError, cellsOf, isNode, nameOf, otherLanguage, parseCell, visitNodes} from "./read-cells.js";
import type {SyntaxNode} from "./read-cells.js";

type Token = ReturnType<MarkdownIt["parse"]>[number];

/** The page whose cells are checked, with its controls. */
export interface CellPage {
  readonly file: string;
  readonly report: ProseReport;
  readonly controls: readonly PageControl[];
}

/** Properties and attributes whose values readers see or hear. */
const SHOWN = [
  "text",
  "title",
  "subtitle",
  "caption",
  "label",
  "alt",
  "aria-label",
  "ariaLabel",
  "ariaDescription",
  "aria-description",
  "placeholder",
  "tip",
  "textContent",
  "innerText",
  "innerHTML",
  "html"
];

/** Functions whose arguments are shown to readers. */
const SHOWING = ["display", "text", "html", "append", "prepend", "replaceChildren", "createTextNode"];

/** Calls and properties whose lists of numbers are layout, not figures. */
const LAYOUT = [
  "range",
  "rangeRound",
  "domain",
  "size",
  "nodeSize",
  "extent",
  "translateExtent",
  "scaleExtent",
  "padding",
  "ticks",
  "tickValues",
  "inset",
  "strokeDasharray",
  "thresholds",
  "quantile",
  "rotate",
  "center"
];

/** Properties for lengths and similar settings, whose numbers are not figures. */
const LENGTHS =
  /^(?:top|right|bottom|left|[xyr][12xy]?|d[xy]|cx|cy|k|width|height|size|min|max|step|length|angle|columns?|rows|precision|decimals|order|index)$|(?:width|height|margin|padding|inset|radius|size|opacity|offset|angle|ticks?)/i;

/** Calls whose text arguments are addresses, names or settings. */
const SETTINGS = [
  "FileAttachment",
  "control",
  "trace",
  "number",
  "quantity",
  "select",
  "selectAll",
  "create",
  "createElement",
  "createElementNS",
  "querySelector",
  "querySelectorAll",
  "format",
  "tickFormat",
  "timeFormat",
  "utcFormat",
  "timeParse",
  "classed",
  "on",
  "closest",
  "matches",
  "split",
  "join",
  "get",
  "has",
  "startsWith",
  "endsWith",
  "includes"
];

/** Properties whose texts are settings too. */
const SETTING_KEYS =
  /^(?:style|class|className|font|fontFamily|fontVariant|transform|viewBox|d|points|fill|stroke|color|strokeDasharray|scheme|curve|type|tickFormat|format|id|href|reduce|sort|interval)$/;

/** Settings written as text: colours, lengths, and names with digits in them. */
const SETTING = /^(?:#[\da-f]{3,8}|-?[\d.]+(?:px|em|rem|pt|deg|m?s|vw|vh)|[A-Za-z_$][\w$.-]*)$/i;

/**
 * Checks the live cells of a page: texts for readers follow the rules of prose, shown numbers must come from
 * expressions, and literal expressions must evaluate for every choice of the page's controls.
 */
export function checkCells(tokens: readonly Token[], first: number, page: CellPage): void {
  for (const token of tokens) {
    const language = otherLanguage(token);
    if (language !== undefined && !isQueryFence(token))
      page.report.diagnostic(
        page.file,
        first + (token.map?.[0] ?? 0),
        `a cell in ${language}, which is not verified; write it in js, or set run=false to show its code`
      );
  }
  const parsed = cellsOf(tokens).flatMap(({code, line}) => {
    try {
      return [{tree: parseCell(code), at: first + line}];
    } catch (error) {
      if (!(error instanceof CellSyntaxError)) throw error;
      page.report.diagnostic(page.file, first + line + error.line, `js cell: ${error.message}`);
      return [];
    }
  });
  const bound = new Map(parsed.flatMap(({tree}) => boundControls(tree)));
  for (const {tree, at} of parsed) {
    visitNodes(tree, (node, around) => {
      const line = at + (node.loc?.start.line ?? 1) - 1;
      if (node.type === "Literal" && typeof node.value === "number") checkNumber(node, around, line, page);
      if (node.type === "Literal" && typeof node.value === "string") checkText(node, node.value, around, line, page);
      if (node.type === "TemplateLiteral") checkTemplate(node, around, line, page);
      if (node.type === "CallExpression") checkCall(node, line, bound, page);
    });
  }
}

/** The variables that cells bind to controls, as in `const year = control("year")`. */
function boundControls(tree: SyntaxNode): readonly (readonly [variable: string, control: string])[] {
  const found: (readonly [string, string])[] = [];
  visitNodes(tree, (node) => {
    const {init, id} = node;
    if (
      node.type !== "VariableDeclarator" ||
      !isNode(init) ||
      init.type !== "CallExpression" ||
      nameOf(init.callee) !== "control"
    )
      return;
    const [variable, control] = [nameOf(id), nameOf((init.arguments as readonly unknown[])[0])];
    if (variable !== undefined && control !== undefined) found.push([variable, control]);
  });
  return found;
}

function checkNumber(node: SyntaxNode, around: readonly SyntaxNode[], line: number, {file, report}: CellPage): void {
  const how = howShown(node, around);
  if (how !== undefined)
    report.diagnostic(
      file,
      line,
      `js cell: ${String(node.raw)} ${how}; write number("expression"), or quantity("expression") for its value`
    );
}

/** How a number literal is shown to readers; undefined if it is not shown. */
function howShown(node: SyntaxNode, around: readonly SyntaxNode[]): string | undefined {
  let inner = node;
  let inData = false;
  for (const [i, outer] of around.entries()) {
    const call = outer.type === "CallExpression" && inner !== outer.callee ? nameOf(outer.callee) : undefined;
    const key = outer.type === "Property" && inner === outer.value ? nameOf(outer.key) : undefined;
    if (call !== undefined && SHOWING.includes(call)) return `is shown by ${call}()`;
    if (outer.type === "TemplateLiteral")
      return isWritten(outer, around.slice(i + 1), inner) ? "stands in a text" : undefined;
    if (key !== undefined && SHOWN.includes(key)) return `is the ${key} of something`;
    if (outer.type === "AssignmentExpression" && inner === outer.right && SHOWN.includes(nameOf(outer.left) ?? ""))
      return `is the ${nameOf(outer.left)!} of something`;
    if (outer.type === "ExpressionStatement" && inner === outer.expression && !inData) return "is shown by its cell";
    if (
      (call !== undefined && LAYOUT.includes(call)) ||
      (key !== undefined && (LAYOUT.includes(key) || LENGTHS.test(key)))
    )
      return undefined;
    if (outer.type === "ArrayExpression") inData = true;
    if (key !== undefined && !isOptions(around[i + 1], around[i + 2])) inData = true;
    if (call !== undefined || outer.type === "NewExpression") return inData ? "is data written by hand" : undefined;
    if (outer.type === "VariableDeclarator")
      return inData && inner === outer.init ? "is data written by hand" : undefined;
    if (
      ![
        "ArrayExpression",
        "Property",
        "ObjectExpression",
        "UnaryExpression",
        "BinaryExpression",
        "ConditionalExpression",
        "LogicalExpression",
        "ParenthesizedExpression",
        "AwaitExpression",
        "SpreadElement"
      ].includes(outer.type)
    )
      return undefined;
    if (
      (outer.type === "ConditionalExpression" && inner === outer.test) ||
      (outer.type === "BinaryExpression" && !/^[-+*/%]|\*\*$/.test(outer.operator as string))
    )
      return undefined;
    inner = outer;
  }
  return undefined;
}

/** Whether an object is handed to a function as its options. */
function isOptions(object: SyntaxNode | undefined, outer: SyntaxNode | undefined): boolean {
  return object?.type === "ObjectExpression" && outer?.type === "CallExpression";
}

/** Whether a template's text is shown to readers, rather than being an attribute or a setting. */
function isWritten(template: SyntaxNode, around: readonly SyntaxNode[], inner: SyntaxNode): boolean {
  if (isSetting(template, around)) return false;
  const at = (template.expressions as readonly SyntaxNode[]).indexOf(inner);
  const before = textOf((template.quasis as readonly SyntaxNode[])[at]);
  const attribute = /([\w-]+)\s*=\s*(?:"[^"]*|'[^']*)?$/.exec(before.slice(before.lastIndexOf("<")))?.[1];
  return attribute === undefined || !before.includes("<") || SHOWN.includes(attribute);
}

function checkText(
  node: SyntaxNode,
  text: string,
  around: readonly SyntaxNode[],
  line: number,
  {file, report}: CellPage
): void {
  if (!SETTING.test(text.trim()) && !isSetting(node, around)) report.plain(file, line, text);
}

function checkTemplate(node: SyntaxNode, around: readonly SyntaxNode[], line: number, {file, report}: CellPage): void {
  if (isSetting(node, around)) return;
  const text = (node.quasis as readonly SyntaxNode[]).map(textOf).join("\u0001");
  const shown = text.replace(/<[^<>]*>/g, (tag) =>
    tag.replace(/[^\n]+/g, (part) =>
      [...part.matchAll(/(?:title|alt|aria-label|placeholder)\s*=\s*["']?([^"'>]*)/g)].map(([, said]) => said).join(" ")
    )
  );
  report.plain(file, line, shown.replaceAll("\u0001", " "));
}

function textOf(quasi: unknown): string {
  return isNode(quasi) ? ((quasi.value as {readonly cooked?: string | null}).cooked ?? "") : "";
}

/** Syntax nodes through which a text is passed to a call as its argument or a callback's result. */
const PASSED = [
  "ArrowFunctionExpression",
  "FunctionExpression",
  "BlockStatement",
  "ReturnStatement",
  "ConditionalExpression",
  "LogicalExpression",
  "BinaryExpression"
];

/** Whether a text is a name, an address or a setting, which readers don't see. */
function isSetting(node: SyntaxNode, around: readonly SyntaxNode[]): boolean {
  const [outer] = around;
  if (!outer) return false;
  if (/^(?:Import|Export)/.test(outer.type)) return true;
  if (outer.type === "Property") return node === outer.key || SETTING_KEYS.test(nameOf(outer.key) ?? "");
  if (outer.type === "MemberExpression") return true;
  if (outer.type === "BinaryExpression" && /^[!=]==?$/.test(outer.operator as string)) return true;
  if (outer.type === "SwitchCase") return true;
  const call = around.find(({type}) => !PASSED.includes(type));
  if (call?.type !== "CallExpression") return false;
  const name = nameOf(call.callee) ?? "";
  if (["attr", "style", "setAttribute", "property"].includes(name))
    return !SHOWN.includes(nameOf((call.arguments as readonly unknown[])[0]) ?? "");
  return SETTINGS.includes(name);
}

/** Evaluates the expression that `number` or `quantity` is given, if it is a literal or depends only on controls. */
function checkCall(
  node: SyntaxNode,
  line: number,
  bound: ReadonlyMap<string, string>,
  {file, report, controls}: CellPage
): void {
  const name = nameOf(node.callee);
  const [given, format] = node.arguments as readonly SyntaxNode[];
  if (name === "control" && given?.type === "Literal" && !controls.some((control) => control.name === given.value)) {
    report.diagnostic(
      file,
      line,
      `js cell: control("${String(given.value)}"): the page has no such control; it has: ${controls.map((control) => control.name).join(", ") || "none"}`
    );
  }
  if ((name !== "number" && name !== "quantity") || !given) return;
  const shown = typeof format?.value === "string" ? format.value : undefined;
  for (const expression of expressionsOf(given, bound, controls)) {
    report.number(file, line, expression, shown);
    report.page(file).expressions.push(expression);
  }
}

function expressionsOf(
  given: SyntaxNode,
  bound: ReadonlyMap<string, string>,
  controls: readonly PageControl[]
): readonly string[] {
  if (given.type === "Literal") return typeof given.value === "string" ? [given.value] : [];
  if (given.type !== "TemplateLiteral") return [];
  const names = (given.expressions as readonly SyntaxNode[]).map((part) =>
    bound.get(part.type === "Identifier" ? (part.name as string) : "")
  );
  if (!names.every((control): control is string => controls.some((known) => known.name === control))) return [];
  const quasis = (given.quasis as readonly SyntaxNode[]).map(textOf);
  const written = (choice: Choice): string =>
    quasis.map((text, i) => text + (names[i] === undefined ? "" : (choice[names[i]] ?? ""))).join("");
  return choicesOf(controls, [...new Set(names)].sort()).map(written);
}
