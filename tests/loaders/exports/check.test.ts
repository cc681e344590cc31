import {expect, it} from "vitest";
import {checkDocument} from "../../../loaders/exports/check.js";
import {NoChromiumError} from "../../../loaders/exports/chromium.js";
import {findDocument, openDocument} from "../../../loaders/exports/find.js";
import {openWorkspace} from "../../../loaders/workspace.js";

it("an export starts one browser: its slides are measured in the one that prints them, which stays open", async () => {
  const workspace = openWorkspace("workspaces/tutorial");
  const opened = await openDocument(workspace, await findDocument(workspace, "libraries"), "guidelines");
  const calls: string[] = [];
  const browser = {
    open: () => {
      calls.push("open");
      return Promise.reject(new NoChromiumError("none here"));
    },
    close: () => {
      calls.push("close");
      return Promise.resolve();
    }
  };
  const {report} = await checkDocument(opened, {browser});
  expect(calls).toEqual(["open"]);
  expect(report.slides).not.toHaveLength(0);
});
