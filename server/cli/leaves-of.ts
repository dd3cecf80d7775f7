import type { FeatureRow } from '../exchange/source/source.ts';

/** Of a plan as it is exported, with the grids of all levels, those that tile the ground; of any other file all. */
export function leavesOf(rows: readonly FeatureRow[]): readonly FeatureRow[] {
  const leaves = rows.filter(({ properties }) => properties.leaf === true);
  return leaves.length > 0 ? rows.filter(({ properties }) => properties.leaf !== false) : rows;
}
