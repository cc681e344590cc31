import type {CompiledDeck, CompiledSlide, ShownBlock, ShownInline} from "../../core/deck/compiled.js";
import {USUAL_STYLE, inPlainSigns, plainNumber} from "../../core/number-style.js";
import {englishNumber, japaneseNumber, soundAlikes} from "../../core/spoken-number.js";
import {termsIn} from "../../core/terms/in-terms.js";
import {inWords} from "../../core/terms/wording.js";
import {numbersInOrder, placedNumbers, words} from "./number-places.js";
import type {PlacedNumber} from "./number-places.js";
import type {PackSheet} from "./sheet.js";

const HEAD = ["As shown", "In English", "In Japanese", "What it counts", "Period", "Where it is printed"];

/**
 * Every number of a deck in speaking order, for interpreters: in figures, in English words, in Japanese, with unit,
 * period and place, and those that sound like another on the same slide. Then the deck's terms in both vocabularies.
 */
export function interpretersSheet(deck: CompiledDeck): PackSheet {
  return {
    title: "numbers for interpreters",
    headline:
      "Every number in speaking order: the title of each slide, what it shows, then what is said beside it. Those that are easily heard as another of the same slide are marked.",
    blocks: [...deck.slides.flatMap((slide) => slideTable(slide, deck)), ...termsTable(deck)]
  };
}

function slideTable(slide: CompiledSlide, deck: CompiledDeck): readonly ShownBlock[] {
  const {number, title, blocks, notes, footnotes = []} = slide;
  const parts: readonly ShownBlock[] = [
    {type: "paragraph", inline: title},
    ...blocks,
    ...footnotes.map((inline): ShownBlock => ({type: "paragraph", inline})),
    ...notes
  ];
  const placed = placedNumbers(numbersInOrder(parts), deck);
  if (placed.length === 0) return [];
  const alike = soundAlikes(placed.map(({number: {text}}) => text));
  return [
    {type: "heading", level: 2, inline: [...words(`Slide ${number}. `), ...title]},
    {
      type: "table",
      head: HEAD.map(words),
      rows: placed.map((one, i) => numberRow(one, alike[i]!)),
      align: HEAD.map(() => "left")
    }
  ];
}

const english = new Intl.NumberFormat("en", {maximumFractionDigits: 12});

/** A number as shown, but in English digits where its document prints other ones: `98 452`, `1.234,5`, `△ 3.2`. */
export function inEnglishDigits(
  text: string,
  value: number,
  facts: readonly Pick<PlacedNumber["facts"][number], "printed">[]
): string {
  const printed = facts[0]?.printed ?? "";
  if (facts.length !== 1 || !/\d/.test(inPlainSigns(printed)) || /\p{L}/u.test(printed) || !text.includes(printed))
    return text;
  const sign = /[%％]/.test(printed) ? "%" : "";
  const isUsual = Number(plainNumber(printed.replace(/\s?[%％]/, ""), USUAL_STYLE)) === value && /^[!-~]/.test(printed);
  return isUsual ? text : text.replace(printed, `${english.format(value)}${sign}`);
}

function numberRow(
  {number, worked, facts, places}: PlacedNumber,
  alike: readonly string[]
): readonly (readonly ShownInline[])[] {
  const distinct = (texts: readonly string[]): string => [...new Set(texts.filter((text) => text !== ""))].join("; ");
  const counted = worked.rows.length > 0 ? ["rows of a list that the document prints"] : [];
  const warning: readonly ShownInline[] =
    alike.length === 0
      ? []
      : [{type: "break"}, {type: "strong", children: words(`Sounds like ${alike.join(", ")} on this slide`)}];
  const text = inEnglishDigits(number.text, worked.value, facts);
  return [
    [{type: "number", number}],
    [...words(englishNumber(text)), ...warning],
    words(japaneseNumber(text, worked)),
    words(
      `${distinct([...facts.map(({measure}) => measure), ...counted])} (${worked.unit})${worked.words === undefined ? "" : `: ${worked.words}`}`
    ),
    words(distinct(facts.map(({period}) => period))),
    words(places.join("; "))
  ];
}

function termsTable({terms = [], slides}: CompiledDeck): readonly ShownBlock[] {
  const said = termsIn(
    JSON.stringify(slides),
    terms.filter(({withheld}) => !withheld)
  );
  if (said.length === 0) return [];
  return [
    {type: "heading", level: 2, inline: words("Terms, in both vocabularies")},
    {
      type: "table",
      head: ["In the guidelines’ terms", "In the documents’ own"].map(words),
      rows: said.map(({id, term}) => [words(inWords(`[[${id}]]`, terms, "guidelines")), words(term)]),
      align: ["left", "left"]
    }
  ];
}
