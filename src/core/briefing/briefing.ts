import type {WrittenBlock, WrittenInline} from "../deck/blocks.js";
import type {ManuscriptMessage} from "../manuscript/messages.js";
import type {Options} from "../manuscript/options.js";

/** A briefing as it is written. */
export interface Briefing {
  /** The front matter, unknown keys too. */
  readonly options: Options;
  readonly title: string;
  readonly subtitle: string;
  readonly author: string;
  /** ISO 8601, or empty. */
  readonly date: string;
  /** The period of its figures, as the author says it. */
  readonly period: string;
  readonly lang: string;
  /** What it shows: the heading of the first level at the start of the body, which may hold numbers, or else the front matter's `headline`. */
  readonly headline: readonly WrittenInline[];
  /** The body without the headline. */
  readonly blocks: readonly WrittenBlock[];
  readonly messages: readonly ManuscriptMessage[];
}
