import {join} from "node:path";
import {expect, it} from "vitest";
import {chooseWorkspace} from "../../loaders/choose-workspace.js";
import {tempFolder} from "../support/temp.js";

it.each([
  ["a folder that isn't there", "gone", /gone: there is no such folder; make a workspace with: tickmark new <folder>$/],
  ["a file", "file", /file: is a file; a workspace is a folder$/],
  [
    "a folder with nothing of a workspace in it",
    "bare",
    /bare: holds no workspace\.yaml, so it is no workspace; make one with: tickmark new <folder>$/
  ],
  ["one inside another", "outer/inner", /outer\/inner: stands inside the workspace .*outer; move it out of there$/],
  [
    "one of a newer format",
    "newer",
    /newer: is of format 2, newer than this tickmark, which reads format 1; install a newer one$/
  ],
  [
    "one of an older format",
    "older",
    /older: workspace\.yaml: format: 0: this tickmark reads format 1; compare it with a workspace that tickmark new makes$/
  ]
])("%s is no workspace, and the message is one line", async (_what, name, message) => {
  const root = await tempFolder({
    file: "a",
    "bare/a.txt": "a",
    "outer/workspace.yaml": "format: 1\n",
    "outer/inner/workspace.yaml": "format: 1\n",
    "newer/workspace.yaml": "format: 2\n",
    "older/workspace.yaml": "format: 0\n"
  });
  expect(() => chooseWorkspace({named: join(root, name)})).toThrow(message);
  expect(() => chooseWorkspace({named: name, cwd: root})).toThrow(/^[^\n]+$/);
});

it("takes what $TICKMARK_WORKSPACE names unless one is named, and data/ of the current folder unless it names any", async () => {
  const root = await tempFolder({
    "data/workspace.yaml": "format: 1\n",
    "a/workspace.yaml": "format: 1\n",
    "b/workspace.yaml": "format: 1\n"
  });
  const folder = (named: string | undefined, variable: string): string =>
    chooseWorkspace({named, env: {TICKMARK_WORKSPACE: variable}, cwd: root}).folder;
  expect([folder("a", "b"), folder(undefined, "b"), folder(undefined, "")]).toEqual(
    ["a", "b", "data"].map((name) => join(root, name))
  );
});

it("takes the workspace that the current folder is, or stands in, where nothing names one and it holds no data/", async () => {
  const root = await tempFolder({"own/workspace.yaml": "format: 1\n", "own/notebooks/a.md": "# A\n"});
  const from = (...path: readonly string[]): string => chooseWorkspace({env: {}, cwd: join(root, ...path)}).folder;
  expect([from("own"), from("own", "notebooks")]).toEqual([join(root, "own"), join(root, "own")]);
});
