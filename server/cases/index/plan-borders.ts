import { locateAll } from '../../../domain/coverage/locate-all.ts';
import type { Coverage, GridId, LeafGrid } from '../../../domain/coverage/types.ts';
import { joinBoxes } from '../../../domain/geometry/box.ts';
import type { Box, Point, Polygon } from '../../../domain/geometry/point.ts';
import { type BesideColumn, type CaseColumns, PLACED } from './columns.ts';

/** Plans whose borders cases are counted in: the one in force and drafts that are compared. 4 bytes a case each. */
const MOST_PLANS = 8;
const UNKNOWN = 0xffffffff;
/** Code of what lies in no grid of the plan. */
export const NO_GRID = 0;
/** Cells of a side of the raster in which changed ground is marked. */
const SIDE = 256;

interface Borders {
  coverage: Coverage;
  /** The leaf of each code; '' for `NO_GRID`. */
  readonly ids: GridId[];
  readonly codes: Map<GridId, number>;
  readonly column: BesideColumn;
}

/** The leaf of every row in one plan: `ids[codes[row]]`. */
export interface LocatedRows {
  readonly ids: readonly GridId[];
  readonly codes: Uint32Array;
}

/**
 * In which leaf of any plan each case lies, by the same `locate` as everywhere. What has been located once is kept for as
 * long as the ground there is cut in the same way: after an edit, or in another plan, only the cases in
 * and about leaves that are not the same are located anew.
 */
export class PlanBorders {
  readonly #columns: CaseColumns;
  readonly #plans = new Map<string, Borders>();

  constructor(columns: CaseColumns) {
    this.#columns = columns;
  }

  /** Locates those of `rows` that are not yet, `most` of them at once; null while there are more. */
  locate(plan: string, coverage: Coverage, rows: Uint32Array, most: number): LocatedRows | null {
    const borders = this.#of(plan, coverage);
    const { flags, x, y } = this.#columns;
    const { values } = borders.column;
    const wanted: number[] = [];
    for (const row of rows) {
      if (values[row] !== UNKNOWN) continue;
      if ((flags[row]! & PLACED) === 0) values[row] = NO_GRID;
      else if (wanted.push(row) === most) break;
    }
    const found = locateAll(
      coverage,
      wanted.map((row): Point => [x[row]!, y[row]!]),
    );
    for (const [i, row] of wanted.entries()) values[row] = codeOf(borders, found[i]!);
    return wanted.length < most ? { ids: borders.ids, codes: values } : null;
  }

  #of(plan: string, coverage: Coverage): Borders {
    let borders = this.#plans.get(plan);
    if (!borders) {
      borders = this.#made(coverage);
      for (const [id, { column }] of this.#plans)
        if (this.#plans.size >= MOST_PLANS) {
          this.#plans.delete(id);
          this.#columns.beside.delete(column);
        }
    } else if (borders.coverage !== coverage) this.#follow(borders, coverage);
    this.#plans.delete(plan);
    this.#plans.set(plan, borders);
    return borders;
  }

  /** A new plan begins as a copy of the one asked for last: a draft is mostly what it was made from. */
  #made(coverage: Coverage): Borders {
    const column = this.#columns.addBeside(UNKNOWN);
    const last = [...this.#plans.values()].at(-1);
    if (!last) return { coverage, ids: [''], codes: new Map([['', NO_GRID]]), column };
    column.values.set(last.column.values);
    const borders = { coverage: last.coverage, ids: [...last.ids], codes: new Map(last.codes), column };
    this.#follow(borders, coverage);
    return borders;
  }

  /** Forgets where cases lie on ground that is cut in another way than before. */
  #follow(borders: Borders, coverage: Coverage): void {
    const changed = changedBoxes(borders.coverage, coverage);
    borders.coverage = coverage;
    if (changed.length === 0) return;
    const isChanged = rasterOf(changed);
    const { x, y, rows } = this.#columns;
    const { values } = borders.column;
    for (let row = 0; row < rows; row++)
      if (values[row] !== UNKNOWN && isChanged(x[row]!, y[row]!)) values[row] = UNKNOWN;
  }
}

function codeOf({ ids, codes }: Borders, leaf: GridId | null): number {
  if (leaf === null) return NO_GRID;
  let code = codes.get(leaf);
  if (code === undefined) {
    code = ids.length;
    ids.push(leaf);
    codes.set(leaf, code);
  }
  return code;
}

/** The boxes, before and after, of leaves whose ground is not the same. */
function changedBoxes(was: Coverage, is: Coverage): Box[] {
  const boxes: Box[] = [];
  const differs = (leaf: LeafGrid, other: LeafGrid | undefined) =>
    !other || !samePolygon(leaf.polygon, other.polygon);
  for (const leaf of was.leaves.values()) if (differs(leaf, is.leaves.get(leaf.id))) boxes.push(leaf.box);
  for (const leaf of is.leaves.values()) if (differs(leaf, was.leaves.get(leaf.id))) boxes.push(leaf.box);
  return boxes;
}

function samePolygon(a: Polygon, b: Polygon): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((ring, r) => {
      const other = b[r]!;
      return (
        ring === other ||
        (ring.length === other.length && ring.every(([x, y], i) => x === other[i]![0] && y === other[i]![1]))
      );
    })
  );
}

/** Whether a place lies in a cell that one of the boxes touches: in a box always, beside one perhaps. */
function rasterOf(boxes: readonly Box[]): (x: number, y: number) => boolean {
  const [minX, minY, maxX, maxY] = boxes.reduce(joinBoxes);
  const columnOf = (x: number) => Math.floor(((x - minX) * SIDE) / (maxX - minX + 1));
  const rowOf = (y: number) => Math.floor(((y - minY) * SIDE) / (maxY - minY + 1));
  const cells = new Uint8Array(SIDE * SIDE);
  for (const box of boxes)
    for (let row = rowOf(box[1]); row <= rowOf(box[3]); row++)
      cells.fill(1, row * SIDE + columnOf(box[0]), row * SIDE + columnOf(box[2]) + 1);
  return (x, y) =>
    x >= minX && x <= maxX && y >= minY && y <= maxY && cells[rowOf(y) * SIDE + columnOf(x)] === 1;
}
