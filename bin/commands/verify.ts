import type {Command} from "commander";
import type {Workspace} from "../../loaders/workspace.js";
import type {VerifyReport} from "../../src/core/verify-report.js";
import {print, run, say, sayDiagnostics} from "../output.js";

/** `tickmark verify [--json]` */
export function addVerifyCommand(program: Command, workspace: () => Workspace): void {
  program
    .command("verify")
    .description("locate every fact, recompute every cell and every number in prose, run every check")
    .option("--json", "print the report as one JSON object")
    .action(({json}: {json?: true}) =>
      run(async () => {
        const {verify} = await import("../../loaders/verify.js");
        const {report} = await verify(workspace());
        if (json) print(JSON.stringify({...report, diagnostics: undefined}));
        else print(summaryOf(report));
        for (const {id, file, present} of report.sources) {
          if (!present)
            say(
              `${id}: ${file} is absent: its facts are not checked against the text; import it with: tickmark sources import <dir>`
            );
        }
        sayDiagnostics(report.diagnostics);
      })
    );
}

function summaryOf(report: VerifyReport): string {
  const {sources, checks, cells, prose} = report;
  return [
    `sources  ${sources.length}: ${statuses(
      sources.map(({sha256}) => ({status: sha256})),
      ["match", "differs", "absent"]
    )}`,
    `facts    ${factsOf(report)}`,
    `tokens   ${tokensOf(sources)}`,
    `checks   ${checks.length}: ${statuses(checks, ["holds", "within-rounding", "discrepancy", "fails"])}`,
    `cells    ${cells.recomputed} recomputed, ${cells.wrong.length} wrong`,
    `prose    ${prose.numbers} numbers, ${prose.untied.length} untied`
  ].join("\n");
}

function statuses(items: readonly {readonly status: string}[], names: readonly string[]): string {
  return listed(names.map((name) => [name, items.filter(({status}) => status === name).length]));
}

function listed(kinds: readonly (readonly [string, number])[]): string {
  return kinds
    .filter(([, n]) => n > 0)
    .map(([name, n]) => `${n} ${name}`)
    .join(", ");
}

/** Where nothing is wrong, the state of a text is that of its facts, and no source need be read again to count them. */
function factsOf(report: VerifyReport): string {
  if (report.diagnostics.length > 0)
    return `${report.facts.length}: ${statuses(report.facts, ["exact", "orphan", "unchecked"])}`;
  const [exact, unchecked] = [true, false].map((found) =>
    sum(
      report.sources.filter(({sha256}) => (sha256 === "match") === found),
      ({facts}) => facts
    )
  ) as [number, number];
  return `${exact + unchecked}: ${listed([
    ["exact", exact],
    ["unchecked", unchecked]
  ])}`;
}

function tokensOf(sources: VerifyReport["sources"]): string {
  const [tokens, explained, byRow, open] = [
    sum(sources, (s) => s.tokens ?? 0),
    sum(sources, (s) => s.explained ?? 0),
    sum(sources, (s) => s.explained_by_row ?? 0),
    sum(sources, (s) => s.unexplained?.length ?? 0)
  ];
  return `${tokens}: ${tokens - explained - open} in facts, ${explained} explained as no figure (${byRow} by rows of their own), ${open} unexplained`;
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
