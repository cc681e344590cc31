import {expect, it} from "vitest";
import {EvidenceLoadError} from "../../src/components/evidence.js";
import {showPassages} from "../../src/components/passages.js";
import {demoEvidence} from "./demo-evidence.js";
import {page, textOf} from "./dom.js";

const [fact] = demoEvidence.facts.filter(({place}) => place !== null);
const LIST = `<div class="tm-show-evidence"><ul><li data-fact="${fact!.id}">one</li><li data-fact="${fact!.id}">again</li><li data-fact="no.such">gone</li></ul></div>`;
const list = (): Element => page(LIST).document.querySelector(".tm-show-evidence")!;

it("showPassages(list) adds the passage of each figure once, with the figure marked", async () => {
  const shown = list();
  await showPassages(shown, () => Promise.resolve(demoEvidence));
  const [first, ...others] = [...shown.querySelectorAll("li")];
  expect(textOf(first!, "blockquote mark")).toBe(fact!.printed);
  expect(others.map((item) => item.children.length)).toEqual([0, 0]);
});

it("showPassages(list) says at its end that they can’t be had", async () => {
  const shown = list();
  await showPassages(shown, () => Promise.reject(new EvidenceLoadError("The evidence could not be loaded (gone).")));
  expect(textOf(shown, "[role=alert]")).toBe("The evidence could not be loaded (gone).");
});
