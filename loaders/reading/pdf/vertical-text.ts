import {around} from "../../../src/core/box.js";
import {DESCENT} from "./draw-page.js";
import type {Glyph} from "./page-content.js";

/** Signs that are written as wide as high: those of Chinese and Japanese, and full-width letters and digits. */
const SQUARE = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\u2F00-\u2FDF\u3000-\u303F\u30FB-\u30FE\uFE10-\uFE4F\uFF01-\uFF60]/u;

/** How far the middles of two glyphs of a column stand apart across it, and along it, as a share of their size. */
const ASIDE = 0.3;
const NEAREST = 0.5;
const FARTHEST = 1.8;

/** What a few narrow digits that stand side by side in a column are at most as wide as, as a share of their size. */
const ABREAST = 1.4;

/**
 * Glyphs of a page whose text runs from top to bottom, though its font doesn’t say so, as most programs write it: each
 * sign is placed by itself. They are turned as such text is, and digits side by side in a column are one glyph of it.
 * Where most signs of a page follow each other to the right, the glyphs are given back as they are.
 */
export function withVerticalText(glyphs: readonly Glyph[]): readonly Glyph[] {
  const square = glyphs.filter(isSquare);
  const goesOn = square.map((glyph, i) => i > 0 && isBelow(square[i - 1]!, glyph));
  const beside = square.filter((glyph, i) => i > 0 && isRightOf(square[i - 1]!, glyph)).length;
  if (goesOn.filter(Boolean).length <= beside) return glyphs;
  const columns = new Set(square.filter((_, i) => goesOn[i] === true || goesOn[i + 1] === true));
  return abreastJoined(glyphs, columns).map((glyph) => (columns.has(glyph) ? turned(glyph) : glyph));
}

const isSquare = ({turn, text}: Glyph): boolean => turn === 0 && SQUARE.test(text);

/** How far a glyph stands from another to the right and down, from middle to middle, as shares of its size. */
function stepTo(from: Glyph, to: Glyph): readonly [right: number, down: number] {
  const size = Math.max(from.size, to.size);
  const [a, b] = [from.box, to.box];
  return [(b.x1 + b.x2 - a.x1 - a.x2) / 2 / size, (a.y1 + a.y2 - b.y1 - b.y2) / 2 / size];
}

function isBelow(from: Glyph, to: Glyph): boolean {
  const [right, down] = stepTo(from, to);
  return Math.abs(right) < ASIDE && down > NEAREST && down < FARTHEST;
}

function isRightOf(from: Glyph, to: Glyph): boolean {
  const [right, down] = stepTo(from, to);
  return Math.abs(down) < ASIDE && right > NEAREST && right < FARTHEST;
}

const turned = (glyph: Glyph): Glyph => {
  const {box, size} = glyph;
  const middle = (box.x1 + box.x2) / 2;
  const [x1, x2] = [middle - size / 2, middle + size / 2];
  return {...glyph, box: {...box, x1, x2}, baseline: x1 + DESCENT * size, turn: 3};
};

/** Joins narrow glyphs that stand side by side in a column, such as two digits; `columns` gains what they become. */
function abreastJoined(glyphs: readonly Glyph[], columns: Set<Glyph>): readonly Glyph[] {
  const joined: Glyph[] = [];
  for (let i = 0; i < glyphs.length; i++) {
    const first = glyphs[i]!;
    const run = [first];
    while (isNarrow(first) && glyphs[i + run.length] && isNarrow(glyphs[i + run.length]!)) {
      const next = glyphs[i + run.length]!;
      if (Math.abs(next.baseline - first.baseline) > 0.1 * first.size) break;
      run.push(next);
    }
    const box = around(run.map((glyph) => glyph.box));
    const whole: Glyph = {...first, text: run.map(({text}) => text).join(""), box};
    const isOfColumn =
      isNarrow(first) &&
      box.x2 - box.x1 < ABREAST * first.size &&
      [...columns].some((other) => isBelow(other, whole) || isBelow(whole, other));
    if (isOfColumn) {
      joined.push(whole);
      columns.add(whole);
      i += run.length - 1;
    } else joined.push(first);
  }
  return joined;
}

const isNarrow = ({turn, text}: Glyph): boolean =>
  turn === 0 && /^[\p{Nd}\p{L}.,%]+$/u.test(text) && !SQUARE.test(text);
