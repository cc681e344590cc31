import {existsSync} from "node:fs";
import {cp, mkdtemp, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {verify} from "../../loaders/verify.js";
import {openWorkspace} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {formatDiagnostic} from "../../src/core/diagnostic.js";

const DATA = join(import.meta.dirname, "../../data");

/** Two words of a file changed for one another. */
const exchange =
  (a: string, b: string) =>
  (text: string): string =>
    text.replaceAll(a, "\0").replaceAll(b, a).replaceAll("\0", b);

const replace =
  (before: string | RegExp, after: string) =>
  (text: string): string =>
    text.replace(before, after);

/** A file of checks with one of them taken away. */
const without = (id: string): ((text: string) => string) => replace(new RegExp(`- id: ${id}\\n(?: {2}.*\\n)+`), "");

/** A change of a file of the workspace, which a diagnostic must tell of by an id. */
type Change = readonly [what: string, path: string, change: (text: string) => string, id: string];

const CHANGES: readonly Change[] = [
  ["section of a place", "facts/fy2019.csv", replace('"Section 1,', '"Section 5,'), "fy2019.meeting-attendance"],
  [
    "paragraph of a place",
    "facts/un.csv",
    replace("un.cases-received-2013,para 41", "un.cases-received-2013,para 42"),
    "un.cases-received-2013"
  ],
  ["domains and addresses", "facts/un.csv", exchange(",domains,,", ",addresses,,"), "un.blocked-domains"],
  ["public and network", "facts/un.csv", exchange(",public,,", ",network,,"), "un.hotline-prioritised-public-2014"],
  ["girls and boys", "facts/un.csv", exchange(",girls,", ",boys,"), "un.victims-girls-2014"],
  ["label of a unit", "vocabulary/units.yaml", replace("label: convictions", "label: acquittals"), "convictions"],
  [
    "label of a category",
    "vocabulary/dimensions.yaml",
    replace("label: dropped", "label: acquitted"),
    "un.cases-dropped-2013"
  ],
  [
    "producer",
    "facts/un.csv",
    replace(",JP,pornography,,,npa,", ",JP,pornography,,,supreme-court,"),
    "un.victims-pornography-2010"
  ],
  [
    "publisher",
    "sources.yaml",
    replace("publisher: United Nations Human Rights Council", "publisher: World Bank"),
    "un"
  ],
  ["date of a document", "sources.yaml", replace('date: "2017-04-18"', 'date: "2017-04-19"'), "plan"],
  [
    "rows of a chart left out unsaid",
    "charts/victims-trend.yaml",
    replace("form: slope\n", "form: slope\nfilter: {group: prostitution}\n"),
    "filter"
  ],
  [
    "all rows of a chart left out but that of its headline",
    "charts/abuse-types.yaml",
    replace("sort: descending\n", "sort: descending\nfilter: {type: psychological}\n"),
    "filter"
  ],
  ["check of a part", "checks.yaml", without("osaka-arrests-within"), "un.osaka-abuse-arrests"],
  ["check of what is printed twice", "checks.yaml", without("victims-girls-repeated"), "un.victims-girls-2014"],
  ["open point that pages lead to", "checks.yaml", without("centres-2015-and-2017"), "centres-2015-and-2017"],
  ["what is not itemised", "checks.yaml", without("cases-2013-itemised"), "cases-2013-itemised"],
  [
    "label of a recommendation",
    "lists/un-recommendations.csv",
    replace("More one-stop crisis centres", "Fewer refuges"),
    "un.r-f-i"
  ],
  [
    "flag of a recommendation set",
    "lists/un-recommendations.csv",
    replace("Child-friendly justice,,", "Child-friendly justice,yes,"),
    "un.r-e-ii"
  ],
  [
    "flag of a recommendation taken away",
    "lists/un-recommendations.csv",
    replace("Three treaties to ratify,yes,", "Three treaties to ratify,,"),
    "un.r-b-vi"
  ],
  [
    "label of a measure",
    "lists/plan-measures.csv",
    replace("Test of internet literacy", "Closing of libraries"),
    "plan.m2-vi"
  ],
  [
    "year of a chart",
    "charts/victims-by-sex.yaml",
    replace("number of children, Japan, 2014", "number of children, Japan, 2015"),
    "title"
  ],
  [
    "a word of a measure’s label that is a unit",
    "vocabulary/measures.yaml",
    replace("label: Offenders convicted", "label: Domains convicted"),
    "offenders-convicted"
  ],
  [
    "a word of a measure’s label that is what its definition denies",
    "vocabulary/measures.yaml",
    (text) =>
      text
        .replace("label: Reports handled with priority", "label: Convictions with priority")
        .replace("Reports that one hotline", "Reports, not convictions, that one hotline"),
    "hotline-reports-prioritised"
  ],
  [
    "a word of a measure’s label that is a category",
    "vocabulary/measures.yaml",
    replace("label: Cases referred for prosecution", "label: Cases suspended for prosecution"),
    "cases-referred"
  ],
  [
    "the only word of a measure’s label",
    "vocabulary/measures.yaml",
    replace("label: Convictions under the Act", "label: Requests under the Act"),
    "convictions"
  ],
  ["year of a table", "tables/police-2016.yaml", replace("Police figures of 2016", "Police figures of 2017"), "title"],
  [
    "unit that a chart’s title begins with",
    "charts/sentencing-2014.yaml",
    replace("title: Convictions for", "title: Offenders for"),
    "title"
  ],
  [
    "unit of a chart’s numbers",
    "charts/referred-trend.yaml",
    replace("number of cases, Japan", "number of convictions, Japan"),
    "title"
  ],
  [
    "one of two units of a chart’s numbers",
    "charts/hotline-counts.yaml",
    replace("numbers of cases and of requests", "numbers of cases and of reports"),
    "title"
  ],
  [
    "unit of a chart’s percentages",
    "charts/sentencing-2014.yaml",
    replace("percent of all convictions, Japan", "percent of all cases, Japan"),
    "title"
  ],
  [
    "unit of a chart’s numbers among percentages",
    "charts/abuse-types.yaml",
    replace("number of cases, Japan", "number of children, Japan"),
    "title"
  ],
  [
    "percent over counts",
    "charts/victims-by-sex.yaml",
    replace("number of children, Japan", "percent of children, Japan"),
    "title"
  ],
  [
    "a number over percent",
    "charts/prosecution-2013.yaml",
    replace("percent of the cases received, Japan", "number of the cases received, Japan"),
    "title"
  ],
  [
    "area of a chart",
    "charts/osaka-arrests.yaml",
    replace("number of cases, Osaka Prefecture", "number of cases, Japan"),
    "title"
  ],
  [
    "area within a chart’s title",
    "charts/poverty-okinawa.yaml",
    replace("not printed, Okinawa Prefecture", "not printed, Osaka Prefecture"),
    "title"
  ],
  [
    "area of a chart of the whole country",
    "charts/poverty-national.yaml",
    replace("percent of children, Japan", "percent of children, Okinawa Prefecture"),
    "title"
  ],
  ["area of a table", "tables/poverty-okinawa.yaml", replace("Poverty in Okinawa", "Poverty in Osaka"), "title"],
  [
    "unit of a table",
    "tables/sentencing-2014.yaml",
    replace("title: Convictions under", "title: Cases under"),
    "title"
  ],
  [
    "unit of what a chart is described by",
    "charts/victims-by-sex.yaml",
    replace("described: One bar in two parts.", "described: One bar of convictions in two parts."),
    "described"
  ],
  [
    "area of what a chart is described by",
    "charts/osaka-arrests.yaml",
    replace("of a single crisis centre.", "of a single crisis centre in Naha."),
    "described"
  ],
  [
    "label of a table’s column",
    "tables/offenders-convicted.yaml",
    replace("label: Offenders convicted,", "label: Convictions,"),
    "columns.offenders"
  ],
  [
    "a category as the label of a table’s column",
    "tables/prosecution-2013.yaml",
    replace("cases: {label: Cases,", "cases: {label: Sexual abuse,"),
    "columns.cases"
  ],
  [
    "a share as the label of a column of counts",
    "tables/sentencing-2014.yaml",
    replace("{label: All convictions,", "{label: Share of all convictions,"),
    "columns.whole"
  ],
  [
    "label of a chart’s column",
    "charts/prosecution-2013.yaml",
    replace("share_received: Share of the cases", "share_received: Share of the children"),
    "columns.share_received"
  ],
  [
    "names of two values of a chart",
    "charts/prosecution-2013.yaml",
    replace(
      "names: {prosecuted: opened for prosecution, dropped: dropped}",
      "names: {prosecuted: dropped, dropped: opened for prosecution}"
    ),
    "names.prosecuted"
  ]
];

/**
 * Changes that are made at once, since reading the workspace is what takes time: of different charts, or of different
 * tables, of which none has a say in what is told of another. What is told of a change must then stand at its own file.
 */
const ROUNDS: readonly (readonly Change[])[] = ["charts/", "tables/"].flatMap((folder) => {
  const own = CHANGES.filter(([, path]) => path.startsWith(folder));
  const ofFile = (path: string): readonly Change[] => own.filter(([, other]) => other === path);
  const rounds = Math.max(...own.map(([, path]) => ofFile(path).length));
  return Array.from({length: rounds}, (_, round) =>
    own.filter((change) => ofFile(change[1]).indexOf(change) === round)
  );
});

describe.skipIf(!existsSync(join(DATA, "sources")))(
  "a change of what the data says is caught (needs the documents)",
  () => {
    let project: Workspace;
    const caughtAtOnce = new Set<Change>();

    /** The diagnostics with some changes made, and then taken back. */
    async function diagnosticsWith(changes: readonly Change[]): Promise<readonly string[]> {
      const files = await Promise.all(
        changes.map(async ([, path, change]) => {
          const file = join(project.folder, path);
          const before = await readFile(file, "utf8");
          expect(change(before)).not.toBe(before);
          return {file, before, after: change(before)};
        })
      );
      for (const {file, after} of files) await writeFile(file, after);
      const {report} = await verify(project);
      for (const {file, before} of files) await writeFile(file, before);
      return report.diagnostics.map(formatDiagnostic);
    }

    const names = (diagnostic: string, [, , , id]: Change): boolean => new RegExp(` ${id}[:,] `).test(diagnostic);

    beforeAll(async () => {
      const root = await mkdtemp(join(tmpdir(), "tickmark-meaning-"));
      await cp(DATA, join(root, "data"), {recursive: true});
      project = openWorkspace(join(root, "data"));
      expect((await verify(project)).report.diagnostics).toEqual([]);
      for (const round of ROUNDS) {
        const found = await diagnosticsWith(round);
        for (const change of round)
          if (found.some((one) => one.startsWith(`data/${change[1]}:`) && names(one, change))) caughtAtOnce.add(change);
      }
    }, 240_000);

    afterAll(() => rm(dirname(project.folder), {recursive: true, force: true}));

    it.each(CHANGES.map((change) => [change[0], change] as const))(
      "%s",
      async (_, change) => {
        if (caughtAtOnce.has(change)) return;
        expect((await diagnosticsWith([change])).filter((one) => names(one, change))).not.toEqual([]);
      },
      60_000
    );
  }
);
