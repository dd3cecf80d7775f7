import { divide } from '../divide/divide.ts';
import type { DraftWish, PartGraph } from '../types.ts';
import { matchGrids } from './match-grids.ts';
import { partOfGraph } from './part-of-graph.ts';
import type { Region } from './region.ts';

/**
 * What a draft would make of a region, with today's numbers where most households stay, those born from `region.grids` on. Where not
 * all of a region's grids are chosen, of the ground of the chosen ones only.
 */
export function ideal(graph: PartGraph, region: Region, wish: DraftWish, word: () => void): Int32Array {
  const places: number[] = [];
  for (let p = 0; p < region.count; p++) if (region.chosen[region.today[p]!] === 1) places.push(p);
  const gridOf = region.today.slice();
  if (places.length === 0) return gridOf;
  const part = partOfGraph(
    graph,
    places.map((p) => region.parts[p]!),
  );
  const drafted = divide(part, { ...wish, target: region.band.target, parts: null }, word).gridOf;
  const today = Int32Array.from(places, (p) => region.today[p]!);
  const keeps = matchGrids(today, drafted, part.households);
  let next = region.grids;
  const numbers = keeps.map((grid) => (grid >= 0 ? grid : next++));
  places.forEach((p, i) => {
    gridOf[p] = numbers[drafted[i]!]!;
  });
  return gridOf;
}
