import type {EvidenceFact} from "../core/evidence.js";
import type {EvidenceIndex} from "./evidence-index.js";

/** What a fact's unit is called beside its number, of one or of several; nothing where the number's own string says it. */
export function unitBeside({id, unit: name}: Pick<EvidenceFact, "id" | "unit">, {facts}: EvidenceIndex): string {
  const unit = facts.unit(name);
  if (unit?.kind === "percent" || unit?.kind === "times") return "";
  return (facts.fact(id)?.value.valueOf() === 1 ? unit?.one : undefined) ?? unit?.label ?? name;
}
