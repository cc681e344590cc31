import {isMeant} from "../../src/core/chart-definition.js";
import type {ChartDefinition} from "../../src/core/chart-definition.js";
import type {OptionValues} from "../../src/core/chart.js";
import type {YamlNode} from "../yaml.js";

/** Maps what a chart shows and says to lines of its file. */
export interface ChartLines {
  /**
   * The 1-based line of a value by its path (`headline`, `filter.outcome`, `notes[2]`), as it applies with some
   * options; if the file has no such value, the line of the nearest enclosing one.
   */
  readonly lineOf: (path: string, options?: OptionValues) => number;
  /** Words for readers besides headline, title and notes: of options, axes, cards, columns, heads. */
  readonly wording: readonly {readonly line: number; readonly text: string}[];
}

/** Paths of words for readers, without the prefix `when[n].` of a change. */
const WORDING = [
  /^options\.[^.]+\.(?:label|values\..+)$/,
  /^words\./,
  /^cards\.base\./,
  /^columns\.[^.]+(?:\.label)?$/,
  /^matrix\..*\b(?:head|name|text)$/,
  /^timeline\.kinds\.[^.]+\.(?:one|many)$/
];

/** The lines of a chart's file by what stands on them. */
export function chartLines(root: YamlNode, {when}: Pick<ChartDefinition, "when">): ChartLines {
  const lines = new Map<string, number>();
  const wording: {line: number; text: string}[] = [];
  const visit = (node: YamlNode): void => {
    lines.set(node.path, node.line);
    if (node.isMap) for (const [, inner] of node.entries()) visit(inner);
    else if (node.isList) node.list().forEach(visit);
    else if (node.isText && WORDING.some((way) => way.test(node.path.replace(/^when\[\d+\]\./, ""))))
      wording.push({line: node.line, text: node.text() ?? ""});
  };
  visit(root);
  const lineOf = (path: string, options: OptionValues = {}): number => {
    const changes = when
      .flatMap(({if: condition}, i) => (isMeant(condition, options) ? [`when[${i + 1}].`] : []))
      .reverse();
    for (let way = path; way !== ""; way = way.replace(/(?:^|\.)[^.[]*$|\[[^[]*$/, "")) {
      const found = [...changes, ""].map((change) => lines.get(change + way)).find((line) => line !== undefined);
      if (found !== undefined) return found;
    }
    return 1;
  };
  return {lineOf, wording};
}
