import type {Rule} from "eslint";
import {findUntied} from "../../src/core/prose.js";

/** A string in a source file. */
interface Said {
  /** What it says; each `${ }` of a template is a space, and each `{{ }}` is blank. */
  readonly text: string;
  /** The property that it is a value of. */
  readonly key: string;
}

/** Attributes of a drawing whose numbers are geometry. */
const GEOMETRY =
  /^(?:[xyrd]|[xy][12]|c[xy]|width|height|viewBox|patternTransform|transform|font-?weight|tabindex|stroke-?\w*)$/i;

/** What a string in code is where its digits are plainly no figure. */
const CODE_RULES: readonly {readonly name: string; readonly fits: (said: Said) => boolean}[] = [
  {name: "number format", fits: ({text}) => /^(?: \| )?[+]?,?(?:\.\d)?~?[%f]$/.test(text)},
  {name: "colour", fits: ({text}) => /^var\(--[\w-]+, #[\da-f]{6}\)$/.test(text)},
  {name: "geometry", fits: ({text, key}) => GEOMETRY.test(key) && /^(?:[\d\s.,-]*|rotate\(\d+\))$/.test(text)},
  {name: "element", fits: ({text}) => /^h[1-6]$/.test(text)},
  {name: "origin of a scale", fits: ({text}) => text === "0"},
  {name: "step", fits: ({text}) => /^-?1$/.test(text)},
  {name: "character", fits: ({text}) => /^(?:&#\d+;|\\u[\da-f]{4})$/.test(text)},
  {name: "id", fits: ({text}) => /^[a-z]+(?:-(?:[a-z]+|\d+))+$/.test(text) || /^[A-Z]{2}-\d{2,5}$/.test(text)}
];

/** Finds figures typed into strings and templates: a number that a reader sees is an expression over facts. */
export const noFigure: Rule.RuleModule = {
  meta: {
    type: "problem",
    schema: [],
    messages: {typed: "{{text}} is typed into code: a figure is an expression over facts."}
  },
  create(context) {
    const check = (node: Rule.Node, said: string): void => {
      const text = said.replace(/\{\{.*?\}\}/gs, (found) => found.replace(/[^\n]/g, " "));
      if (CODE_RULES.some(({fits}) => fits({text, key: keyOf(node)}))) return;
      const {line, column} = node.loc!.start;
      for (const found of findUntied(text)) {
        const before = text.slice(0, found.at).split("\n").length - 1;
        context.report({
          loc: {line: line + before, column: before === 0 ? column : 0},
          messageId: "typed",
          data: {text: found.text}
        });
      }
    };
    return {
      Literal(node) {
        if (typeof node.value === "string" && !isName(node)) check(node, node.value);
      },
      TemplateLiteral(node) {
        check(node, node.quasis.map(({value}) => value.cooked ?? value.raw).join(" "));
      }
    };
  }
};

/** Whether a string is the path of a module or the name of a property. */
function isName(node: Rule.Node): boolean {
  const parent = node.parent!;
  return (
    /^(?:Import|Export|TSImport|TSExternalModule)/.test(parent.type) ||
    (parent.type === "Property" && parent.key === node && !parent.computed)
  );
}

function keyOf(node: Rule.Node): string {
  let value = node;
  while (/^(?:Conditional|Logical|Binary|Array)Expression$|^TS/.test(value.parent!.type)) value = value.parent!;
  const parent = value.parent!;
  if (parent.type !== "Property" || parent.value !== value) return "";
  return parent.key.type === "Identifier"
    ? parent.key.name
    : parent.key.type === "Literal"
      ? String(parent.key.value)
      : "";
}
