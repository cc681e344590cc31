import {LAYOUTS, SLIDE} from "../../core/deck/layout.js";
import type {Layout} from "../../core/deck/layout.js";
import type {Item} from "./arrange.js";
import {FOOT, MARGIN, slideLayouts} from "./master-layouts.js";
import type {Room, Slot} from "./room.js";
import type {Box, Placeholder} from "./shapes.js";
import type {HostLayout, HostPlaceholder, Template} from "./template.js";

/** What a slide needs of a layout: its kind, and its content side by side or in one column. */
export interface Need {
  readonly layout: Layout;
  readonly columns: readonly (readonly Item[])[];
}

/** The room that a host's template offers a slide: that of the layout which fits it best, by types and names. */
export function hostRoom(template: Template, need: Need): Room {
  const scores = template.layouts.map((layout) => score(layout, need));
  return roomOf(template.layouts[scores.indexOf(Math.max(...scores))]!, template, need);
}

/** The types that Office gives to layouts for a slide of ours, the best first. */
const TYPES: Readonly<Record<Layout, readonly string[]>> = {
  title: ["title"],
  agenda: ["tx", "obj"],
  section: ["secHead", "titleOnly"],
  statement: ["obj", "tx", "titleOnly"],
  number: ["tx", "obj"],
  numbers: ["tx", "obj"],
  bullets: ["tx", "obj"],
  figure: ["obj", "chart", "tx"],
  "figure-left": ["objTx", "chartAndTx", "twoObj", "objAndTx"],
  "figure-right": ["txAndObj", "txAndChart", "twoObj"],
  comparison: ["twoObj"],
  table: ["tbl", "obj"],
  quote: ["tx", "obj"],
  sources: ["tx", "obj"],
  closing: ["secHead", "titleOnly", "tx", "obj"]
};
const FIRST: readonly string[] = ["title", "secHead"];

/** How well a layout fits: its name is ours, it has a title, a slot for each column and few more, and the type. */
function score(host: HostLayout, need: Need): number {
  const {layout, columns} = need;
  const has = (...types: readonly string[]): boolean => host.placeholders.some(({type}) => types.includes(type));
  const slots = contentSlots(host);
  const filled = columns.filter((items, i) => slotsFor(host, need)[i]?.takes(mainOf(items, need)) === true).length;
  const place = TYPES[layout].indexOf(host.type);
  return (
    (host.name === slideLayouts(SLIDE.width)[LAYOUTS.indexOf(layout)]!.name ? 40 : 0) +
    (has("title", "ctrTitle") ? 12 : 0) +
    6 * filled -
    2 * Math.max(0, slots.length - columns.length) +
    (place < 0 ? 0 : 4 - place) +
    (layout === "title" && has("ctrTitle", "subTitle") ? 10 : 0) -
    (layout !== "title" && has("ctrTitle") ? 10 : 0) -
    (FIRST.includes(host.type) && !TYPES[layout].includes(host.type) ? 6 : 0)
  );
}

const WORDS: readonly Layout[] = [
  "title",
  "agenda",
  "section",
  "statement",
  "number",
  "numbers",
  "bullets",
  "quote",
  "sources",
  "closing"
];

/** What a column is made for: its first figure, else its text; in a single column of a layout for words the text. */
function mainOf(items: readonly Item[], {layout, columns}: Need): Item {
  const words = columns.length === 1 && WORDS.includes(layout);
  return items.find(({type}) => (type === "text") === words) ?? items[0]!;
}

const TAKES: Readonly<Record<string, Slot["takes"]>> = {
  obj: () => true,
  body: ({type}) => type === "text",
  subTitle: ({type}) => type === "text",
  chart: ({type}) => type === "chart",
  tbl: ({type}) => type === "table",
  pic: (item) => item.type === "image" || (item.type === "chart" && item.chart.native === null)
};
const CAVEATS = /^(?:caveat|footnote|注|脚注|備考)/i;
const SOURCE = /^(?:source|quelle|fuente|出典|出所|資料)/i;

const named = ({placeholders}: HostLayout, name: RegExp): HostPlaceholder | undefined =>
  placeholders.find((one) => one.type === "body" && name.test(one.name));

const area = ({box}: {readonly box: Box}): number => box.width * box.height;

type SizedSlot = Slot & {readonly size: number};

/** The slots for content, the largest first; lines for a caption are none. */
function contentSlots(host: HostLayout): readonly SizedSlot[] {
  const others = [named(host, CAVEATS), named(host, SOURCE)];
  return host.placeholders
    .filter((one) => TAKES[one.type] !== undefined && !others.includes(one))
    .map((one) => ({placeholder: referenceTo(one), box: one.box, size: one.size, takes: TAKES[one.type]!}))
    .sort((a, b) => area(b) - area(a));
}

const referenceTo = ({type, idx}: HostPlaceholder): Placeholder => ({type: type === "obj" ? undefined : type, idx});

/** For each column the slot that it fills, from left to right. */
function slotsFor(host: HostLayout, need: Need): readonly SizedSlot[] {
  const wanted = Math.max(1, need.columns.length);
  const main = need.columns.map((items) => mainOf(items, need));
  const taking = contentSlots(host).filter(({takes}) => main.length === 0 || main.some(takes));
  return taking.slice(0, wanted).sort((a, b) => a.box.x - b.box.x || a.box.y - b.box.y);
}

function roomOf(host: HostLayout, {width}: Template, need: Need): Room {
  const find = (...types: readonly string[]): HostPlaceholder | undefined =>
    host.placeholders.find(({type}) => types.includes(type));
  const [title, number, caveats] = [find("title", "ctrTitle"), find("sldNum"), named(host, CAVEATS)];
  const foot = named(host, SOURCE) ?? find("ftr");
  const slots = slotsFor(host, need);
  const [first, second] = slots;
  const titleBox = title?.box ?? {x: MARGIN, y: 32, width: width - 2 * MARGIN, height: 100};
  const floor = foot === undefined || foot.box.y < SLIDE.height / 2 ? FOOT.bottom - 40 : foot.box.y;
  const content = slots.length === 0 ? freeRoom(titleBox, floor) : around(slots.map(({box}) => box));
  return {
    part: host.part,
    name: host.name,
    host: true,
    fullColour: false,
    title: {box: titleBox, size: title?.size ?? 34, placeholder: title && referenceTo(title)},
    content: {...content, height: Math.min(content.height, floor - 8 - content.y)},
    sides: first && second ? [first.box, second.box] : undefined,
    textSize: slots.length === 0 ? 28 : Math.min(...slots.map(({size}) => size)),
    slots,
    caveats: caveats && referenceTo(caveats),
    foot: foot && {
      placeholder: referenceTo(foot),
      box: foot.box,
      wide: beside(foot.box, number?.box, width),
      size: foot.size
    },
    number: number && referenceTo(number)
  };
}

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map((box) => box.x)), Math.min(...boxes.map((box) => box.y))];
  return {
    x,
    y,
    width: Math.max(...boxes.map((box) => box.x + box.width)) - x,
    height: Math.max(...boxes.map((box) => box.y + box.height)) - y
  };
}

/** The room below the title, or above it where it stands low. */
function freeRoom({x, y, width, height}: Box, floor: number): Box {
  const below = {x, y: y + height + 16, width, height: floor - y - height - 24};
  return below.height >= 160 || y < 200 ? below : {x, y: 40, width, height: y - 56};
}

/** The width of the slide at a footer's height, without the slide's number. */
function beside(foot: Box, number: Box | undefined, width: number): Box {
  const left = number !== undefined && number.x < foot.x ? number.x + number.width + 12 : Math.min(MARGIN, foot.x);
  const right = number !== undefined && number.x > foot.x ? number.x - 12 : width - MARGIN;
  return {...foot, x: left, width: Math.max(foot.width, right - left)};
}
