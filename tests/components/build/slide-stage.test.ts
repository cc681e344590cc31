import {describe, expect, it} from "vitest";
import {SlideStage} from "../../../src/components/build/slide-stage.js";
import {altText, insertMenu, withAltText} from "../../../src/components/build/slide-inserts.js";
import {slideContext} from "../../../src/components/build/deck-builder.js";
import {readDeck} from "../../../src/core/deck/read-deck.js";
import {slideSplices} from "../../../src/core/editing/slide-actions.js";
import {applySplices} from "../../../src/core/editing/splice.js";
import {readManuscript} from "../../../src/core/manuscript/manuscript.js";
import {demoDeck} from "../../support/demo-deck.js";
import {page, settle} from "../dom.js";

const SLIDE = "# Ships\r\n\r\nOne *line* of {{ demo.fishing }}.\r\n\r\n- a\r\n- b\r\n";

/** A stage over a text that follows what is done on it. */
async function staged(first: string) {
  const {document, window} = page("");
  let text = first;
  const deckOf = () => readDeck(readManuscript(text, {kind: "deck"}));
  const {deck: drawn} = await demoDeck(first);
  const show = (): void => stage.show(deckOf().slides[0]!, {slide: drawn.slides[0]!, deck: drawn}, "Drawing");
  const act = (action: Parameters<typeof slideSplices>[1]): void => {
    text = applySplices(text, slideSplices(deckOf(), action));
    show();
  };
  const stage = new SlideStage(
    document,
    slideContext(document),
    {
      chosen: () => undefined,
      headline: (headline) => act({type: "headline", slide: 0, text: headline}),
      block: (lines, written) => {
        const {count} = deckOf().manuscript.lines;
        act({type: "block", slide: 0, lines, text: written});
        return deckOf().manuscript.lines.count - count;
      }
    },
    {document, offers: () => new Promise(() => undefined), heading: () => "", say: () => undefined}
  );
  document.body.append(stage.element);
  show();
  const {input} = stage.field;
  const press = (element: Element, key: string, more: KeyboardEventInit = {}): void =>
    void element.dispatchEvent(new window.KeyboardEvent("keydown", {key, bubbles: true, cancelable: true, ...more}));
  return {
    stage,
    document,
    input,
    press,
    text: () => text,
    set: (next: string) => {
      text = next;
      show();
    },
    type: (typed: string) => {
      input.value = typed;
      input.dispatchEvent(new window.Event("input", {bubbles: true}));
    },
    part: (selector: string) => stage.element.querySelector<HTMLElement>(`.tm-slide ${selector}`)!
  };
}

describe("what is put on a slide", () => {
  it("stands below the chosen block, and is edited there", async () => {
    const {part, stage, input, press, text} = await staged(SLIDE);
    part("p[data-part]").click();
    press(input, "Enter", {ctrlKey: true});
    stage.insert("> c\n> d", () => false);
    expect(text()).toBe(SLIDE.replace("}}.\r\n", "}}.\r\n\r\n> c\r\n> d\r\n"));
    expect(input.value).toBe("> c\n> d");
  });

  it("asks for a picture's alternative text, and changes it without touching its address", () => {
    const text = "![A \\[ship\\]](<a b.png>) and ![other](c.png)";
    expect(altText(text)).toBe("A [ship]");
    expect(withAltText(text, "A [boat]")).toBe("![A \\[boat\\]](<a b.png>) and ![other](c.png)");
  });

  it("is not a picture without an alternative text", () => {
    const {document, window} = page("");
    const put: string[] = [];
    document.body.append(insertMenu(document, (text) => void put.push(text), {quote: () => undefined}));
    [...document.querySelectorAll("button")].find(({textContent}) => textContent === "Picture")!.click();
    const [address, alt] = document.querySelectorAll<HTMLInputElement>("dialog input");
    const submit = (): boolean =>
      document.querySelector("form")!.dispatchEvent(new window.Event("submit", {cancelable: true}));
    address!.value = "pictures/a plan.png";
    submit();
    expect(put).toEqual([]);
    alt!.value = "A plan";
    submit();
    expect(put).toEqual(["![A plan](<pictures/a plan.png>)"]);
    expect(document.querySelector("dialog input[type=file]")).toBeNull();
  });

  it("is a picture of this computer, which is kept beside the deck, or says why it isn't", async () => {
    const {document, window} = page("");
    const put: string[] = [];
    const asked: string[] = [];
    const addPicture = (file: File): Promise<string> => {
      asked.push(file.name);
      return asked.length === 1
        ? Promise.reject(new Error("plan.png: is no PNG"))
        : Promise.resolve("pictures/plan.png");
    };
    document.body.append(insertMenu(document, (text) => void put.push(text), {quote: () => undefined, addPicture}));
    [...document.querySelectorAll("button")].find(({textContent}) => textContent === "Picture")!.click();
    const file = document.querySelector<HTMLInputElement>("dialog input[type=file]")!;
    Object.defineProperty(file, "files", {value: [new window.File(["x"], "plan.png")]});
    document.querySelector<HTMLInputElement>("#tm-picture-alt")!.value = "A plan";
    const submit = async (): Promise<void> => {
      document.querySelector("form")!.dispatchEvent(new window.Event("submit", {cancelable: true}));
      await settle();
    };
    await submit();
    expect(document.querySelector("dialog [role=status]")!.textContent).toBe("Not added: plan.png: is no PNG");
    await submit();
    expect([put, asked]).toEqual([["![A plan](<pictures/plan.png>)"], ["plan.png", "plan.png"]]);
  });
});

describe("a slide that is edited where it stands", () => {
  it("opens a block's Markdown on a click, writes it as it is typed, and leaves other bytes", async () => {
    const {part, input, type, text, stage} = await staged(SLIDE);
    part("p[data-part]").click();
    expect(stage.field.element.hidden).toBe(false);
    expect(input.value).toBe("One *line* of {{ demo.fishing }}.");
    type("One.\n\nTwo.");
    type("One.\n\nTwo.\n\nThree.");
    expect(text()).toBe("# Ships\r\n\r\nOne.\r\n\r\nTwo.\r\n\r\nThree.\r\n\r\n- a\r\n- b\r\n");
  });

  it("puts the cursor into a number that is clicked, so that it can be opened", async () => {
    const {part, input} = await staged(SLIDE);
    part("p [data-trace]").click();
    expect(input.value.slice(0, input.selectionStart!)).toBe("One *line* of {{");
  });

  it("takes back on Escape what was typed, and keeps it on Control and Enter", async () => {
    const {part, input, press, type, text, stage, document} = await staged(SLIDE);
    press(part("ul"), "Enter");
    type("- a\n- b\n- c");
    press(input, "Escape");
    expect(text()).toBe(SLIDE);
    expect(stage.field.element.hidden).toBe(true);
    expect(document.activeElement).toBe(part("ul"));
    press(part("ul"), "Enter");
    type("- a");
    press(input, "Enter", {ctrlKey: true});
    expect(text()).toBe(SLIDE.replace("\r\n- b", ""));
  });

  it("takes a block away that is left empty, and not before", async () => {
    const {part, input, press, type, text} = await staged(SLIDE);
    part("p[data-part]").click();
    type("");
    expect(text()).toBe(SLIDE);
    press(input, "Enter", {ctrlKey: true});
    expect(text()).toBe("# Ships\r\n\r\n- a\r\n- b\r\n");
  });

  it("follows what is undone elsewhere, and no link leads away", async () => {
    const {part, input, type, set} = await staged(SLIDE);
    const isLeft = !part("a.tm-number").dispatchEvent(
      new (part("a").ownerDocument.defaultView!.MouseEvent)("click", {bubbles: true, cancelable: true})
    );
    expect(isLeft).toBe(true);
    type("Other.");
    set(SLIDE);
    expect(input.value).toBe("One *line* of {{ demo.fishing }}.");
  });

  it("edits the headline as words, without its marks", async () => {
    const {part, input, press, type, text} = await staged(SLIDE);
    press(part("h2"), "Enter");
    expect(input.value).toBe("Ships");
    type("Boats");
    press(input, "Enter");
    expect(text()).toBe(SLIDE.replace("Ships", "Boats"));
  });
});
