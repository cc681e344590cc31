import type MarkdownIt from "markdown-it";
import {codeInText} from "../../src/core/terms/marks.js";

/** What a token of Markdown says in plain text, in which no code is a mark of a term. */
export const textOfToken = ({type, content}: ReturnType<MarkdownIt["parse"]>[number]): string => (type === "code_inline" ? codeInText(content) : content);
