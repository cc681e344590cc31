import {plainText} from "../../core/deck/blocks.js";
import type {CompiledDeck, CompiledSlide} from "../../core/deck/compiled.js";
import type {Deck, WrittenSlide} from "../../core/deck/deck.js";
import {LAYOUTS} from "../../core/deck/layout.js";
import {readDeck} from "../../core/deck/read-deck.js";
import {slideBlocks} from "../../core/deck/slide-blocks.js";
import {slideSplices} from "../../core/editing/slide-actions.js";
import type {SlideAction} from "../../core/editing/slide-actions.js";
import {SHIPPED_THEMES} from "../../core/themes/shipped-themes.js";
import {themeCss} from "../../core/themes/theme-css.js";
import {elementMaker} from "../../core/element.js";
import {readManuscript} from "../../core/manuscript/manuscript.js";
import {textOption} from "../../core/manuscript/options.js";
import type {SlideContext} from "../../views/shown-blocks.js";
import {siteTraceLinks} from "../../views/trace-links.js";
import {loadEvidence} from "../evidence.js";
import {siteRoot} from "../site-links.js";
import {buildRegion} from "./build-frame.js";
import {pressButton} from "./press-button.js";
import type {Frame, FrameContent} from "./build-frame.js";
import {ChartPanel} from "./chart-panel.js";
import {DrawnFigures, redrawSlides} from "./redraw-slides.js";
import type {DrawnSlides} from "./redraw-slides.js";
import {frontFields} from "./front-fields.js";
import {idle} from "./idle.js";
import {LayoutPicker} from "./layout-picker.js";
import {PartList} from "./part-list.js";
import type {ListedPart} from "./part-list.js";
import {presentDeck} from "./present-deck.js";
import {askQuote, enterNumber, insertNumber} from "./insert-number.js";
import {saveDeck} from "./save-deck.js";
import {SlideEvidence} from "./slide-evidence.js";
import {SlideFit} from "./slide-fit.js";
import {mendable, unsaidPoints} from "./slide-fixes.js";
import {altText, insertMenu, withAltText} from "./slide-inserts.js";
import {SlideStage, keyOf, smallSlide} from "./slide-stage.js";
import type {DrawnSlide} from "./slide-stage.js";
import {markdownField, selectField, textField, tied} from "./text-field.js";
import {siteFacts, tieOffers} from "./tie-offers.js";

/** The text of a slide that is added. */
const NEW_SLIDE = "## New slide";

/** Milliseconds after which is looked again whether a text is drawn. */
const DRAWN_MS = 50;

/** What of the page looks as the deck's theme says. */
const THEMED = ":is(.tm-build-layout, .tm-build-measure) .tm-slide";

/** The deck builder: slides at one side, the current slide, what can be set of it, and its notes. */
export function deckBuilder(frame: Frame): FrameContent {
  const {document, window} = frame;
  const make = elementMaker(document);
  const context = slideContext(document);
  let deck = read(frame.text());
  let drawn: readonly (DrawnSlide | undefined)[] = [];
  let whole: CompiledDeck | undefined;
  let last: DrawnSlides | undefined;
  const figures = new DrawnFigures();
  const facts = siteFacts(document);
  const pictures = new WeakMap<CompiledSlide, HTMLElement>();
  let drawnText: string | undefined;
  let isRefused = false;

  const act = (action: SlideAction, merge?: string): boolean => frame.act(() => slideSplices(deck, action), merge);
  const list = new PartList(document, "Slides", {
    chosen: () => showCurrent(),
    move: (by) => move(by),
    place: (before) => place(before),
    remove: () => remove(),
    enter: () => {
      showGrid(false);
      stage.editHeadline({select: true});
    }
  });
  const current = (): WrittenSlide => deck.slides[list.current]!;
  const edit = (what: string, change: Extract<SlideAction, {readonly type: "edit"}>["edit"]): boolean =>
    act({type: "edit", slide: list.current, edit: change}, `${what} ${list.current}`);

  const offers = tieOffers(document);
  const tying = {document, offers, heading: () => titleOf(current()), say: frame.say};
  const stage = new SlideStage(
    document,
    context,
    {
      chosen: () => showPart(),
      headline: (text) => act({type: "headline", slide: list.current, text}, `headline ${list.current}`),
      block: (lines, text) => {
        const {count} = deck.manuscript.lines;
        const merge = `block ${list.current} ${lines[0]}`;
        return act({type: "block", slide: list.current, lines, text}, merge)
          ? deck.manuscript.lines.count - count
          : undefined;
      }
    },
    tying
  );
  const body = tied(
    markdownField(document, "Text", (text) => edit("text", {body: text})),
    tying
  );
  const markdown = make("details", {}, make("summary", {}, "Markdown of this slide"), body.element);
  const layout = selectField(
    document,
    "Layout",
    [["", "Chosen by what the slide holds"], ...LAYOUTS.map((name) => [name, name.replace("-", " ")] as const)],
    (value) => edit("layout", {options: {layout: value === "" ? null : value}})
  );
  const layouts = new LayoutPicker(document, context, (name) => edit("layout", {options: {layout: name}}));
  const evidence = new SlideEvidence(context);
  const theme = selectField(
    document,
    "Theme of the deck",
    [["", "As the site is"], ...[...SHIPPED_THEMES.keys()].map((name) => [name, name] as const)],
    (value) => act({type: "deck", options: {theme: value === "" ? null : value}})
  );
  const front = frontFields(document, "deck", (options, field) => act({type: "deck", options}, `front ${field}`));
  const themed = make("style");
  void frame.themes().then(
    (names) => theme.offer(names.map((name) => [name, themeName(name)])),
    // Without them a theme of one's own can still be named in the source.
    () => undefined
  );
  const zoom = selectField(
    document,
    "Zoom",
    ["100", "150", "200"].map((percent) => [percent, `${percent}%`] as const),
    (percent) => stage.zoom(percent)
  );
  const grid = pressButton(document, "All slides", () => showGrid(grid.getAttribute("aria-pressed") !== "true"));
  grid.setAttribute("aria-pressed", "false");
  const showGrid = (isShown: boolean): void => {
    grid.setAttribute("aria-pressed", String(isShown));
    list.element.parentElement?.toggleAttribute("data-grid", isShown);
    if (isShown) list.element.focus();
  };
  const target = textField(document, "Target time, such as 90s or 2m", (text) =>
    edit("target", {options: {target: text.trim() === "" ? null : text.trim()}})
  );
  const notes = tied(
    markdownField(document, "Notes for the speaker", (text) => edit("notes", {notes: text})),
    tying
  );
  notes.input.setAttribute("rows", "4");

  const charts = new ChartPanel(document);
  const alt = textField(document, "What the picture shows, for those who don’t see it", (text) =>
    stage.rewrite(withAltText(stage.chosenText ?? "", text))
  );
  /** Shows in the inspector what can be set of the chosen part. */
  const showPart = (): void => {
    const {chosen, chosenText = ""} = stage;
    if (chosen?.type === "chart") void charts.show(chosenText, (fence) => stage.rewrite(fence));
    else charts.clear();
    alt.element.hidden = chosen?.type !== "image";
    if (chosen?.type === "image") alt.show(altText(chosenText));
  };
  const insert = (text: string): void =>
    stage.insert(text, () => edit("insert", {body: `${current().body}\n\n${text}`}));
  const insertChart = async (): Promise<void> => {
    const fence = await charts.ask();
    if (fence === undefined) showPart();
    else insert(fence);
  };

  const split = (slide: number, starts: readonly number[]): void => {
    stage.leave();
    const at = starts.map((line) => deck.manuscript.lines.start(line - 1));
    if (!act({type: "split", slide, at, titled: true})) return;
    list.choose(slide + 1);
    const parts = starts.length === 1 ? "" : ` of ${starts.length + 1}`;
    frame.say(`Split; slide ${slide + 2} of ${deck.slides.length} is the second part${parts}`);
    stage.editHeadline({select: true});
  };
  const splitHere = (): void => {
    const {chosen} = stage;
    const misfit = fit.misfits.find(({slide}) => slide === list.current);
    const starts = chosen && chosen.type !== "headline" ? [chosen.lines[0]] : misfit?.starts;
    if (starts === undefined) frame.say("Choose the part of the slide with which the second is to begin");
    else split(list.current, starts);
  };
  const fit = new SlideFit(document, context, () => frame.showProblems());
  const slideOn = (line: number): number =>
    Math.max(
      0,
      deck.slides.findLastIndex((slide) => slide.line <= line)
    );
  const fixes: Parameters<typeof mendable>[2] = {
    split,
    freeLayout: (line) => {
      list.choose(slideOn(line));
      edit("layout", {options: {layout: null}});
    },
    askAlt: (line) => {
      list.choose(slideOn(line));
      stage.choose(line, "image");
      alt.focus();
    },
    tie: (line, number) => {
      list.choose(slideOn(line));
      stage.choose(line);
      stage.seek(number);
    },
    open: (line, expression) => {
      list.choose(slideOn(line));
      stage.choose(line);
      if ([stage.field.input, notes.input].some((field) => enterNumber(field, expression))) inserting.click();
    },
    say: (slide, sentence) => {
      list.choose(slide);
      stage.choose(current().line, "headline");
      insert(sentence);
    }
  };

  const add = (): void => {
    const at = list.current + 1;
    if (!act({type: "add", at, text: NEW_SLIDE})) return;
    list.choose(at);
    frame.say(`Slide ${at + 1} of ${deck.slides.length} added`);
    stage.editHeadline({select: true});
  };
  const duplicate = (): void => {
    const {chosen} = list;
    if (!act({type: "duplicate", slides: chosen})) return;
    const first = chosen.at(-1)! + 1;
    list.chooseRange(first, first + chosen.length - 1);
    frame.say(`${chosen.length === 1 ? "Slide" : `${chosen.length} slides`} duplicated`);
  };
  const remove = (): void => {
    const {chosen} = list;
    if (!act({type: "delete", slides: chosen})) return;
    list.choose(Math.min(chosen[0]!, deck.slides.length - 1));
    frame.say(`${chosen.length === 1 ? "Slide" : `${chosen.length} slides`} deleted; ${deck.slides.length} left`);
  };
  const place = (before: number): void => {
    const {chosen} = list;
    if (before < 0 || before > deck.slides.length || !act({type: "move", slides: chosen, before})) return;
    const first = before - chosen.filter((index) => index < before).length;
    list.chooseRange(first, first + chosen.length - 1);
    const what = chosen.length === 1 ? "Moved" : `${chosen.length} slides moved`;
    frame.say(`${what} to place ${first + 1} of ${deck.slides.length}`);
  };
  const move = (by: -1 | 1): void => {
    const {chosen} = list;
    place(by < 0 ? chosen[0]! - 1 : chosen.at(-1)! + 2);
  };
  const shownList = (): readonly ListedPart[] =>
    deck.slides.map((slide, i) => ({
      label: (drawn[i]?.slide.titleText ?? titleOf(slide)) || "Untitled",
      picture: pictureOf(drawn[i], pictures, context),
      startsSection: drawn[i]?.slide.layout === "section"
    }));
  /** Settles once what stands in the text is drawn. */
  const isDrawn = async (): Promise<void> => {
    stage.leave();
    await frame.save();
    while (drawnText !== frame.text()) await new Promise((done) => window.setTimeout(done, DRAWN_MS));
  };
  const present = async (): Promise<void> => {
    await isDrawn();
    if (!whole) return;
    const shown = drawn[list.current]?.slide.id;
    const start = Math.max(
      0,
      whole.slides.findIndex(({id}) => id === shown)
    );
    stage.clear();
    const end = await presentDeck(whole, {document, window, context, start});
    const back = drawn.findIndex((one) => one?.slide.id === end);
    list.choose(back < 0 ? list.current : back);
    presenting.focus();
  };
  const saving = pressButton(document, "Save as PowerPoint", () => void savePowerPoint());
  const savePowerPoint = async (): Promise<void> => {
    if (saving.getAttribute("aria-disabled") === "true") return;
    saving.setAttribute("aria-disabled", "true");
    frame.say("PowerPoint: being made …");
    await isDrawn();
    const told = await saveDeck(document, "pptx", isRefused ? undefined : whole);
    saving.removeAttribute("aria-disabled");
    if (told.isMade) frame.say(told.says);
    else
      frame.act(() => {
        throw new RangeError(told.says);
      });
  };
  const inserting = insertNumber(document, [stage.field.input, body.input, notes.input], offers, () =>
    stage.editSome()
  );
  const presenting = pressButton(document, "Present", () => void present());

  /** A text as it is read; the current one is not read again. */
  const readAs = (text: string): Deck => (text === deck.manuscript.text ? deck : read(text));
  /** Takes up slides as they were drawn last, and draws those that have changed since. */
  const redraw = (): void => {
    if (!last) return;
    last = redrawSlides(deck, last, {figures, facts: facts()});
    const {deck: compiled} = last;
    drawn = last.slides.map((slide) => slide && {slide, deck: compiled});
  };
  const showCurrent = (): void => {
    const slide = current();
    body.show(slide.body);
    layout.show(textOption(slide.options, "layout") ?? "");
    layouts.show(slide, drawn[list.current]);
    evidence.show(drawn[list.current]);
    theme.show(textOption(deck.options, "theme") ?? "");
    front.show(deck.options);
    target.show(textOption(slide.options, "target") ?? "");
    notes.show(slide.notes);
    const one = drawn[list.current];
    stage.show(slide, one, `Drawing “${titleOf(slide) || "Untitled"}”…`);
    showPart();
  };

  return {
    buttons: [
      pressButton(document, "Add slide", add),
      pressButton(document, "Duplicate slide", duplicate),
      pressButton(document, "Delete slide", remove),
      pressButton(document, "Split slide", splitHere),
      pressButton(document, "Move slide up", () => move(-1)),
      pressButton(document, "Move slide down", () => move(1)),
      pressButton(document, "Fold section", () => frame.say(list.fold())),
      inserting,
      pressButton(document, "Insert chart", () => void insertChart()),
      insertMenu(document, insert, {
        quote: () => askQuote(document, offers, () => loadEvidence(document), insert),
        addPicture: frame.addPicture
      }),
      grid,
      presenting,
      saving
    ],
    regions: [
      list.element,
      buildRegion(document, "Slide", stage.element),
      make(
        "div",
        {class: "tm-build-side"},
        buildRegion(
          document,
          "Inspector",
          charts.element,
          alt.element,
          layout.element,
          layouts.element,
          evidence.element,
          target.element,
          theme.element,
          front.element,
          zoom.element,
          markdown,
          themed
        )
      ),
      buildRegion(document, "Notes", notes.element)
    ],
    refresh: () => {
      deck = readAs(frame.text());
      redraw();
      list.show(shownList());
      showCurrent();
    },
    drawn: ({deck: compiled, problems}, text) => {
      drawnText = text;
      isRefused = problems.some((problem) => problem.isRefused);
      if (!compiled) return;
      const isFirst = whole === undefined;
      whole = compiled;
      themed.textContent = compiled.theme ? themeCss(compiled.theme, THEMED) : "";
      last = drawnSlides(compiled, readAs(text), drawn);
      for (const [i, slide] of last.slides.entries()) {
        if (!slide) continue;
        const {blocks, notes} = slideBlocks(last.written.slides[i]!);
        figures.keep(blocks, slide.blocks);
        figures.keep(notes, slide.notes);
      }
      redraw();
      void fit.check(drawn, last.written.slides);
      showCurrent();
      // On opening, the slide that one works on comes before all the small pictures.
      if (isFirst) void idle(window).then(() => list.show(shownList()));
      else list.show(shownList());
    },
    placeOf: (line) => `Slide ${slideOn(line) + 1}`,
    problems: (found) => mendable(found, {misfits: fit.misfits, unsaid: unsaidPoints(drawn, deck.slides)}, fixes),
    goTo: (line) => {
      const index = deck.slides.findLastIndex((slide) => slide.line <= line);
      if (index >= 0 && index !== list.current) list.choose(index);
    },
    line: () => current().line
  };
}

const read = (text: string): Deck => readDeck(readManuscript(text, {kind: "deck"}));

/** How a slide's elements link to the rest of the site. */
export function slideContext(document: Document): SlideContext {
  const links = siteTraceLinks(siteRoot(document));
  return {
    document,
    href: (path) => new URL(path.replace(/^\//, ""), siteRoot(document)).href,
    traceHref: links.traceHref
  };
}

/** What a theme's file is called. */
const themeName = (path: string): string => path.replace(/^.*\/|\.ya?ml$/gi, "");

/** A slide's title as it is written. */
function titleOf(slide: WrittenSlide): string {
  const {title} = slideBlocks(slide);
  return plainText(title, ({expression}) => `{{ ${expression} }}`).trim();
}

/** The slides as drawn, by the place where each is written; one that looks as before is the one from before. */
function drawnSlides(deck: CompiledDeck, written: Deck, before: readonly (DrawnSlide | undefined)[]): DrawnSlides {
  const byLine = new Map(deck.slides.filter(({file}) => file === undefined).map((slide) => [slide.line, slide]));
  const slides = written.slides.map(({line}, i) => {
    const slide = byLine.get(line);
    const known = before[i];
    return slide && known && keyOf({slide, deck}) === keyOf(known) ? known.slide : slide;
  });
  return {written, deck, slides};
}

function pictureOf(
  one: DrawnSlide | undefined,
  pictures: WeakMap<CompiledSlide, HTMLElement>,
  context: SlideContext
): HTMLElement | undefined {
  if (!one) return undefined;
  const picture = pictures.get(one.slide) ?? smallSlide(one, context);
  pictures.set(one.slide, picture);
  return picture;
}
