import type {ChartSetting} from "../../loaders/charts/chart-setting.js";
import type {TableInfo} from "../../src/core/chart-spec/table-info.js";
import type {Row} from "../../src/core/chart.js";
import type {Column} from "../../src/core/table.js";

const key = (name: string, label: string, dimension?: "category" | "period"): Column => ({
  kind: "key",
  name,
  label,
  ...(dimension === undefined ? {} : {dimension})
});

const count = (name: string, value: number, expression: string): Row => ({
  [name]: value,
  [`${name}_expression`]: expression,
  [`${name}_low`]: value,
  [`${name}_high`]: value,
  [`${name}_missing`]: null
});

const boats = (kind: string, id: string, value: number): Row => ({
  kind,
  year: "2024",
  ...count("boats", value, id),
  ...count("share", value / 4, `share(${id}, demo.all)`)
});

/** Boats of an invented harbour by kind. */
export const BOATS: TableInfo = {
  id: "boats",
  title: "Boats of the harbour",
  description: "",
  columns: [
    key("kind", "Kind", "category"),
    key("year", "Year", "period"),
    {kind: "quantity", name: "boats", label: "Boats", unit: "boats", measures: ["boats"]},
    {kind: "quantity", name: "share", label: "Share of all boats", unit: "percent", measures: ["boats"]}
  ],
  rows: [boats("ferry", "demo.ferries", 40), boats("trawler", "demo.trawlers", 240), boats("tug", "demo.tugs", 120)]
};

/** Numbers of the harbour that share no base. */
export const SIGNS: TableInfo = {
  id: "signs",
  title: "Lights and bells",
  description: "",
  compare: "none",
  columns: [
    key("item", "What is counted"),
    key("base", "What it is, and is not"),
    key("period", "Period", "period"),
    {kind: "quantity", name: "value", label: "Number", unit: "unit", measures: ["lights", "bells"]}
  ],
  labels: {item: {lamps: "lamps that burn"}},
  rows: [
    {item: "lamps", base: "Of both moles.", period: "", ...count("value", 12, "demo.lamps")},
    {item: "bells", base: "Of the chapel.", period: "2024", ...count("value", 3, "demo.bells")}
  ]
};

const task = (id: string, label: string, fields: Readonly<Record<string, string>>): Row => ({
  id,
  label,
  ...fields,
  locator: `line ${id.slice(-1)}`,
  source: "log"
});

/** What the harbour's log sets down: which crews a task names, in which watch, and when. */
export const TASKS: TableInfo = {
  id: "tasks",
  title: "Tasks of the log",
  description: "",
  columns: [
    key("id", "Id"),
    key("label", "What it is"),
    key("watch", "Watch"),
    key("crews", "Crews named"),
    key("urgent", "Urgent"),
    key("day", "Day"),
    key("sort", "Sort"),
    key("locator", "Place"),
    key("source", "Document")
  ],
  rows: [
    task("log.t1", "Trim the lamps", {watch: "dawn", crews: "N S", urgent: "no", day: "2024-05-01", sort: "light"}),
    task("log.t2", "Sound the bell", {watch: "dawn", crews: "S", urgent: "yes", day: "2024-05-01", sort: "sound"}),
    task("log.t3", "Dredge the basin", {watch: "dusk", crews: "S E", urgent: "no", day: "2024-06", sort: "work"}),
    task("log.t4", "Count the boats", {watch: "dusk", crews: "", urgent: "no", day: "", sort: "work"})
  ]
};

/** The crews, with the tasks that name them. */
export const CREWS: TableInfo = {
  id: "crews",
  title: "Crews",
  description: "",
  columns: [
    key("id", "Id"),
    key("label", "What it is"),
    key("tasks", "Tasks"),
    key("locator", "Place"),
    key("source", "Document")
  ],
  rows: [
    {id: "N", label: "North crew", tasks: "log.t1", locator: "line 9", source: "log"},
    {id: "S", label: "South crew", tasks: "log.t1 log.t2 log.t3", locator: "line 9", source: "log"},
    {id: "E", label: "East crew", tasks: "log.t3", locator: "line 9", source: "log"}
  ]
};

/** What charts of the harbour are read over. */
export const HARBOUR: ChartSetting = {
  tables: [BOATS, SIGNS, TASKS, CREWS],
  lists: new Set(["tasks", "crews"]),
  caveats: new Set(["seen"])
};
