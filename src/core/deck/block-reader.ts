import {FOOTNOTE_OPEN} from "../manuscript/footnote-rule.js";
import type {FootnoteMeta} from "../manuscript/footnote-rule.js";
import {MARK, hasClass} from "../manuscript/mark-rule.js";
import type {DivInfo, Mark} from "../manuscript/mark-rule.js";
import type {MessageList} from "../manuscript/messages.js";
import type {Token} from "../manuscript/reading.js";
import {partnersOf} from "../manuscript/tokens.js";
import type {ListItem, WrittenBlock, WrittenChart, WrittenInline, WrittenNumber} from "./blocks.js";
import {cleanText, hasWords, isOpaque, nameHtml, readTags, whyNoLink, withoutComments} from "./html.js";
import {readInline} from "./inline-reader.js";
import type {InlineReading} from "./inline-reader.js";
import {readTable} from "./table-reader.js";

/** How blocks are read. */
export interface BlockSetting {
  readonly messages: MessageList;
  /** 1-based line of the file where the text starts. */
  readonly firstLine: number;
  readonly breaks: boolean;
  /** 1-based line of the last `-->`; 0 if there is none. */
  readonly lastClose: number;
  /** Whether the syntax of Pandoc and Quarto is read. */
  readonly pandoc?: boolean;
  /** The text of a footnote by its label, if there is one. */
  readonly footnote?: (label: string) => readonly WrittenInline[] | undefined;
  /** The labels of footnotes that the text leads to. */
  readonly footnoteLabels?: ReadonlySet<string>;
  /** Whether the code of Quarto’s cells is shown where they don’t say; it is unless said. */
  readonly echo?: boolean;
  /** Whether each block says on which lines it is written. */
  readonly placed?: boolean;
  /** `all`: every list appears item by item; `starred`: those written with `*` or `1)`, as in Marp. */
  readonly incremental: "marked" | "starred" | "all";
}

/** Settings that the blocks of one container share. */
interface Scope {
  /** How many levels of lists appear item by item. */
  readonly incremental: number;
  /** Whether every block appears on its own, as in `::: incremental` and `<v-clicks>`. */
  readonly each: boolean;
  /** How many blocks this one stands in. */
  readonly depth: number;
}

type Item = ListItem<WrittenNumber, WrittenChart>;

/** If the only paragraph of an item has a step, the whole item gets that step. */
function withStepOfText(item: Item): Item {
  const [only, ...rest] = item.blocks;
  if (item.step !== undefined || only?.type !== "paragraph" || only.step === undefined || rest.length > 0) return item;
  const {step, ...paragraph} = only;
  return {step, blocks: [paragraph]};
}

const DEEPEST = 12;
const SLIDEV_LINK = /^\s*<Link\s[^>]*?\bto="([^"{}<>]*)"[^>]*>([^<>{}]+)<\/Link>\s*$/;
const ALL_LEVELS = 99;
const LONGEST_ATTRIBUTES = 1000;
const HEADING_ATTRIBUTES = /^\{(?:\s*(?:[.#][\w-]+|[\w-]+=(?:"[^"{}]*"|[^\s"{}]+))(?=[\s}]))+\s*\}$/;

/** Makes blocks of the tokens of Markdown, and numbers the steps. */
export class BlockReader {
  /** How many steps there are so far. */
  steps = 0;
  /** Names of the slots `::right::` with the count of blocks before each. */
  readonly slots: {readonly name: string; readonly at: number}[] = [];
  readonly #partners: Int32Array;

  constructor(
    private readonly tokens: readonly Token[],
    private readonly setting: BlockSetting
  ) {
    this.#partners = partnersOf(tokens);
  }

  /** All blocks. */
  read(): readonly WrittenBlock[] {
    const incremental = this.setting.incremental === "all" ? ALL_LEVELS : 0;
    return this.#blocks(0, this.tokens.length, {incremental, each: false, depth: 0});
  }

  #line(token: Token): number {
    return this.setting.firstLine + (token.map?.[0] ?? 0);
  }

  #blocks(from: number, to: number, scope: Scope): readonly WrittenBlock[] {
    const blocks: WrittenBlock[] = [];
    let step: number | undefined;
    for (let i = from; i < to;) {
      const token = this.tokens[i]!;
      const end = this.#partners[i]! > i ? this.#partners[i]! : i;
      const mark = token.type === MARK ? (token.meta as Mark) : undefined;
      let opaque = "";
      let found: readonly WrittenBlock[] = [];
      if (mark?.type === "notes") found = [];
      else if (mark?.type === "pause") step = ++this.steps;
      else if (mark?.type === "slot" && scope.depth === 0) this.slots.push({name: mark.name, at: blocks.length});
      else if (mark) found = this.#marked(mark, i, end, scope);
      else if (token.type === "html_block" && SLIDEV_LINK.test(token.content)) found = this.#linkText(token);
      else if (token.type === "html_block") opaque = this.#html(token);
      else found = this.#single(token, i, end, scope);
      for (const block of found) blocks.push(step === undefined || block.step !== undefined ? block : {...block, step});
      i = opaque === "" ? end + 1 : this.#after(opaque, end + 1, to);
    }
    return blocks;
  }

  #single(token: Token, i: number, end: number, scope: Scope): readonly WrittenBlock[] {
    if (scope.depth >= DEEPEST) {
      this.setting.messages.add("dropped", this.#line(token), `dropped what is nested more than ${DEEPEST} deep`);
      return [];
    }
    const own = scope.each && !/list_open$/.test(token.type) ? {step: ++this.steps} : {};
    const lines = this.setting.placed && token.map ? {lines: this.#lines(token.map)} : {};
    return this.#content(token, i, end, scope).map((block) => ({...own, ...lines, ...block}));
  }

  #lines([first, end]: readonly [number, number]): readonly [number, number] {
    const {firstLine} = this.setting;
    return [firstLine + first, firstLine + Math.max(end - 1, first)];
  }

  #content(token: Token, i: number, end: number, scope: Scope): readonly WrittenBlock[] {
    const inner = {...scope, each: false, depth: scope.depth + 1};
    switch (token.type) {
      case "heading_open":
        return this.#heading(token, i);
      case "paragraph_open":
        return this.#paragraph(i);
      case "bullet_list_open":
      case "ordered_list_open":
        return [this.#list(token, i, end, inner)];
      case "blockquote_open":
        return [{type: "quote", blocks: this.#blocks(i + 1, end, inner)}];
      case "table_open":
        return [readTable(this.tokens.slice(i, end + 1), this.setting)];
      case "fence":
        return this.#fence(token);
      case "code_block":
        return [{type: "code", language: "", text: cleanText(token.content)}];
      case FOOTNOTE_OPEN:
        this.#tellUnused(token);
        return [];
      case "hr":
        this.setting.messages.add("warning", this.#line(token), "a rule is not shown; a slide starts with a line ---");
        return [];
      default:
        return [];
    }
  }

  /** A footnote is shown where the text leads to it. */
  #tellUnused(token: Token): void {
    const {label} = token.meta as FootnoteMeta;
    if (this.setting.footnoteLabels?.has(label) === true) return;
    const message = `[^${label}]: is shown nowhere, since no [^${label}] leads to it`;
    this.setting.messages.add("dropped", this.#line(token), message);
  }

  #inline(at: number): InlineReading {
    const token = this.tokens[at];
    return readInline(token?.children ?? [], token ? this.#line(token) : this.setting.firstLine, this.setting);
  }

  #heading(token: Token, i: number): readonly WrittenBlock[] {
    const {inline, images} = this.#inline(i + 1);
    const {id, inline: text} = withoutAttributes(inline);
    const heading: WrittenBlock = {
      type: "heading",
      level: Number(token.tag.slice(1)),
      ...(id === undefined ? {} : {id}),
      inline: text
    };
    return [...(inline.length > 0 ? [heading] : []), ...images.map((image) => ({type: "image" as const, ...image}))];
  }

  #paragraph(i: number): readonly WrittenBlock[] {
    const {inline, images, clicked} = this.#inline(i + 1);
    const step = clicked ? {step: ++this.steps} : {};
    const text: readonly WrittenBlock[] = inline.length > 0 ? [{...step, type: "paragraph", inline}] : [];
    return [...text, ...images.map((image) => ({...step, type: "image" as const, ...image}))];
  }

  #fence(token: Token): readonly WrittenBlock[] {
    if (this.setting.pandoc === true && /^\{[a-z]\w*[ ,}]/i.test(token.info.trim())) return this.#cell(token);
    const language = /^\{?\.?([^\s{}]*)/.exec(token.info.trim())?.[1] ?? "";
    if (language === "chart")
      return [{type: "chart", chart: {text: cleanText(token.content), line: this.#line(token)}}];
    return [{type: "code", language: cleanText(language), text: cleanText(token.content)}];
  }

  /** A code cell that Quarto would run: its code unless hidden, and a message that its output is not shown. */
  #cell(token: Token): readonly WrittenBlock[] {
    const language = cleanText(/^\{(\w+)/.exec(token.info.trim())![1]!);
    const options = token.content.match(/^#\|.*$/gm)?.join("\n") ?? "";
    const told = /\becho:\s*(true|false)\b/.exec(options)?.[1] ?? /\becho\s*=\s*(true|false)\b/i.exec(token.info)?.[1];
    const echo = told === undefined ? (this.setting.echo ?? true) : told.toLowerCase() === "true";
    const text = cleanText(token.content.replace(/^#\|.*(?:\n|$)/gm, ""));
    const word = `The output of this ${language} cell is not in this file.`;
    if (/\b(?:include|output|eval):\s*false\b/.test(options))
      return /\binclude:\s*false\b/.test(options) || !echo ? [] : [{type: "code", language, text}];
    this.setting.messages.add(
      "warning",
      this.#line(token),
      `a cell of ${language} is not run; save its output as a picture and put that in its place`
    );
    const missing: WrittenBlock = {
      type: "paragraph",
      inline: [{type: "emphasis", children: [{type: "text", text: word}]}]
    };
    return echo ? [{type: "code", language, text}, missing] : [missing];
  }

  #list(token: Token, i: number, end: number, scope: Scope): WrittenBlock {
    const starred = this.setting.incremental === "starred" && /[*)]/.test(token.markup);
    const byItem = scope.incremental > 0 || starred;
    const inner = {...scope, incremental: Math.max(scope.incremental - 1, 0)};
    const items: Item[] = [];
    const put = (item: Item): number => items.push(withStepOfText(item));
    for (let at = i + 1; at < end; at = this.#partners[at]! + 1) {
      const step = byItem ? {step: ++this.steps} : {};
      put({...step, blocks: this.#blocks(at + 1, this.#partners[at]!, inner)});
    }
    const start = Number(token.attrGet("start") ?? 1);
    return {type: "list", ordered: token.type === "ordered_list_open", ...(start === 1 ? {} : {start}), items};
  }

  #marked(mark: Mark, i: number, end: number, scope: Scope): readonly WrittenBlock[] {
    const line = this.#line(this.tokens[i]!);
    const {messages} = this.setting;
    if (mark.type !== "open") {
      messages.add(
        "warning",
        line,
        mark.type === "slot"
          ? `::${mark.name}:: within another block; dropped`
          : `${mark.type === "close" ? mark.kind : ". . ."} ends nothing; dropped`
      );
      return [];
    }
    if (end === i) {
      messages.add(
        "error",
        line,
        `${mark.kind === ":::" ? `::: ${mark.info.classes.join(" ")}` : `<${mark.kind}>`} has no end; close it`
      );
      return [];
    }
    if (scope.depth >= DEEPEST) return this.#single(this.tokens[i]!, i, end, scope);
    return this.#div(mark.info, i, end, {...scope, depth: scope.depth + 1}, line);
  }

  #div(info: DivInfo, i: number, end: number, scope: Scope, line: number): readonly WrittenBlock[] {
    const inside = (inner: Scope): readonly WrittenBlock[] => this.#blocks(i + 1, end, inner);
    if (hasClass(info, "columns")) return this.#columns(i, end, scope);
    if (hasClass(info, "column")) return [{type: "columns", columns: [inside(scope)]}];
    if (hasClass(info, "incremental")) return inside({...scope, incremental: ALL_LEVELS, each: true});
    if (hasClass(info, "v-clicks"))
      return inside({...scope, incremental: Number(info.attributes.get("depth") ?? 1) || 1, each: true});
    if (hasClass(info, "nonincremental")) return inside({...scope, incremental: 0, each: false});
    if (hasClass(info, "fragment") || hasClass(info, "v-click"))
      return this.#together(++this.steps, () => inside(scope));
    if (hasClass(info, "v-after")) return this.#together(Math.max(this.steps, 1), () => inside(scope));
    if (info.classes.some((name) => name.startsWith("callout-"))) return [{type: "quote", blocks: inside(scope)}];
    const what = info.classes[0] ?? "";
    if (hasClass(info, "notes"))
      this.setting.messages.add("warning", line, "::: notes within other text is read as text");
    else this.setting.messages.add("warning", line, `::: ${what} is not known; what it holds is shown as it is`);
    return inside(scope);
  }

  #together(step: number, read: () => readonly WrittenBlock[]): readonly WrittenBlock[] {
    this.steps = Math.max(this.steps, step);
    return read().map((block) => ({...block, step: block.step ?? step}));
  }

  /** The columns of `::: columns`; other content in it is put before them. */
  #columns(i: number, end: number, scope: Scope): readonly WrittenBlock[] {
    const inside = this.#blocks(i + 1, end, scope);
    const columns = inside.flatMap((block) =>
      block.type === "columns" ? block.columns.map((column) => stepped(column, block.step)) : []
    );
    const loose = inside.filter(({type}) => type !== "columns");
    return columns.length === 0 ? loose : [...loose, {type: "columns", columns}];
  }

  /** The text of Slidev's `<Link to="…">`, which leads to a slide by its number. */
  #linkText(token: Token): readonly WrittenBlock[] {
    const [, to = "", text = ""] = SLIDEV_LINK.exec(token.content) ?? [];
    const words = {type: "text", text: cleanText(text.trim())} as const;
    const href = /^\d+$/.test(to) ? `#${to}` : to;
    const known = whyNoLink(href) === null;
    const link = {type: "link", href: cleanText(href), line: this.#line(token), children: [words]} as const;
    return [{type: "paragraph", inline: [known ? link : words]}];
  }

  /** Reports what raw HTML is dropped; returns the name of an opaque element that is still open, or "". */
  #html(token: Token): string {
    const {messages} = this.setting;
    const html = withoutComments(token.content);
    const line = this.#line(token);
    if (/\{\{/.test(html)) messages.add("error", line, "{{ }} in raw HTML; write the passage in Markdown");
    if (/^\s*<!--/.test(token.content) && !token.content.includes("-->"))
      messages.add("error", line, "<!-- has no end; what follows is left out up to the end of the slide");
    const name = nameHtml(html);
    if (name === null) return "";
    const tags = readTags(html);
    if (tags.every(({name: tag, closes}) => (closes && !isOpaque(tag)) || tag === "br")) return "";
    const open = tags.findLast(({name: tag}) => isOpaque(tag));
    messages.add(
      "dropped",
      line,
      `dropped ${name}${hasWords(html) || open ? " and what it holds" : ""}; text is written in Markdown`
    );
    return open && !open.closes ? open.name : "";
  }

  /** The token after the one that closes an element, or the end. */
  #after(name: string, from: number, to: number): number {
    for (let i = from; i < to; i++) {
      const {type, content} = this.tokens[i]!;
      if ((type === "html_block" || type === "inline") && content.toLowerCase().includes(`</${name}`))
        return Math.max(this.#partners[i]!, i) + (type === "inline" ? 2 : 1);
    }
    return to;
  }
}

function stepped(blocks: readonly WrittenBlock[], step: number | undefined): readonly WrittenBlock[] {
  return step === undefined ? blocks : blocks.map((block) => ({...block, step: block.step ?? step}));
}

/** The text of a heading without Pandoc's attributes behind it, and the id among them. */
function withoutAttributes(inline: readonly WrittenInline[]): {
  readonly id?: string;
  readonly inline: readonly WrittenInline[];
} {
  const last = inline.at(-1);
  if (last?.type !== "text") return {inline};
  const at = last.text.endsWith("}") ? last.text.lastIndexOf("{") : -1;
  if (at < 0 || last.text.length - at > LONGEST_ATTRIBUTES || !HEADING_ATTRIBUTES.test(last.text.slice(at)))
    return {inline};
  const id = /[{\s]#([a-z][\w-]*)/i.exec(last.text.slice(at))?.[1];
  const text = last.text.slice(0, at).trimEnd();
  return {
    ...(id === undefined ? {} : {id}),
    inline: [...inline.slice(0, -1), ...(text === "" ? [] : [{type: "text" as const, text}])]
  };
}
