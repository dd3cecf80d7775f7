import type { Building } from '../../domain/balance/types.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { locateInPolygon, polygonBox } from '../../domain/geometry/ring.ts';
import { leavesUnder } from '../../domain/plan/tree.ts';
import type { Grid, Level } from '../../domain/plan/types.ts';
import { blankGrid } from './blank-grid.ts';
import { Random } from './random.ts';
import { type CoverageSize, randomCoverage } from './random-coverage.ts';

const level = (id: string, target: number | null, tiles = true): Level => ({
  id,
  tiles,
  measure: 'households',
  target,
  band: [0.8, 1.2],
  outOfBand: 'reason',
  requiredRoles: [],
});

/** District → community → compound (the level with the target) → building (the leaves). */
export const RANDOM_LEVELS: readonly Level[] = [
  level('district', null),
  level('community', null),
  level('compound', 300),
  level('building', 120),
];

/**
 * A random valid division: a random coverage, compounds of one to four neighbouring leaves, communities as the
 * coverage deals them (some with exclaves), and buildings of 0 to 60 households, a few on borders and vertices.
 */
export function randomDivision(seed: number, size: CoverageSize = {}): Division {
  const random = new Random(seed ^ 0x5eed);
  const { leaves, territory, parentOf } = randomCoverage(seed, size);
  const grids: Grid[] = [];
  const add = (id: string, parentId: string | null, at: string, polygon: Polygon | null) =>
    grids.push({ ...blankGrid(id, parentId, at, polygon), name: `${at} ${grids.length}` });
  const made = new Set<string>();
  for (const [id, parent] of parentOf) {
    if (!leaves.some((leaf) => leaf.id === id) && !made.has(id)) {
      made.add(id);
      if (!made.has(parent)) {
        made.add(parent);
        add(parent, null, 'district', null);
      }
      add(id, parent, 'community', null);
    }
  }
  const open = new Set(leaves);
  for (const leaf of leaves) {
    if (!open.delete(leaf)) continue;
    const compound = random.id();
    const community = parentOf.get(leaf.id)!;
    const members = [leaf];
    const wanted = random.whole(1, 4);
    for (const other of open) {
      if (members.length >= wanted) break;
      if (parentOf.get(other.id) !== community || !members.some((m) => touch(m.polygon, other.polygon)))
        continue;
      open.delete(other);
      members.push(other);
    }
    add(compound, community, 'compound', null);
    for (const member of members) add(member.id, compound, 'building', member.polygon);
  }
  const division = createDivision({
    territory: { polygons: territory, original: territory },
    levels: RANDOM_LEVELS,
    grids,
    buildings: buildingsIn(random, leaves),
  });
  if (!division.ok) throw new Error(`randomDivision(${seed}): ${division.reason.code}`);
  return division.value;
}

function touch(a: Polygon, b: Polygon): boolean {
  const edges = new Set(a.flatMap((ring) => ring.map((p, i) => `${p}>${ring[(i + 1) % ring.length]}`)));
  return b.some((ring) => ring.some((p, i) => edges.has(`${ring[(i + 1) % ring.length]}>${p}`)));
}

function buildingsIn(random: Random, leaves: readonly { id: string; polygon: Polygon }[]): Building[] {
  const buildings: Building[] = [];
  for (const { polygon } of leaves) {
    const [minX, minY, maxX, maxY] = polygonBox(polygon);
    for (let i = random.whole(0, 6); i > 0; i--) {
      const at = random.chance(0.15)
        ? random.pick(polygon[0]!)
        : ([random.whole(minX, maxX), random.whole(minY, maxY)] as const);
      if (locateInPolygon(at, polygon) === 'outside') continue;
      buildings.push({
        id: random.id(),
        at,
        households: random.whole(0, 60),
        persons: random.chance(0.5) ? random.whole(0, 150) : null,
        name: '',
        use: null,
        footprint: null,
      });
    }
  }
  return buildings;
}

/** Every leaf's polygon beneath a grid. */
export function groundOfGrid(division: Division, id: string): Polygon[] {
  return leavesUnder(division.tree, id).map((leaf) => division.coverage.leaves.get(leaf)!.polygon);
}
