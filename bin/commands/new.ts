import type {Command} from "commander";
import {print, run} from "../output.js";

/** `tickmark new <folder> [--empty]` */
export function addNewCommand(program: Command): void {
  program
    .command("new <folder>")
    .description("make a workspace, with a small tutorial")
    .option("--empty", "without the tutorial")
    .action((path: string, {empty}: {readonly empty?: boolean}) =>
      run(async () => {
        const {makeWorkspace} = await import("../../loaders/writable.js");
        const folder = await makeWorkspace(path, empty ? "empty" : "tutorial");
        const named = /^[\w./\\-]+$/.test(path) ? path : JSON.stringify(path);
        print(
          `${folder}\n\nnext:\n  npx tickmark start --workspace ${named}     see its site\n  npx tickmark verify --workspace ${named}    check every number`
        );
      })
    );
}
