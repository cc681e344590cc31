import type {Problem} from "../../core/editing/drawn-document.js";
import {placedProblems} from "../../core/editing/problem-places.js";
import {elementMaker} from "../../core/element.js";
import {messageOf} from "../announce.js";
import {siteLink} from "../site-links.js";
import type * as Source from "./source-editor.js";
import {offersAt} from "./tie-offers.js";
import type {OffersOf} from "./tie-offers.js";

/** Loads the editor of the source, which is a module of its own since most who build never open it. */
type LoadEditor = (document: Document) => Promise<Pick<typeof Source, "SourceEditor">>;

const loadEditor: LoadEditor = (document) => {
  const url = siteLink(document, "source");
  if (url === undefined) throw new Error("this page names no editor of the source");
  return import(/* @vite-ignore */ url) as Promise<typeof Source>;
};

/** A document's Markdown beside its picture: hidden until it is opened, with what is wrong in it underlined. */
export class SourceDress {
  readonly element: HTMLElement;
  #editor: Source.SourceEditor | undefined;
  #text: string;
  #problems: readonly Problem[] = [];

  constructor(
    private readonly document: Document,
    text: string,
    private readonly setting: Pick<Source.SourceListener, "typed" | "moved"> & {readonly offers: OffersOf},
    private readonly load: LoadEditor = loadEditor
  ) {
    this.#text = text;
    this.element = elementMaker(document)("div", {class: "tm-build-source", id: "tm-build-source", hidden: ""});
  }

  get isOpen(): boolean {
    return !this.element.hidden;
  }

  /** Shows a text; the problems of the one before are placed anew once they are known. */
  show(text: string): void {
    this.#text = text;
    this.#editor?.show(text);
  }

  showProblems(problems: readonly Problem[]): void {
    this.#problems = problems;
    this.#editor?.showProblems(placedProblems(this.#text, problems));
  }

  /** Opens it at a 1-based line, with the cursor there, or hides it. */
  async toggle(line: number): Promise<void> {
    this.element.hidden = !this.element.hidden;
    if (!this.isOpen) return;
    try {
      const {SourceEditor} = await this.load(this.document);
      this.#editor ??= new SourceEditor(this.element, this.#text, {
        ...this.setting,
        offers: (text, at) => offersAt({text, at, heading: headingAbove(text, at)}, this.setting.offers)
      });
      this.element.querySelector("p[role=alert]")?.remove();
      this.showProblems(this.#problems);
      this.goTo(line);
    } catch (error) {
      const message = `The source can’t be shown (${messageOf(error)}); load the page again.`;
      this.element.replaceChildren(elementMaker(this.document)("p", {role: "alert"}, message));
    }
  }

  /** Puts the cursor at a line, and there the focus, while it is open. */
  goTo(line: number): void {
    this.#editor?.goTo(line);
    if (this.isOpen) this.#editor?.focus();
  }
}

/** The last heading above an offset, whose words hold for what stands below it. */
function headingAbove(text: string, at: number): string {
  return (
    text
      .slice(0, at)
      .match(/^ {0,3}#{1,6} .*$/gm)
      ?.at(-1) ?? ""
  );
}
