import {readFile} from "node:fs/promises";
import {beforeAll, expect, it} from "vitest";
import {readContent} from "../../loaders/content.js";
import type {Content} from "../../loaders/content.js";
import type {ChartLibrary} from "../../loaders/prose/chart-library.js";
import {ProseReport} from "../../loaders/prose/check-text.js";
import {siteLibrary} from "../../loaders/render/site.js";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";
import {checkWritten} from "../support/check-written.js";
import {realSite} from "../support/real-site.js";

let library: ChartLibrary;
let content: Content;
let chartFacts: ReadonlyMap<string, readonly string[]>;

beforeAll(async () => {
  const workspace = openWorkspace("data");
  [library, content] = [siteLibrary(await realSite()), await readContent(workspace, [])];
  ({chartFacts} = await verify(workspace));
});

function diagnosticsOf(text: string, kind: "deck" | "notebook" | "briefing"): readonly string[] {
  const report = new ProseReport(content.facts, content);
  chartFacts.forEach((ids, id) => report.chartFacts.set(id, ids));
  checkWritten(text, kind, "changed.md", library, report);
  return report.diagnostics.map(formatDiagnostic);
}

const DECK = ["data/decks/summit.md", "deck"] as const;
const SENTENCING = ["data/notebooks/sentencing.md", "notebook"] as const;
const BRIEFING = ["data/briefings/prosecution-and-sentencing.md", "briefing"] as const;

it.each<
  [what: string, where: readonly [string, "deck" | "notebook" | "briefing"], from: string, to: string, why: RegExp]
>([
  [
    "the base of a share",
    DECK,
    "of those opened or dropped,",
    "of all cases,",
    /its base is .* together, the words beside it are “of all cases”/
  ],
  [
    "the base of a share",
    SENTENCING,
    "of those opened or dropped",
    "of all cases",
    /its base is .* together, the words beside it are “of all cases”/
  ],
  [
    "the base of a share",
    BRIEFING,
    "Of the cases opened or dropped",
    "Of the cases received",
    /its base is .* together, the words beside it are “of the cases received”/
  ],
  [
    "girls and boys",
    DECK,
    "{{ un.victims-girls-2014 }} girls, {{ un.victims-boys-2014 }} boys",
    "{{ un.victims-girls-2014 }} boys, {{ un.victims-boys-2014 }} girls",
    /is of the sex girls, the words behind it are “boys”/
  ],
  [
    "one hotline",
    DECK,
    "## One hotline found",
    "## The national hotline found",
    /is the record of a single site, the sentence calls it “national”/
  ],
  [
    "rose and fell",
    DECK,
    "Recorded victims rose under one category of the Act and fell under the other",
    "Recorded victims doubled under one category of the Act and fell under the other",
    /“doubled” says something else than the numbers/
  ],
  [
    "a cause",
    SENTENCING,
    "fell from {{ un.offenders-convicted-2010 }}",
    "fell because of the new law from {{ un.offenders-convicted-2010 }}",
    /“because” gives a cause/
  ],
  [
    "a slide’s chart",
    DECK,
    "ref: referred-trend",
    "ref: victims-trend",
    /the heading speaks of cases, but below it victims-trend counts children/
  ],
  [
    "a slide’s chart",
    DECK,
    "ref: victims-trend",
    "ref: referred-trend",
    /the heading speaks of victims, but below it referred-trend counts cases/
  ],
  [
    "the chart of a slide’s percentage",
    DECK,
    "ref: abuse-types",
    "ref: victims-by-sex",
    /the heading’s numbers measure nothing that victims-by-sex below it shows/
  ],
  [
    "the chart of a slide’s percentage",
    DECK,
    "ref: victims-by-sex",
    "ref: abuse-types",
    /the heading’s numbers measure nothing that abuse-types below it shows/
  ],
  [
    "an open point",
    DECK,
    "#check-cases-2013-itemised",
    "#check-centres-2015-and-2017",
    /leads to the open point centres-2015-and-2017, of which neither its numbers nor its words speak/
  ],
  [
    "an open point",
    SENTENCING,
    "#check-offenders-against-convictions-2014",
    "#check-centres-2015-and-2017",
    /leads to the open point centres-2015-and-2017/
  ],
  [
    "an open point",
    BRIEFING,
    "#check-sentences-2014-itemised",
    "#check-sia-requests-against-illegal",
    /leads to the open point sia-requests-against-illegal/
  ],
  [
    "a negation",
    DECK,
    "are [not itemised](/open-points#check-sentences",
    "are [itemised](/open-points#check-sentences",
    /it is “not itemised in the report”, the words beside it say “itemised” without a negation/
  ],
  [
    "a negation",
    SENTENCING,
    "is not itemised in the",
    "is itemised in the",
    /it is “not itemised in the report”, the words beside it say “itemised” without a negation/
  ],
  [
    "a negation",
    SENTENCING,
    "years without suspension",
    "years with suspension",
    /it is “imprisonment without suspension”, the words beside it say “suspension” without a negation/
  ],
  [
    "a negation",
    BRIEFING,
    "were to imprisonment without suspension",
    "were to imprisonment with suspension",
    /it is “imprisonment without suspension”, the words beside it say “suspension” without a negation/
  ],
  [
    "a negation",
    DECK,
    "points of the report are touched by no single measure",
    "points of the report are touched by a single measure",
    /it is “Touched by the plan: no”, the words beside it say “touched” without a negation/
  ],
  [
    "a negation",
    DECK,
    "of the sentences of 2014 were suspended",
    "of the sentences of 2014 were not suspended",
    /it is “sentence suspended”, the words beside it say of “suspended” that it is not so/
  ],
  [
    "a negation",
    DECK,
    "were opened for prosecution and",
    "were not opened for prosecution and",
    /it is “opened for prosecution”, the words beside it say of “opened” that it is not so/
  ],
  [
    "a negation",
    DECK,
    "ask for law, which",
    "do not ask for law, which",
    /it is “Asks for law”, the words beside it say of “asks” that it is not so/
  ],
  [
    "the way that numbers went",
    DECK,
    "moved the same way",
    "moved the opposite way",
    /“moved the opposite way” says something else than the numbers/
  ],
  [
    "the way that numbers went",
    DECK,
    "rose under one category of the Act and fell under the other",
    "rose under both categories of the Act",
    /“rose under both” says something else than the numbers/
  ],
  [
    "the way that numbers went",
    BRIEFING,
    "}}. The years between are not printed",
    "}}, and both rose. The years between are not printed",
    /“both rose” says something else than the numbers/
  ],
  [
    "the way that numbers went",
    BRIEFING,
    "}}. The years between are not printed",
    "}}, and neither fell. The years between are not printed",
    /“neither fell” says something else than the numbers/
  ]
])("%s, changed in words, is caught in %s", async (_what, [path, kind], from, to, why) => {
  const text = await readFile(path, "utf8");
  expect(text).toContain(from);
  expect(diagnosticsOf(text, kind)).toEqual([]);
  expect(diagnosticsOf(text.replace(from, to), kind)).toContainEqual(expect.stringMatching(why));
});
