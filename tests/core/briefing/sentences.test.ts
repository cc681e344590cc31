import {expect, it} from "vitest";
import {markSentences} from "../../../src/core/briefing/annotate.js";
import type {ShownInline} from "../../../src/core/deck/compiled.js";

/** Text in which `{a}` is a number and `*…*` is strong. */
function inline(text: string): readonly ShownInline[] {
  return text
    .split(/(\{\w+\}|\*[^*]+\*)/)
    .filter((part) => part !== "")
    .map((part): ShownInline => {
      if (part.startsWith("{"))
        return {type: "number", number: {text: part.slice(1, -1), expression: part.slice(1, -1)}};
      return part.startsWith("*") ? {type: "strong", children: inline(part.slice(1, -1))} : {type: "text", text: part};
    });
}

function written(parts: ReturnType<typeof markSentences>): string {
  return parts
    .map((part): string => {
      if (part.type === "mark") return `[${part.numbers.map(({expression}) => expression).join(" ")}]`;
      if (part.type === "number") return `{${part.number.text}}`;
      return part.type === "text" ? part.text : `*${written((part as {children: readonly ShownInline[]}).children)}*`;
    })
    .join("");
}

it.each([
  ["Text without numbers. More.", "Text without numbers. More."],
  ["Of {a} cases, {b} fell. The rest rose.", "Of {a} cases, {b} fell.[a b] The rest rose."],
  ["One {a}. Two {b}! Three {c}", "One {a}.[a] Two {b}![b] Three {c}[c]"],
  ["Ends with {a}.", "Ends with {a}.[a]"],
  ["A ratio of {a} to 3.5 in all. Next", "A ratio of {a} to 3.5 in all.[a] Next"],
  ["“It was {a}.” So", "“It was {a}.”[a] So"],
  ["In *bold {a}* and {b}. Next {c}.", "In *bold {a}* and {b}.[a b] Next {c}.[c]"],
  ["See A/HRC/31/58/Add.1, {a}", "See A/HRC/31/58/Add.1, {a}[a]"],
  ["First. Then {a}", "First. Then {a}[a]"]
])("markSentences(%j) is %j", (text, expected) => expect(written(markSentences(inline(text)))).toBe(expected));
