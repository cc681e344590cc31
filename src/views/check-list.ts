import type {Check, Evidence} from "../core/evidence.js";
import {checkItem, isOpenPoint} from "./check-item.js";
import {checkPassages} from "./check-passages.js";
import type {TraceContext} from "./trace-context.js";
import {traceContext} from "./trace-context.js";
import type {TraceLinks} from "./trace-links.js";

const GROUPS: readonly {readonly id: string; readonly title: string; readonly holds: (check: Check) => boolean}[] = [
  {id: "open-points", title: "Open points", holds: isOpenPoint},
  {id: "within-rounding", title: "Hold within rounding", holds: ({status}) => status === "within-rounding"},
  {id: "hold", title: "Hold", holds: ({status}) => status === "holds"}
];

/** Every check, open points first, each `<li id="check-<id>">`. */
export function checkList(evidence: Evidence, document: Document, links: TraceLinks): HTMLElement {
  const context = traceContext(evidence, document, links);
  return context.make("div", {class: "tm-check-list"}, ...GROUPS.flatMap(({id, title, holds}) => {
    const checks = evidence.checks.filter(holds);
    return checks.length === 0 ? [] : [groupSection(id, title, checks, context)];
  }));
}

function groupSection(id: string, title: string, checks: readonly Check[], context: TraceContext): HTMLElement {
  const {make} = context;
  return make("section", {"aria-labelledby": `checks-${id}`},
    make("h2", {id: `checks-${id}`}, title),
    make("ul", {class: "tm-checks"}, ...checks.map((check) => make("li", {id: `check-${check.id}`}, checkItem(check, context), checkPassages(check, context)))));
}
