import {textOfLines} from "../../loaders/pages/page-template.js";
import {realPages} from "../support/real-site.js";

/** A box of a guide: what it is in, its text, and where it stands. */
export interface Example {
  readonly guide: string;
  /** The fence's first word: yaml, md, sql, sh, chart. */
  readonly language: string;
  /** The file of a workspace that it is, if it is one. */
  readonly file?: string;
  readonly text: string;
  readonly line: number;
}

const PAGES = (await realPages()).filter(({path}) => path.startsWith("guides/"));

/** The names of the site's guides, as their addresses have them. */
export const GUIDES = PAGES.map(({path}) => path.replace(/^guides\/|\.md$/g, "")).sort();

/** A guide's Markdown, as it is for this project's own data. */
export const guideText = (guide: string): string =>
  textOfLines(PAGES.find(({path}) => path === `guides/${guide}.md`)!.lines);

/** Every box of a guide's Markdown; one that holds fences of its own stands between tildes. */
export function boxesOf(guide: string, text: string): readonly Example[] {
  return [...text.matchAll(/^(```|~~~)(\w+)([^\n]*)\n(.*?)^\1$/gms)].map(({index, 2: language, 3: info, 4: body}) => {
    const file = /\bfile=(\S+)/.exec(info!)?.[1];
    return {
      guide,
      language: language!,
      ...(file === undefined ? {} : {file}),
      text: body!,
      line: text.slice(0, index).split("\n").length
    };
  });
}

/** Every box of every guide. */
export const EXAMPLES: readonly Example[] = GUIDES.flatMap((guide) => boxesOf(guide, guideText(guide)));
