import {statSync} from "node:fs";
import {resolve} from "node:path";
import {InvalidArgumentError, Option} from "commander";

/** `--pictures <folder>`: a folder from which a document may have pictures, besides its own. */
export function picturesOption(): Option {
  return new Option(
    "--pictures <folder>",
    "a folder whose pictures are taken too, where they don't stand beside the document or below it"
  ).argParser((given: string) => {
    if (statSync(given, {throwIfNoEntry: false})?.isDirectory() !== true)
      throw new InvalidArgumentError("it is no folder; name the one that the pictures stand in.");
    return resolve(given);
  });
}
