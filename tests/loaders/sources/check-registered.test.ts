import {expect, it} from "vitest";
import {checkRegistered} from "../../../loaders/sources/check-registered.js";
import {CodePointText} from "../../../loaders/sources/places.js";
import type {RegisteredSource} from "../../../loaders/sources/registry.js";
import type {Diagnostic} from "../../../src/core/diagnostic.js";

const TEXT = "Harbour report\nHC/2/15\nApril 18, 2017\nHarbour Council\n\nThe pilots counted.";
const RIGHT = {publisher: "Harbour Council, Norland", date: "2017-04-18", symbol: "HC/2/15", note: ""};
const BODIES = ["Harbour Council", "Coast Guard"];

function found(registered: Partial<typeof RIGHT>, text = TEXT): readonly string[] {
  const source = {id: "log", registry: "data/sources.yaml", line: 3, ...RIGHT, ...registered};
  const diagnostics: Diagnostic[] = [];
  const read = {source: source as unknown as RegisteredSource, shown: "", text: new CodePointText(text)};
  checkRegistered({...read, state: "match"}, BODIES, diagnostics);
  return diagnostics.map(({line, message}) => `${line}: ${message}`);
}

it.each([
  [{date: "2017-04-19"}, "3: date: 2017-04-19: the front page prints 2017-04-18; correct it"],
  [{symbol: "HC/2/16"}, "3: symbol: HC/2/16: the front page prints HC/2/15; correct it"],
  [
    {publisher: "Coastal Office"},
    "3: publisher: Coastal Office: the text never names it, but Harbour Council; correct it"
  ]
])("refuses %j, which the text contradicts", (registered, message) => {
  expect(found(registered)).toEqual([expect.stringContaining(message)]);
});

it.each([
  [{}, TEXT],
  [{date: "2017"}, TEXT],
  [{date: "2017-05-02", note: "Dated by its letter of 2 May 2017."}, TEXT],
  [{publisher: "Coastal Office", note: "The Coastal Office published it again."}, TEXT],
  [{publisher: "Coastal Office", date: "2016-01-01", symbol: "X/1/2"}, "Lamps, and no name at all"]
])("takes %j, which the text says or is silent about, or the note explains", (registered, text) => {
  expect(found(registered, text)).toEqual([]);
});
