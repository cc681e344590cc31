import {describe, expect, it} from "vitest";
import {messageOf} from "../../src/components/announce.js";

describe("messageOf(error)", () => {
  it.each([
    ["Failed to fetch"],
    ["Failed to fetch dynamically imported module: https://example.test/_file/data/redraw.1.js"],
    ["NetworkError when attempting to fetch resource."],
    ["error loading dynamically imported module: https://example.test/_file/data/redraw.1.js"],
    ["Load failed"],
    ["Importing a module script failed."]
  ])("says what to do where a browser says “%s”", (said) => {
    expect(messageOf(new TypeError(said))).toBe("it can’t be had now; connect, then load this page again");
  });

  it("says what other errors say", () => {
    expect([
      messageOf(new TypeError("x is not a function")),
      messageOf(new Error("status 503")),
      messageOf("x")
    ]).toEqual(["x is not a function", "status 503", "x"]);
  });

  it("says why by the error that caused one", () => {
    expect(messageOf(new Error("the table ships could not be loaded", {cause: new TypeError("Failed to fetch")}))).toBe(
      "the table ships could not be loaded: it can’t be had now; connect, then load this page again"
    );
  });
});
