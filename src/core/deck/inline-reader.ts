import {COMMENT, OPEN_COMMENT} from "../manuscript/comment-rule.js";
import {FOOTNOTE_REFERENCE, INLINE_FOOTNOTE_CLOSE, INLINE_FOOTNOTE_OPEN} from "../manuscript/footnote-rule.js";
import type {FootnoteMeta} from "../manuscript/footnote-rule.js";
import {NUMBER, TERM} from "../manuscript/inline-rules.js";
import type {NumberMeta} from "../manuscript/inline-rules.js";
import {MATH} from "../manuscript/math-rule.js";
import type {WrittenMath} from "../manuscript/math-rule.js";
import type {MessageList} from "../manuscript/messages.js";
import type {Token} from "../manuscript/reading.js";
import type {WrittenInline} from "./blocks.js";
import {drawMath} from "./draw-math.js";
import {cleanText, isOpaque, leadsWithin, nameHtml, readTags, shorten, whyNoImage, whyNoLink} from "./html.js";

/** A picture that was taken out of the text of a block. */
export interface LiftedImage {
  readonly src: string;
  readonly alt: string;
  /** 1-based line of the file. */
  readonly line: number;
}

/** Text of a block, the pictures that stood in it, and whether it comes by a step (`<v-click>`, `fragment`). */
export interface InlineReading {
  readonly inline: readonly WrittenInline[];
  readonly images: readonly LiftedImage[];
  readonly clicked: boolean;
}

/** How text is read. */
export interface InlineSetting {
  readonly messages: MessageList;
  /** Whether a line end within a paragraph is a line break, as in Marp. */
  readonly breaks: boolean;
  /** 1-based line of the last `-->`; 0 if there is none. */
  readonly lastClose: number;
  /** Whether Pandoc’s `[text]{.class}`, `H~2~O` and `x^2^` are read, as Quarto does. */
  readonly pandoc?: boolean;
  /** The text of a footnote by its label, if there is one. */
  readonly footnote?: (label: string) => readonly WrittenInline[] | undefined;
}

const DEEPEST = 8;
/** Text, followed by a subscript or superscript. */
const RAISED = /([^]*?)(?:(?<!~)~([^\s~]{1,40})~(?!~)|\^([^\s^[\]]{1,40})\^|$)/g;
const FRAGMENT = /^<!--\s*\.element:[^]*\bfragment\b/;
const ATTRIBUTES = /^\{[.#]?[\w-]+(?:[ =][^{}]*)?\}/;

/** Reads the tokens of one inline range, of which `line` is the first line of the file. */
export function readInline(tokens: readonly Token[], line: number, setting: InlineSetting): InlineReading {
  const reader = new InlineReader(line, setting);
  for (const token of tokens) reader.read(token);
  return {
    inline: trimEnds(reader.finish()),
    images: reader.images,
    clicked:
      (/^<v-click[\s>]/i.test(tokens[0]?.content ?? "") && tokens[0]?.type === "html_inline") ||
      tokens.some(({type, content}) => type === COMMENT && FRAGMENT.test(content))
  };
}

interface Frame {
  readonly type: "root" | "strong" | "emphasis" | "strike" | "footnote" | "link" | "none";
  readonly href: string;
  readonly line: number;
  readonly children: WrittenInline[];
}

class InlineReader {
  readonly images: LiftedImage[] = [];
  readonly #frames: Frame[] = [{type: "root", href: "", line: 0, children: []}];
  #line: number;
  /** The name of the opaque element that is being skipped; "" if none is. */
  #opaque = "";
  #afterImage = false;

  constructor(
    private readonly first: number,
    private readonly setting: InlineSetting
  ) {
    this.#line = first;
  }

  finish(): readonly WrittenInline[] {
    while (this.#frames.length > 1) this.#close();
    return this.#frames[0]!.children;
  }

  read(token: Token): void {
    if (token.type === "html_inline") {
      this.#html(token.content);
      return;
    }
    if (token.type === COMMENT) this.#line += token.content.split("\n").length - 1;
    if (token.type === "softbreak" || token.type === "hardbreak") this.#line++;
    if (this.#opaque !== "") return;
    switch (token.type) {
      case "text":
      case "text_special":
      case TERM:
        this.#text(token.content);
        break;
      case "softbreak":
        if (this.setting.breaks) this.#push({type: "break"});
        else this.#text(" ");
        break;
      case "hardbreak":
        this.#push({type: "break"});
        break;
      case "code_inline":
        this.#push({type: "code", text: cleanText(token.content)});
        break;
      case "strong_open":
        this.#open("strong");
        break;
      case "em_open":
        this.#open("emphasis");
        break;
      case "s_open":
        this.#open("strike");
        break;
      case "link_open":
        this.#link(token);
        break;
      case INLINE_FOOTNOTE_OPEN:
        this.#open("footnote");
        break;
      case FOOTNOTE_REFERENCE:
        this.#footnote(token);
        break;
      case INLINE_FOOTNOTE_CLOSE:
      case "strong_close":
      case "em_close":
      case "s_close":
      case "link_close":
        this.#close();
        break;
      case "image":
        this.#image(token);
        break;
      case OPEN_COMMENT:
        this.#openComment(token.content);
        break;
      case NUMBER:
        this.#number(token.meta as NumberMeta);
        break;
      case MATH:
        this.#math(token);
        break;
    }
  }

  #push(part: WrittenInline): void {
    const {children} = this.#frames.at(-1)!;
    const last = children.at(-1);
    if (part.type === "text" && last?.type === "text")
      children[children.length - 1] = {type: "text", text: last.text + part.text};
    else children.push(part);
  }

  #text(written: string): void {
    const text = cleanText(this.#afterImage ? written.replace(ATTRIBUTES, "") : written);
    this.#afterImage = false;
    if (this.setting.pandoc !== true) {
      if (text !== "") this.#push({type: "text", text});
      return;
    }
    for (const [, before = "", low, high] of this.#withoutSpans(text).matchAll(RAISED)) {
      if (before !== "") this.#push({type: "text", text: before});
      if (low !== undefined) this.#push({type: "subscript", children: [{type: "text", text: low}]});
      if (high !== undefined) this.#push({type: "superscript", children: [{type: "text", text: high}]});
    }
  }

  /** Text without the brackets and attributes of Pandoc's spans; one may have begun before this text. */
  #withoutSpans(text: string): string {
    const whole = text.replace(/\[([^[\]]*)\]\{[.#][^{}]*\}/g, "$1");
    return whole.replace(/\]\{[.#][^{}]*\}/g, (end) => {
      const {children} = this.#frames.at(-1)!;
      const at = children.findLastIndex((part) => part.type === "text" && part.text.includes("["));
      const begun = children[at];
      if (begun?.type !== "text") return end;
      const bracket = begun.text.lastIndexOf("[");
      children[at] = {type: "text", text: begun.text.slice(0, bracket) + begun.text.slice(bracket + 1)};
      return "";
    });
  }

  #open(type: Frame["type"], href = ""): void {
    const known = this.#frames.length > DEEPEST ? "none" : type;
    this.#frames.push({type: known, href, line: this.#line, children: []});
  }

  #close(): void {
    if (this.#frames.length === 1) return;
    const {type, href, line, children} = this.#frames.pop()!;
    if (children.length === 0) return;
    if (type === "link") this.#push({type, href, ...(leadsWithin(href) ? {line} : {}), children});
    else if (type === "root" || type === "none") for (const child of children) this.#push(child);
    else this.#push({type, children});
  }

  #footnote({content, meta}: Token): void {
    const {label} = meta as FootnoteMeta;
    const children = this.setting.footnote?.(label);
    if (children) this.#push({type: "footnote", children});
    else {
      this.setting.messages.add(
        "warning",
        this.#line,
        `${content} leads to no footnote; write [^${label}]: and its text`
      );
      this.#text(content);
    }
  }

  #link(token: Token): void {
    const href = token.attrGet("href") ?? "";
    this.#refuseBraces(`${href} ${token.attrGet("title") ?? ""}`, "the address or title of a link");
    const reason = whyNoLink(href);
    if (reason !== null) this.setting.messages.add("dropped", this.#line, `dropped ${reason}; its text is kept`);
    this.#open(reason === null ? "link" : "none", cleanText(href));
  }

  #image(token: Token): void {
    const src = decoded(token.attrGet("src") ?? "");
    this.#refuseBraces(`${src} ${token.attrGet("title") ?? ""} ${token.content}`, "the address or text of a picture");
    const alt = withoutKeywords(cleanText(textOf(token.children ?? [])));
    const reason = whyNoImage(src);
    const {messages} = this.setting;
    if (reason !== null) {
      messages.add("dropped", this.#line, `dropped ${reason}`);
      return;
    }
    if (alt === "")
      messages.add(
        "warning",
        this.#line,
        `the picture ${shorten(src)} has no text for those who don't see it; write ![what it shows](…)`
      );
    this.#afterImage = true;
    this.images.push({src: cleanText(src), alt, line: this.#line});
  }

  #number({expression, format, diagnostic, line}: NumberMeta): void {
    if (diagnostic !== undefined) {
      this.setting.messages.add("error", this.first + line, diagnostic);
      return;
    }
    const shown = format === undefined ? {} : {format: cleanText(format)};
    this.#push({type: "number", number: {expression: cleanText(expression), ...shown, line: this.first + line}});
  }

  #math({content, meta}: Token): void {
    const math = meta as WrittenMath;
    try {
      this.#push({type: "math", ...math, ...drawMath(math)});
    } catch (error) {
      const {message} = error as Error;
      const kind = message.startsWith("{{") ? "error" : "dropped";
      this.setting.messages.add(
        kind,
        this.#line,
        `the formula ${shorten(content)} is shown as it is written (${message}); mend it`
      );
      this.#text(content);
    }
    this.#line += content.split("\n").length - 1;
  }

  /** What an author means to hide must not be shown by mistake. */
  #openComment(text: string): void {
    const {messages, lastClose} = this.setting;
    if (lastClose > this.#line)
      messages.add("error", this.#line, "<!-- without --> in its paragraph; put the comment on lines of its own");
    this.#text(text);
  }

  #html(html: string): void {
    this.#refuseBraces(html, "raw HTML");
    const [tag] = readTags(html);
    if (tag && this.#opaque !== "") {
      if (tag.closes && tag.name === this.#opaque) this.#opaque = "";
      return;
    }
    this.#line += html.split("\n").length - 1;
    if (tag?.name === "br" && tag.handlers.length === 0) {
      this.#push({type: "break"});
      return;
    }
    const name = nameHtml(html);
    if (name === null || tag === undefined || tag.closes || /^v-(?:clicks?|after)$/.test(tag.name)) return;
    if (/^<Link\s[^>]*\bto=/.test(html) && tag.handlers.length === 0) return;
    const opaque = isOpaque(tag.name) && !html.endsWith("/>");
    if (opaque) this.#opaque = tag.name;
    this.setting.messages.add(
      "dropped",
      this.#line,
      `dropped ${name}${opaque ? " and what it holds" : ""}; text is written in Markdown`
    );
  }

  #refuseBraces(text: string, where: string): void {
    if (/\{\{|%7B%7B/i.test(text))
      this.setting.messages.add("error", this.#line, `{{ }} in ${where}; numbers stand in text`);
  }
}

/** The alt text of a picture without Marp's placement keywords. */
function withoutKeywords(alt: string): string {
  const words = alt.split(/\s+/);
  const keyword =
    /^(?:bg|fit|contain|cover|auto|left|right|vertical|(?:left|right):\d+%|[wh]:\S+|(?:width|height):\S+|\d+%|(?:blur|brightness|contrast|drop-shadow|grayscale|hue-rotate|invert|opacity|saturate|sepia)(?::\S+)?)$/;
  const marp = words.includes("bg") || words.some((word) => /^(?:[wh]|width|height):/.test(word));
  return marp ? words.filter((word) => !keyword.test(word)).join(" ") : alt.trim();
}

function textOf(tokens: readonly Token[]): string {
  return tokens
    .map(({type, content}) =>
      type === "softbreak" || type === "hardbreak" ? " " : type === "html_inline" ? "" : content
    )
    .join("");
}

function decoded(address: string): string {
  try {
    return /^data:/i.test(address) ? address : decodeURI(address);
  } catch {
    return address;
  }
}

function trimEnds(inline: readonly WrittenInline[]): readonly WrittenInline[] {
  const parts = [...inline];
  while (parts[0]?.type === "break" || isBlank(parts[0])) parts.shift();
  while (parts.at(-1)?.type === "break" || isBlank(parts.at(-1))) parts.pop();
  const [first] = parts;
  if (first?.type === "text") parts[0] = {type: "text", text: first.text.trimStart()};
  const last = parts.at(-1);
  if (last?.type === "text") parts[parts.length - 1] = {type: "text", text: last.text.trimEnd()};
  return parts;
}

function isBlank(part: WrittenInline | undefined): boolean {
  return part?.type === "text" && part.text.trim() === "";
}
