import type {EvidenceFact, FactUse} from "../core/evidence.js";
import {termParts} from "../core/terms/dress.js";
import type {TraceContext} from "./trace-context.js";

const KINDS: Readonly<Record<FactUse["kind"], string>> = {page: "page", chart: "chart", table: "table", check: "check"};

/** Where a fact is shown, with links; a list leaves the tables out, and a fact that is only in checks is shown nowhere. */
export function factUses(fact: EvidenceFact, {make, index, links, inList}: TraceContext): HTMLElement | undefined {
  const shown = shownUses(index.evidence.uses[fact.id] ?? []);
  const named = inList && shown.some(({kind}) => kind !== "table") ? shown.filter(({kind}) => kind !== "table") : shown;
  if (named.length === 0) return undefined;
  return make("p", {class: "tm-fact-uses"}, "Shown in: ", ...named.flatMap(({kind, label, href}, i) =>
    [i === 0 ? "" : "; ", make("a", {href: links.siteHref(href)}, ...termParts(label, index.evidence.terms ?? [], make)), ` (${KINDS[kind]})`]));
}

/** Where a fact is shown, in words for a hint. */
export function factUsesText(uses: readonly FactUse[] | undefined): string {
  const labels = [...new Set(shownUses(uses ?? []).filter(({kind}) => kind !== "table").map(({label}) => label))];
  return labels.length === 0 ? "" : `Shown in: ${labels.join("; ")}`;
}

/** Checks are listed apart. */
function shownUses(uses: readonly FactUse[]): readonly FactUse[] {
  return uses.filter(({kind}) => kind !== "check");
}
