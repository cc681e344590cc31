import {announce, statusOf} from "./announce.js";
import {copyText} from "./clipboard.js";
import {closestTo, isPlain} from "./event-target.js";
import {messageOf} from "./fault-message.js";
import {saveText} from "./save-text.js";
import {dataDigest} from "./site-links.js";
import {standaloneSvg} from "./svg-export.js";
import {svgTexts} from "./svg-texts.js";

/** What an action does with its figure; resolves with what to tell the reader. */
type Action = (figure: HTMLElement, control: HTMLElement) => string | Promise<string>;

const ACTIONS: Readonly<Record<string, Action>> = {
  table: openTwin,
  "copy-fence": (figure, control) => copyText(figure.ownerDocument, control.dataset.fence ?? "", "Fence"),
  "copy-link": (figure) => copyText(figure.ownerDocument, linkTo(figure), "Link"),
  svg: saveSvg
};

/** Makes the actions below figures work; what stands there as a plain link and isn't named here is followed. Returns the way to unbind. */
export function bindActions(document: Document): () => void {
  const onClick = (event: MouseEvent): void => {
    const control = isPlain(event) ? closestTo(event.target, "[data-action]") as HTMLElement | null : null;
    const figure = control?.closest<HTMLElement>("figure[data-chart]");
    const name = control?.dataset.action ?? "";
    if (!control || !figure || !Object.hasOwn(ACTIONS, name)) return;
    event.preventDefault();
    void tell(figure, async () => ACTIONS[name]!(figure, control));
  };
  document.addEventListener("click", onClick);
  return () => document.removeEventListener("click", onClick);
}

async function tell(figure: HTMLElement, action: () => Promise<string>): Promise<void> {
  announce(statusOf(figure), await action().catch(messageOf));
}

function openTwin(figure: HTMLElement): string {
  const twin = figure.querySelector<HTMLDetailsElement>(":scope > .tm-twin");
  if (!twin) throw new Error("This chart has no table.");
  twin.open = true;
  twin.querySelector("summary")?.focus();
  twin.scrollIntoView({block: "nearest"});
  return "Table opened";
}

function linkTo(figure: HTMLElement): string {
  const url = new URL(figure.ownerDocument.location.href);
  url.hash = figure.id;
  return url.href;
}

function saveSvg(figure: HTMLElement): string {
  const document = figure.ownerDocument;
  const drawing = visibleDrawing(figure);
  if (!drawing) throw new Error("This chart is made of text; take the table instead.");
  const style = document.defaultView!.getComputedStyle(document.documentElement);
  const texts = svgTexts(figure, dataDigest(document), linkTo(figure));
  const file = standaloneSvg(drawing, texts, {property: (name) => style.getPropertyValue(name), base: document.baseURI});
  const name = `${figure.dataset.chart ?? "chart"}.svg`;
  saveText(document, file, name, "image/svg+xml");
  return `${name} saved`;
}

function visibleDrawing(figure: HTMLElement): SVGSVGElement | undefined {
  const drawings = [...figure.querySelectorAll<SVGSVGElement>(":scope > .tm-drawing svg")];
  return drawings.find((drawing) => drawing.getBoundingClientRect().width > 0) ?? drawings[0];
}
