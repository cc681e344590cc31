import {readBriefing} from "../../src/core/briefing/read-briefing.js";
import type {CompiledBriefing, CompiledDeck} from "../../src/core/deck/compiled.js";
import {readDeck} from "../../src/core/deck/read-deck.js";
import {throwFaults} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";
import {readManuscript} from "../../src/core/manuscript/manuscript.js";
import {evidenceInTerms} from "../../src/core/terms/evidence-in-terms.js";
import {inTerms} from "../../src/core/terms/in-terms.js";
import {DEFAULT_VOCABULARY} from "../../src/core/terms/term.js";
import type {Vocabulary} from "../../src/core/terms/term.js";
import {compileBriefing} from "../briefings/compile.js";
import {compileDeck} from "../decks/compile.js";
import {picturesBeside} from "../decks/pictures.js";
import {checkBriefing, checkDeck} from "../prose/check-decks.js";
import {ProseReport} from "../prose/check-text.js";
import {siteLibrary, siteOf} from "../render/site.js";
import {verify} from "../verify.js";
import type {Verified} from "../verify.js";
import type {Workspace} from "../workspace.js";
import type {FoundDocument} from "./find.js";

/** A deck or briefing worked out on verified data. */
export interface OpenedDocument {
  readonly document: CompiledDeck | CompiledBriefing;
  readonly evidence: Verified["evidence"];
  /** What keeps it from being shown. */
  readonly faults: readonly Fault[];
  /** Numbers in its text that are tied to no fact. */
  readonly untied: readonly {readonly line: number; readonly text: string}[];
}

/** Verifies the workspace and works a document out, in the words of one vocabulary. Faults of the workspace, other than in the document itself, are thrown as a FaultsError. */
export async function openDocument(workspace: Workspace, found: FoundDocument, vocabulary: Vocabulary = DEFAULT_VOCABULARY): Promise<OpenedDocument> {
  const verified = await verify(workspace);
  throwFaults(verified.report.faults.filter(({file}) => file !== found.file));
  const site = siteOf(verified);
  const charts = siteLibrary(site);
  const prose = new ProseReport(verified.content.facts, undefined, {terms: verified.content.terms, nouns: verified.content.nouns});
  const setting = {name: found.name, file: found.file, site, picture: picturesBeside(found.path)};
  const manuscript = readManuscript(found.text, found);
  if (found.kind === "deck") {
    checkDeck(manuscript, charts, prose);
    const {deck, faults} = compileDeck(readDeck(manuscript), setting);
    return {document: inTerms(deck, vocabulary), evidence: evidenceInTerms(verified.evidence, vocabulary), faults, untied: prose.untied};
  }
  checkBriefing(manuscript, charts, prose);
  const {briefing, faults} = compileBriefing(readBriefing(manuscript), setting);
  return {document: inTerms(briefing, vocabulary), evidence: evidenceInTerms(verified.evidence, vocabulary), faults, untied: prose.untied};
}
