import type { Point } from '../../geometry/point.ts';
import type { DraftBuilding } from '../types.ts';
import { meshBlock } from './block-mesh.ts';
import { cellGraph } from './cell-graph.ts';
import { labelCorners } from './corner-labels.ts';
import { CutLines } from './cut-lines.ts';
import { CellSplitter, type Swept } from './split-cells.ts';
import { unitGroups } from './unit-groups.ts';

/** A block parted between its buildings: the lines, and a number per building that is the same where no line is meant to be between. */
export interface PartedBlock {
  readonly cuts: readonly (readonly Point[])[];
  readonly partOf: Int32Array;
}

/**
 * Parts a block until no part weighs more than `grain`, as far as its buildings allow. `sides`: its edges, with it on their left. Buildings
 * of one unit (a school, a market) stay together up to `high`. `strict`: cuts that separate for certain, though they look worse.
 */
export function partBlock(
  sides: readonly (readonly [Point, Point])[],
  buildings: readonly DraftBuilding[],
  weights: ArrayLike<number>,
  grain: number,
  high: number,
  strict: boolean,
): PartedBlock {
  const partOf = new Int32Array(buildings.length);
  const block = meshBlock(sides, buildings);
  if (block === null) return { cuts: [], partOf };
  const labels = labelCorners(block);
  const graph = cellGraph(block, labels, weights, unitGroups(buildings, weights, high));
  const lines = new CutLines(block, labels, graph, strict);
  const cellPart = new Int32Array(graph.count);
  const splitter = new CellSplitter(graph, grain);
  const { side } = splitter;
  const cell = (s: number) => graph.of[labels.label[s]!]!;
  const { mesh, owner } = block;
  const beside = (what: 'portals' | 'walls', s: number): readonly [number, number] =>
    what === 'portals'
      ? [cell(s), cell(mesh.after(s))]
      : [graph.of[owner[(s / 3) | 0]!]!, graph.of[owner[(mesh.across[s]! / 3) | 0]!]!];
  const todo: Piece[] = [{ cells: splitter.all(), portals: [...graph.portals], walls: [...graph.walls] }];
  let parts = 0;
  for (let piece = todo.pop(); piece !== undefined; piece = todo.pop()) {
    if (splitter.weightOf(piece.cells) <= grain || !splitter.split(piece.cells)) {
      for (const c of piece.cells[0]!) cellPart[c] = parts;
      parts++;
      continue;
    }
    const [left, right] = [emptyPiece(splitter.on(2, piece.cells)), emptyPiece(splitter.on(1, piece.cells))];
    const cut = emptyPiece([]);
    for (const what of ['portals', 'walls'] as const) {
      for (const s of piece[what]) {
        const [a, b] = beside(what, s);
        (side[a] !== side[b] ? cut : side[a] === 2 ? left : right)[what].push(s);
      }
    }
    lines.cut(cut.portals, cut.walls);
    splitter.clear(piece.cells);
    todo.push(right, left);
  }
  buildings.forEach((_, b) => {
    partOf[b] = cellPart[graph.of[b]!]!;
  });
  return { cuts: lines.lines(), partOf };
}

interface Piece {
  readonly cells: Swept;
  readonly portals: number[];
  readonly walls: number[];
}

function emptyPiece(cells: Swept): Piece {
  return { cells, portals: [], walls: [] };
}
