import {join} from "node:path";
import type {Command} from "commander";
import {definitions} from "../../loaders/definitions.js";
import type {Project} from "../../loaders/project.js";
import {buildSite} from "../../loaders/site/build.js";
import {verify} from "../../loaders/verify.js";
import {throwFaults} from "../../src/core/fault.js";
import {print, progress, run} from "../output.js";

/** `tickmark build` */
export function addBuildCommand(program: Command, project: Project): void {
  program
    .command("build")
    .description("verify, compile and write the site to dist/")
    .option("--output <dir>", "where to write it", "dist")
    .action(({output}: {output: string}) => run(async () => {
      progress("verify");
      const {report} = await verify(project, definitions);
      throwFaults(report.faults);
      progress("build");
      const folder = join(project.root, output);
      await buildSite(project.root, {output: folder, base: process.env.TICKMARK_BASE ?? "/", address: process.env.TICKMARK_ADDRESS ?? ""});
      print(folder);
    }));
}
