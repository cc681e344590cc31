import {JSDOM} from "jsdom";
import {describe, expect, it} from "vitest";
import {pastedMarkdown} from "../../../src/components/build/paste-markdown.js";

const {window} = new JSDOM("", {runScripts: "dangerously"});
const paste = (html: string): string | undefined =>
  pastedMarkdown(html, (text) => new window.DOMParser().parseFromString(text, "text/html"));

const WORD = `<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]-->
<style><!-- p.MsoNormal {margin:0cm; font-size:11.0pt;} --></style></head>
<body lang=EN-GB style='tab-interval:36.0pt'><!--StartFragment-->
<h2>Loans <span style='mso-bidi-font-weight:bold'>by kind</span><o:p></o:p></h2>
<p class=MsoNormal>In <b style='mso-bidi-font-weight:normal'>2024 </b>the libraries
lent&nbsp;48,200 items<span style='mso-spacerun:yes'>  </span>[note].<o:p></o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Books<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><![if !supportLists]><span><span
style='mso-list:Ignore'>1.<span>&nbsp;&nbsp;</span></span></span><![endif]>Films<o:p></o:p></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Kind<o:p></o:p></p></td><td><p class=MsoNormal>Loans</p></td></tr>
<tr><td><p class=MsoNormal>Books | audio</p></td><td><p class=MsoNormal>31,330<o:p></o:p></p></td></tr></table>
<!--EndFragment--></body></html>`;

const POWERPOINT = `<html><head><meta name=ProgId content=PowerPoint.Slide><meta name=Generator content="Microsoft PowerPoint 15"></head>
<body><!--StartFragment-->
<div style='mso-line-spacing:"90 50 0";mso-margin-left-alt:216'><span style='font-size:28pt;mso-special-format:bullet;font-family:Arial'>•</span><span
style='font-size:28pt'>Books</span></div>
<div style='mso-line-spacing:"90 50 0"'><span style='mso-special-format:bullet;'>•</span><span style='font-weight:bold'>Films</span><span> too</span></div>
<!--EndFragment--></body></html>`;

const PAGE = `<meta charset="utf-8"><div><h1>Loans</h1><script>window.ran = true</script>
<p onclick="window.ran = true">A <a href="https://example.org/a">page</a>, <a href="javascript:window.ran=true">no link</a>,
<em>set</em> so; 2 &lt; 3 *not* _so_ {{ x }}.<img src=x onerror="window.ran = true"></p>
<ol start="3"><li>Three<ul><li>inner</li></ul></li><li><p>Four</p></li></ol>
<p>- no item</p><p>1. no number</p><p># no heading</p><p style="display:none">hidden</p>
<blockquote><p>Said.</p></blockquote><pre>a
 b</pre><svg><text>drawn</text></svg></div>`;

describe("pastedMarkdown(html)", () => {
  it("of Word: headings, paragraphs, lists of levels and tables", () => {
    expect(paste(WORD)).toBe(
      [
        "## Loans by kind",
        "In **2024** the libraries lent 48,200 items \\[note\\].",
        "- Books\n  1. Films",
        "| Kind | Loans |\n| --- | --- |\n| Books \\| audio | 31,330 |"
      ].join("\n\n")
    );
  });

  it("of PowerPoint: what has a bullet is a list", () => {
    expect(paste(POWERPOINT)).toBe("- Books\n- **Films** too");
  });

  it("of a web page: links that lead to pages, lists, quotes and code; nothing runs, nothing becomes a mark", () => {
    expect(paste(PAGE)).toBe(
      [
        "# Loans",
        "A [page](https://example.org/a), no link, *set* so; 2 \\< 3 \\*not\\* \\_so\\_ { { x }}.",
        "3. Three\n   - inner\n4. Four",
        "\\- no item",
        "1\\. no number",
        "\\# no heading",
        "> Said.",
        "```\na\n b\n```"
      ].join("\n\n")
    );
    expect("ran" in window).toBe(false);
  });

  it("of a document on the web: bold that isn't, and paragraphs within it", () => {
    expect(
      paste(
        '<b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr"><span style="font-weight:700">A</span> b</p><p>c<br>d</p></b>'
      )
    ).toBe("**A** b\n\nc\nd");
  });

  it.each([
    ["a word", "<meta charset='utf-8'><span>word</span>"],
    ["code of an editor", '<div style="font-family: Mono; white-space: pre;"><div>a</div><div>b</div></div>'],
    ["nothing", "<p></p><script>1</script>"]
  ])("leaves %s to the plain text", (_what, html) => expect(paste(html)).toBeUndefined());
});
