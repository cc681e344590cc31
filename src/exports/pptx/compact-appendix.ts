import {HOW_OLD, ageLines} from "../../core/age.js";
import type {CompiledDeck, ShownInline} from "../../core/deck/compiled.js";
import {compactEvidence} from "../compact-evidence.js";
import type {EvidenceGroup, EvidenceLine, ListCounts} from "../compact-evidence.js";
import {checkAnchor} from "../evidence-list.js";
import type {EvidencePlaces} from "../evidence-list.js";
import {appendixRoom} from "./appendix.js";
import {slideWidth} from "./shapes.js";
import {draftOf, footOf, openPointInline} from "./slide-plan.js";
import type {SlidePlan} from "./slide-plan.js";
import type {Template} from "./template.js";
import {estimateHeight, paragraph} from "./text.js";
import type {Paragraph} from "./text.js";

/** Pixels of the letters, as in a printed list of references: the largest that keep to the room. */
const SIZES = [14, 12, 11] as const;
/** For so many slides of the deck there is one of evidence, as far as the smallest letters allow. */
const SLIDES_A_PAGE = 6;
const COLUMNS = 2;
const GAP = 32;

/** A paragraph, and the anchors of the numbers in it. */
interface Piece {
  readonly text: Paragraph;
  readonly anchors: readonly string[];
}

/** A slide of evidence with its plan, and the anchors of the numbers that stand on it. */
interface CompactSlide {
  readonly anchors: readonly string[];
  readonly plan: SlidePlan;
}

/** The evidence of a deck on slides, a line a number in two columns of small letters. */
export function compactAppendix(
  deck: CompiledDeck,
  places: EvidencePlaces,
  template?: Template
): readonly CompactSlide[] {
  const room = appendixRoom(deck, template);
  const width = template?.width ?? slideWidth(deck);
  const foot = footOf(
    [{type: "text", text: `${deck.title}${deck.period === "" ? "" : ` · ${deck.period}`}`}],
    width,
    room
  );
  const {x, y, width: wide, height} = room.content;
  const box = {y, width: (wide - GAP * (COLUMNS - 1)) / COLUMNS, height: Math.min(height, foot.box.y - y - GAP / 2)};
  const pieces = piecesOf(deck, places);
  const most = Math.max(1, Math.floor(deck.slides.length / SLIDES_A_PAGE));
  const tries = SIZES.map((size) => ({size, columns: columnsOf(pieces, size, box)}));
  const {size, columns} = tries.find((one) => one.columns.length <= most * COLUMNS) ?? tries.at(-1)!;
  const count = Math.ceil(columns.length / COLUMNS);
  return Array.from({length: count}, (_, page): CompactSlide => {
    const own = columns.slice(page * COLUMNS, (page + 1) * COLUMNS);
    return {
      anchors: own.flat().flatMap(({anchors}) => anchors),
      plan: {
        room,
        title: [{type: "text", text: count === 1 ? "Evidence" : `Evidence (${page + 1} of ${count})`}],
        titleSize: undefined,
        caveats: null,
        overflows: false,
        placed: own.map((column, i) => ({
          item: {type: "text", paragraphs: column.map(({text}) => text)},
          box: {...box, x: x + i * (box.width + GAP)},
          size
        })),
        draft: draftOf(deck, width),
        foot
      }
    };
  });
}

/** Pieces in columns of one height; a heading stands with what follows it. */
function columnsOf(
  pieces: readonly Piece[],
  size: number,
  {width, height}: {readonly width: number; readonly height: number}
): readonly (readonly Piece[])[] {
  const columns: Piece[][] = [[]];
  let free = height;
  pieces.forEach((piece, i) => {
    const own = heightOf(piece, size, width);
    const next = pieces[i + 1];
    const needed = own + (piece.text.role === "heading" && next ? heightOf(next, size, width) : 0);
    if (needed > free && columns.at(-1)!.length > 0) {
      columns.push([]);
      free = height;
    }
    columns.at(-1)!.push(piece);
    free -= own;
  });
  return columns;
}

/** Estimates take letters for wider than they are; a line of small ones that is cut into two costs much room. */
const heightOf = ({text}: Piece, size: number, width: number): number => estimateHeight([text], size, width * 1.08);

function piecesOf(deck: CompiledDeck, places: EvidencePlaces): readonly Piece[] {
  const {about, groups, notes} = compactEvidence(deck, places);
  const headed = (title: string, pieces: readonly Piece[]): readonly Piece[] =>
    pieces.length === 0 ? [] : [heading([textOf(title)]), ...pieces];
  return [
    ...headed(
      HOW_OLD.replace(/^./, (letter) => letter.toUpperCase()),
      deck.age === undefined ? [] : [...ageLines(deck.age), ...(about === "" ? [] : [about])].map((line) => plain(line))
    ),
    ...groups.flatMap(groupPieces),
    ...headed(
      "Open points",
      places.openPoints.map((point) => ({
        text: paragraph(openPointInline(point), "small"),
        anchors: [checkAnchor(point.id)]
      }))
    ),
    ...headed(
      "Notes: to be said with the numbers",
      notes.map((note, i) => plain(`${i + 1}. ${note}`))
    )
  ];
}

function groupPieces({source, title, lines, lists}: EvidenceGroup): readonly Piece[] {
  const name: ShownInline =
    source === undefined || source.url === ""
      ? textOf(title)
      : {type: "link", href: source.url, children: [textOf(title)]};
  return [
    heading([name]),
    ...lines.map((line) => ({text: paragraph(lineInline(line), "small"), anchors: [line.anchor]})),
    ...lists.map(countsPiece)
  ];
}

const countsPiece = ({said, file, parts}: ListCounts): Piece => ({
  text: paragraph(
    [
      textOf(`${said}${file}: `),
      ...parts.flatMap((part) => (typeof part === "string" ? [textOf(part)] : lineInline(part)))
    ],
    "small"
  ),
  anchors: parts.flatMap((part) => (typeof part === "string" ? [] : [part.anchor]))
});

const lineInline = ({expression, shown, said}: EvidenceLine): readonly ShownInline[] => [
  {
    type: "link",
    href: `/trace/?x=${encodeURIComponent(expression)}`,
    children: [{type: "strong", children: [textOf(shown)]}]
  },
  textOf(said)
];

const heading = (inline: readonly ShownInline[]): Piece => ({text: paragraph(inline, "heading"), anchors: []});
const plain = (line: string): Piece => ({text: paragraph(line, "small"), anchors: []});
const textOf = (text: string): ShownInline => ({type: "text", text});
