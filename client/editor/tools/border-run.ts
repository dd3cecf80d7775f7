import type { Border, GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { LevelId } from '../../../domain/plan/types.ts';
import { outlineOf, sidesOfBorder } from './ground.ts';

/** A connected border between two grids of the level in hand, with the vertices that move when it is moved. */
export interface BorderRun {
  readonly lines: readonly (readonly Point[])[];
  /** Every vertex but those on the territory's edge, which stays where it is. */
  readonly movable: readonly Point[];
  readonly grabbed: Point;
  readonly sides: readonly [GridId, GridId];
}

const keyOf = (p: Point) => `${p[0]},${p[1]}`;

/** The run of borders between the same two grids of a level that holds `border`, junctions of leaves beneath included. */
export function borderRun(division: Division, level: LevelId, border: Border, grabbed: Point): BorderRun {
  const [one, other] = sidesOfBorder(division, border, level);
  const pair = new Set<GridId | null>([one, other]);
  const between = outlineOf(division, one!).filter((b) => {
    const [left, right] = sidesOfBorder(division, b, level);
    return left !== right && pair.has(left) && pair.has(right);
  });
  const run = connected(between, border);
  const vertices = new Map(run.flatMap((b) => b.points).map((p) => [keyOf(p), p] as const));
  for (const id of pair) {
    if (id === null) continue;
    for (const b of outlineOf(division, id)) {
      if (b.right === null) for (const p of b.points) vertices.delete(keyOf(p));
    }
  }
  return { lines: run.map((b) => b.points), movable: [...vertices.values()], grabbed, sides: [one!, other!] };
}

function connected(borders: readonly Border[], from: Border): Border[] {
  const byEnd = new Map<string, Border[]>();
  for (const border of borders) {
    for (const end of [border.points[0]!, border.points.at(-1)!]) {
      const list = byEnd.get(keyOf(end));
      if (list) list.push(border);
      else byEnd.set(keyOf(end), [border]);
    }
  }
  const found = new Set<Border>([borders.find((b) => b.id === from.id) ?? from]);
  for (const border of found) {
    for (const end of [border.points[0]!, border.points.at(-1)!])
      for (const next of byEnd.get(keyOf(end)) ?? []) found.add(next);
  }
  return [...found];
}
