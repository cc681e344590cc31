import {outsideFootnotes} from "../../src/core/manuscript/footnote-rule.js";
import type {Token} from "../../src/core/manuscript/reading.js";
import {choicesOf, namesFollowed, withChoice} from "../../src/core/page-control.js";
import type {Choice, PageControl} from "../../src/core/page-control.js";
import type {ProseReport} from "./check-text.js";
import {factsIn} from "./sentence-rules/sentence.js";

/** A range of text with its numbers. */
export interface Block {
  readonly line: number;
  /** With a mark for each number. */
  text: string;
  /** The expressions of its numbers, which may depend on controls. */
  readonly expressions: string[];
  /** The controls whose chosen label the text shows, in the order of their marks. */
  readonly shown: string[];
  /** The addresses of its links. */
  readonly links: string[];
  /** The labels of the footnotes that it leads to. */
  readonly footnotes: string[];
}

/** The placeholder for the chosen label of a control. */
export const CHOICE_MARK = "\uF8FF";

/** A page whose sections are checked, once its blocks and charts are known. */
export interface PageWithSections {
  readonly file: string;
  readonly report: ProseReport;
  readonly controls: readonly PageControl[];
  /** The tokens of its footnotes by label. */
  readonly footnotes: ReadonlyMap<string, readonly Token[]>;
  /** The text of each token, then that of each `^[…]` in it. */
  readonly blocks: ReadonlyMap<Token, readonly Block[]>;
  /** The ids of the charts by the token of their fence. */
  readonly shown: ReadonlyMap<Token, string>;
}

/** Checks whether what each section of a page says fits its numbers, its headings and its charts. */
export function checkSections(tokens: readonly Token[], page: PageWithSections): void {
  for (const section of sectionsOf(tokens, page)) checkSection(section, page);
}

/** The text below one heading of level 1 or 2, or before the first. */
interface Section {
  /** The page's heading, then its own. */
  readonly headings: readonly string[];
  readonly blocks: Block[];
  readonly charts: string[];
}

/** A heading of the second level that is written as HTML. */
const HTML_HEADING = /<h2\b[^>]*>(.*?)<\/h2>/s;

/** Matches the chart of an `evidence` fence that shows a small chart. */
const SMALL_CHART = /^chart:\s*([\w-]+)\s*$/m;

function sectionsOf(tokens: readonly Token[], {blocks, shown, footnotes}: PageWithSections): readonly Section[] {
  const sections: Section[] = [{headings: [], blocks: [], charts: []}];
  const page = {heading: ""};
  const noted = new Set([...footnotes.values()].flat());
  const told = new Set<string>();
  // A footnote is said in the section that first leads to it.
  const withFootnotes = (own: readonly Block[]): readonly Block[] =>
    own.flatMap((block) => [
      block,
      ...block.footnotes.flatMap((label) => {
        if (told.has(label)) return [];
        told.add(label);
        return withFootnotes((footnotes.get(label) ?? []).flatMap((token) => blocks.get(token) ?? []));
      })
    ]);
  tokens.forEach((token, i) => {
    if (noted.has(token)) return;
    const section = sections.at(-1)!;
    const own = blocks.get(token);
    if (token.type === "heading_open" && /^h[12]$/.test(token.tag)) {
      const heading = outsideFootnotes(tokens[i + 1]?.children ?? [])
        .map(({content}) => content)
        .join("");
      if (token.tag === "h1") page.heading = heading;
      sections.push({headings: token.tag === "h1" ? [heading] : [page.heading, heading], blocks: [], charts: []});
    } else if (token.type === "html_block" && HTML_HEADING.test(token.content)) {
      const heading = HTML_HEADING.exec(token.content)![1]!.replace(/<[^>]+>/g, "");
      sections.push({headings: [page.heading, heading], blocks: [], charts: []});
    } else if (token.type === "fence" && token.info.trim() === "evidence") {
      section.charts.push(...[SMALL_CHART.exec(token.content)?.[1] ?? []].flat());
    } else if (own) {
      section.blocks.push(...withFootnotes(own));
    } else if (token.type === "fence" && token.info.trim() === "chart") {
      section.charts.push(shown.get(token) ?? "");
    }
  });
  return sections;
}

function checkSection({headings, blocks, charts}: Section, {file, report, controls}: PageWithSections): void {
  const shown = charts.flatMap((id) => report.chartFacts.get(id) ?? []);
  const numbersBelow = blocks.flatMap(({expressions}) => expressions);
  for (const block of blocks) {
    const {line, text, expressions, shown: chosen} = block;
    const linked = block.links.flatMap((href) => /\/open-points#check-([\w-]+)$/.exec(href)?.[1] ?? []);
    const related = new Set([...shown, ...linked.flatMap((id) => report.factsOfCheck(id))]);
    if (linked.length > 0)
      report.leadsTo(
        file,
        line,
        `${headings.at(-1) ?? ""} ${text}`,
        linked,
        new Set([...shown, ...numbersBelow.flatMap(factsIn)])
      );
    const names = [...new Set([...expressions.flatMap(namesFollowed), ...chosen])].sort();
    for (const choice of choicesOf(controls, names)) {
      const [words, numbers] = [
        inWordsOf(text, chosen, choice, controls),
        expressions.map((expression) => withChoice(expression, choice))
      ];
      report.fit(file, line, words, numbers, {
        headings,
        related,
        others: "named",
        ...(block === blocks[0] && headings.length > 0 ? {support: [...numbersBelow, ...shown]} : {})
      });
      if (chosen.length > 0) report.plain(file, line, words);
    }
  }
}

/** A text with the chosen labels in place of its marks. */
function inWordsOf(text: string, chosen: readonly string[], choice: Choice, controls: readonly PageControl[]): string {
  let at = 0;
  return text.replaceAll(CHOICE_MARK, () => {
    const name = chosen[at++]!;
    return controls.find((control) => control.name === name)?.values[choice[name] ?? ""] ?? " ";
  });
}
