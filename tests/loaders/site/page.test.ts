import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {finishPage} from "../../../loaders/site/page.js";

const PRELOADS = ["client.1111.js", "runtime.2222.js", "stdlib.3333.js"]
  .map((name) => `\n<link rel="modulepreload" href="./_observablehq/${name}">`)
  .join("");

const framework = ({
  head = "",
  script = 'import "./_observablehq/client.1111.js";',
  body = "<p>Text</p>"
} = {}): string => `<!DOCTYPE html>
<html>
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=1">
<title>Page</title>${PRELOADS}${head}
<script type="module">

${script}
</script>
</head>
<body>
${body}
</body>
</html>
`;

const sha = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const policyIn = (html: string): string =>
  /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)?.[1] ?? "";

describe("finishPage(html)", () => {
  it("names the language and keeps one that is named", () => {
    expect(finishPage(framework())).toContain('<html lang="en">');
    expect(finishPage('<html lang="ja"><head></head></html>')).toContain('<html lang="ja">');
  });

  it("lets the reader zoom", () => {
    expect(finishPage(framework())).toContain('<meta name="viewport" content="width=device-width, initial-scale=1">');
  });

  it("removes the runtime and its preloads from a page without cells", () => {
    const html = finishPage(framework());
    expect(html).not.toMatch(/client\.1111|runtime\.2222|stdlib\.3333|type="module"/);
    expect(html).toContain("<title>Page</title>\n</head>");
  });

  it("keeps the runtime where a cell or a registered file needs it", () => {
    const script = 'import {define} from "./_observablehq/client.1111.js";\n\ndefine({id: "1"});';
    const html = finishPage(framework({script}));
    expect(html).toContain(script);
    expect(html).toContain("stdlib.3333.js");
  });

  it("keeps the preloads that another module of the page needs, directly or not", () => {
    const head =
      '\n<link rel="modulepreload" href="./_import/a.4444.js">\n<script type="module" src="./_import/a.4444.js"></script>';
    const scripts: Record<string, string> = {
      "./_import/a.4444.js": 'import{x}from"../_observablehq/stdlib.3333.js"',
      "./_observablehq/stdlib.3333.js": 'import"./runtime.2222.js"'
    };
    const html = finishPage(framework({head}), {readScript: (href) => scripts[href]});
    expect(html).toMatch(/modulepreload" href="\.\/_import\/a\.4444\.js/);
    expect(html).toContain("stdlib.3333.js");
    expect(html).toContain("runtime.2222.js");
    expect(html).not.toContain("client.1111.js");
  });

  it("lists the hashes of the inline scripts that run, and of no others", () => {
    const body =
      '<script>let a = 1 < 2 && "é";\r\n</script><script type="application/json">{"a":1}</script><script src="./b.js"></script>';
    expect(policyIn(finishPage(framework({body})))).toBe(
      `default-src 'self'; script-src 'self' ${sha('let a = 1 < 2 && "é";\n')}; style-src 'self' 'unsafe-inline'; img-src 'self' data:; ` +
        "font-src 'self' data:; connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'"
    );
  });

  it("puts the policy before anything it must govern", () => {
    expect(finishPage(framework())).toMatch(/<meta charset="utf-8">\n<meta http-equiv="Content-Security-Policy"/);
  });

  it("names the canonical address only if there is one", () => {
    expect(finishPage(framework(), {canonical: "https://example.org/a"})).toContain(
      '<link rel="canonical" href="https://example.org/a">\n</head>'
    );
    expect(finishPage(framework())).not.toContain("canonical");
  });

  it("changes nothing the second time", () => {
    const once = finishPage(framework({body: "<pre>\n\n a</pre><script>1</script>"}), {
      canonical: "https://example.org/a?b=1&c=2"
    });
    expect(finishPage(once, {canonical: "https://example.org/a?b=1&c=2"})).toBe(once);
  });

  it("follows a script that changed since the first time", () => {
    const once = finishPage(framework({body: "<script>1</script>"}));
    expect(policyIn(finishPage(once.replace("<script>1", "<script>2")))).toContain(sha("2"));
  });

  it("leaves the bytes it has no business with", () => {
    const body = "<p title='a'>x &lt; y<br/>&nbsp;é</p>\n<svg viewBox=\"0 0 1 1\"><path d='M0 0'/></svg>";
    expect(finishPage(framework({body}))).toContain(body);
  });
});
