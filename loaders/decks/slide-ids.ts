import type {WrittenSlide} from "../../src/core/deck/deck.js";
import type {Diagnostic} from "../../src/core/diagnostic.js";
import {slideElementId} from "../../src/views/slide-view.js";

/** What a slide's id is made with. */
interface IdSetting {
  /** The title as it is shown. */
  readonly title: string;
  /** As its heading has it, such as `{#method}`. */
  readonly headingId: string | undefined;
  readonly number: number;
  /** Taken so far; the slide's is added. */
  readonly ids: Set<string>;
  readonly file: string;
  readonly diagnostics: Diagnostic[];
}

/** The id of a slide: its own, its heading's, or one made of its title. */
export function takeId(
  {options, line}: WrittenSlide,
  {title, headingId, number, ids, file, diagnostics}: IdSetting
): string {
  const given = typeof options.id === "string" ? options.id : (headingId ?? "");
  if (given !== "" && !/^[a-z][\w-]*$/i.test(given))
    diagnostics.push({file, line, message: `id: "${given}": letters, digits and hyphens only, a letter first`});
  if (given !== "" && ids.has(given))
    diagnostics.push({file, line, message: `id: "${given}" is that of another slide; give each its own`});
  const slug = given || slugOf(title) || `slide-${number}`;
  const id = ids.has(slug) ? `${slug}-${number}` : slug;
  ids.add(id);
  return id;
}

/** Without digits, so that an address does not change with a number in the title. */
const slugOf = (title: string): string =>
  title
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z]+/g, "-")
    .replace(/^-|-$/g, "")
    .split("-")
    .slice(0, 6)
    .join("-");

/** The address of the slide's element that an address within a deck leads to; undefined where it leads to none. */
export function slideAddress(href: string, ids: readonly string[]): string | undefined {
  const number = /^[#/](\d+)$/.exec(href)?.[1];
  const name = decoded(href.slice(1)).replace(/^\//, "");
  const id = number !== undefined ? ids[Number(number) - 1] : ids.find((one) => one === name || one === slugOf(name));
  return id === undefined ? undefined : `#${slideElementId({id})}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
