import {charts} from "../src/charts/registry.js";
import type {Chart} from "../src/core/chart.js";
import {tables} from "./tables/registry.js";
import type {Table} from "./tables/table.js";

/** What a site is made of besides its content; a fixture brings its own. */
export interface Definitions {
  readonly tables: readonly Table[];
  readonly charts: readonly Chart[];
}

/** The tables and charts of this workspace. */
export const definitions: Definitions = {tables, charts};
