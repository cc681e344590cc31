import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {DocumentDrawer} from "../../../loaders/editing/draw-document.js";
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
