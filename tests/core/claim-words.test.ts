import {describe, expect, it} from "vitest";
import {NUMBER_STANDS, findClaims} from "../../src/core/claim-words.js";

describe("findClaims(text)", () => {
  it.each<[string, readonly string[]]>([
    ["Boats doubled", ["doubled"]], ["Half of the boats, twice as many as before", ["Half", "twice"]], ["They tripled, then halved", ["tripled", "halved"]],
    ["A threefold and a two-fold rise", ["threefold", "two-fold", "rise"]], ["A third of them, a quarter of those", ["A third", "a quarter"]],
    ["Most boats, the majority of tugs, few ferries", ["Most", "majority", "few"]], ["Nearly all of them, hardly any", ["Nearly all", "hardly any"]],
    ["More than before, fewer still, the highest of all", ["More than", "fewer", "highest"]], ["The increase in boats", ["increase"]],
    ["They fell, rose and grew, then dropped", ["fell", "rose", "grew", "dropped"]], ["Tugs outnumber ferries", ["outnumber"]],
    ["Two\u2011fold, dou\u00adbled, ｍｏｓｔ", ["Two-fold", "doubled", "most"]], ["They fell. They fell again.", ["fell"]]
  ])("finds in “%s” what it claims", (text, claims) => expect(findClaims(text)).toEqual(claims));

  it.each([
    "Boats in the harbour, by kind", "The most recent count", "A half-year, and the half-sisters", "Without double counting", "Boats that fall under the Act", "Those who grow up there", "A drop-in centre",
    "A third party, the third quarter, a fallow field, almost there", "How many boats?", "Children and their majorettes"
  ])("finds nothing in “%s”", (text) => expect(findClaims(text)).toEqual([]));

  it("lets a tied number speak for its own sentence, and for no other", () => {
    expect(findClaims(`They fell to ${NUMBER_STANDS}; half of them are tugs.`)).toEqual([]);
    expect(findClaims(`Of ${NUMBER_STANDS} boats, most are tugs. Ferries doubled!`)).toEqual(["doubled"]);
    expect(findClaims(`“Ferries doubled.” There are ${NUMBER_STANDS}.`)).toEqual(["doubled"]);
  });
});
