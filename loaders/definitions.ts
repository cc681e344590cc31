import {charts} from "../src/charts/registry.js";
import type {Chart} from "../src/core/chart.js";

/** What a site is made of besides its content; a fixture brings its own. */
export interface Definitions {
  readonly charts: readonly Chart[];
}

/** The charts of this workspace. */
export const definitions: Definitions = {charts};
