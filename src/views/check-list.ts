import type {Check, Evidence, EvidenceFact} from "../core/evidence.js";
import {parseExpression, printExpression} from "../core/expression/syntax.js";
import type {Expression} from "../core/expression/syntax.js";
import {absentNote, citation, excerpt, withheldNote, quote} from "./passage.js";
import {proseFragment} from "./prose-html.js";
import type {TraceLinks} from "./trace-links.js";
import {expressionChips, traceContext} from "./trace-parts.js";
import type {TraceContext} from "./trace-parts.js";

const GROUPS: readonly {readonly id: string; readonly title: string; readonly holds: (check: Check) => boolean}[] = [
  {id: "open-points", title: "Open points", holds: isOpenPoint},
  {id: "within-rounding", title: "Hold within rounding", holds: ({status}) => status === "within-rounding"},
  {id: "hold", title: "Hold", holds: ({status}) => status === "holds"}
];

/** Every check, open points first, each `<li id="check-<id>">`. */
export function checkList(evidence: Evidence, document: Document, links: TraceLinks): HTMLElement {
  const context = traceContext(evidence, document, links);
  return context.make(
    "div",
    {class: "tm-check-list"},
    ...GROUPS.flatMap(({id, title, holds}) => {
      const checks = evidence.checks.filter(holds);
      return checks.length === 0 ? [] : [groupSection(id, title, checks, context)];
    })
  );
}

function groupSection(id: string, title: string, checks: readonly Check[], context: TraceContext): HTMLElement {
  const {make} = context;
  return make(
    "section",
    {"aria-labelledby": `checks-${id}`},
    make("h2", {id: `checks-${id}`}, title),
    make(
      "ul",
      {class: "tm-checks"},
      ...checks.map((check) =>
        make("li", {id: `check-${check.id}`}, checkItem(check, context), checkPassages(check, context))
      )
    )
  );
}

const STATUSES: Readonly<Record<Check["status"], string>> = {
  holds: "holds",
  "within-rounding": "holds within rounding",
  discrepancy: "open point",
  fails: "does not hold, not explained"
};
const CLASSES: Readonly<Record<Check["class"], string>> = {
  "": "",
  arithmetic: "arithmetic",
  "definition-or-date": "definition or date",
  "not-itemised": "not itemised"
};
const RELATIONS: Readonly<Record<string, string>> = {equal: "equals", "at-most": "is at most"};
const WITHIN_ROUNDING: Readonly<Record<string, string>> = {
  equal: "equals, within rounding,",
  "at-most": "is, within rounding, at most"
};

/** Whether a check is open to readers: it does not hold, explained or not. */
function isOpenPoint({status}: Check): boolean {
  return status === "discrepancy" || status === "fails";
}

/** The status of a check in words, with its class where it is an open point. */
function statusWords(check: Check): string {
  const named = CLASSES[check.class];
  return isOpenPoint(check) && named !== "" ? `${STATUSES[check.status]}: ${named}` : STATUSES[check.status];
}

/** A check: its status, both sides worked out, its relation and, where it does not hold, the explanation. */
export function checkItem(check: Check, context: TraceContext): HTMLElement {
  const {make, document, index, links} = context;
  const relation = parseExpression(check.expression);
  const prose = (text: string): DocumentFragment =>
    proseFragment(text, document, {facts: index.facts, traceHref: links.traceHref});
  return make(
    "div",
    {class: "tm-check", "data-status": check.status, "data-class": check.class || undefined},
    make(
      "p",
      {class: "tm-check-line"},
      make("span", {class: "tm-check-status"}, statusWords(check)),
      " ",
      ...sides(check, relation, context)
    ),
    make("p", {class: "tm-check-expression"}, expressionChips(relation, context)),
    check.explanation === "" ? undefined : make("p", {class: "tm-explanation"}, prose(check.explanation)),
    check.note === "" ? undefined : make("p", {class: "tm-note"}, prose(check.note)),
    isOpenPoint(check) && check.asked !== ""
      ? make("p", {class: "tm-asked"}, `Publisher asked: ${check.asked}`)
      : undefined
  );
}

function sides(check: Check, relation: Expression, context: TraceContext): readonly (Node | string)[] {
  const {make, links} = context;
  const [left, right] = relation.type === "call" ? relation.operands : [];
  const side = (text: string, operand: Expression | undefined): Node | string => {
    if (!operand || operand.type === "literal") return text;
    const expression = printExpression(operand);
    return make("a", {class: "tm-number", "data-trace": expression, href: links.traceHref(expression)}, text);
  };
  const words = relationWords(check, relation);
  return [side(check.left, left), ` ${words} `, side(check.right, right)];
}

/** The words between the two sides of a check: its relation, or “against” if that does not hold. */
function relationWords(check: Check, relation: Expression): string {
  if (relation.type !== "call" || isOpenPoint(check)) return "against";
  return (check.status === "within-rounding" ? WITHIN_ROUNDING : RELATIONS)[relation.name] ?? relation.name;
}

/** The passages of a check's facts, collapsed, each once with all the printed strings of the check marked in it. */
function checkPassages(check: Check, context: TraceContext): HTMLElement | undefined {
  const {make, index} = context;
  const groups = groupByPassage(check.facts.flatMap((id) => index.fact(id) ?? []));
  if (groups.length === 0) return undefined;
  return make(
    "details",
    {class: "tm-check-passages"},
    make("summary", {}, groups.length === 1 ? "Passage" : groups.length === 2 ? "Both passages" : "Passages"),
    ...groups.map((facts) => passageOf(facts, context))
  );
}

function passageOf(facts: readonly EvidenceFact[], context: TraceContext): HTMLElement {
  const {make, index} = context;
  const view = make("div", {class: "tm-fact-passage"});
  const [first] = facts as readonly [EvidenceFact, ...EvidenceFact[]];
  const text = first.place === null ? undefined : index.evidence.passages[first.place.passage];
  if (text === undefined) {
    view.append(
      make("p", {class: "tm-check-printed"}, make("strong", {}, first.printed), " ", citation(first, context)),
      first.withheld === undefined ? absentNote(first, context) : withheldNote(first, context)
    );
    return view;
  }
  view.append(
    quote(
      excerpt(
        text,
        facts.flatMap(({place}) => place ?? []),
        context
      ),
      context
    ),
    make("p", {class: "tm-passage-place"}, citation(first, context))
  );
  return view;
}

/** Facts in the order of the check, those of one passage together; one without a passage stands alone. */
function groupByPassage(facts: readonly EvidenceFact[]): readonly (readonly EvidenceFact[])[] {
  const groups = new Map<string | number, EvidenceFact[]>();
  for (const fact of facts) {
    const key = fact.place?.passage ?? fact.id;
    groups.set(key, [...(groups.get(key) ?? []), fact]);
  }
  return [...groups.values()];
}
