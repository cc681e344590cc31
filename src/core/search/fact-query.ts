import {ALL_FACTS, FACT_SORTS, FACT_STATES, yearsOfIndex} from "./fact-index.js";
import type {FactIndex, FactQuery, FactSort, FactState} from "./fact-index.js";

/** The query in an address, and the parts of the address that could not be read. */
export interface ReadQuery {
  readonly query: FactQuery;
  /** Each ignored part of the address, in words for readers. */
  readonly ignored: readonly string[];
}

const OWN = ["q", "source", "measure", "period", "state", "sort", "page"];

/** Reads the query in an address; unknown parts are ignored and listed. */
export function readFactQuery(search: string, index: FactIndex): ReadQuery {
  const given = new URLSearchParams(search);
  const ignored: string[] = [];
  const one = <T extends string>(name: string, allowed: readonly T[]): T | "" => {
    const value = given.get(name) ?? "";
    if (value === "" || (allowed as readonly string[]).includes(value)) return value as T | "";
    ignored.push(`${name} “${value}”`);
    return "";
  };
  const sort = one<string>(
    "sort",
    FACT_SORTS.flatMap((key) => [key, `-${key}`])
  );
  const states = (given.get("state") ?? "").split(",").filter((state) => state !== "");
  const known = states.filter((state): state is FactState => FACT_STATES.some(({id}) => id === state));
  ignored.push(
    ...states.filter((state) => !(known as readonly string[]).includes(state)).map((state) => `state “${state}”`)
  );
  const page = given.get("page") ?? "1";
  if (!/^[1-9]\d{0,6}$/.test(page)) ignored.push(`page “${page}”`);
  ignored.push(...[...new Set(given.keys())].filter((name) => !OWN.includes(name)).map((name) => `“${name}”`));
  return {
    query: {
      text: given.get("q") ?? "",
      source: one(
        "source",
        index.sources.map(({id}) => id)
      ),
      measure: one(
        "measure",
        index.measures.map(({id}) => id)
      ),
      period: one("period", [...yearsOfIndex(index), "none"]),
      states: [...new Set(known)],
      sort: sort === "" ? ALL_FACTS.sort : (sort.replace(/^-/, "") as FactSort),
      descending: sort.startsWith("-"),
      page: /^[1-9]\d{0,6}$/.test(page) ? Number(page) : 1
    },
    ignored
  };
}

/** The part of an address that asks for a query, with its `?`; empty for all facts in their order. */
export function factQueryAddress({text, source, measure, period, states, sort, descending, page}: FactQuery): string {
  const asked = new URLSearchParams();
  const set = (name: string, value: string): void => {
    if (value !== "") asked.set(name, value);
  };
  set("q", text.trim());
  set("source", source);
  set("measure", measure);
  set("period", period);
  set("state", states.join(","));
  set("sort", sort === ALL_FACTS.sort && !descending ? "" : `${descending ? "-" : ""}${sort}`);
  set("page", page === 1 ? "" : String(page));
  const text_ = asked.toString();
  return text_ === "" ? "" : `?${text_.replaceAll("%2C", ",")}`;
}

/** A filter that is set: what it is called, and the query without it. */
export interface SetFilter {
  readonly label: string;
  readonly without: FactQuery;
}

/** The filters of a query that are set, in words. */
export function setFilters(query: FactQuery, index: FactIndex): readonly SetFilter[] {
  const first: FactQuery = {...query, page: 1};
  const label = (list: readonly {readonly id: string; readonly label: string}[], id: string): string =>
    list.find((one) => one.id === id)?.label ?? id;
  return [
    ...(query.text.trim() === "" ? [] : [{label: `the text “${query.text.trim()}”`, without: {...first, text: ""}}]),
    ...(query.source === ""
      ? []
      : [{label: `the source “${label(index.sources, query.source)}”`, without: {...first, source: ""}}]),
    ...(query.measure === ""
      ? []
      : [{label: `the measure “${label(index.measures, query.measure)}”`, without: {...first, measure: ""}}]),
    ...(query.period === ""
      ? []
      : [
          {
            label: query.period === "none" ? "a period that is not printed" : `the year ${query.period}`,
            without: {...first, period: ""}
          }
        ]),
    ...query.states.map((state) => ({
      label: `“${label(FACT_STATES, state)}”`,
      without: {...first, states: query.states.filter((other) => other !== state)}
    }))
  ];
}
