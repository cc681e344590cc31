import {fileURLToPath} from "node:url";
import {Command} from "commander";
import {openProject} from "../loaders/project.js";
import {addBuildCommand} from "./commands/build.js";
import {addDataCommand} from "./commands/data.js";
import {addDeckCommand} from "./commands/deck.js";
import {addExportCommand} from "./commands/export.js";
import {addFactsCommand} from "./commands/facts.js";
import {addSourcesCommand} from "./commands/sources.js";
import {addVerifyCommand} from "./commands/verify.js";

const project = openProject(process.env.TICKMARK_ROOT ?? fileURLToPath(new URL("..", import.meta.url)));

// Whoever reads our output may stop reading: tickmark … | head
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const program = new Command("tickmark")
  .description("Notebooks, decks and briefings in which every number leads back to the printed figure it came from.")
  .helpCommand(false)
  .showHelpAfterError()
  .configureOutput({writeErr: (text) => process.stderr.write(text)})
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

for (const add of [addSourcesCommand, addFactsCommand, addVerifyCommand, addDataCommand, addBuildCommand, addDeckCommand, addExportCommand]) add(program, project);

await program.parseAsync();
