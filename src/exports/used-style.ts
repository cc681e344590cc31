/**
 * A style sheet without the rules that can't apply to a page: those whose selectors all ask for a class or an id that
 * occurs nowhere in its markup and scripts. What a selector asks for within brackets, as in `:not(.a)`, is not judged,
 * so that rather too much is kept than too little. Fonts, keyframes and pages stay. Comments are taken out before.
 */
export function usedStyle(style: string, page: string): string {
  const known = new Map<string, boolean>();
  const isKnown = (name: string): boolean => {
    const found = known.get(name) ?? occursIn(page, name);
    known.set(name, found);
    return found;
  };
  return usedRules(style.replace(/\/\*.*?\*\//gs, ""), (selector) => namesIn(selector).every(isKnown));
}

/** Whether a name stands in a page, whole or as a script puts it together: `tm-show-` before a `${`. */
function occursIn(page: string, name: string): boolean {
  if (page.includes(name)) return true;
  return [...name.matchAll(/-/g)].some(({index}) => page.includes(`${name.slice(0, index + 1)}\${`));
}

function usedRules(style: string, isUsed: (selector: string) => boolean): string {
  let used = "";
  let at = 0;
  while (at < style.length) {
    const open = indexOutside(style, /[{;]/, at);
    if (open < 0) return used + style.slice(at).trim();
    const prelude = style.slice(at, open).trim();
    if (style[open] === ";") {
      used += `${prelude};`;
      at = open + 1;
      continue;
    }
    const close = closing(style, open);
    const body = style.slice(open + 1, close);
    at = close + 1;
    if (/^@(?:media|supports|container|layer)\b/.test(prelude)) {
      const inner = usedRules(body, isUsed);
      if (inner !== "") used += `${prelude}{${inner}}`;
    } else if (prelude.startsWith("@")) used += `${prelude}{${body}}`;
    else {
      const selectors = partsOutside(prelude).filter(isUsed);
      if (selectors.length > 0) used += `${selectors.join(",")}{${body}}`;
    }
  }
  return used;
}

/** The classes and ids that a selector asks for outside of brackets. */
function namesIn(selector: string): readonly string[] {
  let plain = selector.replace(/\[[^\]]*\]/g, "");
  for (let before = ""; before !== plain;) [before, plain] = [plain, plain.replace(/\([^()]*\)/g, "")];
  return [...plain.matchAll(/[.#]((?:[\w-]|\\.)+)/g)].map(([, name]) => name!.replace(/\\/g, ""));
}

/** Where one of some signs stands next outside of strings and brackets; -1 where none does. */
function indexOutside(text: string, sign: RegExp, from: number): number {
  let depth = 0;
  for (let i = from; i < text.length; i += 1) {
    const character = text[i]!;
    if (character === '"' || character === "'") i = endOfString(text, i);
    else if (character === "\\") i += 1;
    else if (character === "(" || character === "[") depth += 1;
    else if (character === ")" || character === "]") depth -= 1;
    else if (depth === 0 && sign.test(character)) return i;
  }
  return -1;
}

/** Where the brace closes that opens at a place. */
function closing(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i += 1) {
    const character = text[i]!;
    if (character === '"' || character === "'") i = endOfString(text, i);
    else if (character === "\\") i += 1;
    else if (character === "{") depth += 1;
    else if (character === "}" && (depth -= 1) === 0) return i;
  }
  return text.length;
}

function endOfString(text: string, start: number): number {
  let i = start + 1;
  while (i < text.length && text[i] !== text[start]) i += text[i] === "\\" ? 2 : 1;
  return i;
}

function partsOutside(selectors: string): readonly string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = indexOutside(selectors, /,/, 0); at >= 0; at = indexOutside(selectors, /,/, from)) {
    parts.push(selectors.slice(from, at).trim());
    from = at + 1;
  }
  return [...parts, selectors.slice(from).trim()];
}
