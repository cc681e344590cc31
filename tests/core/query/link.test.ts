import {describe, expect, it} from "vitest";
import {queryLink, readQueryLink, withoutQuery} from "../../../src/core/query/link.js";

describe("queryLink(sql), readQueryLink(search)", () => {
  it.each(["SELECT 1", "-- 子ども\nSELECT \"a-b\", '+/=&?#%' FROM t;\n", "🙂".repeat(50), "~~~???>>>"])(
    "carries %j there and back, in characters that no host changes",
    (sql) => {
      const link = queryLink(sql)!;
      expect(link).toMatch(/^\?v=1&sql=[\w-]+$/);
      expect(readQueryLink(link)).toEqual({kind: "query", sql});
    }
  );

  it("makes no link that would be cut off", () => {
    expect(queryLink("x".repeat(5900))).toBeDefined();
    expect(queryLink("x".repeat(6100))).toBeUndefined();
  });

  it("reads an address without a query as none", () => {
    expect(readQueryLink("")).toEqual({kind: "none"});
    expect(readQueryLink("?terms=sources")).toEqual({kind: "none"});
  });

  it.each([
    ["?v=2&sql=U0VMRUNU", "it is of version “2”, and this page reads version 1"],
    ["?sql=U0VMRUNU", "it is of version (none), and this page reads version 1"],
    ["?v=1", "it carries no query"],
    ["?v=1&sql=", "it carries no query"],
    ["?v=1&sql=U0VM*", "its query is cut off or was changed on the way"],
    ["?v=1&sql=U", "its query is cut off or was changed on the way"],
    ["?v=1&sql=_w", "its query is cut off or was changed on the way"]
  ])("says of %s what is wrong", (search, reason) => {
    expect(readQueryLink(search)).toEqual({
      kind: "diagnostic",
      message: `The link can’t be read: ${reason}. The rest of the page works.`
    });
  });

  it("withoutQuery(address) takes out the query and nothing else", () => {
    expect(withoutQuery("https://example.org/tm/query?v=1&terms=guide&sql=U0VM#a")).toBe(
      "https://example.org/tm/query?terms=guide#a"
    );
    expect(withoutQuery("https://example.org/tm/query?terms=%41")).toBe("https://example.org/tm/query?terms=%41");
  });
});
