import type {Command} from "commander";
import type {Workspace} from "../../loaders/workspace.js";
import {readDeck, serialiseDeck} from "../../src/core/deck/read-deck.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import type {ExportReport} from "../../src/exports/report.js";
import {picturesOption} from "../pictures-option.js";
import {print, run, sayDiagnostics} from "../output.js";
import {progressLine} from "../progress-line.js";

/** `tickmark deck check <file>` and `tickmark deck format <file>` */
export function addDeckCommand(program: Command, workspace: () => Workspace): void {
  const deck = program.command("deck").description("slide decks").helpCommand(false);
  deck
    .command("check")
    .argument("<file>", "a deck's name, or the path of its file")
    .description("parse and report: slides, charts, numbers, overflow, missing alt text, anything dropped")
    .addOption(picturesOption())
    .option("--json", "print the report as one JSON object")
    .action((argument: string, {json, pictures}: {json?: true; pictures?: string}) =>
      run(async () => {
        const [{findDocument}, {openDocument}, {checkDocument}] = await Promise.all([
          import("../../loaders/exports/find.js"),
          import("../../loaders/exports/find.js"),
          import("../../loaders/exports/check.js")
        ]);
        const found = await findDocument(workspace(), argument);
        const line = progressLine();
        line.show("working out its numbers and charts");
        const opened = await openDocument(workspace(), found, undefined, pictures).finally(line.end);
        line.show("measuring its slides in a browser");
        const {report, diagnostics} = await checkDocument(opened, {progress: line.show}).finally(line.end);
        if (json)
          print(
            JSON.stringify({
              ok: diagnostics.length === 0 && report.problems.length === 0,
              faults: diagnostics,
              ...report
            })
          );
        else print(summaryOf(report, diagnostics.length));
        sayDiagnostics([...diagnostics, ...report.problems.map((problem) => ({file: found.file, ...problem}))]);
      })
    );
  deck
    .command("format")
    .argument("<file>", "a deck's name, or the path of its file")
    .description("print the deck as serialised")
    .action((argument: string) =>
      run(async () => {
        const {findDocument} = await import("../../loaders/exports/find.js");
        const found = await findDocument(workspace(), argument);
        process.stdout.write(serialiseDeck(readDeck(readManuscript(found.text, found))));
      })
    );
}

function summaryOf({title, kind, slides, problems}: ExportReport, refused: number): string {
  const charts = slides.reduce((sum, slide) => sum + slide.charts.length, 0);
  const numbers = slides.reduce((sum, slide) => sum + slide.numbers, 0);
  return [
    `${kind}     ${title}`,
    ...(kind === "deck" ? [`slides   ${slides.length}`] : []),
    `charts   ${charts}`,
    `numbers  ${numbers}`,
    ...slides.map(
      ({number, id, title: heading, charts: shown}) =>
        `${String(number).padStart(3)}  ${[id, heading, ...shown.map((chart) => `[${chart.id}]`)].filter((part) => part !== "").join("  ")}`
    ),
    problems.length + refused === 0 ? "all in order" : `${problems.length + refused} not in order`
  ].join("\n");
}
