import {answerTo} from "../core/counter.js";
import type {Answer} from "../core/counter.js";
import type {Evidence, EvidenceFact, Source} from "../core/evidence.js";
import {printedWithQualifier} from "../core/fact.js";
import {periodLabel} from "../core/period.js";
import {passageView} from "../views/passage.js";
import {traceContext} from "../views/trace-parts.js";
import type {TraceContext} from "../views/trace-parts.js";
import {messageOf} from "./announce.js";
import {loadEvidence, traceLinksOf} from "./evidence.js";

/**
 * Fills a list that names facts (`data-facts`) with what the documents print to the same measures and periods that are
 * registered as answering or disputing those of the facts. Settles when it is shown, or when it is said that the
 * evidence can't be loaded.
 */
export async function showCounter(
  list: HTMLElement,
  load: (document: Document) => Promise<Evidence> = loadEvidence
): Promise<void> {
  const document = list.ownerDocument;
  try {
    const context = traceContext(await load(document), document, traceLinksOf(document), {inList: true});
    const ids = (list.dataset.facts ?? "").split(" ");
    list.append(
      ...counterView(
        ids.flatMap((id) => context.index.fact(id) ?? []),
        context
      )
    );
  } catch (error) {
    const said = document.createElement("p");
    said.className = "tm-error";
    said.setAttribute("role", "alert");
    said.textContent = messageOf(error);
    list.append(said);
  }
}

/** Each document that answers or disputes one of the facts', with the figures that stand against each other. */
function counterView(facts: readonly EvidenceFact[], context: TraceContext): readonly HTMLElement[] {
  const {make, index} = context;
  const pairs = facts.flatMap((fact) => {
    const answer = answerTo(fact, index.evidence);
    return answer ? [{fact, answer}] : [];
  });
  if (pairs.length === 0)
    return [make("p", {}, "No document is registered that answers or disputes those behind this slide.")];
  return [...new Set(pairs.map(({answer}) => answer.source))].map((source) => {
    const own = pairs.filter(({answer}) => answer.source === source);
    const answered = own.filter(({answer}) => answer.facts.length > 0);
    return make(
      "section",
      {"data-counter": source.id},
      make("h3", {}, source.url === "" ? nameOf(source) : make("a", {href: source.url}, nameOf(source))),
      make("p", {}, `${source.title}. It answers or disputes ${nameOf(index.source(own[0]!.fact.source)!)}.`),
      answered.length === 0
        ? make("p", {}, "It has no registered figure of the measures and periods of this slide.")
        : make("ul", {class: "tm-slide-evidence"}, ...answered.map((pair) => pairItem(pair, context)))
    );
  });
}

function pairItem(
  {fact, answer}: {readonly fact: EvidenceFact; readonly answer: Answer},
  context: TraceContext
): HTMLElement {
  const {make, index} = context;
  const about = [index.label("measures", fact.measure), periodLabel(fact.period, fact.period_flag)].filter(
    (part) => part !== ""
  );
  return make(
    "li",
    {},
    make("strong", {}, printedWithQualifier(fact)),
    ` ${about.join(", ")}; there:`,
    make(
      "ul",
      {},
      ...answer.facts.map((other) =>
        make(
          "li",
          {"data-fact": other.id},
          make(
            "strong",
            {},
            make(
              "a",
              {class: "tm-number", "data-trace": other.id, href: context.links.traceHref(other.id)},
              printedWithQualifier(other)
            )
          ),
          `, ${other.locator}`,
          passageView(other, context)
        )
      )
    )
  );
}

const nameOf = ({symbol, title, date}: Source): string =>
  `${symbol || title}${date === "" ? "" : ` (${date.slice(0, 4)})`}`;
