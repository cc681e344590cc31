import {describe, expect, it} from "vitest";
import {adviceFor, countWords, isOfQuery, queryDiagnostic, sizeWords} from "../../../src/core/query/words.js";

const SYNTAX = 'Parser Error: syntax error at or near "SELEC"\n\nLINE 12: SELEC\n         ^';

describe("queryFault(said)", () => {
  it("reads the line that the engine names", () => {
    expect(queryDiagnostic(`${SYNTAX}\n`)).toEqual({message: SYNTAX, line: 12});
    expect(queryDiagnostic("Binder Error: no LINE 2: here")).toEqual({message: "Binder Error: no LINE 2: here"});
  });

  it("reads a message that comes as JSON", () => {
    expect(queryDiagnostic('{"exception_type":"Catalog","exception_message":"no such table\\nLINE 1: x"}')).toEqual({
      message: "Catalog Error: no such table\nLINE 1: x",
      line: 1
    });
    expect(queryDiagnostic("{not JSON").message).toBe("{not JSON");
  });
});

describe("isOfQuery(message)", () => {
  it.each(["Parser Error: a", "Invalid Input Error: a", "Permission Error: a", "Not implemented Error: a"])(
    "%s: the engine goes on",
    (message) => {
      expect(isOfQuery(message)).toBe(true);
    }
  );
  it.each([
    "RuntimeError: unreachable",
    "memory access out of bounds",
    "INTERNAL Error: a",
    "FATAL Error: a",
    "Out of Memory Error: a",
    "worker terminated"
  ])("%s: it does not", (message) => {
    expect(isOfQuery(message)).toBe(false);
  });
});

it("sizeWords(bytes)", () => {
  expect([0, 999, 772_706, 34_242_586, 35_015_292].map(sizeWords)).toEqual([
    "0 bytes",
    "999 bytes",
    "773 kB",
    "34 MB",
    "35 MB"
  ]);
});

it("adviceFor(message) only where something from elsewhere is asked for", () => {
  expect(adviceFor("Catalog Error: json_extract exists in the json extension.")).toMatch(/^Extensions are not part/);
  expect(adviceFor(SYNTAX)).toBe("");
});

it("countWords says how much is there, shown, and left out", () => {
  const words = (length: number, cut = false): string => countWords({length, cut, shown: 200});
  expect([words(0), words(1), words(200)]).toEqual(["No row.", "1 row.", "200 rows."]);
  expect(words(1234)).toBe("1,234 rows. Shown here are the first 200; 1,034 are left out. The files hold all 1,234.");
  expect(words(98_304, true)).toBe(
    "The first 98,304 rows; there are more, of which this page fetches none. Shown here are the first 200; 98,104 are left out. The files hold all 98,304."
  );
});
