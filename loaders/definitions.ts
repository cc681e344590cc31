import {tables} from "./tables/registry.js";
import type {Table} from "./tables/table.js";

/** What a site is made of besides its content; a fixture brings its own. */
export interface Definitions {
  readonly tables: readonly Table[];
}

/** The tables of this workspace. */
export const definitions: Definitions = {tables};
