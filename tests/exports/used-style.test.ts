import {expect, it} from "vitest";
import {usedStyle} from "../../src/exports/used-style.js";

const PAGE = '<p class="a b" id="c"><script>x.className=`tm-show-${name}`</script>';

it.each([
  ["keeps what may apply", ".a .b{x:1}#c>p{x:2}p,html{x:3}", ".a .b{x:1}#c>p{x:2}p,html{x:3}"],
  ["drops classes and ids that are nowhere", ".gone{x:1}.a .lost{x:2}#away{x:3}.a{x:4}", ".a{x:4}"],
  ["drops single selectors", ".gone,.a:hover,.lost p{x:1}", ".a:hover{x:1}"],
  ["keeps names that scripts put together", ".tm-show-help td{x:1}.tm-hide-help{x:2}", ".tm-show-help td{x:1}"],
  [
    "does not judge what is in brackets",
    "p:not(.gone, .lost) .b{x:1}:is(.gone,.a){x:2}",
    "p:not(.gone, .lost) .b{x:1}:is(.gone,.a){x:2}"
  ],
  [
    "goes into conditions, and drops empty ones",
    "@media print{.gone{x:1}}@media (width>1px){.a{x:2}.gone{x:3}}",
    "@media (width>1px){.a{x:2}}"
  ],
  [
    "keeps fonts, keyframes and pages",
    '@font-face{src:url("a;}.gone{")}@keyframes k{from{x:1}}@page{@bottom-left{content:"}"}}.gone{x:1}',
    '@font-face{src:url("a;}.gone{")}@keyframes k{from{x:1}}@page{@bottom-left{content:"}"}}'
  ],
  [
    "reads strings, comments and escapes",
    '/* .a{ */.a::before{content:"}{"}.gone{content:"\\"}"}.b{x:1}',
    '.a::before{content:"}{"}.b{x:1}'
  ],
  ["keeps statements", '@charset "utf-8";@layer a,b;.gone{x:1}', '@charset "utf-8";@layer a,b;']
])("usedStyle(style, page) %s", (_what, style, expected) => {
  expect(usedStyle(style, PAGE)).toBe(expected);
});
