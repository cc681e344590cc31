import type {DocumentId} from "../../core/editing/document-id.js";
import {printHistory, readHistory, redone, settled, spliced, undone} from "../../core/editing/edit-history.js";
import type {EditHistory} from "../../core/editing/edit-history.js";
import {spliceBetween} from "../../core/editing/splice.js";
import type {Splice} from "../../core/editing/splice.js";
import {messageOf} from "../announce.js";
import {UnansweredError} from "../write-client.js";
import {keepUnsaved, unsavedText} from "./unsaved-text.js";
import {ConflictError} from "./document-keeper.js";
import type {DocumentKeeper, KeptText} from "./document-keeper.js";

/** Milliseconds after the last change at which it is saved, and after a failure at which it is tried again. */
const SAVE_MS = 300;
const RETRY_MS = 2000;

/** Milliseconds after which typing on is a step of its own. */
const PAUSE_MS = 1500;

/** What a session tells of. */
export interface SessionListener {
  /** The text has become another. */
  readonly changed: () => void;
  /** What became of saving it, in words. */
  readonly said: (status: string) => void;
  /** Somebody else has written the document; `found` is what is there now. */
  readonly conflict: (found: KeptText | undefined) => void;
}

/** A document that is being edited: its text, what was done to it, and its saving as it changes. */
export class DocumentSession {
  #history: EditHistory;
  #hash: string;
  #saving = false;
  #isHeld = false;
  #timer: number | undefined;
  #last = 0;

  constructor(
    private readonly window: Window,
    private readonly keeper: DocumentKeeper,
    readonly document: DocumentId,
    stored: KeptText,
    private readonly listener: SessionListener
  ) {
    const unsaved = unsavedText(window, document, stored);
    const {text, hash} = unsaved?.base ?? stored;
    this.#hash = hash;
    this.#saved = text;
    const history = readHistory(this.#kept(), text, hash);
    const splice = unsaved && spliceBetween(text, unsaved.text);
    this.#history = splice ? spliced(settled(history), [splice]) : history;
    this.isRestored = splice !== undefined;
    if (splice) this.#saveIn(0);
  }

  #saved: string;

  /** Whether it begins with what was not saved when its page was left. */
  readonly isRestored: boolean;

  get text(): string {
    return this.#history.text;
  }

  get canUndo(): boolean {
    return this.#history.past.length > 0;
  }

  get canRedo(): boolean {
    return this.#history.future.length > 0;
  }

  /** Whether all that was done is written. */
  get isSaved(): boolean {
    return this.#saved === this.text;
  }

  /** Makes splices as one step; typing of one kind (`merge`) goes on in the step before. */
  apply(splices: readonly Splice[], merge?: string): void {
    const now = Date.now();
    const history = now - this.#last > PAUSE_MS ? settled(this.#history) : this.#history;
    this.#last = now;
    this.#become(spliced(history, splices, merge));
  }

  undo(): void {
    this.#become(undone(this.#history));
  }

  redo(): void {
    this.#become(redone(this.#history));
  }

  /** The text on which both what is written here and what somebody else has written were begun. */
  get base(): string {
    return this.#saved;
  }

  /** Goes on with a text made of what is written here and what is there, as a step that can be undone. */
  takeMerged(text: string, {text: found, hash}: KeptText): void {
    this.#hash = hash;
    this.#isHeld = false;
    this.#saved = found;
    const splice = spliceBetween(this.text, text);
    if (splice) this.#become(spliced(settled(this.#history), [splice]));
    this.#saveIn(0);
  }

  /** Takes what is there in place of what was written here, as a step that can be undone. */
  takeFound(found: KeptText): void {
    this.takeMerged(found.text, found);
  }

  /** Puts what was written here in the place of what is there. */
  async keepOwn(found: KeptText | undefined): Promise<void> {
    this.#isHeld = false;
    if (found) this.#hash = found.hash;
    else this.#hash = await this.keeper.create(this.document, this.text);
    await this.save();
  }

  /** Writes what isn't yet; what changes meanwhile is written after it. */
  async save(): Promise<void> {
    this.window.clearTimeout(this.#timer);
    if (this.#saving || this.#isHeld) return;
    this.#saving = true;
    try {
      while (!this.isSaved) {
        const {text} = this;
        this.listener.said("Saving");
        // A write that is never answered, or a browser that is ended meanwhile, loses nothing of it.
        keepUnsaved(this.window, this.document, {text, base: {text: this.#saved, hash: this.#hash}});
        this.#hash = await this.keeper.write(this.document, text, this.#hash);
        this.#saved = text;
      }
      this.#settle();
    } catch (error) {
      const later = error instanceof UnansweredError ? "; once it does, this is saved by itself" : "";
      this.listener.said(`Not saved: ${messageOf(error)}${later}`);
      if (error instanceof ConflictError) {
        this.#isHeld = true;
        this.listener.conflict(error.found);
      } else this.#timer = this.window.setTimeout(() => void this.save(), RETRY_MS);
    } finally {
      this.#saving = false;
    }
  }

  /** Whether nothing is saved until somebody has chosen between two texts. */
  get isHeld(): boolean {
    return this.#isHeld;
  }

  get hash(): string {
    return this.#hash;
  }

  #become(history: EditHistory): void {
    if (history === this.#history) return;
    const isOther = history.text !== this.text;
    this.#history = history;
    if (!isOther) return;
    this.listener.changed();
    if (this.#isHeld) {
      keepUnsaved(this.window, this.document, {text: this.text, base: {text: this.#saved, hash: this.#hash}});
      return;
    }
    this.listener.said("Saving");
    this.#saveIn(SAVE_MS);
  }

  #saveIn(wait: number): void {
    this.window.clearTimeout(this.#timer);
    this.#timer = this.window.setTimeout(() => void this.save(), wait);
  }

  #settle(): void {
    this.listener.said(this.keeper.saved);
    keepUnsaved(this.window, this.document, undefined);
    try {
      this.window.localStorage.setItem(this.#key, printHistory(this.#history, this.#hash));
    } catch {
      // Without room or leave the history lasts until the page is closed; the document itself is written.
    }
  }

  get #key(): string {
    return `tickmark-history:${this.document.kind}/${this.document.name}`;
  }

  #kept(): string | null {
    try {
      return this.window.localStorage.getItem(this.#key);
    } catch {
      return null;
    }
  }
}
