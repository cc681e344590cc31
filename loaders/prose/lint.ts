export {PLAIN_RULES, findUntied} from "../../src/core/prose-lint.js";
export type {UntiedNumber} from "../../src/core/prose-lint.js";
