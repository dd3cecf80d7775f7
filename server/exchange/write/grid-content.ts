import type { Profile } from '../../../domain/deployment/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { gridFeature } from '../../plans/grid-features.ts';
import { GRID_COLUMNS } from './columns.ts';
import type { Content, OutFeature, OutLayer } from './outgoing.ts';
import { tableName } from './table-name.ts';

/** The grids of a plan, a layer a level, top first; a level without grids has none. */
export function gridContent(division: Division, profile: Profile): Content {
  const all = [...division.tree.grids.values()];
  const feature = (grid: Grid): OutFeature => gridFeature(division, grid);
  const names = new Set<string>();
  const layers = division.levels.flatMap((level): OutLayer[] => {
    const grids = all.filter((grid) => grid.level === level.id);
    if (grids.length === 0) return [];
    return [
      {
        name: tableName(level.id, names),
        title: profile.levels.find(({ id }) => id === level.id)?.name ?? { zh: level.id, en: level.id },
        geometry: grids.every(({ leaf }) => leaf) ? 'Polygon' : 'MultiPolygon',
        count: grids.length,
        features: () => mapped(grids, feature),
      },
    ];
  });
  return { what: 'grids', columns: GRID_COLUMNS, layers, features: () => mapped(all, feature) };
}

function* mapped<A, B>(list: readonly A[], map: (item: A) => B): Iterable<B> {
  for (const item of list) yield map(item);
}
