import type MarkdownIt from "markdown-it";
import {formatFault} from "../../src/core/fault.js";
import type {Fault} from "../../src/core/fault.js";
import {escapeHtml} from "../../src/views/prose-html.js";

/** Makes every page of a preview show what is wrong with the content, instead of numbers that are no longer so. */
export function drawFaults(md: MarkdownIt, faults: readonly Fault[]): void {
  const list = faults.map((fault) => `<li><code>${escapeHtml(formatFault(fault))}</code></li>`).join("");
  const html = `<section class="tm-faults" role="alert"><h1>The content does not verify</h1><p>Nothing is shown until this is mended:</p><ul>${list}</ul></section>`;
  md.core.ruler.push("tickmark_faults", (state) => {
    const token = new state.Token("html_block", "", 0);
    token.content = html;
    state.tokens = [token];
  });
}
