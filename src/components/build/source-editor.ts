import {acceptCompletion, autocompletion, closeCompletion, moveCompletionSelection} from "@codemirror/autocomplete";
import type {Completion, CompletionContext, CompletionResult} from "@codemirror/autocomplete";
import {defaultKeymap} from "@codemirror/commands";
import {Language, defineLanguageFacet, syntaxHighlighting} from "@codemirror/language";
import {lintGutter, setDiagnostics} from "@codemirror/lint";
import {Annotation, EditorState} from "@codemirror/state";
import type {Text} from "@codemirror/state";
import {EditorView, drawSelection, highlightActiveLine, keymap} from "@codemirror/view";
import type {KeyBinding} from "@codemirror/view";
import {classHighlighter} from "@lezer/highlight";
import {GFM, parser} from "@lezer/markdown";
import type {PlacedProblem} from "../../core/editing/problem-places.js";
import {spliceBetween} from "../../core/editing/splice.js";
import type {Splice} from "../../core/editing/splice.js";
import type {TieOffer} from "../../core/tying/offers.js";
import {markdownOfPaste} from "./paste-markdown.js";
import {newlineOf, withLineEnds} from "../../core/manuscript/lines.js";
import {unsaidWords} from "../../core/tying/unsaid-words.js";

const markdown = new Language(defineLanguageFacet(), parser.configure(GFM), [], "markdown");
const fromOutside = Annotation.define<boolean>();

/** A number that stands in the editor's text, and what it could be tied to. */
interface NumberOffers {
  readonly start: number;
  readonly end: number;
  readonly offers: readonly TieOffer[];
}

/** What a source editor tells of, and what it asks. */
export interface SourceListener {
  /** Somebody has typed; the splices are of the text before. */
  readonly typed: (splices: readonly Splice[]) => void;
  /** The cursor has moved to an offset of the text. */
  readonly moved: (offset: number) => void;
  /** What the number before an offset of the editor's text could be tied to. */
  readonly offers: (text: string, at: number) => Promise<NumberOffers | undefined>;
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
          autocompletion({
            override: [(context) => completionsOf(context, listener.offers)],
            icons: false,
            defaultKeymap: false
          }),
          lintGutter(),
          keymap.of([...OFFER_KEYS, ...defaultKeymap]),
          EditorView.domEventHandlers({
            paste: (event, view) => {
              const text = markdownOfPaste(event, view.dom.ownerDocument.defaultView!);
              if (text === undefined) return false;
              view.dispatch(view.state.replaceSelection(text), {userEvent: "input.paste", scrollIntoView: true});
              return true;
            }
          }),
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

  /** Underlines what is wrong, with the reason; offsets are of the text that is shown. */
  showProblems(problems: readonly PlacedProblem[]): void {
    const {state} = this.#view;
    const starts = lineStarts(this.#text);
    const at = (offset: number): number => Math.min(positionOf(state.doc, starts, offset), state.doc.length);
    this.#view.dispatch(
      setDiagnostics(
        state,
        problems.map(({from, to, message, isRefused}) => ({
          from: at(from),
          to: at(to),
          severity: isRefused ? "error" : "warning",
          message
        }))
      )
    );
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

/**
 * The keys of the offers, as in fields. Enter starts a line as always, and Tab leaves the editor where nothing is
 * offered.
 */
const OFFER_KEYS: readonly KeyBinding[] = [
  {key: "Tab", run: acceptCompletion},
  {key: "ArrowDown", run: moveCompletionSelection(true)},
  {key: "ArrowUp", run: moveCompletionSelection(false)},
  {key: "Escape", run: closeCompletion}
];

/** The offers for the number before the cursor; Tab puts the chosen one in its place. */
async function completionsOf(
  context: CompletionContext,
  offers: SourceListener["offers"]
): Promise<CompletionResult | null> {
  const found = await offers(context.state.doc.toString(), context.pos);
  if (found === undefined || found.offers.length === 0) return null;
  return {
    from: found.start,
    to: found.end,
    filter: false,
    options: found.offers.map(({shows, insert, counts, about, working, place, unsaid}): Completion => ({
      label: shows,
      apply: insert,
      detail: [counts, about].filter((part) => part !== "").join(", "),
      info: [working, place, unsaid.length === 0 ? "" : unsaidWords(unsaid)].filter((part) => part !== "").join("; ")
    }))
  };
}

/** The position in the editor of an offset of the text. */
function positionOf(doc: Text, starts: readonly number[], offset: number): number {
  const line = Math.max(
    0,
    starts.findLastIndex((start) => start <= offset)
  );
  const {from, length} = doc.line(Math.min(line + 1, doc.lines));
  return from + Math.min(offset - starts[line]!, length);
}

function offsetAt(doc: Text, starts: readonly number[], position: number): number {
  const line = doc.lineAt(position);
  return starts[line.number - 1]! + position - line.from;
}
