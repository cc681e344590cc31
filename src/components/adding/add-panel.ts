import type {DocumentId, DocumentKind} from "../../core/editing/document-id.js";
import {spliceBetween} from "../../core/editing/splice.js";
import {elementMaker} from "../../core/element.js";
import {newlineOf, withLineEnds} from "../../core/manuscript/lines.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import {builderAddress} from "../site-links.js";
import type {DocumentKeeper, KeptText} from "../build/document-keeper.js";
import {pressButton} from "../build/press-button.js";
import {TEMPLATES, freeName} from "../build/templates.js";
import type {AddRequest} from "./add-address.js";
import {pageWithin} from "./add-address.js";
import {placesOf} from "./document-places.js";
import type {AddPlace} from "./document-places.js";

const KINDS: readonly DocumentKind[] = ["notebook", "deck", "briefing"];

/** The document that is chosen, with its text; `stored` is undefined for a new one. */
interface Chosen {
  readonly id: DocumentId;
  readonly stored: KeptText | undefined;
  readonly places: readonly AddPlace[];
}

/**
 * Asks into which document and at which place a text is put, puts it there, and opens the document's builder, from
 * which one click leads back to where the text was found.
 */
export async function addPanel(
  document: Document,
  keeper: DocumentKeeper,
  {add, from}: AddRequest,
  open: (address: string) => void
): Promise<HTMLElement> {
  const make = elementMaker(document);
  const {documents, ofSite = []} = await keeper.list();
  const news = KINDS.map((kind): DocumentId => {
    const taken = [...documents, ...ofSite].filter((one) => one.kind === kind).map(({name}) => name);
    return {kind, name: freeName(`new-${kind}`, taken)};
  });
  const all: readonly DocumentId[] = [...news, ...documents, ...ofSite];
  const status = statusRegion(document);
  const which = make(
    "select",
    {id: "tm-add-document"},
    ...all.map(({kind, name}, i) =>
      make("option", {value: String(i)}, i < news.length ? `A new ${kind}` : `${kind} ${name}`)
    )
  );
  const where = make("select", {id: "tm-add-place"});
  let chosen: Chosen | undefined;
  const choose = async (): Promise<void> => {
    const index = Number(which.value);
    const id = all[index]!;
    const stored = index < news.length ? undefined : await keeper.read(id);
    if (index !== Number(which.value)) return;
    chosen = {id, stored, places: placesOf(id.kind, stored?.text ?? TEMPLATES[id.kind](`New ${id.kind}`))};
    where.replaceChildren(...chosen.places.map(({label}, i) => make("option", {value: String(i)}, label)));
  };
  const put = async (): Promise<void> => {
    if (!chosen) return;
    const {id, stored, places} = chosen;
    const text = places[Number(where.value)]!.with(add);
    if (stored) await keeper.write(id, text, stored.hash);
    else await keeper.create(id, text);
    const address = new URL(builderAddress(document, id));
    address.searchParams.set("at", String(lineOfAdded(stored?.text ?? "", text, add)));
    if (from !== "") address.searchParams.set("from", from);
    open(address.href);
  };
  const tell = (error: unknown): void => announce(status, `Not added: ${messageOf(error)}`);
  which.addEventListener("change", () => void choose().catch(tell));
  await choose();
  const back = pageWithin(document, from);
  return make(
    "section",
    {class: "tm-add", "aria-labelledby": "tm-add-name"},
    make("h2", {id: "tm-add-name"}, "Add to a document"),
    make("pre", {tabindex: "0", role: "group", "aria-label": "What is added"}, add),
    make("p", {}, make("label", {for: which.id}, "Document "), which),
    make("p", {}, make("label", {for: where.id}, "Place "), where),
    make(
      "p",
      {class: "tm-build-bar"},
      pressButton(document, "Add", () => void put().catch(tell)),
      back === undefined ? undefined : make("a", {href: back}, "Back, without adding"),
      status
    ),
    make(
      "p",
      {class: "tm-add-kept"},
      keeper.saved === "Saved" ? "It is written into the workspace." : "The document is kept in this browser only."
    )
  );
}

/** The 1-based line on which a text stands that was added to another. */
export function lineOfAdded(before: string, after: string, added: string): number {
  const own = withLineEnds(added, newlineOf(after));
  const changed = spliceBetween(before, after)?.from ?? 0;
  const at = after.indexOf(own, Math.max(0, changed - own.length));
  return after.slice(0, Math.max(0, at)).split(/\r\n?|\n/).length;
}
