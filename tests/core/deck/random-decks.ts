/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/** One of a list. */
export function pick<T>(random: () => number, list: readonly T[]): T {
  return list[Math.floor(random() * list.length)]!;
}

/** Lines that mean something to a deck, or to those who mean it harm. */
export const FRAGMENTS = [
  "---",
  "---  ",
  "----",
  " ---",
  "***",
  "",
  "",
  "",
  "\t",
  "# Harbour",
  "## Lights {.smaller}",
  "### <!-- fit --> Depth",
  "Text of a lighthouse.",
  "Text\n---",
  "- one\n- two",
  "* star\n* board",
  "1) first",
  "  - nested",
  "> quoted",
  "> > deeper",
  "layout: figure",
  "layout: cover\nid: a-1",
  "target: 2m",
  "Note: this is prose",
  "{layout: title}",
  "? a\n: b",
  "a: &x [1]\nb: *x",
  'title: "open',
  "key: |\n  block\n  text",
  "# comment",
  "key: value # with a comment",
  "__proto__: x",
  "constructor: y",
  "```chart\nref: depths\n```",
  "```",
  "~~~~",
  "   ~~~",
  "```js",
  "`<!--`",
  "``",
  "<!--",
  "-->",
  "<!-- notes -->",
  "<!-- _class: lead -->",
  "<!-- class: dim\npaginate: true -->",
  "<!---->",
  "<!-->",
  "::: notes",
  "::: columns",
  ':::: {.column width="40%"}',
  "::: incremental",
  ":::",
  "::::",
  "::right::",
  "::left::",
  ". . .",
  "<v-clicks>",
  "</v-clicks>",
  "<v-click>one</v-click>",
  "{{ d.ships }}",
  "{{ share(d.a, d.b) | .1% }}",
  "{{",
  "}}",
  "{{ }}",
  "[{{ d.a }}](b)",
  "| a | b |\n|--:|:-:|\n| {{ d.a \\| d }} | c |",
  "<script>alert(1)</script>",
  "<script>",
  "</script>",
  "<img src=x onerror=alert(1)>",
  "<svg onload=alert(1)><script>1</script></svg>",
  "<style>* {}</style>",
  '<iframe src="javascript:1"></iframe>',
  "<br>",
  "[a](javascript:alert(1))",
  "[b](JaVa&#115;cript:alert(1))",
  "[c](java\u0001script:1)",
  "[c2](<java\tscript:1>)",
  "[c3]( javascript:1)",
  "[d](data:text/html,x)",
  "[e](vbscript:x)",
  "<javascript:alert(1)>",
  "[f]: javascript:1\n[f]",
  "![](data:image/svg+xml;base64,AAAA)",
  "![dot](data:image/png;base64,AAAA)",
  "![far](https://example.org/a.png)",
  "![far](//example.org/a.png)",
  "![near](boats/a.png){width=50%}",
  "![bg right:40%](b.png)",
  "![x](file:///etc/hosts)",
  "![x](\\\\\\\\host\\\\a.png)",
  "[m](mailto:a@example.org)",
  "[p](/tables/)",
  "**bold *both* ~~gone~~**",
  "***",
  "\ufeff",
  "\u0000\u0007",
  "\ud800",
  "日本語の行",
  "&#60;script&#62;",
  "a<!-- c -->b",
  "\\<!-- no -->",
  "<div>",
  "</div>",
  "</v-click>",
  '<a href="javascript:1">x</a>'
] as const;

/**
 * A deck made of fragments, with any of the three line endings, perhaps front matter, perhaps without a last line end.
 */
export function randomDeck(random: () => number): string {
  const newline = pick(random, ["\n", "\n", "\r\n", "\r"]);
  const parts: string[] = [];
  if (random() < 0.1) parts.push("\ufeff");
  if (random() < 0.5)
    parts.push(
      `---\n${pick(random, ["title: Ships", "marp: true\nclass: lead", "format: revealjs", "headingDivider: 2", 'title: "open', "# only\n", "a: {b: [c]}", "layout: cover"])}\n---\n`
    );
  const length = Math.floor(random() * 30);
  for (let i = 0; i < length; i++) parts.push(pick(random, FRAGMENTS), random() < 0.95 ? "\n" : "");
  return parts.join("").replaceAll("\n", newline);
}

/** A text with a few characters taken out, doubled, replaced or put elsewhere. */
export function mutate(text: string, random: () => number): string {
  let mutated = text;
  const times = 1 + Math.floor(random() * 6);
  for (let i = 0; i < times; i++) {
    const at = Math.floor(random() * (mutated.length + 1));
    const to = Math.min(mutated.length, at + Math.floor(random() * 8));
    const put = pick(random, [
      "",
      mutated.slice(at, to).repeat(2),
      pick(random, ["-", "`", ":", "<", ">", "{", "}", "\n", "\r", '"', "#", " ", "\u0000", "\u202e", "|"]),
      pick(random, FRAGMENTS)
    ]);
    mutated = mutated.slice(0, at) + put + mutated.slice(to);
  }
  return mutated;
}
