import {readBriefing} from "../../core/briefing/read-briefing.js";
import type {CompiledBriefing} from "../../core/deck/compiled.js";
import {blockSplices} from "../../core/editing/block-actions.js";
import type {BlockAction} from "../../core/editing/block-actions.js";
import {CELL_KINDS} from "../../core/editing/notebook-cells.js";
import type {CellKind} from "../../core/editing/notebook-cells.js";
import {elementMaker} from "../../core/element.js";
import type {Facts} from "../../core/fact.js";
import type {PlacedBlock} from "../../core/manuscript/block-tree.js";
import {readManuscript} from "../../core/manuscript/manuscript.js";
import type {Manuscript} from "../../core/manuscript/manuscript.js";
import {closestTo} from "../announce.js";
import {loadEvidence} from "../evidence.js";
import {BlockInPlace} from "./block-in-place.js";
import type {ShownPlace} from "./block-in-place.js";
import {BriefingPages} from "./briefing-pages.js";
import {buildRegion} from "./build-frame.js";
import {pressButton} from "./press-button.js";
import type {Frame, FrameContent} from "./build-frame.js";
import {slideContext} from "./deck-builder.js";
import {cellMenu} from "./cell-menu.js";
import {frontFields} from "./front-fields.js";
import {definedCharts, followButtons} from "./chart-follow.js";
import type {DefinedCharts} from "./chart-follow.js";
import {ChartPanel} from "./chart-panel.js";
import {ControlPanel} from "./control-panel.js";
import {PartList} from "./part-list.js";
import {insertNumber} from "./insert-number.js";
import {markdownField, tied} from "./text-field.js";
import {redrawBriefing, redrawHtml, shownWords} from "./redraw-blocks.js";
import type {DrawnHtml} from "./redraw-blocks.js";
import {DrawnFigures} from "./redraw-slides.js";
import {siteFacts, tieOffers} from "./tie-offers.js";

/** The builder of notebooks and briefings: their blocks at one side, the page, and the text of the current block. */
export function pageBuilder(frame: Frame): FrameContent {
  const {document, name} = frame;
  const make = elementMaker(document);
  const read = (text: string): Manuscript =>
    readManuscript(text, {kind: name.kind === "briefing" ? "briefing" : "notebook"});
  let manuscript = read(frame.text());

  const act = (action: BlockAction, merge?: string): boolean =>
    frame.act(() => blockSplices(manuscript, action), merge);
  const list = new PartList(document, "Blocks", {
    chosen: () => showCurrent(),
    move: (by) => move(by),
    remove: () => remove(),
    enter: () => enter()
  });
  const {traceHref} = slideContext(document);
  const pages =
    name.kind === "briefing"
      ? new BriefingPages(slideContext(document), (block) => label(manuscript.blocks[block]), {
          chosen: (block) => edit(block),
          sized: (size) => act({type: "front", options: {paper: size === "a4" ? null : size}}),
          measured: () => {
            frame.showProblems();
            inPlace.lay();
          }
        })
      : undefined;
  const page = pages?.element ?? make("div", {class: "tm-build-page tm-build-stage"});
  const figures = new DrawnFigures();
  const facts = siteFacts(document);
  const label = (block: PlacedBlock | undefined): string => labelOf(manuscript, block, facts());
  const listBlocks = (): void => list.show(manuscript.blocks.map((block) => ({label: label(block)})));
  let briefing: CompiledBriefing | undefined;
  let blocks: DrawnHtml | undefined;
  const offers = tieOffers(document);
  const text = tied(
    markdownField(document, "Text of the block", (written) => {
      if (manuscript.blocks.length === 0) act({type: "add", at: 0, text: written});
      else if (written.trim() !== "")
        act({type: "replace", block: list.current, text: written}, `block ${list.current}`);
    }),
    {document, offers, heading: () => headingAbove(manuscript, list.current), say: frame.say}
  );

  const inPlace = new BlockInPlace(
    text,
    () => {
      if (NOT_IN_PLACE.includes(manuscript.blocks[list.current]?.type ?? "fence")) return undefined;
      return pages ? pages.place : placeIn(page, list.current);
    },
    () => list.element.focus()
  );
  const markdown = make("details", {open: ""}, make("summary", {}, "Markdown of this block"), text.element);
  /** Goes to where the current block is edited: its controls, or its text. */
  const enter = (): void => {
    const [field] = [charts, control].flatMap(({element}) => [
      ...element.querySelectorAll<HTMLElement>("select, input, button")
    ]);
    if (!markdown.open && field) field.focus();
    else {
      markdown.open = true;
      text.focus();
    }
  };
  /** Makes a block the current one and edits it where it stands; one of a fence in the inspector. */
  const edit = (block: number): void => {
    if (block < 0) return;
    inPlace.close();
    list.choose(block);
    if (markdown.open) inPlace.open();
    else enter();
  };
  if (!pages)
    page.addEventListener("click", (event) => {
      if (closestTo(event.target, "a, button, input, select, summary, label, .tm-build-in-place")) return;
      const shown = closestTo(event.target, "[data-block]");
      edit([...page.querySelectorAll("[data-block]")].findIndex((one) => one === shown));
    });

  /** Draws what has changed since the whole was drawn. */
  const redraw = (): void => {
    if (briefing) {
      briefing = redrawBriefing(manuscript, briefing, {figures, facts: facts()}) ?? briefing;
      pages?.show(briefing, manuscript);
    }
    if (!blocks) return;
    blocks = redrawHtml(textsOf(manuscript), blocks, {facts: facts(), traceHref});
    showHtml(page, blocks.html);
  };

  const front = frontFields(document, pages ? "briefing" : "notebook", (options, field) =>
    act({type: "front", options}, `front ${field}`)
  );
  const folded = new Set<string>();
  let defined: DefinedCharts = new Map();
  const reading = definedCharts(document);
  const charts = new ChartPanel(document, undefined, () => reading);
  const control = new ControlPanel(document);
  const follow = make("div", {});
  let shown = "";
  if (name.kind === "notebook")
    void reading.then((read) => {
      defined = read;
      showCurrent();
    });

  const showCurrent = (): void => {
    const block = manuscript.blocks[list.current];
    text.show(block ? contentOf(manuscript, block) : "");
    const cell = block ? contentOf(manuscript, block) : "";
    const place = `${list.current} ${fenceOf(cell)}`;
    if (place !== shown) markdown.open = !SET.includes(fenceOf(cell));
    shown = place;
    const controls = manuscript.blocks.flatMap((one) => controlName(contentOf(manuscript, one)) ?? []);
    follow.replaceChildren(
      ...followButtons(document, {cell, defined, controls}, (put) =>
        act({type: "replace", block: list.current, text: put})
      )
    );
    const rewrite = (put: string): void =>
      void act({type: "replace", block: list.current, text: put}, `block ${list.current}`);
    if (labelOf(manuscript, block).startsWith(FENCES["chart"]!)) void charts.show(cell, rewrite);
    else charts.clear();
    control.show(cell.replace(/\r\n?/g, "\n"), rewrite);
    pages?.mark(list.current);
    const texts = foldKeys(manuscript);
    fold.setAttribute("aria-pressed", String(folded.has(texts[list.current] ?? "")));
    inPlace.lay();
    for (const [i, one] of [...page.querySelectorAll("[data-block]")].entries()) {
      one.toggleAttribute("data-current", i === list.current);
      one.toggleAttribute("data-folded", folded.has(texts[i] ?? ""));
    }
  };
  const fold = pressButton(document, "Fold block", () => {
    const cell = foldKeys(manuscript)[list.current] ?? "";
    if (!folded.delete(cell)) folded.add(cell);
    showCurrent();
    frame.say(folded.has(cell) ? "Block folded" : "Block unfolded");
  });
  const add = (put: string, place: "below" | "above"): void => {
    const at = Math.min(list.current + (place === "below" ? 1 : 0), manuscript.blocks.length);
    if (pages && at === 0 && manuscript.blocks[0]?.type === "heading") {
      frame.act(() => {
        throw new RangeError("a briefing begins with its headline; choose a block below it");
      });
      return;
    }
    if (!act({type: "add", at, text: put})) return;
    list.choose(at);
    frame.say(`Block ${at + 1} of ${manuscript.blocks.length} added`);
    enter();
    if (markdown.open) text.select();
  };
  const duplicate = (): void => {
    const at = list.current;
    if (!act({type: "duplicate", block: at})) return;
    list.choose(at + 1);
    frame.say("Block duplicated");
  };
  const remove = (): void => {
    const at = list.current;
    if (!act({type: "delete", block: at})) return;
    list.choose(at);
    frame.say(`Block deleted; ${manuscript.blocks.length} left`);
  };
  const move = (by: -1 | 1): void => {
    const at = list.current;
    const before = by < 0 ? at - 1 : at + 2;
    if (before < 0 || before > manuscript.blocks.length || !act({type: "move", block: at, before})) return;
    list.choose(at + by);
    frame.say(`Moved to place ${at + by + 1} of ${manuscript.blocks.length}`);
  };

  const blockOn = (line: number): number => manuscript.blocks.findLastIndex((block) => block.line <= line);

  return {
    buttons: [
      ...cellMenu(document, {
        kinds: pages ? BRIEFING_CELLS : (Object.keys(CELL_KINDS) as CellKind[]),
        evidence: () => loadEvidence(document),
        add
      }),
      ...(pages ? [] : [fold]),
      pressButton(document, "Duplicate block", duplicate),
      pressButton(document, "Delete block", remove),
      pressButton(document, "Move block up", () => move(-1)),
      pressButton(document, "Move block down", () => move(1)),
      insertNumber(document, [text.input], offers)
    ],
    regions: [
      list.element,
      buildRegion(document, "Page", page),
      make(
        "div",
        {class: "tm-build-side"},
        buildRegion(
          document,
          "Inspector",
          charts.element,
          control.element,
          follow,
          markdown,
          pages?.size.element,
          front.element
        ),
        pages && buildRegion(document, "Footnotes", pages.footnotes)
      )
    ],
    refresh: () => {
      manuscript = read(frame.text());
      front.show(manuscript.front.options);
      redraw();
      listBlocks();
      showCurrent();
    },
    drawn: (drawn, at) => {
      if (drawn.briefing) {
        figures.keep(readBriefing(read(at)).blocks, drawn.briefing.blocks);
        briefing = drawn.briefing;
      }
      if (drawn.html) blocks = {texts: textsOf(read(at)), html: drawn.html};
      redraw();
      listBlocks();
      showCurrent();
    },
    placeOf: (line) => `Block ${Math.max(0, blockOn(line)) + 1}`,
    problems: (found) => [...found, ...(pages?.problems ?? [])].sort((a, b) => a.line - b.line),
    goTo: (line) => {
      const index = blockOn(line);
      if (index >= 0 && index !== list.current) list.choose(index);
    },
    line: () => manuscript.blocks[list.current]?.line ?? 1
  };
}

/** What stands in briefings; the rest of what notebooks have needs a screen. */
const BRIEFING_CELLS = ["text", "list", "table", "chart"] as const;

/** What is edited in the inspector: its text says little of how it is shown. */
const NOT_IN_PLACE: readonly string[] = ["fence", "code", "html", "comment", "rule"];

/** Fences that say in options what is shown: what is set of them elsewhere need not be read. */
const SET: readonly string[] = ["chart", "control", "rows", "evidence"];

/** The first word behind a fence's marks; empty for other blocks. */
const fenceOf = (cell: string): string => /^\s*(?:`{3,}|~{3,})\s*([\w-]*)/.exec(cell)?.[1] ?? "";

/** Where a block of a notebook is seen. */
function placeIn(page: HTMLElement, index: number): ShownPlace | undefined {
  const element = page.querySelectorAll("[data-block]")[index]?.firstElementChild;
  if (!element) return undefined;
  const [own, around] = [element.getBoundingClientRect(), page.getBoundingClientRect()];
  const {width, height} = own;
  return {stage: page, element, left: own.left - around.left, top: own.top - around.top, width, height, zoom: 1};
}

/** Shows the blocks of a notebook; those that are as they were stay. Scripts in a text don't run. */
function showHtml(page: HTMLElement, html: readonly string[]): void {
  const old = [...page.querySelectorAll(":scope > [data-block]")];
  html.forEach((block, i) => {
    const there = old[i];
    if (there && drawnAs.get(there) === block) return;
    const place = elementMaker(page.ownerDocument)("div", {"data-block": ""});
    place.innerHTML = block;
    drawnAs.set(place, block);
    if (there) there.replaceWith(place);
    else page.insertBefore(place, page.querySelector(":scope > .tm-build-in-place"));
  });
  old.slice(html.length).forEach((one) => one.remove());
}

/** What each place of a block was drawn of. */
const drawnAs = new WeakMap<Element, string>();

const textsOf = (manuscript: Manuscript): readonly string[] =>
  manuscript.blocks.map(({start, end}) => manuscript.text.slice(start, end));

const contentOf = ({text}: Manuscript, {start, end}: PlacedBlock): string => text.slice(start, end).trimEnd();

const KINDS: Partial<Record<PlacedBlock["type"], string>> = {
  code: "Code",
  html: "HTML",
  comment: "Comment",
  rule: "Rule"
};

/** What tells the blocks apart: their texts, and which of the same text each is. */
function foldKeys(manuscript: Manuscript): readonly string[] {
  const texts = textsOf(manuscript);
  return texts.map((text, i) => `${texts.slice(0, i).filter((other) => other === text).length} ${text}`);
}

/** The name of the control that a block is; undefined for other blocks. */
const controlName = (cell: string): string | undefined =>
  /^(?:`{3,}|~{3,})\s*control\b[^]*?^name:\s*([a-z]+)/m.exec(cell)?.[1];

/** What the fences are called that pages give a meaning to. */
const FENCES: Readonly<Record<string, string>> = {
  chart: "Chart",
  control: "Control",
  rows: "Rows",
  evidence: "Evidence",
  js: "Live code",
  sql: "Query"
};

/** A block for the list: what it is, and its first words, with numbers as the page shows them. */
function labelOf(manuscript: Manuscript, block: PlacedBlock | undefined, facts?: Facts): string {
  if (!block) return "Empty";
  const [first = "", second = ""] = contentOf(manuscript, block).split(/\r\n?|\n/);
  const info = fenceOf(first);
  if (block.type === "fence") return `${FENCES[info] ?? "Fence"}: ${second.replace(/^[a-z]+:\s*/, "").slice(0, 60)}`;
  const words = shownWords(first.replace(/^[\s>#*+-]+/, ""), facts).slice(0, 60);
  const kind = KINDS[block.type];
  return [kind, words].filter((part) => part !== undefined && part !== "").join(": ") || "Empty";
}

/** The heading under which a block stands, as it is written. */
function headingAbove(manuscript: Manuscript, index: number): string {
  const heading = manuscript.blocks.slice(0, index + 1).findLast(({type}) => type === "heading");
  return heading ? contentOf(manuscript, heading) : "";
}
