/** Sentences of ours that stand beside one chart, under a heading that claims nothing. */
interface ClaimSentences {
  readonly chart: string;
  readonly heading: string;
  /** What the facts carry, or a source is named for. */
  readonly holds: readonly string[];
  /** What they don’t. */
  readonly fails: readonly string[];
}

/** Half of them true and half false, written before the rules were made. Every fourth was kept away from that work. */
export const CLAIM_SENTENCES: readonly ClaimSentences[] = [
  {
    chart: "abuse-types",
    heading: "Consultations on child abuse",
    holds: [
      "{{ evac.psychological-abuse-share }} of the consultations concerned psychological abuse.",
      "Psychological abuse was the most frequent subject, with {{ evac.psychological-abuse }} consultations.",
      "More than half of the consultations, {{ evac.psychological-abuse-share }}, concerned psychological abuse.",
      "Sexual abuse was the smallest group: {{ evac.sexual-abuse }} consultations.",
      "Roughly a quarter of the consultations were about physical abuse ({{ evac.physical-abuse-share }}).",
      "About a fifth of the consultations, {{ evac.neglect-share }}, concerned neglect.",
      "Fewer consultations concerned neglect ({{ evac.neglect }}) than physical abuse ({{ evac.physical-abuse }}).",
      "All figures on this slide are of one fiscal year.",
      "A consultation is not a child, and none of these figures says how common abuse is.",
      "The shares do not quite make the whole because each is rounded for itself.",
      "Child guidance centres recorded {{ evac.total }} consultations on child abuse.",
      "The majority of consultations, {{ evac.psychological-abuse-share }}, were about psychological abuse.",
      "Sexual abuse was rarely the type recorded: {{ evac.sexual-abuse-share }} of the consultations.",
      "Physical abuse came before neglect, with {{ evac.physical-abuse-share }} against {{ evac.neglect-share }}.",
      "児童相談所が受けた相談は{{ evac.total }}件であった。",
      "これは相談の件数であり、子どもの人数ではない。"
    ],
    fails: [
      "Most consultations concerned sexual abuse.",
      "More than half of the consultations concerned neglect ({{ evac.neglect-share }}).",
      "Sexual abuse was the largest group: {{ evac.sexual-abuse }} consultations.",
      "Psychological abuse was the least frequent subject, with {{ evac.psychological-abuse }} consultations.",
      "More consultations concerned neglect ({{ evac.neglect }}) than physical abuse ({{ evac.physical-abuse }}).",
      "A third of the consultations, {{ evac.neglect-share }}, concerned neglect.",
      "Psychological abuse soared to {{ evac.psychological-abuse }} consultations.",
      "The number of consultations is rising every year.",
      "Consultations on psychological abuse are frequent because of social media.",
      "Nearly all consultations are about abuse by fathers.",
      "The bulk of the consultations, {{ evac.physical-abuse-share }}, concerned physical abuse.",
      "Neglect is on the rise.",
      "Hardly anyone reports sexual abuse.",
      "The lion’s share goes to neglect.",
      "相談の大半は性的虐待であった。",
      "児童虐待の相談は年々増加している。"
    ]
  },
  {
    chart: "victims-trend",
    heading: "Recorded victims, 2010 and 2014",
    holds: [
      "Victims of offences concerning child pornography rose by {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | .0% }} from 2010 to 2014.",
      "Victims of offences concerning child prostitution fell from {{ un.victims-prostitution-2010 }} to {{ un.victims-prostitution-2014 }}.",
      "The number of victims of child pornography offences increased from {{ un.victims-pornography-2010 }} in 2010 to {{ un.victims-pornography-2014 }} in 2014.",
      "Child prostitution: {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }}, a fall of more than a third.",
      "The report says that no official explanation of the fall is given.",
      "Child pornography: up by about a fifth, {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }}.",
      "In 2014 more children were recorded as victims of pornography offences ({{ un.victims-pornography-2014 }}) than of prostitution offences ({{ un.victims-prostitution-2014 }}).",
      "In 2010 fewer were recorded for pornography ({{ un.victims-pornography-2010 }}) than for prostitution ({{ un.victims-prostitution-2010 }}).",
      "Only the years at either end are printed, so nothing says whether the number grew steadily.",
      "Recorded victims grew in one category, child pornography, by {{ difference(un.victims-pornography-2014, un.victims-pornography-2010) }}.",
      "Two years are no series.",
      "Victims recorded under prostitution offences numbered {{ un.victims-prostitution-2014 }} in 2014, after {{ un.victims-prostitution-2010 }} in 2010.",
      "A fall in recorded victims of prostitution offences, {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | .0% }}, is not a fall in offences.",
      "The report gives no reason for the change.",
      "印刷されているのは両端の年だけである。",
      "警察が把握した被害児童であり、被害の全体ではない。"
    ],
    fails: [
      "Victims of offences concerning child pornography fell by {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | .0% }} from 2010 to 2014.",
      "Victims of child prostitution offences doubled because of the Internet, {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }}.",
      "Victims of child pornography offences doubled, {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }}.",
      "Victims of child pornography offences halved: {{ un.victims-pornography-2010 }} in 2010, {{ un.victims-pornography-2014 }} in 2014.",
      "Fewer children were victims of pornography offences in 2014 ({{ un.victims-pornography-2014 }}) than of prostitution offences ({{ un.victims-prostitution-2014 }}).",
      "Child pornography offences have exploded.",
      "The Internet has led to {{ un.victims-pornography-2014 }} victims of child pornography offences.",
      "Child prostitution victims: {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }}, thanks to the new law.",
      "Child prostitution victims: {{ change(un.victims-prostitution-2010, un.victims-prostitution-2014) | +.0% }}, a steep increase.",
      "Child pornography victims: {{ change(un.victims-pornography-2010, un.victims-pornography-2014) | +.0% }}, down since 2010.",
      "The number of victims fell owing to better policing.",
      "Never before were so many children recorded as victims of child pornography offences: {{ un.victims-pornography-2014 }}.",
      "Victims of child pornography offences more than tripled between 2010 and 2014.",
      "Exploitation is spreading fast.",
      "被害児童は倍増した。",
      "被害児童の減少は法改正によるものである。"
    ]
  },
  {
    chart: "victims-by-sex",
    heading: "Recorded victims of 2014, girls and boys",
    holds: [
      "{{ share(un.victims-girls-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }} of the recorded victims were girls.",
      "Most recorded victims were girls: {{ un.victims-girls-2014 }}, against {{ un.victims-boys-2014 }} boys.",
      "The great majority of the recorded victims, {{ share(un.victims-girls-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }}, were girls.",
      "Girls outnumber boys, {{ un.victims-girls-2014 }} to {{ un.victims-boys-2014 }}.",
      "Few of the recorded victims were boys: {{ share(un.victims-boys-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }}.",
      "The report adds that boys are thought to be under-identified.",
      "More girls ({{ un.victims-girls-2014 }}) than boys ({{ un.victims-boys-2014 }}) were recorded as victims.",
      "Girls and boys together were {{ sum(un.victims-girls-2014, un.victims-boys-2014) }} recorded victims.",
      "There were {{ un.victims-boys-2014 }} boys among the recorded victims, less than a tenth: {{ share(un.victims-boys-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }}.",
      "According to the report, boys are less often identified because they are reluctant to report."
    ],
    fails: [
      "Most recorded victims were boys: {{ un.victims-boys-2014 }}, against {{ un.victims-girls-2014 }} girls.",
      "Boys outnumber girls, {{ un.victims-boys-2014 }} to {{ un.victims-girls-2014 }}.",
      "Half of the recorded victims, {{ share(un.victims-girls-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }}, were girls.",
      "Few of the recorded victims were girls: {{ share(un.victims-girls-2014, sum(un.victims-girls-2014, un.victims-boys-2014)) | .0% }}.",
      "All victims are girls.",
      "Boys are hardly ever exploited.",
      "Boys are missing from the record because shame keeps them silent.",
      "Every recorded victim was a girl.",
      "More boys ({{ un.victims-boys-2014 }}) than girls ({{ un.victims-girls-2014 }}) were recorded as victims.",
      "被害児童の過半数は男児であった。"
    ]
  },
  {
    chart: "prosecution-2013",
    heading: "Cases received in 2013",
    holds: [
      "Of {{ un.cases-received-2013 }} cases received, {{ un.cases-prosecuted-2013 }} were opened for prosecution.",
      "More than half of the cases received, {{ share(un.cases-prosecuted-2013, un.cases-received-2013) | .1% }}, were opened for prosecution.",
      "A quarter of the cases received were dropped, {{ share(un.cases-dropped-2013, un.cases-received-2013) | .0% }}.",
      "Most of the cases opened or dropped, {{ share(un.cases-prosecuted-2013, sum(un.cases-prosecuted-2013, un.cases-dropped-2013)) | .0% }}, were opened for prosecution.",
      "What became of {{ remainder(un.cases-received-2013, un.cases-prosecuted-2013, un.cases-dropped-2013) }} cases is not itemised.",
      "More cases were opened for prosecution ({{ un.cases-prosecuted-2013 }}) than dropped ({{ un.cases-dropped-2013 }}).",
      "{{ un.cases-dropped-2013 }} cases were dropped, fewer than half as many as the {{ un.cases-prosecuted-2013 }} opened for prosecution.",
      "A case that is not itemised is not lost.",
      "Name the base of every percentage.",
      "The report does not say why cases were dropped.",
      "Cases that are not itemised are neither lost nor dropped.",
      "検察が受理した事件は{{ un.cases-received-2013 }}件である。"
    ],
    fails: [
      "Most of the cases received were dropped: {{ un.cases-dropped-2013 }} of {{ un.cases-received-2013 }}.",
      "Half of the cases received were dropped, {{ share(un.cases-dropped-2013, un.cases-received-2013) | .0% }}.",
      "Fewer cases were opened for prosecution ({{ un.cases-prosecuted-2013 }}) than dropped ({{ un.cases-dropped-2013 }}).",
      "Nearly all cases are prosecuted.",
      "{{ un.cases-dropped-2013 }} cases were dropped because victims would not testify.",
      "Less than half of the cases received, {{ share(un.cases-prosecuted-2013, un.cases-received-2013) | .1% }}, were opened for prosecution.",
      "Prosecutors let the majority of offenders go.",
      "A third of the cases received were dropped, {{ share(un.cases-dropped-2013, un.cases-received-2013) | .0% }}.",
      "The share of cases that are dropped keeps growing.",
      "A handful of cases, {{ un.cases-dropped-2013 }}, were dropped.",
      "Every case received was opened for prosecution: {{ un.cases-prosecuted-2013 }}.",
      "受理された事件のほとんどは不起訴となった。"
    ]
  },
  {
    chart: "sentencing-2014",
    heading: "Sentences of 2014",
    holds: [
      "Of {{ un.convictions-2014 }} convictions, {{ un.suspended-2014 }} were suspended.",
      "Most of the convictions, {{ share(un.suspended-2014, un.convictions-2014) | .0% }}, were suspended sentences.",
      "Three in four convictions were suspended, {{ share(un.suspended-2014, un.convictions-2014) | .0% }}.",
      "Suspended sentences were the most frequent, {{ un.suspended-2014 }} of {{ un.convictions-2014 }} convictions.",
      "About a fifth of the convictions, {{ share(un.imprisoned-2014, un.convictions-2014) | .0% }}, were to imprisonment without suspension.",
      "More convictions were suspended ({{ un.suspended-2014 }}) than to imprisonment without suspension ({{ un.imprisoned-2014 }}).",
      "A suspended sentence is a conviction, not an acquittal.",
      "No rate for other offences is printed, so nothing here says whether this is many or few.",
      "{{ un.probation-2014 }} of the {{ un.suspended-2014 }} suspended sentences were with probation, a minority.",
      "Fewer than a quarter of the convictions, {{ share(un.imprisoned-2014, un.convictions-2014) | .0% }}, were to imprisonment.",
      "The report is concerned at the rate of suspension.",
      "Not itemised: {{ remainder(un.convictions-2014, un.imprisoned-2014, un.suspended-2014) }} convictions.",
      "2014年の有罪判決は{{ un.convictions-2014 }}件であった。",
      "Suspended sentences were more than three times as many as imprisonment without suspension: {{ un.suspended-2014 }} against {{ un.imprisoned-2014 }}."
    ],
    fails: [
      "Most offenders walk free.",
      "Most of the convictions, {{ share(un.imprisoned-2014, un.convictions-2014) | .0% }}, were to imprisonment without suspension.",
      "Half of the convictions, {{ share(un.suspended-2014, un.convictions-2014) | .0% }}, were suspended sentences.",
      "Imprisonment was the most frequent sentence, {{ un.imprisoned-2014 }} of {{ un.convictions-2014 }} convictions.",
      "Suspended sentences were twice as many as imprisonment: {{ un.suspended-2014 }} against {{ un.imprisoned-2014 }}.",
      "Courts are lenient because judges do not take the offence seriously.",
      "Sentences have become milder.",
      "Nobody goes to prison.",
      "{{ un.convictions-2014 }} children were murdered.",
      "{{ un.suspended-2014 }} suspended sentences: an increase.",
      "Fewer convictions were suspended ({{ un.suspended-2014 }}) than to imprisonment without suspension ({{ un.imprisoned-2014 }}).",
      "A minority of the convictions, {{ share(un.suspended-2014, un.convictions-2014) | .0% }}, were suspended sentences.",
      "有罪判決を受けた者の大多数は刑務所に入らない。",
      "More than {{ un.convictions-2014 }} convictions were handed down."
    ]
  },
  {
    chart: "convicted-trend",
    heading: "Offenders convicted, 2010 and 2014",
    holds: [
      "Offenders convicted fell from {{ un.offenders-convicted-2010 }} to {{ un.offenders-convicted-2014 }}.",
      "Offenders convicted: {{ change(un.offenders-convicted-2010, un.offenders-convicted-2014) | +.0% }}, a fall by more than half.",
      "Courts convicted fewer offenders in 2014, {{ un.offenders-convicted-2014 }}, than in 2010, {{ un.offenders-convicted-2010 }}.",
      "The number of offenders convicted more than halved, {{ un.offenders-convicted-2010 }} in 2010 and {{ un.offenders-convicted-2014 }} in 2014.",
      "The report gives no reason for the fall.",
      "有罪とされた者は{{ un.offenders-convicted-2010 }}人から{{ un.offenders-convicted-2014 }}人に減少した。",
      "In 2010 more than twice as many offenders were convicted as in 2014: {{ un.offenders-convicted-2010 }} against {{ un.offenders-convicted-2014 }}.",
      "Offenders convicted in 2014 numbered {{ un.offenders-convicted-2014 }}, which is {{ difference(un.offenders-convicted-2010, un.offenders-convicted-2014) }} fewer than in 2010."
    ],
    fails: [
      "Offenders convicted rose from {{ un.offenders-convicted-2010 }} to {{ un.offenders-convicted-2014 }}.",
      "Offenders convicted: {{ change(un.offenders-convicted-2010, un.offenders-convicted-2014) | +.0% }}, so more and more are caught.",
      "Courts convicted more offenders in 2014, {{ un.offenders-convicted-2014 }}, than in 2010, {{ un.offenders-convicted-2010 }}.",
      "The number of offenders convicted doubled, {{ un.offenders-convicted-2010 }} in 2010 and {{ un.offenders-convicted-2014 }} in 2014.",
      "Fewer offenders were convicted as a result of a weaker law.",
      "有罪とされた者は{{ un.offenders-convicted-2010 }}人から{{ un.offenders-convicted-2014 }}人に増加した。",
      "The number of offenders convicted is at an all-time low.",
      "Offenders convicted in 2014 stayed the same: {{ un.offenders-convicted-2014 }}, after {{ un.offenders-convicted-2010 }} in 2010."
    ]
  },
  {
    chart: "hotline-shares",
    heading: "One hotline, the Safer Internet Association, July 2015",
    holds: [
      "The hotline found {{ un.sia-illegal }} of {{ un.sia-cases }} cases to be illegal.",
      "Less than a fifth of the hotline’s cases, {{ share(un.sia-illegal, un.sia-cases) | .0% }}, were found to be illegal.",
      "A minority of the cases, {{ share(un.sia-illegal, un.sia-cases) | .0% }}, were found to be illegal.",
      "Almost all removal requests of the hotline had a positive response: {{ un.sia-positive-response-share }}.",
      "A positive response is not yet a removal.",
      "The categories overlap, so they can’t be added.",
      "The record of a single hotline is not a national figure.",
      "Most of the hotline’s cases were not found to be illegal: {{ un.sia-illegal }} of {{ un.sia-cases }} were illegal."
    ],
    fails: [
      "Most of the hotline’s cases, {{ share(un.sia-illegal, un.sia-cases) | .0% }}, were found to be illegal.",
      "Half of the hotline’s cases, {{ share(un.sia-illegal, un.sia-cases) | .0% }}, were found to be illegal.",
      "Hardly any removal requests of the hotline had a positive response: {{ un.sia-positive-response-share }}.",
      "All reported content is illegal.",
      "Illegal content is abundant because hosting is cheap.",
      "The hotline removed everything.",
      "A third of the cases, {{ share(un.sia-illegal, un.sia-cases) | .0% }}, were found to be illegal.",
      "通報された内容の半数以上が違法であった。"
    ]
  },
  {
    chart: "referred-trend",
    heading: "Cases referred, 2010 and 2014",
    holds: [
      "Cases referred for prosecution over child pornography rose from {{ un.referred-pornography-2010 }} to {{ un.referred-pornography-2014 }}.",
      "Cases of child prostitution referred fell by a third, {{ change(un.referred-prostitution-2010, un.referred-prostitution-2014) | .0% }}.",
      "Cases follow what the police do and what the law covers as well as what happens.",
      "Child pornography: {{ change(un.referred-pornography-2010, un.referred-pornography-2014) | +.0% }} cases referred, an increase of more than a third.",
      "In 2014 cases of child pornography outnumbered those of child prostitution, {{ un.referred-pornography-2014 }} to {{ un.referred-prostitution-2014 }}.",
      "Nothing in the report says that the offences became more frequent.",
      "The report states no cause for either change.",
      "For child prostitution, the cases referred declined: {{ un.referred-prostitution-2014 }} in 2014, after {{ un.referred-prostitution-2010 }} in 2010."
    ],
    fails: [
      "Cases referred for prosecution over child pornography fell from {{ un.referred-pornography-2010 }} to {{ un.referred-pornography-2014 }}.",
      "Cases of child prostitution referred fell by half, {{ change(un.referred-prostitution-2010, un.referred-prostitution-2014) | .0% }}.",
      "Police effort drove the increase in cases of child pornography, {{ change(un.referred-pornography-2010, un.referred-pornography-2014) | +.0% }}.",
      "Child pornography: {{ change(un.referred-pornography-2010, un.referred-pornography-2014) | +.0% }} cases referred, an increase of more than half.",
      "In 2014 cases of child prostitution outnumbered those of child pornography, {{ un.referred-prostitution-2014 }} to {{ un.referred-pornography-2014 }}.",
      "Cases of child pornography skyrocketed to {{ un.referred-pornography-2014 }}.",
      "More cases were referred every year.",
      "For child prostitution, the cases referred climbed: {{ un.referred-prostitution-2014 }} in 2014, after {{ un.referred-prostitution-2010 }} in 2010."
    ]
  },
  {
    chart: "osaka-arrests",
    heading: "Arrests in cases of a crisis centre in Osaka",
    holds: [
      "At the Osaka centre the perpetrator was arrested in {{ un.osaka-abuse-arrests }} of {{ un.osaka-abuse-cases }} cases of sexual abuse.",
      "At the Osaka centre, perpetrators were arrested in less than a tenth of the cases of sexual abuse: {{ share(un.osaka-abuse-arrests, un.osaka-abuse-cases) | .1% }}.",
      "By the report’s account, impunity in such cases is mainly the result of the reluctance of victims to bring proceedings.",
      "In most of the Osaka centre’s cases of sexual abuse nobody was arrested: {{ remainder(un.osaka-abuse-cases, un.osaka-abuse-arrests) }} of {{ un.osaka-abuse-cases }}.",
      "What one centre saw says nothing of Japan as a whole.",
      "The report puts the low number of arrests down to the difficulty of having testimony admitted.",
      "A few arrests, {{ un.osaka-abuse-arrests }}, stand against {{ un.osaka-abuse-cases }} cases of sexual abuse at the Osaka centre.",
      "These cases are those of a single centre (the report says)."
    ],
    fails: [
      "At the Osaka centre, perpetrators were arrested in half of the cases of sexual abuse: {{ share(un.osaka-abuse-arrests, un.osaka-abuse-cases) | .1% }}.",
      "At the Osaka centre, perpetrators were arrested in most cases of sexual abuse: {{ un.osaka-abuse-arrests }} of {{ un.osaka-abuse-cases }}.",
      "Impunity is the result of indifference.",
      "Perpetrators are seldom arrested anywhere in Japan.",
      "Arrests are rare due to a lack of evidence, {{ un.osaka-abuse-arrests }} of {{ un.osaka-abuse-cases }} cases of sexual abuse at the Osaka centre.",
      "The low number of arrests explains why victims stay silent.",
      "逮捕が少ないのは証拠が足りないためである。",
      "At the Osaka centre arrests dwindled to {{ un.osaka-abuse-arrests }} in cases of sexual abuse."
    ]
  }
];
