import {describe, expect, it} from "vitest";
import {findUntied} from "../../src/core/prose.js";

const found = (text: string): readonly string[] => findUntied(text).map((number) => number.text);

describe("findUntied(prose)", () => {
  it.each<[text: string, numbers: readonly string[]]>([
    ["船は１，３１３隻、前年の４．８倍", ["１，３１３", "４．８"]],
    ["三百二十四人、約２割、半数", ["三百二十四人", "２", "半数"]],
    ["三割、五倍、七か所、二十", ["三割", "五倍", "七か所", "二十"]],
    ["½ of them, ⅔ of those", ["½", "⅔"]],
    ["٤٥ boats, ۱۲ tugs, १२ ferries", ["٤٥", "۱۲", "१२"]],
    ["Ⅻ boats, ⑤ tugs", ["Ⅻ", "⑤"]],
    ["Twice as many, thrice the level", ["Twice", "thrice"]],
    ["A dozen boats, hundreds of tugs, a thousand", ["dozen", "hundreds of", "a thousand"]],
    ["two-thirds of them, a threefold rise", ["two-thirds", "threefold"]],
    ["XII cases, MDCCLXXVI boats", ["XII", "MDCCLXXVI"]],
    ["８０％ of them", ["８０％"]]
  ])("finds the numbers of “%s”", (text, numbers) => expect(found(text)).toEqual(numbers));

  it.each([
    "２０１４年の船、平成26年度、４月１日、第３条",
    "一般に、統一した、十分な、第三者、千葉と三重",
    "It is printed twice, and whoever comes twice counts twice",
    "Printed in millions, to the hundred; a handful of later ones",
    "The dozenth, a test score, a couple",
    "Part XVIII of the Act, para 74 (b) (xviii)",
    "Civic and vivid, a mild mix"
  ])("finds none in “%s”", (text) => expect(found(text)).toEqual([]));

  it("gives each its own place and letters", () => {
    expect(findUntied("船は１，３１３隻")).toEqual([{at: 2, text: "１，３１３"}]);
  });
});
