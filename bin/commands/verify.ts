import type {Command} from "commander";
import type {Project} from "../../loaders/project.js";
import type {VerifyReport} from "../../src/core/verify-report.js";
import {print, run, say, sayFaults} from "../output.js";

/** `tickmark verify [--json]` */
export function addVerifyCommand(program: Command, project: Project): void {
  program
    .command("verify")
    .description("locate every fact, recompute every cell and every number in prose, run every check")
    .option("--json", "print the report as one JSON object")
    .action(({json}: {json?: true}) => run(async () => {
      const [{verify}, {definitions}] = await Promise.all([import("../../loaders/verify.js"), import("../../loaders/definitions.js")]);
      const {report} = await verify(project, definitions);
      const {faults, ...rest} = report;
      if (json) print(JSON.stringify(rest));
      else print(summaryOf(report));
      for (const {id, file, present} of report.sources) {
        if (!present) say(`${id}: ${file} is absent: its facts are not checked against the text; import it with: tickmark sources import <dir>`);
      }
      sayFaults(faults);
    }));
}

function summaryOf({sources, facts, checks, cells, prose}: VerifyReport): string {
  const count = <T>(items: readonly T[], holds: (item: T) => boolean): number => items.filter(holds).length;
  const listed = (kinds: readonly (readonly [string, number])[]): string => kinds.filter(([, n]) => n > 0).map(([name, n]) => `${n} ${name}`).join(", ");
  const statuses = (items: readonly {readonly status: string}[], names: readonly string[]): string =>
    listed(names.map((name) => [name, count(items, ({status}) => status === name)]));
  return [
    `sources  ${sources.length}: ${statuses(sources.map(({sha256}) => ({status: sha256})), ["match", "differs", "absent"])}`,
    `facts    ${facts.length}: ${statuses(facts, ["exact", "orphan", "unchecked"])}`,
    `tokens   ${tokensOf(sources)}`,
    `checks   ${checks.length}: ${statuses(checks, ["holds", "within-rounding", "discrepancy", "fails"])}`,
    `cells    ${cells.recomputed} recomputed, ${cells.wrong.length} wrong`,
    `prose    ${prose.numbers} numbers, ${prose.untied.length} untied`
  ].join("\n");
}

function tokensOf(sources: VerifyReport["sources"]): string {
  const sum = (value: (source: VerifyReport["sources"][number]) => number): number => sources.reduce((total, source) => total + value(source), 0);
  const [tokens, explained, byRow, open] = [sum((s) => s.tokens ?? 0), sum((s) => s.explained ?? 0), sum((s) => s.explained_by_row ?? 0), sum((s) => s.unexplained?.length ?? 0)];
  return `${tokens}: ${tokens - explained - open} in facts, ${explained} explained as no figure (${byRow} by rows of their own), ${open} unexplained`;
}
