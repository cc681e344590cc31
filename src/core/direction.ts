/** Languages that are written from right to left unless their tag names another script. */
const LANGUAGES = /^(?:ar|arc|arz|azb|bqi|ckb|dv|fa|glk|he|iw|ji|khw|ks|lrc|mzn|nqo|pnb|prs|ps|sd|skr|syr|ug|ur|yi)$/;
const SCRIPTS = /^(?:adlm|arab|hebr|mand|nkoo|rohg|samr|syrc|thaa)$/;
const LETTERS =
  /[\p{Script=Adlam}\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Mandaic}\p{Script=Nko}\p{Script=Samaritan}\p{Script=Syriac}\p{Script=Thaana}]/u;

/** Whether a language, as its tag names it (`ar`, `fa-IR`, `pa-Arab`), is written from right to left. */
export function isRightToLeft(lang: string): boolean {
  const [language = "", ...subtags] = lang.toLowerCase().split("-");
  const script = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag));
  return script === undefined ? LANGUAGES.test(language) : SCRIPTS.test(script);
}

/** Whether a text holds letters that are read from right to left. */
export function hasRightToLeft(text: string): boolean {
  return LETTERS.test(text);
}
