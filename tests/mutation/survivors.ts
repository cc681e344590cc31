/** A kind of mutant that nothing catches, with the reason why no evidence can. */
export interface Survivor {
  readonly pattern: RegExp;
  readonly reason: string;
}

export const SURVIVORS: readonly Survivor[] = [
  {
    pattern: /^qualifier: fy2019\.welfare-officers-years qualifier=more-than$/,
    reason:
      "“over” before a duration may qualify it or say how long something lasts; the passage has the word, and only a reader can tell"
  },
  {
    pattern:
      /^period: plan\.(?:child-allowance-factor period=2015-08|training-grant-years-after period=2015-04)\/\.\.$/,
    reason: "the passage prints the year before as well, for another step of the same measure"
  },
  {
    pattern: /^check operand: probation-within-suspended un\.suspended-2014 → un\.convictions-2014$/,
    reason: "the changed relation is true as well: what is within a part is within the whole"
  },
  {
    pattern:
      /^(?:page|chart|document) operand: data\/(?:notebooks\/sentencing\.md:\d+|charts\/prosecution-2013\.yaml|decks\/summit\.md:\d+) un\.cases-prosecuted-2013 → un\.cases-dropped-2013(?: in share\(un\.cases-dropped-2013, un\.cases-received-2013\))?$/,
    reason:
      "the sentence names both outcomes, one of them in the base of its percentages; only its grammar says which of the two a number is of"
  },
  {
    pattern:
      /^page operand: data\/notebooks\/victims\.md:\d+ un\.referred-pornography-201[04] → un\.extraterritorial-cases$/,
    reason:
      "both are cases referred, and the other number is printed for all the years together; only a reader can tell that the sentence is not about offences abroad"
  }
];
