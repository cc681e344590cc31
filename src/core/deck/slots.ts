import type {WrittenBlock} from "./blocks.js";
import type {ProseReading} from "./prose-blocks.js";

/**
 * Puts what stands below Slidev's `::right::`, `::left::` and `::bottom::` into columns. What stands before them is the left column, or stands
 * above both where `::left::` is written.
 */
export function fillSlots({blocks, slots}: Pick<ProseReading, "blocks" | "slots">): readonly WrittenBlock[] {
  if (slots.length === 0) return blocks;
  const filled = new Map<string, WrittenBlock[]>();
  const put = (name: string, some: readonly WrittenBlock[]): void => void filled.set(name, [...(filled.get(name) ?? []), ...some]);
  put("default", blocks.slice(0, slots[0]!.at));
  slots.forEach(({name, at}, i) => put(PLACES[name] ?? "after", blocks.slice(at, slots[i + 1]?.at ?? blocks.length)));
  const place = (name: string): readonly WrittenBlock[] => filled.get(name) ?? [];
  if (!filled.has("right")) return [...place("default"), ...place("left"), ...place("after")];
  const headings = place("default").findIndex(({type}) => type !== "heading");
  const split = filled.has("left") ? place("default").length : headings < 0 ? place("default").length : headings;
  const left = filled.has("left") ? place("left") : place("default").slice(split);
  return [...place("default").slice(0, split), {type: "columns", columns: [left, place("right")]}, ...place("after")];
}

const PLACES: Readonly<Record<string, string>> = {default: "default", left: "left", right: "right", bottom: "after"};
