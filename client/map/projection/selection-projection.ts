import type { Feature } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { outlineFeature, outlineOf } from '../features/outline.ts';
import { ringToDegrees } from '../features/to-degrees.ts';
import { FeatureSource } from './source.ts';

/** Shows what is selected and what the pointer rests on, from the division's own borders. */
export class SelectionProjection {
  readonly #selection: Outline;
  readonly #hover: Outline;

  constructor(map: MapLibre) {
    this.#selection = new Outline(new FeatureSource(map, 'selection'));
    this.#hover = new Outline(new FeatureSource(map, 'hover'));
  }

  showSelection(division: Division, ids: ReadonlySet<GridId>): void {
    this.#selection.show(division, ids);
  }

  showHover(division: Division, id: GridId | null): void {
    this.#hover.show(division, id === null ? [] : [id]);
  }
}

/** The outline around some grids, sent anew only when one of its borders is another. */
class Outline {
  readonly #source: FeatureSource;
  #lines: readonly (readonly Point[])[] = [];

  constructor(source: FeatureSource) {
    this.#source = source;
  }

  show(division: Division, ids: Iterable<GridId>): void {
    const lines = outlineOf(division, ids);
    if (lines.length === this.#lines.length && lines.every((line, i) => line === this.#lines[i])) return;
    this.#lines = lines;
    this.#source.set(lines.length > 0 ? [outlineFeature(lines)] : []);
  }
}

/** The leaves beneath grids, or their own shapes, as areas. */
export function areas(division: Division, ids: Iterable<GridId>): Feature[] {
  const features: Feature[] = [];
  for (const id of ids) {
    const leaves = leavesUnder(division.tree, id).map((leaf) => division.coverage.leaves.get(leaf)?.polygon);
    for (const polygon of division.tree.grids.get(id)?.shape ?? leaves) {
      if (!polygon) continue;
      features.push({
        type: 'Feature',
        properties: { grid: id },
        geometry: { type: 'Polygon', coordinates: polygon.map(ringToDegrees) },
      });
    }
  }
  return features;
}
