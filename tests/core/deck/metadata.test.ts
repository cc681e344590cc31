import {describe, expect, it} from "vitest";
import {deckMetadata, readDuration} from "../../../src/core/deck/metadata.js";
import {parseDeck} from "../../support/manuscripts.js";

const metadata = (front: string, body = "# a"): ReturnType<typeof deckMetadata> =>
  deckMetadata(parseDeck(`---\n${front}\n---\n\n${body}\n`));

describe("readDuration(value)", () => {
  it.each([
    ["2m", 120],
    ["90s", 90],
    ["1:30", 90],
    ["15min", 900],
    ["15 min", 900],
    ["1h", 3600],
    ["1 h 30 min", 5400],
    ["1h30m", 5400],
    ["2m30s", 150],
    ["1:00:00", 3600],
    ["0:45", 45],
    ["2.5 min", 150],
    [" 3 minutes ", 180],
    ["90:00", 5400]
  ])("%j is %i seconds", (text, seconds) => expect(readDuration(text)).toBe(seconds));

  it.each(["", "soon", "90", "1:75", "0s", "-2m", "2m2m", "25h", "1e3s", `1m${" ".repeat(100_000)}x`])(
    "%j is none",
    (text) => expect(readDuration(text)).toBeNull()
  );

  it("nor is a list", () => expect(readDuration(["2m"])).toBeNull());
});

describe("deckMetadata(deck)", () => {
  it("is read from the front matter", () => {
    expect(
      metadata("title: Lights\nsubtitle: b\nauthor: c\ndate: 2026-03-01\nperiod: 2014\nlang: ja\nduration: 20 min")
    ).toEqual({
      title: "Lights",
      subtitle: "b",
      author: "c",
      date: "2026-03-01",
      period: "2014",
      lang: "ja",
      width: 1280,
      height: 720,
      duration: 1200,
      messages: []
    });
  });

  it("has a value for what isn't said", () => {
    expect(metadata("k: v")).toEqual({
      title: "a",
      subtitle: "",
      author: "",
      date: "",
      period: "",
      lang: "en",
      width: 1280,
      height: 720,
      duration: null,
      messages: []
    });
  });

  it.each([
    ["# *Ships* and `fog`", "Ships and fog"],
    ["# {{ demo.a }} ships", ""],
    ["text", ""]
  ])("without a title, that of the first slide: %j", (body, title) => expect(metadata("k: v", body).title).toBe(title));

  it.each([
    ["[a, b]", "a, b"],
    ["[{name: a, orcid: x}, {name: b}]", "a, b"],
    ["{name: a}", "a"],
    ["[[a]]", ""]
  ])("author: %s", (author, expected) => expect(metadata(`author: ${author}`).author).toBe(expected));

  it.each<[string, number, number]>([
    ["size: 16:9", 1280, 720],
    ["aspectRatio: 16/9", 1280, 720],
    ["size: 4:3", 960, 720],
    ["aspectRatio: 4/3", 960, 720],
    ["size: 4K", 1280, 720],
    ["aspectRatio: 16 / 10", 1152, 720],
    ["aspectRatio: 1.6", 1152, 720],
    ["format: {revealjs: {width: 1050, height: 700}}", 1080, 720]
  ])("%s", (front, width, height) => expect(metadata(front)).toMatchObject({width, height, messages: []}));

  it.each<[string, number, RegExp]>([
    ["title: [a]", 2, /^title: expected text/],
    ["a: b\nlang: english language", 3, /^lang: "english language"/],
    ["a: b\nduration: soon", 3, /^duration: "soon": expected a time such as 2m, 90s, 1:30 or 15min/],
    ["size: huge", 2, /^size: "huge": expected a ratio such as 16:9/],
    ["aspectRatio: 100/1", 2, /^aspectRatio: "100\/1"/],
    ["aspectRatio: 0/0", 2, /^aspectRatio/],
    ["style: 'a {}'", 2, /^dropped style/]
  ])("%j is told", (front, line, message) =>
    expect(metadata(front).messages).toEqual([
      {
        line,
        kind: message.source.startsWith("^dropped") ? "dropped" : "error",
        message: expect.stringMatching(message) as string
      }
    ])
  );
});
