import {elementMaker} from "../../core/element.js";
import {someOf} from "../../core/explore/groups.js";
import type {ListedTable} from "../../core/table-about.js";
import {dressTerms} from "../../core/terms/dress.js";
import type {RegisteredTerm} from "../../core/terms/term.js";
import {hasTerms, inWords} from "../../core/terms/wording.js";
import type {EvidenceIndex} from "../../views/evidence-index.js";
import {vocabularyOf} from "../terms/apply-terms.js";
import type {Rival} from "./storage.js";

/** The notices above the work; they are redrawn, and so announced, only when one of them has changed. */
export class NoticeBoard {
  readonly element: HTMLElement;
  wrong: readonly string[] = [];
  wrongKept: string | undefined;
  private shown = "";

  constructor(private readonly document: Document) {
    this.element = elementMaker(document)("div", {class: "tm-explore-notices"});
  }

  show(rival: Rival | undefined): void {
    const notices = [...this.ofLink(), ...ofRival(rival)];
    const key = JSON.stringify(notices);
    if (key === this.shown) return;
    this.shown = key;
    this.element.replaceChildren(...notices.map((notice) => noticeElement(notice, this.document)));
  }

  private ofLink(): readonly Notice[] {
    const close = [{action: "close-wrong", label: "Close"}];
    const [kept, ...more] = this.wrongKept?.split("\n") ?? [];
    return [
      ...(this.wrong.length === 0
        ? []
        : [
            {
              title: "This link can’t be followed: the chart below is not the link’s. The rest of the page works.",
              lines: someOf(this.wrong),
              actions: close
            }
          ]),
      ...(kept === undefined ? [] : [{title: kept, lines: someOf(more), actions: close}])
    ];
  }
}

function ofRival(rival: Rival | undefined): readonly Notice[] {
  if (rival === undefined) return [];
  const tab = rival === "tab";
  return [
    {
      title: tab
        ? "This was changed in another tab."
        : "This browser keeps another chart, from an earlier visit or another tab.",
      lines: [
        tab
          ? "What the other tab made is kept in this browser; what stands here is not."
          : "It is left alone until you choose; what the link holds is shown."
      ],
      actions: [
        {action: "take-other", label: tab ? "Show the other tab’s" : "Show the one that is kept"},
        {action: "keep-this", label: "Keep this one instead"}
      ]
    }
  ];
}

/** A notice above the work, with the actions that it offers. */
interface Notice {
  readonly title: string;
  readonly lines: readonly string[];
  readonly actions: readonly {readonly action: string; readonly label: string}[];
}

/** A notice as it stands in the page. */
function noticeElement({title, lines, actions}: Notice, document: Document): HTMLElement {
  const make = elementMaker(document);
  return make(
    "div",
    {class: "tm-explore-notice", role: "alert"},
    make("p", {}, make("strong", {}, title)),
    ...(lines.length === 0
      ? []
      : [lines.length === 1 ? make("p", {}, lines[0]) : make("ul", {}, ...lines.map((line) => make("li", {}, line)))]),
    make(
      "p",
      {class: "tm-buttons"},
      ...actions.map(({action, label}) => make("button", {type: "button", "data-do": action}, label))
    )
  );
}

/** A table with marks of terms in place of the labels that are registered terms, so that they follow the vocabulary. */
export function withMarkedLabels(table: ListedTable, index: Pick<EvidenceIndex, "term" | "markedTerm">): ListedTable {
  const marked = (value: string, label: string): string =>
    label === index.term(value) && hasTerms(index.markedTerm(value)) ? index.markedTerm(value) : label;
  const labels = Object.entries(table.labels ?? {}).map(
    ([column, own]) =>
      [column, Object.fromEntries(Object.entries(own).map(([value, label]) => [value, marked(value, label)]))] as const
  );
  return {...table, labels: Object.fromEntries(labels)};
}

/**
 * Replaces the marks of terms in contents with words; in select lists with the page’s vocabulary, elsewhere so that
 * they follow its switch.
 */
export function dressed<E extends HTMLElement>(contents: readonly E[], terms: readonly RegisteredTerm[]): readonly E[] {
  for (const content of contents) {
    for (const option of content.querySelectorAll("option"))
      option.textContent = spoken(option.textContent, terms, option.ownerDocument);
    dressTerms(content, terms);
  }
  return contents;
}

/** A text in the page’s vocabulary. */
export function spoken(text: string, terms: readonly RegisteredTerm[], document: Document): string {
  return inWords(text, terms, vocabularyOf(document));
}
