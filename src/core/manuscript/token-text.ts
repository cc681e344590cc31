import {codeInText} from "../terms/marks.js";
import type {Token} from "./reading.js";

/** What a token of Markdown says in plain text, in which no code is a mark of a term. */
export const textOfToken = ({type, content}: Token): string => (type === "code_inline" ? codeInText(content) : content);
