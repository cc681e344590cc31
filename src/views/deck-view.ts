import {numbersOf, partsOf} from "../core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide, ExportedExpression, ExportedFact} from "../core/deck/compiled.js";
import {slideFoot} from "../core/deck/foot.js";
import {elementMaker} from "../core/element.js";
import type {Child} from "../core/element.js";
import {draftMark} from "../core/standing.js";
import {themeCss} from "../core/themes/theme-css.js";
import {ageView} from "./age-view.js";
import {setDirection} from "./direction.js";
import {shownBlocks, shownInline} from "./shown-blocks.js";
import type {SlideContext} from "./shown-blocks.js";
import {slideChart, slideElement} from "./slide-view.js";

/**
 * A deck as a page to read: every slide with its notes and evidence collapsed below it, or the slides that are given. A
 * script (src/components/present) adds presenting; controls that need it are hidden until then.
 */
export function deckView(
  deck: CompiledDeck,
  context: SlideContext,
  items: readonly Child[] = deck.slides.map((slide) => deckItem(slide, deck, context))
): HTMLElement {
  const make = elementMaker(context.document);
  const {name, duration, theme} = deck;
  return make(
    "div",
    {class: "tm-deck", "data-deck": name, "data-duration": duration?.toString(), "data-theme": theme && ""},
    theme && make("style", {}, themeCss(theme, THEMED)),
    make("p", {class: "tm-deck-about"}, deckWords(deck)),
    make(
      "div",
      {class: "tm-deck-ways"},
      make("button", {type: "button", class: "tm-deck-present", "data-show": "present", hidden: ""}, "Present"),
      " ",
      make("button", {type: "button", "data-show": "speaker", hidden: ""}, "Present with speaker window")
    ),
    deck.age && ageView(deck.age, context),
    make("ol", {class: "tm-deck-slides"}, ...items)
  );
}

/** What has a theme: slides, and the whole window while presenting; the page around them stays as the site is. */
const THEMED = ".tm-deck[data-theme][data-mode],.tm-presenting dialog,.tm-deck[data-theme] .tm-slide";

/** Whether a deck is a draft, its subtitle, author, date, period and length in one line. */
export function deckWords(deck: CompiledDeck): string {
  const {subtitle, author, date, period, slides, duration} = deck;
  const length = `${slides.length} ${slides.length === 1 ? "slide" : "slides"}${duration === null ? "" : `, ${Math.round(duration / 60)} minutes`}`;
  return [draftMark(deck), subtitle, author, date, period, length].filter((part) => part !== "").join(" · ");
}

/** A slide of that page, with its notes and evidence. */
export function deckItem(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement {
  const make = elementMaker(context.document);
  const collapsed = (kind: string, label: string, content: HTMLElement | undefined): Child =>
    content &&
    make(
      "details",
      {class: `tm-deck-fold tm-deck-${kind}`},
      make("summary", {}, label, make("span", {class: "tm-hidden"}, ` of slide ${slide.number}`)),
      content
    );
  return make(
    "li",
    {class: "tm-deck-item", id: slide.id, "data-target": slide.target?.toString()},
    slideElement(slide, deck, context),
    collapsed("notes", "Notes", slideNotes(slide, deck, context)),
    collapsed("evidence", "Evidence", wholeEvidence(slide, deck, context))
  );
}

/** The decks of a site, each with what it is. */
export function deckList(decks: readonly CompiledDeck[], document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "ul",
    {class: "tm-deck-list"},
    ...decks.map((deck) =>
      make(
        "li",
        {},
        make("h2", {}, make("a", {href: `/decks/${deck.name}`}, deck.title)),
        make("p", {}, deckWords(deck))
      )
    )
  );
}

/**
 * The whole of what a slide says in short or not at all for want of room: titles of charts, caveats, open points;
 * undefined if it says all.
 */
function saidInWhole(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement | undefined {
  const {blocks, caveats, openPoints} = slide;
  const foot = slideFoot(slide, deck);
  const charts = [...partsOf(blocks)].flatMap((part) => ("chart" in part ? [part.chart] : []));
  const titles = charts.filter((chart) => chart.title !== chart.short.title).map(({title}) => title);
  const said = new Set(foot.caveats.map((inline) => JSON.stringify(inline)));
  const longer = caveats.filter((inline) => !said.has(JSON.stringify(inline)));
  const points = openPoints.filter((point) => !foot.openPoints.includes(point));
  if (titles.length + longer.length + points.length === 0) return undefined;
  const make = elementMaker(context.document);
  return make(
    "div",
    {class: "tm-slide-whole"},
    make("p", {}, make("strong", {}, "In whole")),
    make(
      "ul",
      {},
      ...[...new Set(titles)].map((title) => make("li", {}, title)),
      ...points.map(({label, path}) =>
        make("li", {}, make("a", {href: context.href(path)}, "Open point"), `: ${label}`)
      ),
      ...longer.map((inline) => make("li", {}, ...shownInline(inline, context)))
    )
  );
}

/** The evidence of a slide, below it what the slide says in short; undefined if the slide has no numbers. */
export function wholeEvidence(
  slide: CompiledSlide,
  deck: CompiledDeck,
  context: SlideContext
): HTMLElement | undefined {
  const [evidence, whole] = [slideEvidence(slide, deck, context), saidInWhole(slide, deck, context)];
  return evidence && elementMaker(context.document)("div", {}, evidence, whole);
}

/** The speaker notes of a slide, below them what the slide says in short; undefined if there is neither. */
export function slideNotes(slide: CompiledSlide, deck: CompiledDeck, context: SlideContext): HTMLElement | undefined {
  const {id, notes} = slide;
  const whole = saidInWhole(slide, deck, context);
  if (notes.length === 0 && whole === undefined) return undefined;
  const shown = shownBlocks(notes, {
    ...context,
    headingLevel: 3,
    chart: (chart) => slideChart(chart, {size: "half", instance: `${id}-notes`}, context)
  });
  const element = elementMaker(context.document)("div", {class: "tm-speaker-notes"}, ...shown, whole);
  setDirection(element, deck.lang);
  return element;
}

/**
 * Every number of a slide with the printed figures behind it, each a link to its trace; undefined if the slide has no
 * numbers.
 */
export function slideEvidence(
  slide: Pick<CompiledSlide, "expressions" | "title" | "blocks">,
  deck: Pick<CompiledDeck, "facts" | "expressions">,
  context: SlideContext
): HTMLElement | undefined {
  const {expressions} = slide;
  if (expressions.length === 0) return undefined;
  const texts = textsOf(slide);
  const facts = new Map(deck.facts.map((fact) => [fact.id, fact]));
  const worked = new Map(deck.expressions.map((item) => [item.expression, item]));
  const items = expressions.flatMap((expression) => {
    const item = worked.get(expression);
    return item
      ? [
          evidenceItem(
            {...item, texts: texts.get(expression) ?? []},
            item.facts.flatMap((id) => facts.get(id) ?? []),
            context
          )
        ]
      : [];
  });
  return elementMaker(context.document)("ul", {class: "tm-slide-evidence"}, ...items);
}

/** The distinct texts under which a slide's title and blocks show each expression. */
function textsOf({title, blocks}: Pick<CompiledSlide, "title" | "blocks">): ReadonlyMap<string, readonly string[]> {
  const texts = new Map<string, readonly string[]>();
  for (const {expression, text} of [
    ...numbersOf(title),
    ...[...partsOf(blocks)].flatMap((part) => ("inline" in part ? numbersOf(part.inline) : []))
  ]) {
    texts.set(expression, [...new Set([...(texts.get(expression) ?? []), text])]);
  }
  return texts;
}

function evidenceItem(
  {expression, shown, words = "", rows, texts}: ExportedExpression & {readonly texts: readonly string[]},
  facts: readonly ExportedFact[],
  context: SlideContext
): HTMLElement {
  const make = elementMaker(context.document);
  const number = make("a", {class: "tm-number", "data-trace": expression, href: context.traceHref(expression)}, shown);
  const [first] = facts;
  if (first?.id === expression)
    return make("li", {"data-fact": first.id}, make("strong", {}, number), " ", ...factWords(first, context));
  return make(
    "li",
    {},
    make("strong", {}, number),
    " = ",
    words === "" ? make("code", {}, expression) : words,
    asShown(texts.filter((text) => text !== shown)),
    make(
      "ul",
      {},
      ...facts.map((fact) => make("li", {"data-fact": fact.id}, ...factWords(fact, context))),
      rows.length === 0 ? undefined : make("li", {}, `counts ${rows.length} rows that the documents print`)
    ),
    words === ""
      ? undefined
      : make(
          "details",
          {class: "tm-evidence-ids"},
          make("summary", {}, "As an expression"),
          make("code", {}, expression)
        )
  );
}

const asShown = (texts: readonly string[]): string | undefined =>
  texts.length === 0 ? undefined : `, on the slide as ${texts.join(" and ")}`;

/** What is printed, what it counts, and where. */
function factWords(
  {shown, measure, category, period, locator, source}: ExportedFact,
  {document, href}: SlideContext
): readonly Child[] {
  const make = elementMaker(document);
  const about = [measure, category, period].filter((part) => part !== "").join(", ");
  return [
    "printed ",
    make("q", {}, shown),
    `, ${about}: `,
    make("a", {href: href(source.path)}, source.label.includes(locator) ? source.label : `${source.label}, ${locator}`)
  ];
}
