import type {Evidence} from "../core/evidence.js";
import type {ElementMaker} from "../core/element.js";
import {elementMaker} from "../core/element.js";
import type {EvidenceIndex} from "./evidence-index.js";
import {indexEvidence} from "./evidence-index.js";
import type {TraceLinks} from "./trace-links.js";
import {completeTraceLinks} from "./trace-links.js";

/** What every part of a trace is drawn with. */
export interface TraceContext {
  readonly document: Document;
  readonly make: ElementMaker;
  readonly index: EvidenceIndex;
  readonly links: Required<TraceLinks>;
  /** Whether cards stand in a list by source, which says once what they have in common. */
  readonly inList: boolean;
}

/** A context over evidence and a document, which may be jsdom's. */
export function traceContext(evidence: Evidence, document: Document, links: TraceLinks, {inList = false} = {}): TraceContext {
  return {document, make: elementMaker(document), index: indexEvidence(evidence), links: completeTraceLinks(links), inList};
}
