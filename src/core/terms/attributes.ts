/** The attribute in which the wordings of an element's other attributes stand, by vocabulary and attribute, as JSON. */
export const TERM_ATTRIBUTES = "data-term-attributes";
