import {join} from "node:path";
import {beforeAll, describe, expect, it} from "vitest";
import {Lexicon} from "../../../loaders/prose/sentence-rules/lexicon.js";
import {checkAnchors} from "../../../loaders/prose/sentence-rules/places.js";
import {NUMBER_MARK} from "../../../src/core/sentence-ends.js";
import {sentencesOf} from "../../../loaders/prose/sentence-rules/sentence.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import type {Evidence} from "../../../src/core/evidence.js";
import {TieOffers} from "../../../src/core/tying/offers.js";
import type {TieOffer} from "../../../src/core/tying/offers.js";
import {findWritten} from "../../../src/core/tying/written-number.js";
import {realData} from "../../support/real-site.js";

type Sentence = readonly [text: string, ...expressions: readonly string[]];

/** Sentences over the documents, each with what its numbers stand for, in their order. */
const DOCUMENTS: readonly Sentence[] = [
  ["Of 141 convictions in 2014, 106 were suspended.", "un.convictions-2014", "un.suspended-2014"],
  ["75.2% of the convictions of 2014 were suspended.", "share(un.suspended-2014, un.convictions-2014)"],
  ["Three quarters of the convictions were suspended in 2014.", "share(un.suspended-2014, un.convictions-2014)"],
  ["13 of the suspended sentences came with probation.", "un.probation-2014"],
  [
    "Imprisonment without suspension followed in 30 cases, 21.3% of all.",
    "un.imprisoned-2014",
    "share(un.imprisoned-2014, un.convictions-2014)"
  ],
  [
    "Offenders convicted fell from 324 in 2010 to 143 in 2014.",
    "un.offenders-convicted-2010",
    "un.offenders-convicted-2014"
  ],
  [
    "The number of offenders convicted fell by 55.9% between 2010 and 2014.",
    "change(un.offenders-convicted-2010, un.offenders-convicted-2014)"
  ],
  [
    "Child victims of pornography rose by 21.5% from 2010 to 2014.",
    "change(un.victims-pornography-2010, un.victims-pornography-2014)"
  ],
  [
    "Child victims of prostitution dropped from 741 to 466.",
    "un.victims-prostitution-2010",
    "un.victims-prostitution-2014"
  ],
  [
    "There were 132 more child victims of pornography in 2014 than in 2010.",
    "difference(un.victims-pornography-2014, un.victims-pornography-2010)"
  ],
  [
    "The police recorded 1,130 girls as victims of sexual exploitation, against 82 boys.",
    "un.victims-girls-2014",
    "un.victims-boys-2014"
  ],
  ["Girls and boys together are 1,212 child victims.", "sum(un.victims-girls-2014, un.victims-boys-2014)"],
  [
    "Of 2,331 cases received in 2013, 1,391 were prosecuted and 567 dropped.",
    "un.cases-received-2013",
    "un.cases-prosecuted-2013",
    "un.cases-dropped-2013"
  ],
  [
    "What became of the other 373 cases received in 2013 is not said.",
    "remainder(un.cases-received-2013, un.cases-prosecuted-2013, un.cases-dropped-2013)"
  ],
  [
    "59.7% of the cases received were opened for prosecution.",
    "share(un.cases-prosecuted-2013, un.cases-received-2013)"
  ],
  [
    "Blocking covers 75% of service providers and 100% of network operators.",
    "un.blocking-coverage-providers",
    "un.blocking-coverage-networks"
  ],
  ["The list held 201 domains and 1,006 addresses.", "un.blocked-domains", "un.blocked-addresses"],
  ["Child guidance centres received 122,578 consultations about abuse.", "evac.total"],
  ["Physical abuse made up 26.0% of the consultations.", "evac.physical-abuse-share"],
  ["The plan lists 88 measures.", "count(plan-measures)"],
  ["The hotline received 150,352 reports in 2014.", "un.hotline-reports-2014"],
  ["２０１４年の有罪判決は１４１件、うち１０６件が執行猶予", "un.convictions-2014", "un.suspended-2014"],
  ["有罪判決の75.2%が執行猶予", "share(un.suspended-2014, un.convictions-2014)"],
  ["相談件数は12万2,578件", "evac.total"]
];

const TUTORIAL: readonly Sentence[] = [
  ["Libraries lent 48,200 items in 2024.", "lib.loans-2024"],
  ["65% of the loans of 2024 were books.", "share(lib.books-2024, lib.loans-2024)"],
  ["Loans fell by 8.4% from 2019 to 2024.", "change(lib.loans-2019, lib.loans-2024)"],
  ["12 of the 34 branches open on Sundays.", "lib.sunday-branches-2024", "lib.branches-2024"],
  ["Loans of films rose by 22%.", "change(lib.films-2019, lib.films-2024)"],
  [
    "2,410 items lent in 2024 were of other kinds.",
    "remainder(lib.loans-2024, lib.books-2024, lib.films-2024, lib.sound-2024)"
  ]
];

/** Operands of a sum, and parts behind their whole, in one order. */
const inOrder = (expression: string): string =>
  expression.replace(/(sum|remainder)\(([^()]*)\)/g, (_all, name: string, list: string) => {
    const operands = list.split(", ");
    const first = name === "remainder" ? operands.splice(0, 1) : [];
    return `${name}(${[...first, ...operands.sort()].join(", ")})`;
  });

function offersIn(evidence: Evidence, text: string): readonly (readonly TieOffer[])[] {
  const ties = new TieOffers(evidence);
  return findWritten(text)
    .filter(({needed}) => needed)
    .map((number) => ties.offers(number, {text, at: number.start}));
}

describe("the offers for typed numbers", () => {
  let [documents, tutorial]: Evidence[] = [];
  let lexicon: Lexicon | undefined;
  beforeAll(async () => {
    documents = (await realData()).evidence;
    const workspace = openWorkspace(join(import.meta.dirname, "../../../workspaces/tutorial"));
    const {evidence, content} = await verify(workspace);
    tutorial = evidence;
    lexicon = new Lexicon({...content, rows: evidence.facts.map(({id}) => content.facts.fact(id)!), sources: []});
  });

  it("says of an offer what its sentence lacks, as verify does, and prefers one that lacks nothing", () => {
    const ties = new TieOffers(tutorial!);
    const first = (text: string, heading = ""): TieOffer => {
      const number = findWritten(text).at(-1)!;
      return ties.offers(number, {text, at: number.start, heading})[0]!;
    };
    const [lacks, says] = ["So many items in 2024: 48,200.", "Loans of 2024: 48,200."];
    const lacking = first(lacks);
    expect(lacking.expression).toBe("lib.loans-2024");
    const asks = (text: string): string =>
      checkAnchors(sentencesOf(text.replace("48,200", NUMBER_MARK), ["lib.loans-2024"])[0]!, lexicon!, {
        headings: [],
        related: new Set(),
        others: "named"
      })
        .map(({message}) => message)
        .join();
    expect(lacking.unsaid).toEqual(["loans"]);
    expect(asks(lacks)).toMatch(/less than half of the words loans$/);
    expect([first(says).unsaid, asks(says)]).toEqual([[], ""]);
    expect(first(lacks, "## Loans").unsaid).toEqual([]);
    // What the sentence before says is not said of the number.
    expect(first(`Loans are counted. ${lacks}`).unsaid).toEqual(["loans"]);
    expect(ties.search("48,200")[0]!.unsaid).toEqual([]);
  });

  it("are thirty sentences", () => expect(DOCUMENTS.length + TUTORIAL.length).toBe(30));

  it.each([
    ...DOCUMENTS.map((sentence) => ["documents", ...sentence]),
    ...TUTORIAL.map((sentence) => ["tutorial", ...sentence])
  ])("has the right one among the first three, in the %s: %s", (where, text, ...expressions) => {
    const offers = offersIn((where === "documents" ? documents : tutorial)!, text!);
    const firstThree = offers.map((some) => some.slice(0, 3).map(({expression}) => inOrder(expression)));
    expect(firstThree).toEqual(
      expressions.map((expression) => expect.arrayContaining([inOrder(expression)]) as unknown)
    );
  });

  it("say what a number counts, when, and where it is printed", () => {
    const [offer] = offersIn(documents!, "75.2% of the convictions of 2014 were suspended.")[0]!;
    expect(offer).toEqual({
      expression: "share(un.suspended-2014, un.convictions-2014)",
      insert: "{{ share(un.suspended-2014, un.convictions-2014) }}",
      shows: "75.2%",
      working: "106 of 141 convictions",
      counts: expect.stringContaining("suspended") as unknown,
      about: "2014",
      place: expect.stringContaining("para 41") as unknown,
      unsaid: []
    });
  });

  it("keep a number as it was typed where a format shows it so", () => {
    const [offer] = offersIn(documents!, "75% of the convictions of 2014 were suspended.")[0]!;
    expect([offer!.insert, offer!.shows]).toEqual(["{{ share(un.suspended-2014, un.convictions-2014) | .0% }}", "75%"]);
  });

  it("never set figures beside one another that do not belong together", () => {
    const all = offersIn(documents!, "26 more calls and cases")[0]!.map(({expression}) => expression);
    expect(all.filter((expression) => expression.includes("osaka") && expression.includes("naha"))).toEqual([]);
  });

  it("are none for a number that nothing gives", () =>
    expect(offersIn(documents!, "987,654,321 cases")[0]).toEqual([]));
});
