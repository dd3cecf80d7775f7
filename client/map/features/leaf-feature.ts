import type { Feature, Polygon } from 'geojson';
import { deviation } from '../../../domain/balance/target.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Polygon as LatticePolygon } from '../../../domain/geometry/point.ts';
import { ancestorAt } from '../../../domain/plan/tree.ts';
import type { Level, LevelId } from '../../../domain/plan/types.ts';
import { type BalanceStep, balanceStep } from '../style/grid-colours.ts';
import { ringToDegrees } from './to-degrees.ts';

/** What the fill layers read: the grid of the level in hand that this leaf belongs to. */
interface LeafProperties {
  readonly leaf: GridId;
  readonly grid: GridId;
  readonly type: string;
  readonly risk: string;
  readonly step: BalanceStep | '';
  readonly unassigned: boolean;
  readonly locked: boolean;
}

export type LeafFeature = Feature<Polygon, LeafProperties>;

/** A leaf as the fill layers draw it: its own shape, the colours of its grid at `level` (or its own, below that). */
export function leafFeature(
  division: Division,
  leaf: GridId,
  polygon: LatticePolygon,
  level: Level,
): LeafFeature {
  const id = ancestorAt(division.tree, leaf, level.id) ?? leaf;
  const grid = division.tree.grids.get(id)!;
  const count = division.counts.get(id);
  const off = count ? deviation(count, grid, level) : null;
  return {
    type: 'Feature',
    properties: {
      leaf,
      grid: id,
      type: grid.type ?? '',
      risk: grid.risk ?? '',
      step: off ? balanceStep(off.side, off.ratio) : '',
      unassigned: grid.unassigned,
      locked: grid.locked,
    },
    geometry: { type: 'Polygon', coordinates: polygon.map(ringToDegrees) },
  };
}

/** The level that the map is coloured by: the one in hand where it tiles, else the deepest that does. */
export function colouredLevel(division: Division, level: LevelId | null): Level {
  const tiling = division.levels.filter((l) => l.tiles);
  return tiling.find((l) => l.id === level) ?? tiling.at(-1)!;
}
