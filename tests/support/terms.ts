import type {RegisteredTerm} from "../../src/core/terms/term.js";

/** A term of an invented registry. */
export function demoTerm(fields: Partial<RegisteredTerm> & Pick<RegisteredTerm, "id" | "term">): RegisteredTerm {
  return {
    where: [{source: "demo", places: "para 1"}],
    guideline: "",
    relation: "none",
    category: "",
    of: "",
    why: "Because.",
    label: "",
    withheld: false,
    ...fields
  };
}

/** A registry with every relation, and the categories that charts name. */
export const demoTerms: readonly RegisteredTerm[] = [
  demoTerm({
    id: "child-pornography",
    term: "child pornography",
    guideline: "child sexual abuse material",
    relation: "wider",
    category: "child pornography",
    of: "the Act’s",
    label: "pornography"
  }),
  demoTerm({
    id: "child-prostitution",
    term: "child prostitution",
    guideline: "exploitation of children in prostitution",
    relation: "wider",
    category: "child prostitution",
    of: "the Act’s",
    label: "prostitution"
  }),
  demoTerm({
    id: "child-abuse-material",
    term: "child abuse material",
    guideline: "child sexual abuse material",
    relation: "same",
    label: "child-abuse-material"
  }),
  demoTerm({
    id: "lantern",
    term: "lantern",
    guideline: "green lamp",
    relation: "narrower",
    category: "lantern",
    label: "green"
  }),
  demoTerm({id: "lamp-house", term: "lamp house", guideline: "lighthouse", relation: "same"}),
  demoTerm({id: "will-o-wisp", term: "will-o’-wisp"}),
  demoTerm({id: "never", term: "never ours", guideline: "ours", relation: "same", withheld: true})
];
