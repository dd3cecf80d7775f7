import type { Building } from '../../domain/balance/types.ts';
import { createDivision } from '../../domain/edit/create-division.ts';
import type { Division } from '../../domain/edit/types.ts';
import type { Grid } from '../../domain/plan/types.ts';
import { Random } from './random.ts';
import type { CoverageSize } from './random-coverage.ts';
import { randomDivision } from './random-division.ts';

/** One in so many leaves is each of these. */
const ONE_IN = { locked: 10, declared: 6, unassigned: 12, exclave: 12 } as const;

/**
 * A random division with all that may stand in an edit's way: locked grids of every level, households that an office
 * declared (on leaves and on compounds), ground that no grid has, single buildings' grids that belong to a community
 * farther off, and buildings with footprints.
 */
export function stormDivision(seed: number, size: CoverageSize = {}): Division {
  const random = new Random(seed ^ 0x57042);
  const plain = randomDivision(seed, { columns: 8, rows: 8, ...size });
  const grids = new Map<string, Grid>(plain.tree.grids);
  const one = (kind: keyof typeof ONE_IN) => random.chance(1 / ONE_IN[kind]);
  const communities = [...grids.values()].filter(({ level }) => level === 'community').map(({ id }) => id);
  for (const leaf of [...grids.values()].filter((grid) => grid.leaf)) {
    if (one('unassigned')) moveTo(random, grids, leaf, plain.tree.root, true);
    else if (one('exclave')) moveTo(random, grids, leaf, random.pick(communities), false);
  }
  removeEmpty(grids);
  for (const grid of grids.values()) {
    if (grid.unassigned || grid.parentId === null) continue;
    const locked = one('locked') && (grid.leaf || random.chance(0.3));
    const households = grid.level !== 'community' && one('declared') ? random.whole(0, 300) : null;
    const persons = random.chance(0.5) ? random.whole(0, 900) : null;
    const declared = households === null ? null : { households, persons, estimated: false };
    grids.set(grid.id, { ...grid, locked, declared });
  }
  const division = createDivision({
    ...plain,
    grids: grids.values(),
    buildings: [...plain.buildings.all.values()].map((building) => withFootprint(random, building)),
  });
  if (!division.ok) throw new Error(`stormDivision(${seed}): ${division.reason.code}`);
  return division.value;
}

/** Gives a leaf a chain of grids of its own beneath another grid. */
function moveTo(
  random: Random,
  grids: Map<string, Grid>,
  leaf: Grid,
  under: string,
  unassigned: boolean,
): void {
  const compound = grids.get(leaf.parentId!)!;
  const community = grids.get(compound.parentId!)!;
  let parentId = under;
  for (const like of unassigned ? [community, compound] : [compound]) {
    const link: Grid = { ...like, id: random.id(), parentId, unassigned };
    grids.set(link.id, link);
    parentId = link.id;
  }
  grids.set(leaf.id, { ...leaf, parentId, unassigned });
}

function removeEmpty(grids: Map<string, Grid>): void {
  for (const level of ['compound', 'community']) {
    const parents = new Set([...grids.values()].map(({ parentId }) => parentId));
    for (const grid of [...grids.values()])
      if (grid.level === level && !parents.has(grid.id)) grids.delete(grid.id);
  }
}

function withFootprint(random: Random, building: Building): Building {
  if (random.chance(0.5)) return building;
  const [x, y] = building.at;
  const [w, h] = [random.whole(200, 1500), random.whole(200, 1500)];
  const shell = [
    [x - w, y - h],
    [x + w, y - h],
    [x + w, y + h],
    [x - w, y + h],
  ] as const;
  return { ...building, footprint: [[shell]] };
}
