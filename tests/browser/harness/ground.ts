import { readFileSync } from 'node:fs';
import { boxOfGrid, outlineOf, sidesOfBorder } from '../../../client/editor/tools/ground.ts';
import type { WireDivision } from '../../../domain/contract/division.ts';
import { levelsOf } from '../../../domain/deployment/levels.ts';
import { readProfile } from '../../../domain/deployment/profile.ts';
import { createDivision } from '../../../domain/edit/create-division.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { fromWireBuilding, fromWireGrid } from '../../../domain/edit/wire.ts';
import { trustRings } from '../../../domain/edit/wire-geometry.ts';
import { type Point, toDegrees } from '../../../domain/geometry/point.ts';
import { gridsAt, leavesUnder } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import type { LngLat } from './map-view.ts';

const LEVEL = 'compound';

/** The stored division of a plan, as the core has it. */
export function divisionOf(wire: WireDivision): Division {
  const profile = readProfile(
    JSON.parse(readFileSync(new URL('../../../data/profiles/xincheng.json', import.meta.url), 'utf8')),
  );
  if (!profile.ok) throw new Error(profile.reason.code);
  const division = createDivision({
    territory: {
      polygons: wire.territory.polygons.map(trustRings),
      original: wire.territory.original.map(trustRings),
    },
    levels: levelsOf(profile.value),
    grids: wire.grids.map(fromWireGrid),
    buildings: wire.buildings.map(fromWireBuilding),
  });
  if (!division.ok) throw new Error(division.reason.code);
  return division.value;
}

/** Two compound grids of one community, the straight piece of border between them, and where to aim. */
export interface Pair {
  readonly one: Grid;
  readonly other: Grid;
  /** A place beside the straight piece: `along` 0–1 from end to end, `metres` into `one` (negative: into `other`). */
  readonly beside: (along: number, metres: number) => LngLat;
  readonly lengthM: number;
}

const METRES_PER_DEGREE = 111_320;

/** Neighbours with a long straight piece of border, the longest first; nobody's outer edge. */
export function pairs(division: Division): Pair[] {
  const found: Pair[] = [];
  for (const one of gridsAt(division.tree, LEVEL)) {
    for (const border of outlineOf(division, one.id)) {
      const [left, right] = sidesOfBorder(division, border, LEVEL);
      if (left === null || right === null || left !== one.id) continue;
      const other = division.tree.grids.get(right)!;
      if (other.parentId !== one.parentId || right === left) continue;
      for (let i = 1; i < border.points.length; i++) {
        const a = border.points[i - 1]!;
        const b = border.points[i]!;
        found.push(pairOf(one, other, a, b));
      }
    }
  }
  return found.sort((x, y) => y.lengthM - x.lengthM);
}

function pairOf(one: Grid, other: Grid, a: Point, b: Point): Pair {
  const [ax, ay] = toDegrees(a);
  const [bx, by] = toDegrees(b);
  const narrow = Math.cos((ay * Math.PI) / 180);
  const dx = (bx - ax) * narrow;
  const dy = by - ay;
  const length = Math.hypot(dx, dy);
  // The left hand of the border is `one`.
  const beside = (along: number, metres: number): LngLat => [
    ax + (bx - ax) * along - ((dy / length) * metres) / METRES_PER_DEGREE / narrow,
    ay + (by - ay) * along + ((dx / length) * metres) / METRES_PER_DEGREE,
  ];
  return { one, other, beside, lengthM: length * METRES_PER_DEGREE };
}

/** West, south, east and north end of a grid, and its middle. */
export function extentOf(division: Division, id: string) {
  const box = boxOfGrid(division, id);
  if (!box) throw new Error(`${id} has no ground`);
  const [west, south] = toDegrees([box[0], box[1]]);
  const [east, north] = toDegrees([box[2], box[3]]);
  return { west, south, east, north, middle: [(west + east) / 2, (south + north) / 2] as LngLat };
}

/** The ids of the buildings in a grid. */
export function buildingsIn(division: Division, id: string): string[] {
  return leavesUnder(division.tree, id).flatMap((leaf) => [...(division.buildings.byLeaf.get(leaf) ?? [])]);
}
