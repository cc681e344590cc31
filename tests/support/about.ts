import type {TableAbout} from "../../src/core/table-about.js";

/** What files say of a table of which nothing is known. */
export const emptyAbout: TableAbout = {
  collection: {name: "Tickmark", authors: ""},
  digest: "d",
  version: "1",
  sources: [],
  citation: {short: "", full: ""},
  notes: [],
  measures: [],
  units: []
};
