/**
 * The Markdown of what is being pasted; undefined where it is pasted as plain text. What is parsed here is inert: its
 * scripts don't run, and its pictures are not fetched.
 */
export function markdownOfPaste(event: ClipboardEvent, window: Window & typeof globalThis): string | undefined {
  const html = event.clipboardData?.getData("text/html") ?? "";
  if (html === "" || html.length > LONGEST) return undefined;
  return pastedMarkdown(html, (text) => new window.DOMParser().parseFromString(text, "text/html"));
}

/** Characters of HTML that are read; more is pasted as plain text. */
const LONGEST = 4_000_000;

/** Elements whose content is no text. */
const NO_TEXT = "script, style, head, title, meta, link, template, noscript, iframe, object, svg, canvas, xml";

/** Elements whose presence says that what is pasted has more form than its plain text shows. */
const HAS_FORM = "p, li, table, h1, h2, h3, h4, h5, h6, b, strong, i, em, a[href], br + *, div + div";

/**
 * What stands on the clipboard as HTML, of Word, PowerPoint or a web page, as Markdown: paragraphs, headings, lists,
 * tables, links and what is bold or italic. Pictures and styles are left out, and nothing of it runs. Undefined where
 * the plain text says as much.
 */
export function pastedMarkdown(html: string, parse: (html: string) => Document): string | undefined {
  const {body} = parse(html);
  body.querySelectorAll(NO_TEXT).forEach((one) => one.remove());
  for (const one of [...body.querySelectorAll<HTMLElement>("[style]")])
    if (/display:\s*none|mso-hide:\s*all/i.test(styleOf(one))) one.remove();
  const isCode = /white-space:\s*pre/i.test(styleOf(body.firstElementChild));
  if (isCode || body.querySelector(HAS_FORM) === null) return undefined;
  const text = blocksOf(body).join("\n\n").trim();
  return text === ""
    ? undefined
    : text.replace(/\n\n(?=(?: {2,})?(?:-|\d+\.) )/g, (gap, at: number) => tight(text, at, gap));
}

/** Items that follow each other stand on lines that do. */
function tight(text: string, at: number, gap: string): string {
  const line = text.slice(text.lastIndexOf("\n", at - 1) + 1, at);
  return /^ *(?:-|\d+\.) /.test(line) ? "\n" : gap;
}

const styleOf = (element: Element | null): string => element?.getAttribute("style") ?? "";

const INLINE =
  /^(?:A|ABBR|B|BDI|BDO|BR|CITE|CODE|DEL|DFN|EM|FONT|I|IMG|INS|KBD|LABEL|MARK|Q|S|SMALL|SPAN|STRONG|SUB|SUP|TIME|U|VAR|O:P)$/;

const isInline = (node: Node): boolean =>
  node.nodeType === 3 ||
  (node.nodeType === 1 &&
    INLINE.test(node.nodeName.toUpperCase()) &&
    ![...node.childNodes].some((one) => !isInline(one)));

/** The blocks of an element; text that stands between blocks is a paragraph. */
function blocksOf(element: Element): readonly string[] {
  const blocks: string[] = [];
  let run: Node[] = [];
  const end = (): void => {
    const text = paragraph(run.map(inlineOf).join(""));
    if (text !== "") blocks.push(text);
    run = [];
  };
  for (const node of element.childNodes) {
    if (node.nodeType !== 1 && node.nodeType !== 3) continue;
    if (isInline(node)) run.push(node);
    else {
      end();
      blocks.push(...blockOf(node as Element));
    }
  }
  end();
  return blocks;
}

function blockOf(element: Element): readonly string[] {
  const name = element.nodeName.toUpperCase();
  const heading = /^H([1-6])$/.exec(name);
  if (heading) {
    const text = paragraph(inlineOf(element)).replace(/\s*\n\s*/g, " ");
    return text === "" ? [] : [`${"#".repeat(Number(heading[1]))} ${text}`];
  }
  if (name === "UL" || name === "OL") return listOf(element, "");
  if (name === "TABLE") return tableOf(element as HTMLTableElement);
  if (name === "PRE") return [`\`\`\`\n${element.textContent.replace(/`{3,}/g, "").trimEnd()}\n\`\`\``];
  if (name === "BLOCKQUOTE") return [blocksOf(element).join("\n\n").replace(/^/gm, "> ").replace(/ +$/gm, "")];
  if (name === "HR") return [];
  return officeItem(element) ?? blocksOf(element);
}

/** A paragraph that Word or PowerPoint means as an item of a list, where it is one. */
function officeItem(element: Element): readonly string[] | undefined {
  const marks = [...element.querySelectorAll("span")].filter((one) =>
    /mso-list:\s*ignore|mso-special-format:\s*["']?bullet/i.test(styleOf(one))
  );
  const list = /mso-list:[^;]*\blevel(\d+)/i.exec(styleOf(element));
  if (marks.length === 0 && !list) return undefined;
  const mark = marks
    .map(({textContent}) => textContent)
    .join("")
    .trim();
  marks.forEach((one) => one.remove());
  const text = paragraph(inlineOf(element)).replace(/\n/g, " ");
  const [number] = /^\d+(?=[.)])/.exec(mark) ?? [];
  return text === ""
    ? []
    : [`${"  ".repeat(Number(list?.[1] ?? 1) - 1)}${number === undefined ? "-" : `${number}.`} ${text}`];
}

function listOf(list: Element, indent: string): readonly string[] {
  const isOrdered = list.nodeName.toUpperCase() === "OL";
  const first = Number(list.getAttribute("start") ?? 1) || 1;
  let count = 0;
  const items = [...list.children].flatMap((child): readonly string[] => {
    // Some programs put an inner list beside its item.
    if (/^[UO]L$/i.test(child.nodeName)) return listOf(child, `${indent}  `);
    const mark = isOrdered ? `${first + count++}.` : "-";
    const inner = `${indent}${" ".repeat(mark.length + 1)}`;
    const lists = [...child.querySelectorAll("ul, ol")].filter((one) => one.parentElement?.closest("li") === child);
    const below = lists.flatMap((one) => listOf(one, inner));
    lists.forEach((one) => one.remove());
    const text = blocksOf(child)
      .join(" ")
      .replace(/\s*\n\s*/g, " ");
    return [`${indent}${mark} ${text}`.trimEnd(), ...below];
  });
  return items.length === 0 ? [] : [items.join("\n")];
}

function tableOf(table: HTMLTableElement): readonly string[] {
  const rows = [...table.rows].map((row) =>
    [...row.cells].flatMap((cell) => {
      const text = blocksOf(cell)
        .join(" ")
        .replace(/\s*\n\s*/g, " ")
        .replaceAll("|", "\\|");
      return [text, ...Array.from({length: Math.min(cell.colSpan, 50) - 1}, () => "")];
    })
  );
  const width = Math.max(0, ...rows.map(({length}) => length));
  if (width === 0) return [];
  const line = (cells: readonly string[]): string =>
    `| ${Array.from({length: width}, (_, i) => cells[i] ?? "").join(" | ")} |`;
  const [head, ...rest] = rows;
  return [[line(head!), line(Array.from({length: width}, () => "---")), ...rest.map(line)].join("\n")];
}

function inlineOf(node: Node): string {
  if (node.nodeType === 3) return escaped((node.nodeValue ?? "").replace(/[\s\u00a0]+/g, " "));
  if (node.nodeType !== 1) return "";
  const element = node as Element;
  const name = element.nodeName.toUpperCase();
  if (name === "BR") return "\n";
  if (name === "IMG") return "";
  const inside = [...element.childNodes].map(inlineOf).join("");
  const style = styleOf(element);
  const isBold = /^(?:B|STRONG)$/.test(name) ? !/(?<!-)font-weight:\s*(?:normal|[1-4]00)/i.test(style) : isHeavy(style);
  const isItalic = /^(?:I|EM)$/.test(name) ? !/font-style:\s*normal/i.test(style) : /font-style:\s*italic/i.test(style);
  const marked = wrapped(wrapped(inside, isItalic ? "*" : ""), isBold ? "**" : "");
  const href = name === "A" ? (element.getAttribute("href") ?? "") : "";
  return /^(?:https?:|mailto:)[^\s<>()]+$/i.test(href) && inside.trim() !== "" ? `[${marked.trim()}](${href})` : marked;
}

const isHeavy = (style: string): boolean => /(?<!-)font-weight:\s*(?:bold|[6-9]00)/i.test(style);

/** A text between marks, with the blanks at its ends outside of them. */
function wrapped(text: string, mark: string): string {
  const [, before = "", inside = "", after = ""] = /^(\s*)([^]*?)(\s*)$/.exec(text) ?? [];
  return mark === "" || inside === "" || inside.includes("\n") ? text : `${before}${mark}${inside}${mark}${after}`;
}

/** What Markdown would read as marks, as the characters that they are. */
const escaped = (text: string): string => text.replace(/[\\`*_[\]<]/g, "\\$&").replace(/\{\{/g, "{ {");

/** Lines of a paragraph, none of which begins a heading, list, quote or rule. */
function paragraph(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/^(#{1,6}(?=\s|$)|[-+](?=\s|$)|>|:::|-{3,}|~{3,}|={3,})/, "\\$&"))
    .map((line) => line.replace(/^(\d+)([.)])(?=\s)/, "$1\\$2"))
    .join("\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}
