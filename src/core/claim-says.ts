/** What a word of a sentence claims, to be held against the sentence’s numbers. */
export type Says =
  /** A change upwards, downwards, or none; or by so many times. */
  | {readonly kind: "change"; readonly sign: 1 | -1 | 0; readonly times?: number}
  /** So much of a whole, in percent: about that, or between two bounds. */
  | {readonly kind: "part"; readonly low: number; readonly high: number; readonly about?: number}
  /** Of several series: that all or none went up or down, all one way, apart, or against what was shown before. */
  | {readonly kind: "courses"; readonly went: "up" | "down" | "not-up" | "not-down" | "alike" | "apart" | "against"}
  /** The first or the last of its kind. */
  | {readonly kind: "rank"; readonly sign: 1 | -1}
  /** That what comes first is the greater, or the smaller. */
  | {readonly kind: "order"; readonly sign: 1 | -1}
  /** So many times as many. */
  | {readonly kind: "times"; readonly times: number}
  /** What needs a number beside it; where a most is given, a count up to that. */
  | {readonly kind: "amount"; readonly most?: number}
  /** What no number of a sentence carries: a record, a course without end, a cause. */
  | {readonly kind: "record" | "cause"};

/** A word, or several forms of one, as the source of a regular expression, with what it claims. */
export interface ClaimWord {
  readonly pattern: string;
  readonly says: Says;
}

const claim = (says: Says, ...patterns: readonly string[]): ClaimWord => ({pattern: patterns.join("|"), says});
const part = (about: number, ...patterns: readonly string[]): ClaimWord =>
  claim({kind: "part", low: 0, high: 100, about}, ...patterns);
const between = (low: number, high: number, ...patterns: readonly string[]): ClaimWord =>
  claim({kind: "part", low, high}, ...patterns);

const COUNT = "(?:two|three|four|five|six|seven|eight|nine|ten|twenty|hundred|thousand|million|many|several)";

/** What is said of a whole behind a word for all of it, and behind one for nearly all or nearly none. */
const ANY = "(?:all|every(?:one|body|thing)?|any(?:one|body|thing)?|none|no(?: one|body)?)";

const UP = "(?:rose|risen|rises?|grew|grown|grows?|increas(?:e|es|ed)|climbed|went up)";
const DOWN = "(?:fell|fallen|falls?|dropped|decreas(?:e|es|ed)|declin(?:e|es|ed)|shrank|went down)";
const OF_BOTH = "(?:in|under|for|among|at|on|with) both";
const THEM =
  "(?:(?:of (?:them|these)|numbers|counts|groups|series|categories|charts|lines) )?(?:(?:also|have|had) ){0,2}";
const allOf = (verb: string): readonly string[] => [
  `both ${THEM}${verb}`,
  `both [^.,;:]{1,60}? and [^.,;:]{1,60}? ${verb}`,
  `${verb} ${OF_BOTH}`
];
const noneOf = (verb: string): readonly string[] => [
  `neither ${THEM}${verb}`,
  `neither [^.,;:]{1,60}? nor [^.,;:]{1,60}? ${verb}`
];
const MOVED = "(?:mov(?:e|es|ed|ing)|go|goes|going|went|gone|chang(?:e|es|ed|ing)|turn(?:s|ed)?|head(?:s|ed)?)";

/** The words of English that claim; the first that fits counts. Case doesn’t matter. */
const ENGLISH: readonly ClaimWord[] = [
  claim(
    {kind: "cause"},
    "because",
    "due to",
    "owing to",
    "thanks to",
    "caus(?:es?|ed|ing)",
    "(?:has |have |had )?led to",
    "leads? to",
    "(?:as )?(?:an?|the) (?:direct |main |mere )?(?:results?|consequences?|products?) of",
    "result(?:s|ed|ing) (?:in|from)",
    "dr(?:ive|ives|ove|iven) (?:by|up|down|the|an?|more|fewer)",
    "explain(?:s|ed)? (?:why|by|the|an?)",
    "attributable to",
    "on account of",
    "stem(?:s|med)? from",
    "(?:is|are|was|were) to blame",
    "responsible for the",
    "fuel(?:s|led|ed)?",
    "brought about",
    "br(?:ing|ings|ought) (?:down|up)",
    "trigger(?:s|ed)",
    "spurred",
    "put (?:an )?end to"
  ),
  claim(
    {kind: "record"},
    "never (?:before|been)",
    "all-time",
    "unprecedented",
    "record (?:highs?|lows?|numbers?|levels?|years?)",
    "(?:every|each) year",
    "year (?:after|by|on|upon) year",
    "more and more",
    "fewer and fewer",
    "ever (?:more|fewer|higher|lower|rising|growing)",
    "(?:any|every)where",
    "without exception"
  ),
  claim({kind: "courses", went: "up"}, ...allOf(UP)),
  claim({kind: "courses", went: "down"}, ...allOf(DOWN)),
  claim({kind: "courses", went: "not-up"}, ...noneOf(UP)),
  claim({kind: "courses", went: "not-down"}, ...noneOf(DOWN)),
  claim({kind: "courses", went: "alike"}, `${MOVED} (?:in )?the same (?:way|direction)`),
  claim({kind: "courses", went: "against"}, `${MOVED} (?:in )?the (?:opposite|other) (?:way|direction)`),
  claim({kind: "courses", went: "apart"}, `${MOVED} (?:in )?opposite (?:ways|directions)`, `${MOVED} apart`),
  claim({kind: "change", sign: 0}, "(?:stay|remain)(?:s|ed)? (?:the same|unchanged|stable|flat|constant|level)"),
  claim({kind: "change", sign: -1, times: 0.5}, "halv(?:es?|ed|ing)"),
  claim({kind: "change", sign: 1, times: 2}, "doubl(?:es?|ed|ing)"),
  claim({kind: "change", sign: 1, times: 3}, "tr(?:ip|eb)l(?:es?|ed|ing)"),
  claim({kind: "change", sign: 1, times: 4}, "quadrupl(?:es?|ed|ing)"),
  claim({kind: "times", times: 2}, "twice"),
  claim({kind: "times", times: 3}, "thrice", "three times"),
  claim({kind: "times", times: 4}, "four times"),
  claim({kind: "times", times: 5}, "five times"),
  claim({kind: "times", times: 10}, "ten times"),
  claim({kind: "amount"}, `${COUNT}[- ]?fold`),
  claim(
    {kind: "change", sign: 1},
    "increas(?:es?|ed|ing)",
    "ris(?:es?|en|ing)",
    "rose",
    "grow(?:s|n|ing|th)?",
    "grew",
    "surg(?:es?|ed|ing)",
    "soar(?:s|ed|ing)?",
    "climb(?:s|ed|ing)?",
    "jump(?:s|ed|ing)?",
    "spik(?:es?|ed|ing)",
    "swell(?:s|ed|ing)?",
    "swollen",
    "explod(?:es?|ed|ing)",
    "explosions?",
    "sky-?rocket(?:s|ed|ing)?",
    "spread(?:s|ing)?",
    "escalat(?:es?|ed|ing|ion)",
    "upward",
    "up (?:by|since|from|on)",
    "went up",
    "become more",
    "became more"
  ),
  claim(
    {kind: "change", sign: -1},
    "decreas(?:es?|ed|ing)",
    "declin(?:es?|ed|ing)",
    "fall(?:s|en|ing)?",
    "fell",
    "drops?",
    "(?<!the )dropping",
    "dropped(?= (?:by|from|to|sharply|steeply|again|since)\\b)",
    "plung(?:es?|ed|ing)",
    "plummet(?:s|ed|ing)?",
    "dwindl(?:es?|ed|ing)",
    "shr[aiu]nk(?:s|ing)?",
    "slump(?:s|ed|ing)?",
    "collaps(?:es?|ed|ing)",
    "reced(?:es?|ed|ing)",
    "wan(?:es?|ed|ing)",
    "tumbl(?:es?|ed|ing)",
    "downward",
    "down (?:by|since|from|on)",
    "went down",
    "vanish(?:es|ed|ing)?",
    "become less",
    "became less"
  ),
  claim(
    {kind: "amount"},
    "(?:become|became|becoming|getting|got|grown) (?:much |far |ever )?(?!other|under)[a-z]{3,}er"
  ),
  claim({kind: "rank", sign: -1}, "least (?:frequent|common|often|numerous|reported)", "smallest", "lowest", "fewest"),
  claim(
    {kind: "rank", sign: 1},
    "most (?:frequent|common|often|numerous|reported)(?:ly)?",
    "highest",
    "largest",
    "biggest",
    "greatest",
    "tops? the"
  ),
  between(80, 100, `(?:nearly|almost|virtually|practically) (?:${ANY}|always)`),
  between(
    0,
    20,
    `(?:hardly|scarcely|barely|almost|virtually|practically) (?:any(?:one|body|thing)?|none|no(?: one|body)?|ever)`
  ),
  between(
    50,
    100,
    "majorit(?:y|ies)",
    "most(?:ly)?",
    "predominantly",
    "the bulk",
    "(?:the )?lion['’]s share",
    "mainly",
    "largely"
  ),
  between(0, 50, "(?:a |the )?minority"),
  between(
    0,
    30,
    "few(?! ?(?:er|est))",
    "rare(?:ly)?",
    "seldom",
    "a (?:tiny|small) (?:part|share|fraction)",
    "a fraction of"
  ),
  part(50, "(?:one[- ])?half(?! as)", "halves"),
  part(100 / 3, "an? third", "one third"),
  part(200 / 3, "two[- ]thirds"),
  part(25, "an? quarter", "one quarter", "one in four"),
  part(75, "three[- ]quarters", "three in four"),
  part(20, "an? fifth", "one in five"),
  part(100 / 6, "an? sixth"),
  part(10, "an? tenth", "one in ten"),
  claim({kind: "times", times: 0.5}, "half as"),
  between(99.5, 100, "all", "every(?:one|body|thing)?", "always"),
  between(0, 0.5, "none", "nobody", "no one"),
  claim(
    {kind: "order", sign: 1},
    "outnumber(?:s|ed|ing)?",
    "exceed(?:s|ed|ing)?",
    "outweigh(?:s|ed)?",
    "surpass(?:es|ed)?"
  ),
  claim({kind: "amount", most: 10}, "a (?:mere )?handful"),
  claim({kind: "order", sign: -1}, "fewer(?! than)"),
  claim(
    {kind: "amount"},
    "frequent(?:ly)?",
    "common(?:place|ly)?",
    "widespread",
    "rampant",
    "abundant",
    "epidemic",
    "countless",
    "numerous",
    "(?<!how |as |or |too )many"
  )
];

/** The words of Japanese that claim. */
const JAPANESE: readonly ClaimWord[] = [
  claim(
    {kind: "cause"},
    "ため(?:に|で|、|だ|である)",
    "による(?:もの|と考)",
    "により",
    "によって",
    "が原因",
    "せいで",
    "おかげで",
    "の結果"
  ),
  claim({kind: "record"}, "年々", "毎年", "過去最(?:多|少|高|低)", "史上"),
  claim({kind: "courses", went: "up"}, "(?:いずれも|ともに|共に)(?:増|上昇)"),
  claim({kind: "courses", went: "down"}, "(?:いずれも|ともに|共に)(?:減|低下)"),
  claim({kind: "change", sign: 1, times: 2}, "倍増"),
  claim({kind: "change", sign: -1, times: 0.5}, "半減"),
  claim({kind: "change", sign: 1}, "増加", "急増", "激増", "増大", "上昇", "増え", "増した"),
  claim({kind: "change", sign: -1}, "減少", "急減", "激減", "低下", "下落", "減っ", "減り", "減る"),
  claim({kind: "change", sign: 0}, "横ばい"),
  claim({kind: "rank", sign: 1}, "最も多", "最多", "最大"),
  claim({kind: "rank", sign: -1}, "最も少な", "最少", "最小"),
  between(80, 100, "ほぼ(?:全て|すべて|全員)", "ほとんど"),
  between(50, 100, "過半数", "半数以上", "半数を超え", "大半", "大多数", "大部分", "多数(?:が|は|を占)"),
  part(50, "半数"),
  between(99.5, 100, "全員", "すべて", "全て"),
  between(0, 0.5, "皆無", "一人もい", "一件もな"),
  claim({kind: "order", sign: 1}, "上回"),
  claim({kind: "order", sign: -1}, "下回"),
  claim({kind: "amount"}, "まれ(?:で|に)", "頻繁", "多発", "蔓延")
];

/** A comparative up to its than, within one clause. */
const comparing = (words: string): string => `(?:${words})(?: [^.;:]{0,80}?)? than`;

/** The words that claim, with those by which numbers are compared. */
export const CLAIM_WORDS: readonly ClaimWord[] = [
  claim({kind: "order", sign: 1}, comparing("more|higher|larger|greater|bigger")),
  claim({kind: "order", sign: -1}, comparing("fewer|less|lower|smaller")),
  ...ENGLISH
];

/** Those of scripts that set no spaces between words. */
export const UNSPACED_CLAIM_WORDS = JAPANESE;
