import {expect, it} from "vitest";
import {quoteText} from "../../../src/core/editing/quote-text.js";
import type {Evidence, EvidenceFact} from "../../../src/core/evidence.js";

const passages = ["In 2024 some 48,200 items\nwere lent, 31.5% *more*; {{ not a fact }}."];
const at = (id: string, printed: string, qualifier = ""): EvidenceFact =>
  ({
    id,
    source: "lib",
    printed,
    qualifier,
    place: {passage: 0, start: passages[0]!.indexOf(printed), end: passages[0]!.indexOf(printed) + printed.length}
  }) as EvidenceFact;
const facts = [at("lib.more", "31.5%"), at("lib.loans", "48,200", "some")];
const evidence = {facts, passages} as unknown as Evidence;

it("quotes a passage with every figure of it tied, its marks plain, and the way to the document", () => {
  expect(quoteText({...facts[0]!}, {...evidence, facts: facts.slice(0, 1)})).toBe(
    [
      "> In 2024 some 48,200 items",
      "> were lent, {{ lib.more }} \\*more\\*; \\{{ not a fact }}.",
      ">",
      "> [Where it is printed](/sources/lib#lib.more)"
    ].join("\n")
  );
});

it("says a qualifier once: it stands in the passage, and with the fact", () => {
  expect(quoteText(facts[0]!, evidence)).toContain("> In 2024 {{ lib.loans }} items\n");
  const otherwise = {...evidence, facts: [facts[0]!, {...facts[1]!, qualifier: "about"}]};
  expect(quoteText(facts[0]!, otherwise)).toContain("> In 2024 some 48,200 items\n");
});

it("leaves out the number of the paragraph, and starts no list", () => {
  const passage = "12. \tLoans were counted\n- by 31.5%\n3) and more.";
  const fact = {...facts[0]!, place: {passage: 0, start: passage.indexOf("31.5%"), end: passage.indexOf("31.5%") + 5}};
  const quoted = quoteText(fact, {facts: [fact], passages: [passage]})!;
  expect(quoted.split("\n").slice(0, 3)).toEqual([
    "> Loans were counted",
    "> \\- by {{ lib.more }}",
    "> 3\\) and more."
  ]);
});

it("gives nothing where the passage is withheld or not at hand", () => {
  expect(quoteText({...facts[0]!, withheld: "names a person"}, evidence)).toBeUndefined();
  expect(quoteText({...facts[0]!, place: null}, evidence)).toBeUndefined();
  expect(quoteText(facts[0]!, {...evidence, passages: []})).toBeUndefined();
});
