import type { Building } from '../../domain/balance/types.ts';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { Territory } from '../../domain/coverage/types.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Point, Polygon } from '../../domain/geometry/point.ts';
import { EMPTY_TEAM, type Grid, type Level } from '../../domain/plan/types.ts';
import { RANDOM_LEVELS } from './random-division.ts';

/** Where small divisions lie: they are written in units from here. */
export const ORIGIN: Point = [1_156_500_000, 344_100_000];

export const at = (x: number, y: number): Point => [ORIGIN[0] + x, ORIGIN[1] + y];

/** A closed box as an open ring, counter-clockwise. */
export const box = (x0: number, y0: number, x1: number, y1: number): Point[] => [
  at(x0, y0),
  at(x1, y0),
  at(x1, y1),
  at(x0, y1),
];

/** A grid above the leaves needs no more than its name here; its parent is named by `under`. */
export interface SmallGrid {
  readonly id: string;
  readonly under: string;
  readonly polygon?: Polygon;
  readonly fields?: Partial<Grid>;
}

export interface SmallDivision {
  /** Parents before children; the root is `root`. */
  readonly grids: readonly SmallGrid[];
  readonly buildings?: readonly (Pick<Building, 'at' | 'households'> & Partial<Building>)[];
  readonly original?: readonly Polygon[];
  readonly levels?: readonly Level[];
}

/** A division written out by hand: district → community → compound → building, each grid one level below its parent. */
export function smallDivision({
  grids,
  buildings = [],
  original,
  levels = RANDOM_LEVELS,
}: SmallDivision): Division {
  const rank = new Map([['root', 0]]);
  const all = [{ id: 'root', under: '' }, ...grids] as SmallGrid[];
  const records = all.map(({ id, under, polygon, fields }): Grid => {
    if (id !== 'root') rank.set(id, rank.get(under)! + 1);
    return {
      id,
      parentId: id === 'root' ? null : under,
      level: levels[rank.get(id)!]!.id,
      leaf: polygon !== undefined,
      unassigned: false,
      code: `code ${id}`,
      name: id,
      type: 'residential',
      risk: null,
      target: null,
      locked: false,
      note: '',
      tags: [],
      team: { ...EMPTY_TEAM, members: [{ role: 'head', name: `head of ${id}`, phone: '1' }] },
      declared: null,
      from: [],
      polygon: polygon ?? null,
      shape: null,
      ...fields,
    };
  });
  const polygons = dissolve(grids.flatMap(({ polygon }) => (polygon ? [polygon] : [])));
  const territory: Territory = { polygons, original: original ?? polygons };
  const made = createDivision({
    territory,
    levels,
    grids: records,
    buildings: buildings.map(
      (b, i): Building => ({ id: `b${i}`, persons: null, name: '', use: null, footprint: null, ...b }),
    ),
  });
  if (!made.ok) throw new Error(`${made.reason.code} ${JSON.stringify(made.reason.params)}`);
  return made.value;
}

/** Two communities side by side, of two compounds each, of two buildings each: eight boxes of 1000 × 1000 in two rows of four. */
export function eightBoxes(fields: Readonly<Record<string, Partial<Grid>>> = {}): Division {
  const grid = (id: string, under: string, polygon?: Polygon): SmallGrid => ({
    id,
    under,
    ...(polygon ? { polygon } : {}),
    ...(fields[id] ? { fields: fields[id] } : {}),
  });
  const leaf = (id: string, under: string, column: number, row: number) =>
    grid(id, under, [box(column * 1000, row * 1000, column * 1000 + 1000, row * 1000 + 1000)]);
  return smallDivision({
    grids: [
      grid('west', 'root'),
      grid('east', 'root'),
      grid('w-south', 'west'),
      grid('w-north', 'west'),
      grid('e-south', 'east'),
      grid('e-north', 'east'),
      leaf('a', 'w-south', 0, 0),
      leaf('b', 'w-south', 1, 0),
      leaf('c', 'e-south', 2, 0),
      leaf('d', 'e-south', 3, 0),
      leaf('e', 'w-north', 0, 1),
      leaf('f', 'w-north', 1, 1),
      leaf('g', 'e-north', 2, 1),
      leaf('h', 'e-north', 3, 1),
    ],
    buildings: [0, 1, 2, 3].flatMap((column) =>
      [0, 1].map((row) => ({ at: at(column * 1000 + 400, row * 1000 + 400), households: 10 + column + row })),
    ),
  });
}
