import {announce, closestTo, isPlain, messageOf, statusOf} from "./announce.js";
import {linkTo, savePng, saveRows, saveSvg} from "./chart-files.js";
import {copyText, writeCopied} from "./copy/copied.js";
import {chartCopy} from "./copy/number-copy.js";

/** An action on the part of the page that its control belongs to; resolves with the message for the reader. */
type Action = (part: HTMLElement, control: HTMLElement) => string | Promise<string>;

const ACTIONS: Readonly<Record<string, Action>> = {
  table: openDataTable,
  "copy-chart": (figure) => writeCopied(figure.ownerDocument, chartCopy(figure), "Chart with its source"),
  "copy-fence": (figure, control) => copyText(figure.ownerDocument, control.dataset.fence ?? "", "Fence"),
  "copy-link": (figure) => copyText(figure.ownerDocument, linkTo(figure), "Link"),
  "copy-citation": (part, control) => copyText(part.ownerDocument, control.dataset.text ?? "", "Citation"),
  svg: (figure) => saveSvg(figure),
  png: (figure) => savePng(figure),
  ...Object.fromEntries(
    (["rows-csv", "rows-xlsx", "rows-arrow", "rows-parquet", "rows-json"] as const).map((kind) => [
      kind,
      (figure: HTMLElement) => saveRows(figure, kind)
    ])
  )
};

/**
 * Binds the actions of figures and listed tables; other links are followed as usual. Returns a function that unbinds.
 */
export function bindActions(document: Document): () => void {
  const onClick = (event: MouseEvent): void => {
    const control = isPlain(event) ? (closestTo(event.target, "[data-action]") as HTMLElement | null) : null;
    const part = control?.closest<HTMLElement>("figure[data-chart], [data-actions]");
    const name = control?.dataset.action ?? "";
    if (!control || !part || !Object.hasOwn(ACTIONS, name)) return;
    event.preventDefault();
    void tell(part, async () => ACTIONS[name]!(part, control));
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "Escape")
      closeMenu(closestTo(event.target, "details.tm-menu[open]") as HTMLDetailsElement | null);
  };
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKeyDown);
  return () => {
    document.removeEventListener("click", onClick);
    document.removeEventListener("keydown", onKeyDown);
  };
}

async function tell(part: HTMLElement, action: () => Promise<string>): Promise<void> {
  announce(statusOf(part), await action().catch(messageOf));
}

/** Escape closes an open menu and leaves the focus at what opened it. */
function closeMenu(menu: HTMLDetailsElement | null): void {
  if (!menu) return;
  menu.open = false;
  menu.querySelector("summary")?.focus();
}

function openDataTable(figure: HTMLElement): string {
  const dataTable = figure.querySelector<HTMLDetailsElement>(":scope > .tm-data-table");
  if (!dataTable) throw new Error("This chart has no table.");
  dataTable.open = true;
  dataTable.querySelector("summary")?.focus();
  dataTable.scrollIntoView({block: "nearest"});
  return "Table opened";
}
