/** A number, or what stands for a missing one, with the signs and notes around it. */
const NUMERIC = /^(?:[^\p{L}\d]*\d[\d\s.,:%/'’*†‡()[\]+±<>~€$£¥–-]*|[-–—.…:*]+|n\.?a\.?|n\/a|x)$/iu;

/** Whether a text is a number or stands for a missing one. */
export const isNumeric = (text: string): boolean => NUMERIC.test(text.trim());
