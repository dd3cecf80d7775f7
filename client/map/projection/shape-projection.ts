import type { Map as MapLibre } from 'maplibre-gl';
import type { Division } from '../../../domain/edit/types.ts';
import type { ShapedGrid } from '../../editor/shapes.ts';
import { allShaped, shapeFeatures } from '../features/shape-features.ts';
import { FeatureSource } from './source.ts';

/** Shows the grids of levels that do not tile; most edits leave all of them as they are, and then nothing is sent. */
export class ShapeProjection {
  readonly #source: FeatureSource;
  #shown: readonly ShapedGrid[] = [];

  constructor(map: MapLibre) {
    this.#source = new FeatureSource(map, 'shapes');
  }

  show(division: Division): void {
    const grids = allShaped(division);
    if (grids.length === this.#shown.length && grids.every((grid, i) => grid === this.#shown[i])) return;
    this.#shown = grids;
    this.#source.set(grids.flatMap(shapeFeatures));
  }
}
