import * as Plot from "@observablehq/plot";
import type {ChartContext} from "../core/chart.js";
import {drawBars} from "./bars.js";
import {
  COLORS,
  FONT_SIZE,
  LINE_HEIGHT,
  finishDrawing,
  hatchId,
  hatchMark,
  linked,
  plotFrame,
  stageStep,
  textWidth,
  wrapText
} from "./marks.js";
import type {Linked} from "./marks.js";

/** A vertical bar. */
export interface ColumnMark extends Linked {
  readonly value: number;
  readonly text: string;
  /** The label of its group, below the bars of the group. */
  readonly group: string;
  /** Its label within the group; empty if it is the only one. */
  readonly label: string;
  readonly fill: string;
}

/** Vertical bars from zero, in groups. */
export interface Columns {
  readonly chart: string;
  readonly columns: readonly ColumnMark[];
  readonly extent?: number | undefined;
}

interface Placed extends ColumnMark {
  readonly left: number;
  readonly center: number;
  readonly top: number;
}

const HEIGHT = 240;
const TOP = 26;
const WIDEST = 72;

/**
 * Draws vertical bars, each with its number above and its name below; horizontal bars if the width is too small for the
 * names.
 */
export function drawColumns({chart, columns, extent = 0}: Columns, context: ChartContext): Element {
  const groups = [...new Set(columns.map(({group}) => group))];
  const slot = (context.width - 4) / columns.length;
  const words = columns.flatMap(({group, label, text}) => [...(label === "" ? group : label).split(" "), text]);
  if (slot < Math.max(44, ...words.map((word) => textWidth(word) + 8))) {
    return drawBars(
      {
        chart,
        mark: "bar",
        bars: columns.map((mark) => ({
          ...mark,
          label: [mark.group, mark.label].filter((part) => part !== "").join(", ")
        })),
        extent
      },
      context
    );
  }
  const most = Math.max(extent, ...columns.map(({value}) => value)) || 1;
  const sorted = groups.flatMap((group) => columns.filter((mark) => mark.group === group));
  const slotted = sorted.map((mark, i) => {
    const center = 2 + slot * (i + 0.5);
    return {...mark, center, left: center - Math.min(WIDEST, slot * 0.7) / 2};
  });
  const below = slotted.map((mark) => ({
    ...mark,
    lines: wrapText(mark.label === "" ? mark.group : mark.label, slot - 6)
  }));
  const depth = Math.max(1, ...below.map(({lines}) => lines.length)) * LINE_HEIGHT;
  const headed = sorted.some(({label}) => label !== "");
  const heads = headed ? groups.map((group) => headOf(group, slotted, slot)) : [];
  const under = 8 + depth + (headed ? 6 + Math.max(...heads.map(({lines}) => lines.length)) * LINE_HEIGHT : 0) + 4;
  const length = stageStep(HEIGHT, {least: 80, shares: 1, room: (context.height ?? 0) - TOP - under}, context);
  const base = TOP + length;
  const placed = slotted.map((mark): Placed => ({...mark, top: TOP + length * (1 - mark.value / most)}));
  const hatch = hatchId(chart, context);
  const text = {lineAnchor: "top", lineHeight: LINE_HEIGHT / FONT_SIZE} as const;
  return finishDrawing(
    Plot.plot({
      ...plotFrame(context),
      height: base + under,
      margin: 0,
      x: {type: "identity", axis: null},
      y: {type: "identity", axis: null},
      color: {type: "identity"},
      marks: [
        ...(placed.some(({fill}) => fill === "hatch") ? [hatchMark(hatch, context)] : []),
        Plot.rect(placed, {
          x1: "left",
          x2: (d: Placed) => 2 * d.center - d.left,
          y1: "top",
          y2: () => base,
          fill: (d: Placed) => (d.fill === "hatch" ? `url(#${hatch})` : d.fill),
          ...linked
        }),
        Plot.text(placed, {x: "center", y: "top", text: "text", dy: -11, fontWeight: 600, fill: COLORS.ink, ...linked}),
        Plot.ruleY([base], {x1: 2, x2: context.width - 2, stroke: COLORS.muted}),
        Plot.text(below, {
          x: "center",
          y: () => base + 8,
          text: ({lines}: (typeof below)[number]) => lines.join("\n"),
          fill: COLORS.ink,
          ...text
        }),
        ...(headed
          ? [
              Plot.text(heads, {
                x: "center",
                y: () => base + 14 + depth,
                text: ({lines}: (typeof heads)[number]) => lines.join("\n"),
                fontWeight: 600,
                fill: COLORS.ink,
                ...text
              })
            ]
          : [])
      ]
    }),
    context
  );
}

function headOf(
  group: string,
  placed: readonly Omit<Placed, "top">[],
  slot: number
): {readonly center: number; readonly lines: readonly string[]} {
  const own = placed.filter((mark) => mark.group === group);
  return {center: (own[0]!.center + own.at(-1)!.center) / 2, lines: wrapText(group, slot * own.length - 6)};
}
