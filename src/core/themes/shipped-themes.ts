import {INK} from "./ink.js";
import {PAPER} from "./paper.js";
import {PLAIN} from "./plain.js";
import type {Theme} from "./tokens.js";

/** The themes that come with the engine, by the names by which decks ask for them. */
export const SHIPPED_THEMES: ReadonlyMap<string, Theme> = new Map([
  ["paper", PAPER],
  ["ink", INK],
  ["plain", PLAIN]
]);
