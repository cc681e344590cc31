import {describe, expect, it} from "vitest";
import {parsePrinted} from "../../src/core/printed.js";
import {englishNumber, japaneseNumber, soundAlikes} from "../../src/core/spoken-number.js";

describe("englishNumber(text)", () => {
  it.each([
    ["0", "zero"],
    ["13", "thirteen"],
    ["30", "thirty"],
    ["75.2%", "seventy-five point two per cent"],
    ["26.0%", "twenty-six point zero per cent"],
    ["0.05", "zero point zero five"],
    ["106", "one hundred and six"],
    ["1,006", "one thousand and six"],
    ["31,927", "thirty-one thousand nine hundred and twenty-seven"],
    ["100,000", "one hundred thousand"],
    ["1,000,013", "one million and thirteen"],
    ["127 million", "one hundred and twenty-seven million"],
    ["1.5 million", "one point five million"],
    ["4.8-fold", "four point eight-fold"],
    ["+12%", "plus twelve per cent"],
    ["−12.5%", "minus twelve point five per cent"],
    ["about 220", "about two hundred and twenty"],
    ["16 per cent", "sixteen per cent"],
    ["Three quarters", "three quarters"],
    [
      "9,007,199,254,740,993",
      "nine quadrillion seven trillion one hundred and ninety-nine billion two hundred and fifty-four million seven hundred and forty thousand nine hundred and ninety-three"
    ]
  ])("%j is said %j", (text, words) => expect(englishNumber(text)).toBe(words));

  it("is read back as the same number, up to a hundred", () => {
    for (let i = 0; i < 100; i++) expect(Number(parsePrinted(englishNumber(String(i)), "count").value)).toBe(i);
  });
});

describe("japaneseNumber(text, worked)", () => {
  it.each([
    ["0", "0"],
    ["9,999", "9999"],
    ["10,000", "1万"],
    ["31,927", "3万1927"],
    ["100,000,005", "1億5"],
    ["120,030,004", "1億2003万4"],
    ["127 million", "1億2700万"],
    ["1.5 million", "150万"],
    ["1.2 billion", "12億"],
    ["2 trillion", "2兆"],
    ["75.2%", "75.2パーセント"],
    ["16 per cent", "16パーセント"],
    ["4.8-fold", "4.8倍"],
    ["+12%", "プラス12パーセント"],
    ["−12.5 points", "マイナス12.5ポイント"],
    ["about 220", "約220"],
    ["more than 10,000", "1万を超える"],
    ["up to 30", "最大30"],
    ["at least 5", "5以上"],
    ["less than 5", "5未満"],
    ["nearly 5", "ほぼ5"],
    ["on average 5.5", "平均5.5"]
  ])("%j is %j", (text, words) => expect(japaneseNumber(text, {value: 0, unit: "cases"})).toBe(words));

  it("of a number printed in words has its value", () => {
    expect(japaneseNumber("Three quarters", {value: 75, unit: "percent"})).toBe("75パーセント");
    expect(japaneseNumber("nine", {value: 9, unit: "cases"})).toBe("9");
    expect(japaneseNumber("nearly double", {value: 2, unit: "times"})).toBe("ほぼ2倍");
  });
});

describe("soundAlikes(texts)", () => {
  it.each([
    [
      ["13", "30"],
      [["30"], ["13"]]
    ],
    [
      ["15%", "50", "51"],
      [["50"], ["15%"], []]
    ],
    [
      ["115", "150"],
      [["150"], ["115"]]
    ],
    [
      ["13,000", "30,000", "13"],
      [["30,000"], ["13,000"], []]
    ],
    [
      ["about 17", "seventy"],
      [["seventy"], ["about 17"]]
    ],
    [
      ["13", "13", "13%"],
      [[], [], []]
    ],
    [
      ["12", "20"],
      [[], []]
    ]
  ])("%j are %j", (texts, alike) => expect(soundAlikes(texts)).toEqual(alike));

  it.each([13, 14, 15, 16, 17, 18, 19])("%i and its tens are heard as each other", (teen) => {
    const [small, large] = [String(teen), String((teen - 10) * 10)];
    expect(soundAlikes([small, large])).toEqual([[large], [small]]);
  });
});
