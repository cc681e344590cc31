import type {ShownInline, SourceLine} from "../../core/deck/compiled.js";

/** A document with a link to the official one. */
export function sourceInline({label, url}: SourceLine): readonly ShownInline[] {
  return url === ""
    ? [{type: "text", text: label}]
    : [{type: "link", href: url, children: [{type: "text", text: label}]}];
}
