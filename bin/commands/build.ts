import {join, resolve} from "node:path";
import type {Command} from "commander";
import type {Workspace} from "../../loaders/workspace.js";
import {isDefault} from "../../loaders/choose-workspace.js";
import {print, run} from "../output.js";

interface Given {
  readonly output?: string;
  readonly workspace?: string;
}

/** `tickmark build [--output <dir>]` */
export function addBuildCommand(program: Command, workspace: () => Workspace): void {
  program
    .command("build")
    .description("verify, compile and write the site of a workspace")
    .option("--output <dir>", "where to write it; dist/ unless said, in a workspace that is named in that workspace")
    .action(({output, workspace: named}: Given) =>
      run(async () => {
        const opened = workspace();
        const {buildSite} = await import("../../loaders/site/build.js");
        const folder = resolve(output ?? (isDefault({named}) ? "dist" : join(opened.folder, "dist")));
        await buildSite(opened, {
          output: folder,
          base: process.env.TICKMARK_BASE ?? "/",
          address: process.env.TICKMARK_ADDRESS
        });
        print(folder);
      })
    );
}
