import {resolve} from "node:path";
import type {Command} from "commander";
import type {Project} from "../../loaders/project.js";
import {print, run} from "../output.js";

/** `tickmark build` */
export function addBuildCommand(program: Command, project: Project): void {
  program
    .command("build")
    .description("verify, compile and write the site to dist/")
    .option("--output <dir>", "where to write it", "dist")
    .action(({output}: {output: string}) => run(async () => {
      const {buildSite} = await import("../../loaders/site/build.js");
      const folder = resolve(project.root, output);
      await buildSite(project.root, {output: folder, base: process.env.TICKMARK_BASE ?? "/", address: process.env.TICKMARK_ADDRESS});
      print(folder);
    }));
}
