import {describe, expect, it} from "vitest";
import {literalsOf} from "../../../loaders/prose/literals.js";

const texts = (source: string): readonly string[] => literalsOf(source).map(({text}) => text);

describe("literalsOf(source)", () => {
  it.each<[string, string, readonly string[]]>([
    ["strings of both quotes", "const a = \"one\" + 'two';", ["one", "two"]],
    ["no comment and no doc", "/** \"5 ships\" */\nconst a = 1; // \"6 ships\"\n/* '7' */", []],
    ["no import path", "import {a} from \"./five-5.js\";\nexport * from './b.js';\nconst c = \"5\";", ["5"]],
    ["no regular expression", "const a = /\"5\" [/\"] ships/g, b = \"6\";\nif (/'7'/.test(b)) c(\"8\");", ["6", "8"]],
    ["a quotient for what it is", "const a = b / 2; const c = \"3\"; const d = e / 4;", ["3"]],
    ["a template, its expressions as spaces", "const a = `${x} of {{ un.${y}-2014 }} ships`;", ["  of {{ un. -2014 }} ships"]],
    ["a string within a template’s expression", "const a = `a ${b ? \"5 ships\" : `6 ${c({d: \"7\"})}`} e`;", ["a   e", "5 ships", "6  ", "7"]],
    ["escapes", "const a = \"\\\"5\\\" \\u201cx\\u201d\";", ["\"5\" “x”"]]
  ])("finds %s", (_, source, expected) => {
    expect([...texts(source)].sort()).toEqual([...expected].sort());
  });

  it("knows the line and the property", () => {
    expect(literalsOf("make({\n  width: \"7\",\n  \"font-weight\": bold ? \"600\" : undefined, title: `a`\n}, \"b\")")).toEqual([
      {line: 2, text: "7", key: "width"}, {line: 3, text: "600", key: "font-weight"}, {line: 3, text: "a", key: "title"}, {line: 4, text: "b", key: ""}
    ]);
  });
});
