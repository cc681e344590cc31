import {readFileSync, readdirSync} from "node:fs";

/** A box of a guide: what it is in, its text, and where it stands. */
export interface Example {
  readonly guide: string;
  /** The fence's first word: yaml, md, sql, sh, chart. */
  readonly language: string;
  readonly text: string;
  readonly line: number;
}

/** The names of the site's guides, as their addresses have them. */
export const GUIDES = readdirSync("src/guides").filter((file) => file.endsWith(".md")).map((file) => file.replace(/\.md$/, "")).sort();

/** A guide's Markdown. */
export const guideText = (guide: string): string => readFileSync(`src/guides/${guide}.md`, "utf8");

/** Every box of every guide. */
export const EXAMPLES: readonly Example[] = GUIDES.flatMap((guide) => {
  const text = guideText(guide);
  return [...text.matchAll(/^```(\w+)[^\n]*\n(.*?)^```$/gms)].map(([, language, body], i, all) => ({
    guide, language: language!, text: body!, line: text.slice(0, text.indexOf(all[i]![0])).split("\n").length
  }));
});
