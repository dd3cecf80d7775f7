import type { ExpressionSpecification, FillLayerSpecification, Map as MapLibre } from 'maplibre-gl';
import type { GridId } from '../../../../domain/coverage/types.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import { leavesUnder } from '../../../../domain/plan/tree.ts';
import { type LoadScale, loadClass } from './load-scale.ts';

const LAYER = 'case-load';
/** The first layer above the grids' colours. */
const ABOVE = 'water-line';
const SOURCE = 'grids';
/** What the grids are coloured by beneath is a hint of itself, not another number. */
export const LOAD_OPACITY = 0.85;

/** Colours the grids of a level by what was counted in them: only those whose class is another are told to the map. */
export class LoadProjection {
  readonly #map: MapLibre;
  readonly #classes = new Map<GridId, number>();
  #scale: LoadScale | null = null;

  constructor(map: MapLibre) {
    this.#map = map;
    map.addLayer(
      {
        id: LAYER,
        type: 'fill',
        source: SOURCE,
        layout: { visibility: 'none' },
        paint: { 'fill-opacity': LOAD_OPACITY, 'fill-antialias': false },
      } satisfies FillLayerSpecification,
      ABOVE,
    );
  }

  /** `values` by grid of one level. */
  show(division: Division, scale: LoadScale, values: ReadonlyMap<GridId, number | null>): void {
    if (scale !== this.#scale) {
      this.#map.setPaintProperty(LAYER, 'fill-color', colourBy(scale));
      this.#map.setLayoutProperty(LAYER, 'visibility', 'visible');
      this.#scale = scale;
    }
    const left = new Set(this.#classes.keys());
    for (const [grid, value] of values) {
      const index = loadClass(scale, value);
      if (index < 0) continue;
      for (const leaf of leavesUnder(division.tree, grid)) {
        left.delete(leaf);
        if (this.#classes.get(leaf) === index) continue;
        this.#classes.set(leaf, index);
        this.#map.setFeatureState({ source: SOURCE, id: leaf }, { load: index });
      }
    }
    for (const leaf of left) {
      this.#classes.delete(leaf);
      this.#map.removeFeatureState({ source: SOURCE, id: leaf }, 'load');
    }
  }

  hide(): void {
    if (!this.#scale) return;
    this.#scale = null;
    this.#map.setLayoutProperty(LAYER, 'visibility', 'none');
  }
}

function colourBy(scale: LoadScale): ExpressionSpecification {
  return [
    'step',
    ['coalesce', ['feature-state', 'load'], -1],
    'rgba(0,0,0,0)',
    ...scale.flatMap(({ colour }, i) => [i, colour]),
  ] as ExpressionSpecification;
}
