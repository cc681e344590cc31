import {printChartSpec} from "../../core/chart-spec/print.js";
import {SCHEMA} from "../../core/chart-spec/read-spec.js";
import type {ChartSpec} from "../../core/chart-spec/spec.js";
import {elementMaker} from "../../core/element.js";
import {readSpecText} from "../../core/explore/read-text.js";
import type {Known, TextProblem} from "../../core/explore/read-text.js";

/** The least height of the text field, in lines. */
const FEWEST_LINES = 8;

/** The most problems that are listed. */
const MOST_PROBLEMS = 20;

/**
 * The field in which a specification is written, with its line numbers, what is wrong with it, and what may stand
 * there.
 */
export class Editor {
  readonly element: HTMLElement;
  readonly area: HTMLTextAreaElement;
  private readonly lines: HTMLElement;
  private readonly problems: HTMLElement;

  constructor(private readonly document: Document) {
    const make = elementMaker(document);
    this.lines = make("pre", {class: "tm-editor-lines", "aria-hidden": "true"});
    this.area = make("textarea", {
      id: "tm-spec",
      spellcheck: "false",
      autocapitalize: "off",
      autocomplete: "off",
      wrap: "off",
      "aria-describedby": "tm-spec-hint tm-spec-problems"
    });
    this.problems = make("div", {id: "tm-spec-problems", class: "tm-editor-problems"});
    this.element = make(
      "section",
      {class: "tm-explore-spec", "aria-labelledby": "tm-spec-title"},
      make("h2", {id: "tm-spec-title"}, make("label", {for: "tm-spec"}, "Specification")),
      make(
        "p",
        {id: "tm-spec-hint", class: "tm-choice-says"},
        "The chart as YAML. Change it here, or with the controls; a page or deck draws it from a fence."
      ),
      make("div", {class: "tm-editor"}, this.lines, this.area),
      this.problems,
      make("p", {class: "tm-buttons"}, make("button", {type: "button", "data-do": "copy-fence"}, "Copy as fence")),
      make(
        "details",
        {class: "tm-menu"},
        make("summary", {}, "What may stand here"),
        make(
          "dl",
          {class: "tm-editor-keys"},
          ...SCHEMA.flatMap(({key, says, words, required}) => [
            make("dt", {}, make("code", {}, key), required ? " (needed)" : ""),
            make("dd", {}, says, words ? ` One of ${words.join(", ")}.` : "")
          ])
        )
      )
    );
    this.problems.addEventListener("click", (event) => {
      const line = (event.target as Element).closest<HTMLElement>("button[data-line]")?.dataset.line;
      if (line !== undefined) this.goTo(Number(line));
    });
  }

  /**
   * Shows a specification, or an unreadable draft with its problems. A text that already means the same specification
   * is left as it is, with its cursor.
   */
  write(spec: ChartSpec, draft: string | undefined, known: Known): void {
    if (draft !== undefined || !this.says(spec, known)) this.setText(draft ?? printChartSpec(spec));
    this.show(draft === undefined ? [] : readSpecText(draft, known).problems);
  }

  private says(spec: ChartSpec, known: Known): boolean {
    const read = readSpecText(this.area.value, known).spec;
    return read !== undefined && printChartSpec(read) === printChartSpec(spec);
  }

  private setText(text: string): void {
    if (this.area.value !== text) this.area.value = text;
  }

  /** Shows what is wrong; nothing where all is well. */
  show(problems: readonly TextProblem[]): void {
    const make = elementMaker(this.document);
    const count = Math.max(FEWEST_LINES, this.area.value.split("\n").length);
    const shown = problems.length > MOST_PROBLEMS + 1 ? MOST_PROBLEMS : problems.length;
    const faulty = new Set(problems.map(({line}) => line));
    this.area.rows = count;
    this.lines.replaceChildren(
      ...Array.from({length: count}, (_, i) =>
        make("span", {"data-faulty": faulty.has(i + 1) ? "" : undefined}, `${i + 1}\n`)
      )
    );
    if (problems.length > 0) this.area.setAttribute("aria-invalid", "true");
    else this.area.removeAttribute("aria-invalid");
    this.problems.replaceChildren(
      ...(problems.length === 0
        ? []
        : [
            make(
              "p",
              {},
              make(
                "strong",
                {},
                problems.length === 1
                  ? "One thing can’t be read; the chart is of the last text that could:"
                  : `${problems.length} things can’t be read; the chart is of the last text that could:`
              )
            ),
            make(
              "ul",
              {},
              ...problems
                .slice(0, shown)
                .map(({line, message}) =>
                  make(
                    "li",
                    {},
                    ...(line === undefined
                      ? []
                      : [make("button", {type: "button", "data-line": String(line)}, `Line ${line}`), " "]),
                    message
                  )
                ),
              ...(problems.length > shown ? [make("li", {}, `and ${problems.length - shown} more`)] : [])
            )
          ])
    );
  }

  private goTo(line: number): void {
    const lines = this.area.value.split("\n");
    const start = lines.slice(0, line - 1).reduce((sum, text) => sum + text.length + 1, 0);
    this.area.focus();
    this.area.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
  }
}
