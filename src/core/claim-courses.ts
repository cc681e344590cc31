import type {Says} from "./claim-says.js";
import type {Expression} from "./expression/syntax.js";
import type {Facts, ValuedFact} from "./fact.js";

/** Which way a series went between its first and its last year; `of` names the part that it is of. */
export interface Course {
  readonly of: string;
  readonly sign: number;
}

const SERIES = ["source", "measure", "unit", "area", "category", "sex"] as const;

/** The series of which the numbers show two years, be it side by side or worked out as one number. */
export function coursesOf(trees: readonly Expression[], facts: Facts): readonly Course[] {
  const series = new Map<string, ValuedFact[]>();
  for (const id of new Set(trees.flatMap(comparedIn))) {
    const fact = facts.fact(id);
    if (fact === undefined || fact.period === "") continue;
    const key = SERIES.map((name) => fact[name]).join("|");
    series.set(key, [...(series.get(key) ?? []), fact]);
  }
  return [...series.values()].flatMap((own) => {
    const [first, ...later] = own.sort((a, b) => (a.period < b.period ? -1 : 1));
    const last = later.at(-1);
    return first === undefined || last === undefined || first.period === last.period
      ? []
      : [{of: `${first.category}|${first.sex}`, sign: Math.sign(last.value.valueOf() - first.value.valueOf())}];
  });
}

function comparedIn(tree: Expression): readonly string[] {
  if (tree.type === "fact") return [tree.id];
  return tree.type === "call" && ["round", "change", "difference", "ratio"].includes(tree.name)
    ? tree.operands.flatMap(comparedIn)
    : [];
}

/**
 * Whether several series went the way that a claim says of them: among each other, or as those that were shown before
 * did; `none` where there are not two to compare.
 */
export function carriesCourses(
  {went}: Says & {readonly kind: "courses"},
  own: readonly Course[],
  before: readonly Course[]
): "yes" | "no" | "none" {
  const shared = own.flatMap((course) => {
    const other = before.find(({of}) => of === course.of);
    return other === undefined ? [] : [course.sign * other.sign];
  });
  const among = own.length > 1;
  const signs = new Set(own.map(({sign}) => sign));
  const verdicts: readonly (boolean | undefined)[] =
    went === "up" || went === "down"
      ? [among ? own.every(({sign}) => sign === (went === "up" ? 1 : -1)) : undefined]
      : went === "not-up" || went === "not-down"
        ? [among ? own.every(({sign}) => sign !== (went === "not-up" ? 1 : -1)) : undefined]
        : went === "alike"
          ? [among ? signs.size === 1 : undefined, shared.length > 0 ? shared.every((sign) => sign > 0) : undefined]
          : went === "against"
            ? [shared.length > 0 ? shared.every((sign) => sign < 0) : among ? signs.size > 1 : undefined]
            : [among ? signs.size > 1 : undefined];
  const known = verdicts.filter((verdict) => verdict !== undefined);
  return known.length === 0 ? "none" : known.includes(true) ? "yes" : "no";
}
