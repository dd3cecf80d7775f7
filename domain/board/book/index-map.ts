import type { GroundPolygon } from '../content.ts';
import type { Mark, Mm, TextRuler } from '../drawing.ts';
import {
  type GroundExtent,
  type GroundView,
  groundExtent,
  paperRings,
  toPaper,
} from '../layout/ground-view.ts';
import type { Frame } from '../map/types.ts';
import type { BookSheet } from './types.ts';

/** A sheet with its number in the book, from 1. */
export interface NumberedSheet extends BookSheet {
  readonly number: number;
}

export interface IndexMap {
  readonly marks: readonly Mark[];
  /** Those whose number found no place here: they need a map of their own. */
  readonly unplaced: readonly NumberedSheet[];
}

/** Numbers are written as large as their grid lets them, between these. */
const LARGEST_MM: Mm = 5;
const LEAST_MM: Mm = 1.5;
/** Finer detail of a border is not seen on a map of all. */
const COARSE_MM: Mm = 0.1;
/** Of a number's em: how high its box is, and how far boxes stay apart. */
const BOX = 0.95;
const APART = 0.15;
/** Of a grid's width or height: as far as a number may be moved off its point. */
const SHIFTS = [0, 0.18, -0.18, 0.32, -0.32] as const;

/**
 * All grids of a book on one map, each with its number, as large a scale as the room allows; the territory's outline beneath. A number
 * stands within the box of its own grid and on no other number, or it is not written.
 */
export function indexMap(
  sheets: readonly NumberedSheet[],
  outline: readonly GroundPolygon[],
  room: Frame,
  ruler: TextRuler,
): IndexMap {
  const extent = groundExtent([...sheets.flatMap(({ polygons }) => polygons), ...outline]);
  if (!extent) return { marks: [], unplaced: sheets };
  const view = viewOf(extent, room);
  const marks: Mark[] = [];
  if (outline.length > 0)
    marks.push({
      kind: 'path',
      traces: paperRings(outline, view, COARSE_MM),
      stroke: '#8C8C8C',
      strokeWidth: 0.5,
    });
  for (const { polygons } of sheets)
    marks.push({
      kind: 'path',
      traces: paperRings(polygons, view, COARSE_MM),
      fill: '#F3F6FA',
      stroke: '#3D4B5C',
      strokeWidth: 0.18,
    });
  const taken: Taken = new Taken();
  const unplaced: NumberedSheet[] = [];
  // The largest first: a small one can then see where it is not in the way.
  const sized = sheets.map((sheet) => ({ sheet, size: sizeOf(sheet, view) }));
  for (const { sheet, size } of sized.toSorted(
    (a, b) => b.size.width - a.size.width || a.sheet.number - b.sheet.number,
  )) {
    const mark = placed(sheet, size, toPaper(view, sheet.at), taken, ruler);
    if (mark) marks.push(mark);
    else unplaced.push(sheet);
  }
  return { marks, unplaced: unplaced.sort((a, b) => a.number - b.number) };
}

interface Size {
  readonly width: Mm;
  readonly height: Mm;
}

function placed(
  { number }: NumberedSheet,
  size: Size,
  [x, y]: readonly [Mm, Mm],
  taken: Taken,
  ruler: TextRuler,
): Mark | null {
  const text = String(number);
  const wide = ruler.width(text, 1, 'plain');
  const em = Math.min(LARGEST_MM, size.height * 0.6, (size.width * 0.8) / wide);
  for (const at of em > LEAST_MM ? [em, Math.max(LEAST_MM, em * 0.7), LEAST_MM] : [LEAST_MM])
    for (const down of SHIFTS)
      for (const right of SHIFTS) {
        const [cx, cy] = [x + right * size.width, y + down * size.height];
        const half = [(wide * at) / 2 + APART * at, (BOX * at) / 2 + (APART * at) / 2] as const;
        const label = [cx - half[0], cy - half[1], cx + half[0], cy + half[1]] as const;
        if (!taken.take(label)) continue;
        return {
          kind: 'text',
          text,
          at: [cx, cy + at * 0.35],
          anchor: 'middle',
          size: at,
          weight: 'plain',
          colour: '#111111',
        };
      }
  return null;
}

type Label = readonly [minX: Mm, minY: Mm, maxX: Mm, maxY: Mm];

/** Where numbers stand by now, by squares of the paper. */
class Taken {
  static readonly #SIDE: Mm = 10;
  readonly #squares = new Map<string, Label[]>();

  /** Takes the place unless something stands there. */
  take(label: Label): boolean {
    const squares = [...this.#squaresOf(label)];
    for (const square of squares)
      for (const other of this.#squares.get(square) ?? [])
        if (label[0] < other[2] && other[0] < label[2] && label[1] < other[3] && other[1] < label[3])
          return false;
    for (const square of squares) this.#squares.set(square, [...(this.#squares.get(square) ?? []), label]);
    return true;
  }

  *#squaresOf([minX, minY, maxX, maxY]: Label): Generator<string> {
    const side = Taken.#SIDE;
    for (let x = Math.floor(minX / side); x <= Math.floor(maxX / side); x++)
      for (let y = Math.floor(minY / side); y <= Math.floor(maxY / side); y++) yield `${x} ${y}`;
  }
}

function sizeOf({ polygons }: NumberedSheet, { scale }: GroundView): Size {
  const extent = groundExtent(polygons);
  if (!extent) return { width: 0, height: 0 };
  const mm = 1000 / scale;
  return { width: (extent.east - extent.west) * mm, height: (extent.north - extent.south) * mm };
}

/** All of the ground, as large as it goes into the room. */
function viewOf({ west, south, east, north }: GroundExtent, frame: Frame): GroundView {
  const scale = Math.max(((east - west) * 1000) / frame.width, ((north - south) * 1000) / frame.height, 1);
  return { frame, centre: [(west + east) / 2, (south + north) / 2], scale };
}
