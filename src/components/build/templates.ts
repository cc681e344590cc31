import type {DocumentKind} from "../../core/editing/document-id.js";

/** What a new document of each kind holds: a short example of its form, without a number. */
export const TEMPLATES: Readonly<Record<DocumentKind, (title: string) => string>> = {
  deck: (title) => `---
title: ${quoted(title)}
period: Say which period the figures are of
lang: en
---

# ${title}

---

## What the first slide shows

- What is counted, and by whom
- What is not counted

::: notes
What to say that the slide does not.
:::
`,
  notebook: (title) => `# ${title}

What this notebook looks at, and in which document it is printed.

## What is counted

- What the figures count, and what they do not
`,
  briefing: (title) => `---
title: ${quoted(title)}
period: Say which period the figures are of
lang: en
---

# ${title}

What the reader should know first, in two sentences.

## What is counted

- What the figures count, and what they do not
`
};

const quoted = (title: string): string => JSON.stringify(title);

/** The name of a document's file after its title: lower-case letters and digits, one hyphen between words. */
export function nameOfTitle(title: string): string {
  const name = title
    .normalize("NFC")
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^[-\p{M}]+|-+$/gu, "")
    .slice(0, 60);
  return name === "" ? "untitled" : name;
}

/** A name that is not among those taken: with the first free number behind it, if it must. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  for (let i = 1; ; i++) {
    const tried = i === 1 ? name : `${name}-${i}`;
    if (!used.has(tried.toLowerCase())) return tried;
  }
}
