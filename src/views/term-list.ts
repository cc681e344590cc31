import type {Evidence} from "../core/evidence.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import type {RegisteredTerm, TermRelation} from "../core/terms/term.js";

const RELATIONS: Readonly<Record<TermRelation, string>> = {
  same: "the same: the two name the same thing",
  wider: "wider than the documents’ term",
  narrower: "narrower than the documents’ term",
  none: "none is registered"
};

/** The registry of terms, one by one: what the documents print and where, what the guidelines say, how far that reaches, and why. */
export function termList({terms = [], sources}: Pick<Evidence, "terms" | "sources">, document: Document): HTMLElement {
  const make = elementMaker(document);
  if (terms.length === 0) return make("p", {}, "This copy has no registry of terms.");
  return make("ul", {class: "tm-term-list tm-full"}, ...terms.map((term) => make("li", {id: `term-${term.id}`}, make("h2", {}, headingOf(term)), termAbout(term, sources, document))));
}

function headingOf({term, guideline, folded}: RegisteredTerm): string {
  if (guideline === "") return folded ? "A term of the documents" : `“${term}”`;
  return folded ? capitalised(guideline) : `${capitalised(guideline)}, for “${term}”`;
}

function termAbout(term: RegisteredTerm, sources: Evidence["sources"], document: Document): HTMLElement {
  const make = elementMaker(document);
  const own: Child = term.folded ? make("details", {}, make("summary", {}, "Shown on request"), `“${term.term}”`) : `“${term.term}”`;
  const where = term.where.flatMap(({source, places}, i): readonly Child[] => {
    const known = sources.find(({id}) => id === source);
    return [i > 0 ? "; " : "", make("a", {href: `/sources/${source}`}, known ? known.symbol || known.title : source), `, ${places}`];
  });
  const rows: readonly (readonly [string, readonly Child[]])[] = [
    ["In the documents", [own]],
    ["Where", where],
    ["In the guidelines", [term.guideline === "" ? "no term of theirs is registered" : term.guideline]],
    ["How far it reaches", [RELATIONS[term.relation]]],
    ...(term.category === "" || term.folded ? [] : [["In brackets", [`${term.of === "" ? "" : `${term.of} `}“${term.category}”, on first use`]]] as const),
    ["Why", [term.why]]
  ];
  return make("dl", {}, ...rows.flatMap(([name, value]) => [make("dt", {}, name), make("dd", {}, ...value)]));
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
