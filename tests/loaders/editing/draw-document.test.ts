import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {DocumentDrawer} from "../../../loaders/editing/draw-document.js";
import {runQueries} from "../../../loaders/queries/run-queries.js";
import {verify} from "../../../loaders/verify.js";
import {openWorkspace} from "../../../loaders/workspace.js";
import {makeWorkspace} from "../../../loaders/writable.js";
import {tempFolder} from "../../support/temp.js";

describe("DocumentDrawer", () => {
  let folder: string;
  const read = (path: string): Promise<string> => readFile(join(folder, path), "utf8");
  const make = async (): Promise<DocumentDrawer> => {
    folder = await makeWorkspace(join(await tempFolder(), "w"), "tutorial");
    return new DocumentDrawer(openWorkspace(folder));
  };

  it("draws a deck as its page does, with what verify refuses at its line", async () => {
    const drawer = await make();
    const text = await read("decks/libraries.md");
    const {deck, problems} = await drawer.draw({kind: "deck", name: "libraries"}, text);
    expect(deck!.slides.map(({titleText}) => titleText)[1]).toBe("Loans are counted, not readers");
    expect(problems.filter(({isRefused}) => isRefused)).toEqual([]);
    const wrong = await drawer.draw(
      {kind: "deck", name: "libraries"},
      `${text}\nThere were 48,201.\n\n{{ lib.none }}\n`
    );
    const line = text.split("\n").length + 1;
    expect(wrong.problems).toContainEqual({
      line,
      message: expect.stringContaining('"48,201" is tied to no fact') as string,
      isRefused: true
    });
    expect(wrong.problems.some(({message}) => message.includes("lib.none"))).toBe(true);
  });

  it("gives what was drawn before of the same text, until a file but its own has changed", async () => {
    const drawer = await make();
    const include = join(folder, "decks/part.md");
    await writeFile(include, "---\ntitle: Part\nlang: en\n---\n\n# A first part\n");
    const deck = {kind: "deck", name: "whole"} as const;
    const text = `---\ntitle: Whole\nlang: en\n---\n\n# Whole\n\n---\nsrc: ./part.md\n---\n`;
    const draw = () => drawer.draw(deck, text);
    const first = await draw();
    expect(first.deck!.slides.map(({titleText}) => titleText)).toEqual(["Whole", "A first part"]);
    await writeFile(join(folder, "decks/whole.md"), text);
    expect(await draw()).toBe(first);
    await writeFile(include, "---\ntitle: Part\nlang: en\n---\n\n# Another part\n");
    expect((await draw()).deck!.slides.map(({titleText}) => titleText)).toEqual(["Whole", "Another part"]);
  });

  it("draws a briefing, and a notebook block by block", async () => {
    const drawer = await make();
    const briefing = await drawer.draw({kind: "briefing", name: "b"}, await read("briefings/libraries.md"));
    expect(briefing.briefing!.blocks.length).toBeGreaterThan(2);
    const {html, problems} = await drawer.draw(
      {kind: "notebook", name: "n"},
      "# Loans\n\nIn 2024 {{ lib.loans-2024 }} items were lent.\n\nAnd 17 more.\n"
    );
    expect(html!.map((one) => one.replace(/<[^>]*>/g, "").trim())).toEqual([
      "Loans",
      "In 2024 48,200 items were lent.",
      "And 17 more."
    ]);
    expect(problems.map(({line}) => line)).toEqual([5]);
  });

  it("runs a notebook's queries, ties their numbers, and says at which line one is wrong", async () => {
    const drawer = await make();
    const cell = (sql: string): string => `\`\`\`sql\n${sql}\n\`\`\``;
    const draw = (...sql: readonly string[]) =>
      drawer.draw({kind: "notebook", name: "n"}, ["# Loans", ...sql.map(cell), ""].join("\n\n"));
    const {html, problems} = await draw(
      "SELECT kind, loans, loans_expression\nFROM loans_by_kind\nORDER BY loans DESC LIMIT 2;"
    );
    expect(problems).toEqual([]);
    expect(html![1]).toContain('data-trace="lib.books-2024"');
    expect(html![1]!.match(/<tr>/g)).toHaveLength(3);
    expect(html![1]).toContain('href="/query?v=1&amp;sql=');
    const wrong = await draw(
      "SELECT kind,\n  lent FROM loans_by_kind",
      "SELECT sum(loans) AS total FROM loans_by_kind",
      "SELECT '48,201 loans' AS said",
      "CREATE TABLE mine (a INT)",
      "SELECT 1; SELECT 2",
      "SELECT * FROM read_csv('/etc/hosts')",
      "SELECT i FROM range(201) AS t(i)"
    );
    expect(wrong.problems.map(({line, message}) => `${line} ${message}`)).toEqual([
      expect.stringMatching(/^5 sql: Binder Error: .*"lent" not found/),
      expect.stringMatching(/^8 sql: [\d.]+ in the column total is tied to no fact; .*total_expression/),
      '12 "48,201" is tied to no fact; write {{ }}, or say it without a number',
      expect.stringMatching(/^17 sql: Parser Error: .*CREATE/),
      expect.stringMatching(/^21 sql: Parser Error: .*";"/),
      expect.stringMatching(/^25 sql: Permission Error: /),
      expect.stringMatching(/^28 sql: the query has 201 rows, and a page shows 200 at most/)
    ]);
    expect(wrong.html![2]).toContain("is tied to no fact");
  });

  it("gives a query up that doesn't end, and answers the next", async () => {
    await make();
    const {tables} = await verify(openWorkspace(folder));
    const endless = "WITH RECURSIVE r(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM r) SELECT max(n) AS n FROM r";
    const one = "SELECT 'a' AS a";
    await runQueries(tables, [one]);
    const answers = await runQueries(tables, [endless], 300);
    expect(answers.get(endless)).toEqual({message: "Timeout Error: given up after 0.3 s"});
    const next = `${one}, 'b' AS b`;
    expect((await runQueries(tables, [next])).get(next)).toEqual({rows: [{a: "a", b: "b"}]});
  });

  it("draws a notebook's charts and sentences with the control that they follow, and its footnotes", async () => {
    const drawer = await make();
    const cells = [
      "---\nstatus: draft\n---\n\n# Loans",
      "```control\nname: show\nlabel: Show\nvalues: {count: Loans, share: Shares}\n```",
      "The bars show {{ $show }}.[^a]",
      "```chart\nref: loans-by-kind\nshow: $show\n```",
      "[^a]: As printed.\n"
    ];
    const {html, problems} = await drawer.draw({kind: "notebook", name: "n"}, cells.join("\r\n\r\n"));
    const words = html!.map((one) =>
      one
        .replace(/<[^>]*>/g, " ")
        .replace(/\s+/g, " ")
        .trim()
    );
    expect(problems.filter(({isRefused}) => isRefused)).toEqual([]);
    expect(html!.length).toBe(5);
    expect(html![1]).toMatch(/<select|<fieldset/);
    expect(words[2]).toMatch(/^The bars show Loans/);
    expect(html![3]).toContain("<figure");
    expect(html![3]).not.toContain("tm-diagnostic");
    expect(words[3]).toContain("As printed.");
  });

  it("reads facts again once they have changed, and says what of them doesn't verify", async () => {
    const drawer = await make();
    const text = "# A\n\nA line.\n";
    expect((await drawer.draw({kind: "notebook", name: "n"}, text)).problems).toEqual([]);
    await writeFile(join(folder, "checks.yaml"), "- nonsense\n");
    await expect(drawer.draw({kind: "notebook", name: "n"}, text)).rejects.toThrow(/mend it first: .*checks\.yaml/);
  });
});
