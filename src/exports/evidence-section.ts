import type {CompiledBriefing, CompiledDeck} from "../core/deck/compiled.js";
import {elementMaker} from "../core/element.js";
import type {Child, ElementMaker} from "../core/element.js";
import {compactEvidence} from "./compact-evidence.js";
import type {EvidenceGroup, EvidenceLevel, EvidenceLine, ListCounts} from "./compact-evidence.js";
import {
  EVIDENCE_ANCHOR,
  evidenceHead,
  evidenceList,
  openPointList,
  siteAddress,
  siteTrace,
  sourceAnchor
} from "./evidence-list.js";
import type {EvidenceListContext} from "./evidence-list.js";

interface Context extends EvidenceListContext {
  readonly make: ElementMaker;
}

/** The evidence at the end of a page that stands alone, as much as is asked for; undefined where none is. */
export function evidenceSection(
  document: CompiledDeck | CompiledBriefing,
  {level, ...context}: EvidenceListContext & {readonly level: EvidenceLevel}
): HTMLElement | undefined {
  if (level === "none") return undefined;
  return level === "full" ? evidenceList(document, context) : compactList(document, context);
}

/** The evidence with a line for each number, by document, and what must be said with the numbers. */
function compactList(document: CompiledDeck | CompiledBriefing, listContext: EvidenceListContext): HTMLElement {
  const make = elementMaker(listContext.document);
  const context: Context = {...listContext, make};
  const {about, groups, notes} = compactEvidence(document, context.places);
  return make(
    "section",
    {class: "tm-evidence tm-evidence-compact", id: EVIDENCE_ANCHOR, "aria-labelledby": "evidence-title"},
    ...evidenceHead(document, make),
    about === "" ? undefined : make("p", {class: "tm-evidence-about"}, about),
    make(
      "div",
      {class: "tm-evidence-columns"},
      ...groups.map((group) => groupSection(group, context)),
      openPointList(context),
      notes.length === 0
        ? undefined
        : make(
            "section",
            {"aria-labelledby": "evidence-notes"},
            make("h2", {id: "evidence-notes"}, "Notes: to be said with the numbers"),
            make("ol", {class: "tm-evidence-notes"}, ...notes.map((text) => make("li", {}, text)))
          )
    )
  );
}

function groupSection({source, title, lines, lists}: EvidenceGroup, context: Context): HTMLElement {
  const {make} = context;
  const anchor = source === undefined ? `${EVIDENCE_ANCHOR}-several` : sourceAnchor(source.source);
  const address = source?.url ?? "";
  return make(
    "section",
    {"aria-labelledby": anchor},
    make("h2", {id: anchor}, address === "" ? title : make("a", {href: address}, title)),
    lines.length === 0
      ? undefined
      : make(
          "ul",
          {class: "tm-evidence-entries"},
          ...lines.map((line) => make("li", {id: line.anchor}, ...said(line, context)))
        ),
    ...lists.map((counts) => countsParagraph(counts, context))
  );
}

/** The counts over a list in one paragraph, after the name of the list and of the file that holds its rows. */
function countsParagraph({said: before, file, parts}: ListCounts, context: Context): HTMLElement {
  const {make, site} = context;
  const address = siteAddress(site, `/${file}`);
  return make(
    "p",
    {class: "tm-evidence-counts"},
    before,
    address === undefined ? file : make("a", {href: address}, file),
    ": ",
    ...parts.map((part) => (typeof part === "string" ? part : make("span", {id: part.anchor}, ...said(part, context))))
  );
}

/** A number, which leads to its trace where there is one, and what is said of it. */
function said(
  {anchor, expression, shown, said: text}: EvidenceLine,
  {make, site, live = false}: Context
): readonly Child[] {
  const number = make("strong", {}, shown);
  const address = siteTrace(site, expression);
  if (live) return [make("a", {"data-trace": expression, href: address ?? `#${anchor}`}, number), text];
  return [address === undefined ? number : make("a", {href: address, "aria-label": `Trace of ${shown}`}, number), text];
}
