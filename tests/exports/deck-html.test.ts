import {JSDOM} from "jsdom";
import {expect, it} from "vitest";
import {outerHtml} from "../../src/exports/deck-html.js";

it.each([
  [
    "escapes angle brackets in attributes",
    `<p title="a > b &lt; c" hidden="">3 &lt; 4, x="&gt;"</p>`,
    `<p title="a &gt; b &lt; c" hidden="">3 &lt; 4, x="&gt;"</p>`
  ],
  [
    "keeps what is escaped already",
    `<p title="&amp;lt; &quot;"><b>x</b> = "y"<br></p>`,
    `<p title="&amp;lt; &quot;"><b>x</b> = "y"<br></p>`
  ],
  [
    "reads attributes of every tag",
    `<svg viewBox="0 0 1 1"><text aria-label="1 > 0">1</text></svg>`,
    `<svg viewBox="0 0 1 1"><text aria-label="1 &gt; 0">1</text></svg>`
  ]
])("%s", (_what, markup, expected) => {
  const {document} = new JSDOM(`<body>${markup}</body>`).window;
  expect(outerHtml(document.body.firstElementChild!)).toBe(expected);
});
