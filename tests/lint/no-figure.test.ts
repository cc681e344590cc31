import {RuleTester} from "eslint";
import {describe, it} from "vitest";
import {noFigure} from "./no-figure.js";

RuleTester.describe = describe;
RuleTester.it = it;

const typed = (
  ...found: readonly (readonly [number, string])[]
): {messageId: string; line: number; data: {text: string}}[] =>
  found.map(([line, text]) => ({messageId: "typed", line, data: {text}}));

new RuleTester().run("no-figure", noFigure, {
  valid: [
    'const h = "{{ un.convictions-2014 }} convictions of 2014";',
    "const h = `{{ share(un.${a}-2014, un.b-3) | .0% }} of 2014`;",
    'const f = [".0%", "+.1%", ",~f"];',
    'const c = "var(--tm-ink, #1b2127)";',
    'make("rect", {width: "7", viewBox: `0 0 ${w} 4`, patternTransform: "rotate(45)"});',
    'const t = () => "0";',
    'make("h2");',
    'make("button", {"data-turn": "-1"});',
    'const e = ["&#39;", "\\\\u003c"];',
    'const i = {category: "under-18", area: "JP-47", id: "aged-10-19"};',
    {name: "no comment and no doc", code: '/** "5 ships" */\nconst a = 1; // "6 ships"\n/* \'7\' */'},
    {name: "no import path", code: "import {a} from \"./five-5.js\";\nexport * from './b-5.js';"},
    {name: "no regular expression", code: 'const a = /"5" [/"] ships/g;'},
    {name: "no name of a property", code: 'const a = {"5": b};'},
    {name: "a geometry by its condition", code: 'const a = {"font-weight": bold ? "600" : undefined};'}
  ],
  invalid: [
    {
      name: "a figure in a headline",
      code: 'const a = 1;\nconst headline = "In 2014, 141 convictions";',
      errors: typed([2, "141"])
    },
    {name: "a figure in a template", code: "const h = `${a} of 5 boats`;", errors: typed([1, "5"])},
    {
      name: "a number word before a unit",
      code: 'const h = "seventy-one cases";',
      errors: typed([1, "seventy-one cases"])
    },
    {name: "a figure alone", code: 'const label = "2,331";', errors: typed([1, "2,331"])},
    {name: "a percentage", code: 'const label = "75%";', errors: typed([1, "75%"])},
    {
      name: "a figure in a geometry’s property",
      code: 'make("text", {width: "75 per cent of them"});',
      errors: typed([1, "75"])
    },
    {name: "a word with a figure", code: 'const label = "boats 75";', errors: typed([1, "75"])},
    {name: "strings of both quotes", code: "const a = \"6\" + '7 ships';", errors: typed([1, "6"], [1, "7"])},
    {name: "a string behind a path", code: 'import {a} from "./five-5.js";\nconst c = "5";', errors: typed([2, "5"])},
    {
      name: "a string behind a regular expression",
      code: 'const a = /"5" [/"] ships/g, b = "6";\nif (/\'7\'/.test(b)) c("8");',
      errors: typed([1, "6"], [2, "8"])
    },
    {
      name: "a string between quotients",
      code: 'const a = b / 2; const c = "3"; const d = e / 4;',
      errors: typed([1, "3"])
    },
    {
      name: "a string within a template’s expression",
      code: 'const a = `a ${b ? "5 ships" : `6 ${c({to: "7"})}`} e`;',
      errors: typed([1, "5"], [1, "6"], [1, "7"])
    },
    {name: "escapes", code: 'const a = "\\"5\\" \\u201cx\\u201d";', errors: typed([1, "5"])},
    {name: "a line within a template", code: "const a = `\n\n5 ships`;", errors: typed([3, "5"])},
    {
      name: "a value of another property behind one of geometry",
      code: 'make({\n  width: "7", title: `8`\n}, "9")',
      errors: typed([2, "8"], [3, "9"])
    }
  ]
});
