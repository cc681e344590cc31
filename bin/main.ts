import {parseArgs} from "node:util";
import {Command} from "commander";
import {chooseWorkspace} from "../loaders/choose-workspace.js";
import type {Workspace} from "../loaders/workspace.js";
import {addBuildCommand} from "./commands/build.js";
import {addDataCommand} from "./commands/data.js";
import {addDeckCommand} from "./commands/deck.js";
import {addExportCommand} from "./commands/export.js";
import {addFactsCommand} from "./commands/facts.js";
import {addNewCommand} from "./commands/new.js";
import {addSourcesCommand} from "./commands/sources.js";
import {addStartCommand} from "./commands/start.js";
import {addVerifyCommand} from "./commands/verify.js";

const {workspace: named} = parseArgs({strict: false, options: {workspace: {type: "string"}}}).values;

/** The workspace that the command works on, looked for when it is first needed. */
const workspace = (): Workspace => chooseWorkspace({named: typeof named === "string" ? named : undefined});

// Whoever reads our output may stop reading: tickmark … | head
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));

const program = new Command("tickmark")
  .description("Notebooks, decks and briefings in which every number leads back to the printed figure it came from.")
  .helpCommand(false)
  .showHelpAfterError()
  .configureOutput({writeErr: (text) => process.stderr.write(text)})
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

addNewCommand(program);
for (const add of [
  addStartCommand,
  addSourcesCommand,
  addFactsCommand,
  addVerifyCommand,
  addDataCommand,
  addBuildCommand,
  addDeckCommand,
  addExportCommand
])
  add(program, workspace);
program.commands.filter((command) => command.name() !== "new").forEach(takeWorkspace);

/** Gives a command, or each of those below it, the option that names the workspace. */
function takeWorkspace(command: Command): void {
  if (command.commands.length > 0) command.commands.forEach(takeWorkspace);
  else
    command.option(
      "--workspace <folder>",
      "the workspace to work on; $TICKMARK_WORKSPACE, data/, or the one around, unless said"
    );
}

await program.parseAsync();
