import {existsSync} from "node:fs";
import {join} from "node:path";
import {Option} from "commander";
import type {Command} from "commander";
import {stringify} from "csv-stringify/sync";
import {ROW_COLUMNS, ROW_KINDS, candidateRows, findCandidates} from "../../loaders/facts/candidates.js";
import type {RowKind} from "../../loaders/facts/candidates.js";
import {proposalsFor} from "../../loaders/proposals/of-source.js";
import type {Proposal} from "../../loaders/proposals/propose.js";
import {placesInOriginal} from "../../loaders/sources/check-original.js";
import {readRegistry} from "../../loaders/sources/registry.js";
import {readTexts} from "../../loaders/sources/text.js";
import {openFiles} from "../../loaders/workspace.js";
import type {Workspace} from "../../loaders/workspace.js";
import {throwDiagnostics} from "../../src/core/diagnostic.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {print, run, say} from "../output.js";

/** `tickmark facts locate <source> <printed>` and `tickmark facts propose <source>` */
export function addFactsCommand(program: Command, workspace: () => Workspace): void {
  const facts = program.command("facts").description("the printed figures").helpCommand(false);
  facts
    .command("locate")
    .argument("<source>", "id of a registered source")
    .argument("<printed>", "the number as printed")
    .description(
      "rows to paste, with offsets, prefix, suffix and locator filled in, below the names of the columns where there is no file yet"
    )
    .addOption(
      new Option(
        "--for <file>",
        "which file the rows are for: facts/<source>.csv, explained/<source>.csv, or one of lists/"
      )
        .choices(ROW_KINDS)
        .default("facts")
    )
    .option("--json", "print the candidates as JSON")
    .action((source: string, printed: string, {json, for: kind}: {readonly json?: true; readonly for: RowKind}) =>
      run(async () => {
        const diagnostics: Diagnostic[] = [];
        const sources = await readRegistry(workspace(), diagnostics);
        const texts = readTexts(
          workspace(),
          sources.filter(({id}) => id === source),
          diagnostics
        );
        throwDiagnostics(diagnostics);
        const text = texts.get(source);
        if (!text)
          throwDiagnostics([
            {
              id: source,
              message: `unknown source; registered: ${sources
                .filter(({file}) => file !== "")
                .map(({id}) => id)
                .join(", ")}`
            }
          ]);
        if (text!.state === "absent")
          throwDiagnostics([
            {id: source, message: "its text is absent; import it with: tickmark sources import <dir>"}
          ]);
        const placeAt = await placesInOriginal(workspace(), openFiles(workspace()), text!.source);
        const found = findCandidates(text!, printed, placeAt);
        if (json) print(JSON.stringify(found));
        else {
          const begun = kind !== "lists" && existsSync(join(workspace().folder, kind, `${source}.csv`));
          process.stdout.write(
            stringify([
              ...(begun || found.length === 0 ? [] : [ROW_COLUMNS[kind]]),
              ...candidateRows(kind, source, found)
            ])
          );
        }
        say(
          found.length === 0
            ? `${source}: "${printed}" stands nowhere as a whole number`
            : `${found.length} ${found.length === 1 ? "place" : "places"}`
        );
        if (found.length === 0) process.exitCode = 1;
      })
    );
  facts
    .command("propose")
    .argument("<source>", "id of a registered source")
    .description(
      "what each number of a text could be that is neither a fact nor explained: unit, measure, period, category, and why"
    )
    .option("--json", "print the proposals as JSON")
    .action((source: string, {json}: {readonly json?: true}) =>
      run(async () => {
        const proposals = await proposalsFor(workspace(), source);
        if (json) print(JSON.stringify(proposals));
        else for (const proposal of proposals) print(proposalLines(proposal));
        say(`${source}: ${proposals.length} ${proposals.length === 1 ? "number is" : "numbers are"} not accounted for`);
      })
    );
}

/** A proposal as a line, with its value where its unit has a scale, and a line for each reason. */
function proposalLines(proposal: Proposal): string {
  const {printed, locator, value, unit, look} = proposal;
  const scaled = (unit?.scale ?? 0) !== 0 && value !== undefined ? [`is ${value}`] : [];
  const reasons = PROPOSED.flatMap((field) => {
    const proposed = proposal[field];
    return proposed === undefined
      ? []
      : [`\t${field === "explained" ? "no figure" : field}: ${proposed.value}, ${proposed.why}`];
  });
  return [[printed, locator, ...scaled].join("\t"), ...reasons, ...look.map((why) => `\tneeds a look: ${why}`)].join(
    "\n"
  );
}

const PROPOSED = ["explained", "measure", "category", "period", "unit", "area", "qualifier"] as const;
