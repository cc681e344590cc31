/** Words that state a quantity or a comparison without a digit; the end of a verb in brackets. Case doesn’t matter. */
export const CLAIM_WORDS: readonly string[] = [
  "hal(?:f|v(?:es?|ed|ing))", "doubl(?:es?|ed|ing)", "twice", "thrice", "tr(?:ip|eb)l(?:es?|ed|ing)", "quadrupl(?:es?|ed|ing)",
  "(?:two|three|four|five|six|seven|eight|nine|ten|many|several)[- ]?fold", "an? (?:third|quarter|fifth|sixth|tenth)",
  "majorit(?:y|ies)", "most", "few", "(?:nearly|almost|virtually|hardly|scarcely) (?:all|every|any|none|no)",
  "fewer", "fewest", "highest", "lowest", "largest", "smallest", "biggest", "greatest", "(?:more|less|higher|lower|larger|smaller|greater|bigger) than", "outnumber(?:s|ed|ing)?", "exceed(?:s|ed|ing)?",
  "increas(?:es?|ed|ing)", "decreas(?:es?|ed|ing)", "declin(?:es?|ed|ing)", "ris(?:es?|en|ing)", "rose", "fall(?:s|en|ing)?", "fell", "grow(?:s|n|ing|th)?", "grew",
  "drop(?:s|ped|ping)?", "surg(?:es?|ed|ing)", "soar(?:s|ed|ing)?", "plung(?:es?|ed|ing)", "plummet(?:s|ed|ing)?"
];

/** Where such a word states none. */
const NO_CLAIM = /\b(?:most recent(?:ly)?|half[- ](?:years?|hour(?:ly)?|brothers?|sisters?|siblings?)|doubl(?:e|y)[- ]count(?:s|ed|ing)?|fall(?:s|en|ing)? (?:under|within|outside|into)|grow(?:s|n|ing)? up|drop(?:s|ped|ping)?[- ]?(?:in|outs?)|gives? rise to|third (?:part(?:y|ies)|countr(?:y|ies)|time))\b/gi;

const WORDS = new RegExp(String.raw`\b(?:${CLAIM_WORDS.join("|")})\b`, "gi");

/** What stands in a text where a tied number stood. */
export const NUMBER_STANDS = "\uFFFC";

/**
 * The words of a text that state a quantity or a comparison in a sentence without a tied number. Each tied number must stand in the text as
 * {@link NUMBER_STANDS}: it says itself what the words of its sentence say.
 */
export function findClaims(text: string): readonly string[] {
  const sentences = text.normalize("NFKC").replace(/\p{Cf}/gu, "").replace(/[\u2010-\u2012]/g, "-").replace(/\s+/g, " ").split(/(?<=[.!?]["”’)]?) /);
  return [...new Set(sentences.filter((sentence) => !sentence.includes(NUMBER_STANDS)).flatMap((sentence) => [...sentence.replace(NO_CLAIM, " ").matchAll(WORDS)].map(([word]) => word)))];
}
