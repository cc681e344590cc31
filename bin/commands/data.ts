import type {Command} from "commander";
import type {Workspace} from "../../loaders/workspace.js";
import {print, run} from "../output.js";

/** `tickmark data [--json]` */
export function addDataCommand(program: Command, workspace: () => Workspace): void {
  program
    .command("data")
    .description("verify, and compile the tables to all their files: Arrow, Parquet, CSV, Excel, JSON, provenance, zip")
    .option("--json", "print what was written as JSON")
    .action(({json}: {json?: true}) =>
      run(async () => {
        const {compile} = await import("../../loaders/compile.js");
        const {tables, evidence} = await compile(workspace());
        const written = tables.map(({table, arrow}) => ({
          table: table.id,
          rows: table.rows.length,
          bytes: arrow.byteLength
        }));
        if (json) print(JSON.stringify({digest: evidence.digest, tables: written}));
        else for (const {table, rows, bytes} of written) print(`${table}\t${rows} rows\t${bytes} bytes`);
      })
    );
}
