import {basename, join} from "node:path";
import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing} from "../../src/core/deck/compiled.js";
import type {Fault} from "../../src/core/fault.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {picturesBeside} from "../decks/pictures.js";
import {filesBelow} from "../digest.js";
import {readAsWritten} from "../read-text.js";
import {shownPath} from "../workspace.js";
import type {Workspace} from "../workspace.js";
import type {Site} from "../render/site.js";
import {compileBriefing} from "./compile.js";

/** The briefings of a workspace worked out, by name; what is wrong in them is added to `faults`. */
export async function readBriefings(workspace: Workspace, site: Site, faults: Fault[]): Promise<readonly CompiledBriefing[]> {
  const paths = await filesBelow(join(workspace.folder, "briefings"), (path) => path.endsWith(".md"));
  const texts = await Promise.all(paths.map((path) => readAsWritten(path, shownPath(workspace, path), faults)));
  return paths.flatMap((path, i) => {
    if (texts[i] === undefined) return [];
    const file = shownPath(workspace, path);
    const written = readBriefing(readManuscript(texts[i], {kind: "briefing", file}));
    const compiled = compileBriefing(written, {name: basename(path, ".md"), file, site, picture: picturesBeside(path)});
    faults.push(...compiled.faults);
    return [compiled.briefing];
  });
}
