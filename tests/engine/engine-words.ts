/** Words that the engine has by itself, though a workspace has them too, each with what it is in the engine; as few as can be. */
export const ENGINE_WORDS: Readonly<Record<string, string>> = {
  "children": "the parts of an element of a page, and of a piece of Markdown",
  "context": "the colour of what a chart does not look at",
  "dropped": "the kind of message that says what of a deck is not shown",
  "measures": "the list of measures of the evidence, and the aspect in which facts differ",
  "members": "the key of a part of a cube that is its members",
  "open points": "what readers call checks that do not hold; the page that lists them",
  "its official address is not certain, so none is given.": "said in every table’s files of a source without an address, which a source only lacks where none is certain"
};

/** Files that still know the workspace, each with what is to become of it; none is left in the end. */
export const PENDING: readonly (readonly [files: RegExp, why: string])[] = [
  [/^loaders\/tables\//, "tables become definitions: tables/*.yaml"],
  [/^src\/charts\//, "charts become specifications with words: charts/*.yaml"],
  [/^loaders\/structure\//, "the rules of lists become definitions: lists/*.yaml"],
  [/^src\/(?:index\.md|terms\.md|guides\/.*|views\/content-note\.ts)$|^loaders\/site\/navigation\.ts$/, "pages, navigation and the content note are made of the workspace: workspace.yaml"]
];
