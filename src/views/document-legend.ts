import type {DocumentText, ExplainedBy, LineMark} from "../core/document.js";
import type {Child} from "../core/element.js";
import type {TraceContext} from "./trace-context.js";

/** How the numbers of a document are marked, with counts; what is explained is listed by reason, so that no bulk of it is hidden. */
export function documentLegend({counts, lines}: DocumentText, facts: number, context: TraceContext): HTMLElement {
  const {make} = context;
  const reasons = (by: ExplainedBy): HTMLElement | undefined => reasonList(lines.flatMap(({number, marks}) => marks.map((mark) => ({mark, line: number}))), by, context);
  const item = (id: string, kind: string, by: string | undefined, words: string, ...more: readonly Child[]): HTMLElement =>
    make("li", {id}, make("span", {class: "tm-token", "data-kind": kind, "data-by": by, "aria-hidden": "true"}, kind === "open" ? "?" : "n"), ` ${words}`, ...more);
  return make("section", {class: "tm-legend", "aria-labelledby": "accounts"},
    make("h2", {id: "accounts"}, `Numbers in this text: ${counts.tokens}`),
    make("ul", {},
      item("figures", "fact", undefined, `Figures: ${facts} (${counts.facts} of these numbers). Each leads to its trace.`),
      item("by-rule", "explained", "rule", `Explained by a rule as no figure: ${counts.byRule}`, reasons("rule")),
      item("by-row", "explained", "row", `Explained one by one as no figure: ${counts.byRow}`, reasons("row")),
      item("open", "open", undefined, counts.open === 0 ? "Open: none" : `Open, nobody has said what it is: ${counts.open}`)),
    jumps(counts.open, context));
}

function jumps(open: number, {make}: TraceContext): HTMLElement {
  const button = (kind: string, step: string, key: string, words: string): HTMLElement =>
    make("button", {type: "button", "data-jump": kind, "data-step": step, "aria-keyshortcuts": key, "data-js": "", hidden: ""}, words);
  return make("div", {class: "tm-jumps", role: "group", "aria-label": "Jump in the text"},
    button("fact", "1", "n", "Next figure"), button("fact", "-1", "p", "Previous figure"),
    ...(open === 0 ? [] : [button("open", "1", "o", "Next open number")]),
    make("p", {"data-js": "", hidden: ""}, "While a number of the text has the focus: n for the next figure, p for the one before",
      open === 0 ? "." : ", o for the next open number."));
}

function reasonList(marks: readonly {readonly mark: LineMark; readonly line: number}[], by: ExplainedBy, {make}: TraceContext): HTMLElement | undefined {
  const byReason = new Map<string, number[]>();
  for (const {mark, line} of marks) {
    if (mark.kind === "explained" && mark.by === by) byReason.set(mark.reason, [...(byReason.get(mark.reason) ?? []), line]);
  }
  if (byReason.size === 0) return undefined;
  const ordered = [...byReason].sort(([, a], [, b]) => b.length - a.length);
  return make("details", {class: "tm-reasons"}, make("summary", {}, "Reasons"),
    make("ul", {}, ...ordered.map(([reason, lines]) => make("li", {}, make("a", {href: `#line-${lines[0]!}`}, reason), `: ${lines.length}`))));
}
