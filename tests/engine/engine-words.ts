/**
 * Words that the engine has by itself, though a workspace has them too, each with what it is in the engine; as few as
 * can be.
 */
export const ENGINE_WORDS: Readonly<Record<string, string>> = {
  children: "the parts of an element of a page, and of a piece of Markdown",
  context: "the colour of what a chart does not look at",
  dropped: "the kind of message that says what of a deck is not shown",
  measures: "the list of measures of the evidence, and the aspect in which facts differ",
  members: "the key of a part of a cube that is its members",
  "for reviewers": "the guide for those who check",
  "open points": "what readers call checks that do not hold; the page that lists them",
  "part of": "how a category is said to belong to another",
  "share of all": "an ordinary choice of a chart, in the example of a guide",
  timeline: "a form of charts over a list",
  "what is not printed is not drawn.": "the end of the sentence at the foot of a page where a workspace says none",
  "its official address is not certain, so none is given.":
    "said in every table’s files of a source without an address, which a source only lacks where none is certain"
};
