import {defaultKeymap} from "@codemirror/commands";
import {Language, defineLanguageFacet, syntaxHighlighting} from "@codemirror/language";
import {Annotation, EditorState} from "@codemirror/state";
import type {Text} from "@codemirror/state";
import {EditorView, drawSelection, highlightActiveLine, keymap} from "@codemirror/view";
import {classHighlighter} from "@lezer/highlight";
import {GFM, parser} from "@lezer/markdown";
import {spliceBetween} from "../../core/editing/splice.js";
import type {Splice} from "../../core/editing/splice.js";
import {newlineOf, withLineEnds} from "../../core/manuscript/lines.js";

const markdown = new Language(defineLanguageFacet(), parser.configure(GFM), [], "markdown");
const fromOutside = Annotation.define<boolean>();

/** What a source editor tells of. */
export interface SourceListener {
  /** Somebody has typed; the splices are of the text before. */
  readonly typed: (splices: readonly Splice[]) => void;
  /** The cursor has moved to an offset of the text. */
  readonly moved: (offset: number) => void;
}

/**
 * A document's Markdown in CodeMirror. Its line ends stay those of the text: the editor counts each as one character,
 * whatever it is in the file.
 */
export class SourceEditor {
  readonly #view: EditorView;
  #text: string;

  constructor(place: HTMLElement, text: string, listener: SourceListener) {
    this.#text = text;
    this.#view = new EditorView({
      parent: place,
      state: EditorState.create({
        doc: withLineEnds(text, "\n"),
        extensions: [
          markdown,
          syntaxHighlighting(classHighlighter),
          drawSelection(),
          highlightActiveLine(),
          EditorView.lineWrapping,
          EditorView.contentAttributes.of({"aria-label": "Markdown of the whole document"}),
          keymap.of(defaultKeymap),
          EditorView.updateListener.of((update) => {
            const isOwn = !update.transactions.some((one) => one.annotation(fromOutside));
            if (update.docChanged && isOwn) {
              const before = this.#text;
              const starts = lineStarts(before);
              const splices: Splice[] = [];
              update.changes.iterChanges((from, to, _from, _to, inserted) => {
                const at = (position: number): number => offsetAt(update.startState.doc, starts, position);
                splices.push({
                  from: at(from),
                  to: at(to),
                  insert: withLineEnds(inserted.toString(), newlineOf(before))
                });
              });
              // The text is the session's to change; `show` gives it back.
              listener.typed(splices);
            }
            if (update.selectionSet && isOwn) listener.moved(this.cursor);
          })
        ]
      })
    });
  }

  /** The offset of the cursor in the text. */
  get cursor(): number {
    const {doc, selection} = this.#view.state;
    return offsetAt(doc, lineStarts(this.#text), selection.main.head);
  }

  /** Shows a text; the cursor stays with what it stood by. */
  show(text: string): void {
    this.#text = text;
    const before = this.#view.state.doc.toString();
    const splice = spliceBetween(before, withLineEnds(text, "\n"));
    if (!splice) return;
    this.#view.dispatch({changes: splice, annotations: fromOutside.of(true)});
  }

  /** Puts the cursor at the start of a 1-based line, and shows it. */
  goTo(line: number): void {
    const {doc} = this.#view.state;
    const {from} = doc.line(Math.min(Math.max(1, line), doc.lines));
    this.#view.dispatch({
      selection: {anchor: from},
      effects: EditorView.scrollIntoView(from, {y: "start", yMargin: 8}),
      annotations: fromOutside.of(true)
    });
  }

  focus(): void {
    this.#view.focus();
  }
}

/** Where the lines of a text start, as the editor splits it. */
function lineStarts(text: string): readonly number[] {
  return [0, ...Array.from(text.matchAll(/\r\n?|\n/g), ({0: end, index}) => index + end.length)];
}

function offsetAt(doc: Text, starts: readonly number[], position: number): number {
  const line = doc.lineAt(position);
  return starts[line.number - 1]! + position - line.from;
}
