import type {Command} from "commander";
import {compile} from "../../loaders/compile.js";
import {definitions} from "../../loaders/definitions.js";
import type {Project} from "../../loaders/project.js";
import {print, run} from "../output.js";

/** `tickmark data [--json]` */
export function addDataCommand(program: Command, project: Project): void {
  program
    .command("data")
    .description("verify, and compile the tables to Arrow, CSV and JSON")
    .option("--json", "print what was written as JSON")
    .action(({json}: {json?: true}) => run(async () => {
      const {tables, evidence} = await compile(project, definitions);
      const written = tables.map(({table, arrow}) => ({table: table.id, rows: table.rows.length, bytes: arrow.byteLength}));
      if (json) print(JSON.stringify({digest: evidence.digest, tables: written}));
      else for (const {table, rows, bytes} of written) print(`${table}\t${rows} rows\t${bytes} bytes`);
    }));
}
