import {elementMaker} from "../../core/element.js";
import type {Child} from "../../core/element.js";
import type {DocumentId} from "../../core/editing/document-id.js";
import {mergeBlocks, mergedText} from "../../core/editing/merge-blocks.js";
import type {MergedPart} from "../../core/editing/merge-blocks.js";
import {spliceBetween} from "../../core/editing/splice.js";
import type {Splice} from "../../core/editing/splice.js";
import {NOT_RUN} from "../../core/query/query-cell.js";
import {sizeWords} from "../../core/query/words.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import {DocumentSession} from "./document-session.js";
import type {DrawnDocument, Problem} from "../../core/editing/drawn-document.js";
import type {DocumentKeeper, KeptText} from "./document-keeper.js";
import {mergeForm} from "./merge-form.js";
import {markdownOfPaste} from "./paste-markdown.js";
import {SourceDress} from "./source-dress.js";
import {replaceTyped} from "./tie-list.js";
import {tieOffers} from "./tie-offers.js";
import {pressButton} from "./press-button.js";
import {showVersions} from "./version-dialog.js";

/** Milliseconds after the last change at which the whole is drawn and checked. */
const DRAW_MS = 300;

/** Milliseconds after which a drawing that failed is tried again. */
const REDRAW_MS = 3000;

/** A problem with what mends it, where something does. */
export interface MendableProblem extends Problem {
  readonly fix?: {readonly name: string; readonly act: () => void};
}

/** What a builder of one kind puts into the frame. */
export interface FrameContent {
  /** What its list, its picture and its fields are, in the order of reading. */
  readonly regions: readonly HTMLElement[];
  /** Its buttons. */
  readonly buttons: readonly HTMLElement[];
  /** The text has become another. */
  readonly refresh: () => void;
  /** A text has been drawn; it may have become another since. */
  readonly drawn: (drawn: DrawnDocument, text: string) => void;
  /** The problems that were found, with those that only the page can see, and what mends them. */
  readonly problems?: (found: readonly Problem[]) => readonly MendableProblem[];
  /** What holds a 1-based line, for people: `Slide 2`. */
  readonly placeOf: (line: number) => string;
  /** Makes the part current that holds a 1-based line. */
  readonly goTo: (line: number) => void;
  /** The 1-based line of the current part. */
  readonly line: () => number;
}

/** What the frame gives a builder. */
export interface Frame {
  readonly document: Document;
  readonly window: Window & typeof globalThis;
  readonly name: DocumentId;
  readonly text: () => string;
  /** Does what `action` makes of the text, or says why it can't be done. Gives whether it was done. */
  readonly act: (action: () => readonly Splice[], merge?: string) => boolean;
  /** Says to screen readers what happened. */
  readonly say: (message: string) => void;
  readonly save: () => Promise<void>;
  /** Shows the problems again, when what the builder knows of them has changed. */
  readonly showProblems: () => void;
  /** Puts a picture beside the document; gives its path from it. Absent where pictures can't be kept. */
  readonly addPicture?: ((file: File) => Promise<string>) | undefined;
  /** What decks can name as their theme besides those that come with the engine. */
  readonly themes: () => Promise<readonly string[]>;
}

/** A region of the frame with its heading. */
export function buildRegion(document: Document, name: string, ...children: readonly Child[]): HTMLElement {
  const make = elementMaker(document);
  const id = `tm-build-${name.toLowerCase()}`;
  return make(
    "section",
    {class: `tm-build-region ${id}`, "aria-labelledby": `${id}-name`},
    make("h2", {id: `${id}-name`}, name),
    ...children
  );
}

/**
 * What every builder has: undo and redo, saving with its status, the source, the problems and the versions of one
 * document. The rest is made by `build`.
 */
export class BuildFrame {
  readonly #session: DocumentSession;
  readonly #content: FrameContent;
  readonly #source: SourceDress;
  readonly #document: Document;
  readonly #status: HTMLElement;
  readonly #said: HTMLElement;
  readonly #problems: HTMLElement;
  readonly #notice: HTMLElement;
  readonly #undo: HTMLButtonElement;
  readonly #redo: HTMLButtonElement;
  #timer: number | undefined;
  #drawing = false;
  #found: readonly Problem[] = [];
  #listed = "";

  constructor(
    place: HTMLElement,
    private readonly window: Window & typeof globalThis,
    private readonly keeper: DocumentKeeper,
    name: DocumentId,
    stored: KeptText,
    build: (frame: Frame) => FrameContent
  ) {
    const document = (this.#document = place.ownerDocument);
    const make = elementMaker(document);
    this.#status = statusRegion(document);
    this.#status.classList.add("tm-build-status");
    this.#said = statusRegion(document);
    this.#said.classList.add("tm-hidden");
    this.#notice = make("div", {class: "tm-build-notice", role: "alert", hidden: ""});
    this.#problems = make("ol", {class: "tm-build-problems"});
    this.#session = new DocumentSession(window, keeper, name, stored, {
      changed: () => {
        this.#refresh();
        this.#drawIn(DRAW_MS);
      },
      said: (status) => status !== this.#status.textContent && announce(this.#status, status),
      conflict: (found) => this.#askWhich(found)
    });
    // It is drawn elsewhere while the builder is made here.
    void this.#draw();
    this.#undo = pressButton(document, "Undo", () => this.#session.undo());
    this.#redo = pressButton(document, "Redo", () => this.#session.redo());
    this.#content = build({
      document,
      window,
      name,
      text: () => this.#session.text,
      act: (action, merge) => this.#act(action, merge),
      say: (message) => announce(this.#said, message),
      save: () => this.#session.save(),
      showProblems: () => this.#showProblems(this.#found),
      themes: () => keeper.themes(),
      addPicture: keeper.addPicture && ((file) => keeper.addPicture!(name.kind, file))
    });
    this.#source = new SourceDress(document, stored.text, {
      typed: (splices) => this.#session.apply(splices, "source"),
      moved: (offset) => this.#content.goTo(lineOf(this.#session.text, offset)),
      offers: tieOffers(document)
    });
    const toggle = pressButton(document, "Source", () => {
      void this.#source.toggle(this.#content.line());
      toggle.setAttribute("aria-pressed", String(this.#source.isOpen));
    });
    toggle.setAttribute("aria-pressed", "false");
    toggle.setAttribute("aria-controls", this.#source.element.id);
    const versions = pressButton(document, "Versions", () => void this.#openVersions());
    place.replaceChildren(
      make(
        "div",
        {class: "tm-build-bar", role: "group", "aria-label": "Actions"},
        this.#undo,
        this.#redo,
        ...this.#content.buttons,
        toggle,
        versions,
        this.#status
      ),
      this.#notice,
      make(
        "div",
        {class: "tm-build-layout"},
        ...this.#content.regions,
        this.#source.element,
        buildRegion(document, "Problems", this.#problems)
      ),
      this.#said
    );
    this.#bind(place);
    announce(this.#status, keeper.saved);
    this.#refresh();
    if (this.#session.isRestored)
      this.#tell(
        "What could not be saved when this page was last left is here again, and is being saved. Undo takes it out."
      );
  }

  #bind(place: HTMLElement): void {
    const {window} = this;
    place.addEventListener(
      "keydown",
      (event) => {
        if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
        const key = event.key.toLowerCase();
        if (key === "s") void this.#session.save();
        else if (key === "y" || (key === "z" && event.shiftKey)) this.#session.redo();
        else if (key === "z") this.#session.undo();
        else return;
        event.preventDefault();
      },
      {capture: true}
    );
    place.addEventListener("paste", (event) => {
      const {target} = event;
      if (event.defaultPrevented || !(target instanceof window.HTMLTextAreaElement)) return;
      const text = markdownOfPaste(event, window);
      if (text === undefined) return;
      event.preventDefault();
      replaceTyped(target, text, target.selectionStart, target.selectionEnd);
    });
    window.addEventListener("beforeunload", (event) => {
      if (!this.#session.isSaved) event.preventDefault();
    });
    window.addEventListener("pagehide", () => void this.#session.save());
  }

  #act(action: () => readonly Splice[], merge: string | undefined): boolean {
    try {
      this.#session.apply(action(), merge);
      return true;
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      this.#tell(error.message);
      return false;
    }
  }

  #refresh(): void {
    const {text, canUndo, canRedo} = this.#session;
    if (!this.#session.isHeld) this.#notice.hidden = true;
    for (const [button, can] of [
      [this.#undo, canUndo],
      [this.#redo, canRedo]
    ] as const)
      button.setAttribute("aria-disabled", String(!can));
    this.#source.show(text);
    this.#content.refresh();
  }

  #drawIn(wait: number): void {
    this.window.clearTimeout(this.#timer);
    this.#timer = this.window.setTimeout(() => void this.#draw(), wait);
  }

  async #draw(): Promise<void> {
    if (this.#drawing) return;
    this.#drawing = true;
    const {text} = this.#session;
    try {
      const drawn = await this.keeper.draw(this.#session.document, text);
      this.#showProblems(drawn.problems);
      this.#content.drawn(drawn, text);
      if (text !== this.#session.text) this.#drawIn(DRAW_MS);
    } catch (error) {
      this.#showProblems([{line: 1, message: `Not drawn: ${messageOf(error)}`, isRefused: true}]);
      this.#drawIn(REDRAW_MS);
    }
    this.#drawing = false;
  }

  #showProblems(found: readonly Problem[]): void {
    this.#found = found;
    const problems = (this.#content.problems?.(found) ?? found).map((problem) => this.#runnable(problem));
    const key = JSON.stringify(problems.map(({fix, ...problem}) => [problem, fix?.name]));
    // What stays keeps the focus that a button in it may have.
    if (key === this.#listed) return;
    this.#listed = key;
    const make = elementMaker(this.#document);
    this.#source.showProblems(problems);
    this.#problems.replaceChildren(
      ...problems.map(({line, message, isRefused, fix}) =>
        make(
          "li",
          {"data-refused": isRefused ? "" : undefined},
          pressButton(this.#document, `${this.#content.placeOf(line)}: ${message}`, () => this.goTo(line)),
          fix && pressButton(this.#document, fix.name, fix.act)
        )
      ),
      ...(problems.length === 0 ? [make("li", {class: "tm-build-none"}, "None.")] : [])
    );
  }

  /** A problem with what runs the query that it is about, where it has not been run. */
  #runnable(problem: MendableProblem): MendableProblem {
    const {engine} = this.keeper;
    if (!engine || !problem.message.includes(NOT_RUN)) return problem;
    const start = async (): Promise<void> => {
      announce(this.#said, "The query engine is loading …");
      try {
        await engine.start();
        this.#drawIn(0);
      } catch (error) {
        this.#tell(`The query engine can’t be started: ${messageOf(error)}`);
      }
    };
    return {...problem, fix: {name: `Run it here (loads ${sizeWords(engine.bytes)} once)`, act: () => void start()}};
  }

  /** Makes the part current that holds a 1-based line. */
  goTo(line: number): void {
    this.#content.goTo(line);
    this.#source.goTo(line);
  }

  async #openVersions(): Promise<void> {
    const session = this.#session;
    await session.save();
    await showVersions(this.#document, this.keeper, session.document, session.text, (text) => {
      const splice = spliceBetween(session.text, text);
      if (splice) session.apply([splice]);
    }).catch((error: unknown) => this.#tell(messageOf(error)));
  }

  #tell(message: string, ...more: readonly Child[]): void {
    this.#notice.replaceChildren(
      elementMaker(this.#document)("p", {}, message),
      ...more.filter((one) => one !== undefined)
    );
    this.#notice.hidden = false;
  }

  /**
   * Takes in what somebody else has written of other blocks. Where both have written one, shows both sides of it, and
   * lets one choose.
   */
  #askWhich(found: KeptText | undefined): void {
    const document = this.#document;
    const make = elementMaker(document);
    const session = this.#session;
    const merging = (theirs: KeptText): readonly MergedPart[] =>
      mergeBlocks(session.document.kind, {base: session.base, mine: session.text, theirs: theirs.text});
    const parts = found ? merging(found) : [];
    if (found && parts.every((part) => "text" in part)) {
      session.takeMerged(mergedText(parts), found);
      this.#tell(
        "What has been written elsewhere since was of other parts of the document; it is taken in. Undo takes it out."
      );
      return;
    }
    const side = (name: string, text: string): HTMLElement =>
      make("details", {}, make("summary", {}, name), make("pre", {tabindex: "0"}, text));
    this.#tell(
      found
        ? "The document has been written elsewhere since it was read here. Nothing is saved until you choose; the other stays among the versions."
        : "The document is no longer there. Nothing is saved until you choose.",
      found &&
        mergeForm(document, parts, (choices) => {
          // One may have written on meanwhile.
          const now = merging(found);
          if (now.filter((part) => "mine" in part).length !== choices.length) this.#askWhich(found);
          else {
            this.#notice.hidden = true;
            session.takeMerged(mergedText(now, choices), found);
          }
        }),
      pressButton(document, "Keep what is written here", () => {
        this.#notice.hidden = true;
        void session.keepOwn(found).catch((error: unknown) => this.#tell(messageOf(error)));
      }),
      found && pressButton(document, "Take what is there", () => session.takeFound(found)),
      side("What is written here", session.text),
      found && side("What is there", found.text)
    );
  }
}

/** The 1-based line of an offset. */
function lineOf(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n?|\n/).length;
}
