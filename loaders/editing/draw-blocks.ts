import type MarkdownIt from "markdown-it";
import type {Manuscript} from "../../src/core/manuscript/manuscript.js";
import {controlsOf} from "../prose/controls.js";

/**
 * Draws a notebook's blocks, each as HTML. The whole is read at once, since a chart follows controls of other blocks
 * and the text of a footnote stands apart; the footnotes at the end go with the last block that is drawn.
 */
export function drawBlocks(md: MarkdownIt, {text, lines, front, tokens, blocks}: Manuscript): readonly string[] {
  // Blank lines stand for the front matter, so that lines stay those of the file.
  const environment = {tickmarkControls: controlsOf(tokens)};
  const read = md.parse("\n".repeat(front.end) + text.slice(lines.start(front.end)), environment);
  const parts: (typeof read)[] = blocks.map(() => []);
  let current = 0;
  for (const token of read) {
    const line = token.level === 0 ? token.map?.[0] : undefined;
    if (line !== undefined)
      current = Math.max(
        0,
        blocks.findLastIndex((block) => block.line - 1 <= line)
      );
    parts[current]?.push(token);
  }
  return parts.map((part) => md.renderer.render(part, md.options, environment));
}
