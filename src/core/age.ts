import type {Source} from "./evidence.js";
import type {Fact} from "./fact.js";
import {periodLabel, yearsOf} from "./period.js";

/** A document as a page says how old it is. */
interface AgedSource {
  readonly id: string;
  /** Its symbol, or its title. */
  readonly label: string;
  /** When it was published, in words. */
  readonly published: string;
  /** Address of the publisher's newer figures, or empty. */
  readonly newer: string;
  /** What law or definition changed since, or empty. */
  readonly since: string;
}

/** How old the figures of a page, deck or briefing are, as follows from the facts behind its numbers. */
export interface Age {
  /** The years and spans of the facts' periods, in words; empty where none is printed. */
  readonly years: string;
  /** For how many of the facts the documents print no year. */
  readonly undated: "none" | "some" | "all";
  /** In the order of their first use. */
  readonly sources: readonly AgedSource[];
}

/** What is known of a source that an age is made of. */
type DatedSource = Pick<Source, "id" | "title" | "symbol" | "date" | "newer" | "since">;

/**
 * How old facts are, and the lists that documents print; undefined where there is neither. `listed` are the sources of
 * the lists.
 */
export function ageOf(
  facts: readonly Pick<Fact, "source" | "period">[],
  sources: readonly DatedSource[],
  listed: readonly string[] = []
): Age | undefined {
  const ids = [...new Set([...facts.map(({source}) => source), ...listed])];
  const undated = facts.filter(({period}) => period === "").length;
  const aged = ids.flatMap((id) => sources.find((source) => source.id === id) ?? []);
  if (aged.length === 0) return undefined;
  return {
    years: yearsInWords(facts.map(({period}) => period)),
    undated: undated === 0 ? "none" : undated === facts.length ? "all" : "some",
    sources: aged.map(({id, title, symbol, date, newer = "", since = ""}) => ({
      id,
      label: symbol || title,
      published: date === "" ? "date not stated" : `published ${periodLabel(date)}`,
      newer,
      since
    }))
  };
}

/** An age in lines: the years, then each document with its publication, what is newer and what changed. */
export function ageLines(age: Age): readonly string[] {
  const years = yearsLine(age);
  return [
    ...(years === undefined ? [] : [years]),
    ...age.sources.map(({label, published, newer, since}) =>
      [
        `${label}, ${published}.`,
        ...(newer === "" ? [] : [`${NEWER}${newer}`]),
        ...(since === "" ? [] : [`${SINCE}${since}`])
      ].join(" ")
    )
  ];
}

/** To which years the figures belong, as a sentence; undefined where there are no figures. */
export function yearsLine({years, undated}: Age): string | undefined {
  if (undated === "all") return "Figures for which the documents print no year.";
  if (years === "") return undefined;
  return `Figures of ${years}${undated === "some" ? "; for some the documents print no year" : ""}.`.replace(
    /^Figures of (since|until)/,
    "Figures $1"
  );
}

/** What an age is called within the evidence. */
export const HOW_OLD = "how old these figures are";

/** What stands before the address of newer figures. */
export const NEWER = "Newer figures: ";

/** What stands before what changed since a document. */
export const SINCE = "Since then, from outside the documents: ";

/** Single years, then spans as the periods have them: two years that stand apart make no span. */
function yearsInWords(periods: readonly string[]): string {
  const known = [...new Set(periods)].filter((period) => period !== "").sort();
  const years = known.filter((period) => !period.includes("/")).flatMap(yearsOf);
  const spans = known.filter((period) => period.includes("/")).map((period) => periodLabel(period));
  const words = [...new Set([...years, ...spans])];
  return words.length < 2 ? words.join("") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)!}`;
}
