export {NUMBER, readNumbers} from "../../src/core/prose-numbers.js";
export type {NumberMeta} from "../../src/core/prose-numbers.js";
