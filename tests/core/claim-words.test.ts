import {describe, expect, it, vi} from "vitest";
import {NO_NOUNS, findMixedScripts, madeOfNouns, standIn, withoutStands} from "../../src/core/claim-words.js";
import {findClaims} from "../../src/core/claims.js";

const [level, other, change] = [
  standIn(0, {isChange: false}),
  standIn(1, {isChange: false}),
  standIn(2, {isChange: true})
];
const claims = (text: string, nouns = NO_NOUNS): readonly string[] => {
  const {carried: _, ...found} = findClaims(text, {nouns});
  return Object.values(found).flat();
};

describe("findClaims(text)", () => {
  it.each<[string, readonly string[]]>([
    ["Boats doubled", ["doubled"]],
    ["Half of the boats, twice as many as before", ["Half", "twice"]],
    ["They tripled, then halved", ["tripled", "halved"]],
    ["A threefold and a two-fold rise", ["threefold", "two-fold", "rise"]],
    ["A third of them, a quarter of those", ["A third", "a quarter"]],
    ["Most boats, the majority of tugs, few ferries", ["Most", "majority", "few"]],
    ["Nearly all of them, hardly any", ["Nearly all", "hardly any"]],
    ["More than before, fewer still, the highest of all", ["More than", "fewer", "highest"]],
    ["The increase in boats", ["increase"]],
    ["They fell, rose and grew, then dropped sharply", ["fell", "rose", "grew", "dropped"]],
    ["Tugs outnumber ferries", ["outnumber"]],
    ["Two\u2011fold, dou\u00adbled, ｍｏｓｔ", ["Two-fold", "doubled", "most"]],
    ["They fell. They fell again.", ["fell"]],
    ["All tugs, nearly everyone, none at all", ["All", "nearly everyone", "none"]],
    ["Nobody, no cases, every boat", ["Nobody", "no cases", "every"]],
    ["At all harbours", ["all"]],
    ["d\u0336oubl\u0301ed, a hundredfold", ["doubled", "hundredfold"]]
  ])("finds in “%s” what it claims", (text, found) => expect(claims(text)).toEqual(found));

  it("takes none of what a workspace counts for a claim", () => {
    expect(claims("No lamps and no cases, no sign of it", {counted: ["lamps"], parts: []})).toEqual([
      "No lamps",
      "no cases"
    ]);
    expect(claims("No lamps")).toEqual([]);
  });

  it.each([
    "Boats in the harbour, by kind",
    "The most recent count",
    "A half-year, and the half-sisters",
    "Without double counting",
    "Boats that fall under the Act",
    "Those who grow up there",
    "A drop-in centre",
    "A third party, the third quarter, a fallow field, almost there",
    "How many boats?",
    "Children and their majorettes"
  ])("finds nothing in “%s”", (text) => expect(claims(text)).toEqual([]));

  it("lets a tied number speak of rank and part for its own sentence, and for no other", () => {
    expect(claims(`They are ${level}; half of them are tugs, most of them old.`)).toEqual([]);
    expect(claims(`Of ${level} boats, most are tugs. Ferries doubled!`)).toEqual(["doubled"]);
    expect(claims(`“Ferries doubled.” There are ${level}.`)).toEqual(["doubled"]);
  });

  it("lets only a change, a ratio or two numbers speak of change", () => {
    expect(findClaims(`${level} boats doubled, most of them.`)).toMatchObject({untied: [], unmeasured: ["doubled"]});
    expect(findClaims(`${level} of ${level} boats fell`)).toMatchObject({untied: [], unmeasured: ["fell"]});
    for (const text of [
      `They rose by ${change}.`,
      `They fell from ${level} to ${other}.`,
      `Twice as many: ${change}, of ${level}`
    ])
      expect(claims(text)).toEqual([]);
  });

  it("takes no stand-in for one that the text itself brings", () => {
    expect(claims(withoutStands("Boats doubled \uFFFC\uE000 \uFFFD"))).toEqual(["doubled"]);
  });
});

describe("findMixedScripts(text)", () => {
  it.each<[string, readonly string[]]>([
    ["\u041cost boats", ["\u041cost"]],
    ["d\u03bfubled, h\u0430lf", ["d\u03bfubled", "h\u0430lf"]],
    ["ｍ\u043est", ["m\u043est"]]
  ])("finds them in “%s”", (text, found) => expect(findMixedScripts(text)).toEqual(found));
  it.each(["Most boats, naïve cafés", "東京 and Москва and Αθήνα"])("finds none in “%s”", (text) =>
    expect(findMixedScripts(text)).toEqual([])
  );
});

describe("madeOfNouns(make)", () => {
  it("makes what depends on nouns once for all that are the same, whoever reads them", () => {
    const make = vi.fn(({counted}: typeof NO_NOUNS) => counted.join());
    const made = madeOfNouns(make);
    const [lamps, again] = [
      {counted: ["lamps"], parts: []},
      {parts: [], counted: ["lamps"]}
    ];
    expect([lamps, again, lamps].map((nouns) => made(nouns))).toEqual(["lamps", "lamps", "lamps"]);
    expect(made({counted: ["ships"], parts: []})).toBe("ships");
    expect(make).toHaveBeenCalledTimes(2);
  });
});
