import {describe, expect, it} from "vitest";
import {contrastRatio, isDark, unreadablePairs} from "../../../src/core/themes/contrast.js";
import {SHIPPED_THEMES} from "../../../src/core/themes/shipped-themes.js";
import {LEAST_SPACING, LEAST_TYPE} from "../../../src/core/themes/tokens.js";

describe("contrastRatio(one, other)", () => {
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#767676", "#ffffff", 4.54],
    ["#ffffff", "#777777", 4.48],
    ["#ff0000", "#ffffff", 4]
  ])("of %s and %s is %d", (one, other, ratio) => {
    expect(contrastRatio(one, other)).toBeCloseTo(ratio, 2);
  });
});

describe.each([...SHIPPED_THEMES])("the theme %s", (name, theme) => {
  it("has no pair of colours that is hard to read", () => {
    expect(unreadablePairs({...theme.colours, ...theme.chart})).toEqual([]);
  });

  it("has no size below the least of the stage", () => {
    for (const [role, least] of Object.entries(LEAST_TYPE))
      expect(theme.type[role as keyof typeof LEAST_TYPE]).toBeGreaterThanOrEqual(least);
    for (const [role, least] of Object.entries(LEAST_SPACING))
      expect(theme.spacing[role as keyof typeof LEAST_SPACING]).toBeGreaterThanOrEqual(least);
  });

  it("is dark or light by its ground", () => {
    expect(isDark(theme.colours)).toBe(name === "ink");
  });
});

describe("unreadablePairs(colours)", () => {
  it("judges a section's full colour", () => {
    const pair = {on: "on-section", ground: "section", ratio: expect.closeTo(2.2, 2) as number, least: 4.5};
    expect(unreadablePairs({section: "#7cb4e6", "on-section": "#ffffff"})).toEqual([pair]);
  });

  it("names the pair, its ratio and the least, for text and for the marks of charts", () => {
    expect(unreadablePairs({ground: "#ffffff", muted: "#8a8a8a", first: "#9fbfdf", context: "#777777"})).toEqual([
      {on: "muted", ground: "ground", ratio: expect.closeTo(3.45, 2) as number, least: 4.5},
      {on: "first", ground: "ground", ratio: expect.closeTo(1.91, 2) as number, least: 3}
    ]);
  });
});
