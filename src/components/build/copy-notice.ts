import type {DocumentId} from "../../core/editing/document-id.js";
import {linesBetween} from "../../core/editing/line-differences.js";
import {mergeBlocks, mergedText} from "../../core/editing/merge-blocks.js";
import {elementMaker} from "../../core/element.js";
import {announce, messageOf, statusRegion} from "../announce.js";
import type {BrowserKeeper, SiteChange} from "./browser-keeper.js";
import {whereKept} from "./kept-notice.js";
import {mergeForm} from "./merge-form.js";
import {pressButton} from "./press-button.js";

/** Says whether what is edited is a copy of the site's own document, and where it is kept. */
export async function copyNotice(id: DocumentId, keeper: BrowserKeeper): Promise<readonly HTMLElement[]> {
  const isSites = await keeper.isSites(id);
  const kept = "in this browser only; whoever clears its data for this site clears it too.";
  return [
    whereKept(
      document,
      keeper,
      isSites
        ? `This is a copy of the site’s own ${id.kind}, which stays as it is. From its first change on the copy is kept ${kept}`
        : `This ${id.kind} is kept ${kept}`
    ),
    ...(await changeNotice(id, keeper))
  ];
}

/** Says that the site's own document has changed since a copy was made of it, and asks what becomes of the copy. */
async function changeNotice(id: DocumentId, keeper: BrowserKeeper): Promise<readonly HTMLElement[]> {
  if (!(await keeper.siteChange(id))) return [];
  const make = elementMaker(document);
  const status = statusRegion(document);
  const compared = make("div", {});
  /** Keeps what is made of the two as they are now, and opens it. */
  const keep = async (text: (change: SiteChange) => string): Promise<void> => {
    const change = await keeper.siteChange(id);
    if (change) await keeper.rebase(id, text(change), change);
    document.defaultView!.location.reload();
  };
  const button = (name: string, action: () => Promise<void>): HTMLElement =>
    pressButton(document, name, () => {
      action().catch((error: unknown) => announce(status, `Not done: ${messageOf(error)}`));
    });
  const compare = async (): Promise<void> => {
    const change = await keeper.siteChange(id);
    if (!change) return;
    const parts = mergeBlocks(id.kind, {base: change.base, mine: change.mine.text, theirs: change.theirs});
    const merge = (choices: readonly ("mine" | "theirs")[]): void => {
      keep(() => mergedText(parts, choices)).catch((error: unknown) => announce(status, messageOf(error)));
    };
    const lines = linesBetween(change.mine.text, change.theirs).map(({kind, line}) =>
      kind === "same"
        ? `  ${line}\n`
        : make(kind === "removed" ? "del" : "ins", {}, `${kind === "removed" ? "-" : "+"} ${line}\n`)
    );
    compared.replaceChildren(
      make("p", {}, "From your copy to what the site has now:"),
      make("div", {class: "tm-build-differences"}, make("pre", {tabindex: "0"}, ...lines)),
      mergeForm(document, parts, merge)
    );
  };
  return [
    make(
      "div",
      {class: "tm-build-notice", role: "alert"},
      make("p", {}, `The site’s own ${id.kind} has changed since this copy was made of it.`),
      make(
        "p",
        {class: "tm-build-bar"},
        button("Take over the site’s", () => keep(({theirs}) => theirs)),
        button("Keep mine", () => keep(({mine}) => mine.text)),
        button("Compare", compare),
        status
      ),
      compared
    )
  ];
}
