import {describe, expect, it} from "vitest";
import {parseBriefing} from "../../support/manuscripts.js";

const FRONT = "---\ntitle: T\nperiod: 2014\n---\n";

const said = (text: string) =>
  parseBriefing(text).messages.map(({line, kind, message}) => `${line} ${kind} ${message}`);

it("parseBriefing(text) reads the front matter, the headline and the body", () => {
  const briefing = parseBriefing(
    "---\ntitle: T\nsubtitle: S\nauthor: A\ndate: 2026-11-22\nperiod: Figures of 2014\nlang: ja\npaper: letter\n---\n\n# Of {{ a.b | .1% }}\n\nText {{ c.d }}.\n\n## More\n"
  );
  expect(briefing).toMatchObject({
    title: "T",
    subtitle: "S",
    author: "A",
    date: "2026-11-22",
    period: "Figures of 2014",
    lang: "ja",
    messages: []
  });
  expect([briefing.options.paper, briefing.paper]).toEqual(["letter", "letter"]);
  expect(briefing.headline).toEqual([
    {type: "text", text: "Of "},
    {type: "number", number: {expression: "a.b", format: ".1%", line: 11}}
  ]);
  expect(briefing.blocks.map(({type}) => type)).toEqual(["paragraph", "heading"]);
  expect(briefing.blocks[0]).toMatchObject({
    inline: [{text: "Text "}, {number: {expression: "c.d", line: 13}}, {text: "."}]
  });
});

it("parseBriefing(text) takes the headline from the front matter where the body starts without one, and en as the language", () => {
  const briefing = parseBriefing("---\ntitle: T\nheadline: It fell\nperiod: 2014\n---\n\nText.\n");
  expect(briefing).toMatchObject({headline: [{type: "text", text: "It fell"}], lang: "en", messages: []});
  expect(briefing.blocks).toHaveLength(1);
});

it("parseBriefing(text) counts lines over a byte-order mark and CRLF", () => {
  const briefing = parseBriefing("\ufeff---\r\ntitle: T\r\nperiod: 2014\r\n---\r\n\r\n# H\r\n\r\nText {{ c.d }}\r\n");
  expect(briefing.blocks[0]).toMatchObject({inline: [{}, {number: {expression: "c.d", line: 8}}]});
});

describe("parseBriefing(text) says", () => {
  it.each([
    ["no front matter", "# H\n", "1 error title: missing; name the briefing in the front matter"],
    ["no title", "---\nperiod: 2014\n---\n# H\n", "1 error title: missing; name the briefing in the front matter"],
    ["no headline", `${FRONT}Text.\n`, "5 error no headline: start the body with # and what the briefing shows"],
    ["no period", "---\ntitle: T\n---\n# H\n", "1 warning period: missing; say which period the figures are of"],
    [
      "a date that is none",
      "---\ntitle: T\nperiod: 2014\ndate: soon\n---\n# H\n",
      '4 error date: "soon": expected year, month and day, such as 2026-11-22'
    ],
    [
      "a language that is none",
      "---\ntitle: T\nlang: the best\nperiod: 2014\n---\n# H\n",
      '3 error lang: "the best": expected a language tag such as en or ja'
    ],
    [
      "a paper that there is not",
      "---\ntitle: T\npaper: a5\nperiod: 2014\n---\n# H\n",
      "3 error paper: expected one of a4, letter"
    ],
    [
      "an option that is no text",
      "---\ntitle: T\nsubtitle: [a, b]\nperiod: 2014\n---\n# H\n",
      "3 error subtitle: expected text"
    ]
  ])("%s", (_what, text, message) => expect(said(text)).toContain(message));

  it("a number in the front matter", () => {
    expect(said('---\ntitle: T\nperiod: 2014\nheadline: "{{ a.b }} fell"\n---\n\nText.\n').join("\n")).toMatch(
      /^4 error .*front matter/m
    );
  });

  it("broken YAML, with its line", () =>
    expect(said('---\ntitle: T\nperiod: "2014\nx: y\n---\n# H\n').join("\n")).toMatch(/error .*YAML/));

  it("a script that it leaves out", () => {
    const {blocks, messages} = parseBriefing(`${FRONT}# H\n\n<script>alert(1)</script>\n\n[a](javascript:alert(1))\n`);
    expect(messages.some(({kind}) => kind === "dropped")).toBe(true);
    expect(JSON.stringify(blocks)).not.toMatch(/alert/);
  });
});
