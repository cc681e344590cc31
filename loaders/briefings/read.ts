import {readFile} from "node:fs/promises";
import {basename, join} from "node:path";
import {parseBriefing} from "../../src/core/briefing/parse.js";
import type {CompiledBriefing} from "../../src/core/deck/compiled.js";
import type {Fault} from "../../src/core/fault.js";
import {picturesBeside} from "../decks/pictures.js";
import {filesBelow} from "../digest.js";
import {shownPath} from "../project.js";
import type {Project} from "../project.js";
import type {Site} from "../render/site.js";
import {compileBriefing} from "./compile.js";

/** The briefings of a project worked out, by name; what is wrong in them is added to `faults`. */
export async function readBriefings(project: Project, site: Site, faults: Fault[]): Promise<readonly CompiledBriefing[]> {
  const paths = await filesBelow(join(project.data, "briefings"), (path) => path.endsWith(".md"));
  const texts = await Promise.all(paths.map((path) => readFile(path, "utf8")));
  return paths.map((path, i) => {
    const compiled = compileBriefing(parseBriefing(texts[i]!), {name: basename(path, ".md"), file: shownPath(project, path), site, picture: picturesBeside(path)});
    faults.push(...compiled.faults);
    return compiled.briefing;
  });
}
