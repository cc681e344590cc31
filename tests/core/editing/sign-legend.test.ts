import {expect, it} from "vitest";
import {meaningOfSign} from "../../../src/core/editing/sign-legend.js";

it.each([
  ["Symbols: .. = not available; x = withheld", "..", "not available"],
  ["Symbols: .. = not available; x = withheld", "x", "withheld"],
  ["– nil\n“–” not applicable", "–", "not applicable"],
  ["n.a.: no answer, 2 asked", "n.a.", "no answer"],
  ["- = none x = secret", "-", "none"],
  [": means not counted.", ":", "not counted"],
  ["「－」は該当なしを示す。", "－", "該当なし"],
  ["tax = due", "x", undefined],
  ["x = fewer than 10", "x", undefined],
  ["a report of keepers", "–", undefined]
])("in %j the sign %s means %s", (text, sign, meaning) => expect(meaningOfSign(text, sign)).toBe(meaning));
