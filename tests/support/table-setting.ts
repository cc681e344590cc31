import type {TableSetting} from "../../loaders/tables/build.js";
import type {Facts} from "../../src/core/fact.js";
import type {RegisteredTerm} from "../../src/core/terms/term.js";
import type {TogetherRules} from "../../src/core/chart-spec/refuse-together.js";

/** Rules of a workspace that refuses nothing. */
export const noRules: TogetherRules = {refusals: [], noTrend: [], single: []};

/** What a table is derived from in a workspace without lists. */
export function settingOf(facts: Facts, terms: readonly RegisteredTerm[] = []): TableSetting {
  return {rows: [], facts, vocabulary: {caveats: new Map(), units: new Map(), together: noRules}, terms};
}
