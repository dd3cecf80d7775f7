import type { Feature } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';
import { outline } from '../features/outline.ts';
import { ringToDegrees } from '../features/to-degrees.ts';
import { FeatureSource } from './source.ts';

/** Shows what is selected and what the pointer rests on, from the division's own borders. */
export class SelectionProjection {
  readonly #line: FeatureSource;
  readonly #hover: FeatureSource;
  #selected: { division: Division; ids: ReadonlySet<GridId> } | null = null;
  #hovered: { division: Division; id: GridId | null } | null = null;

  constructor(map: MapLibre) {
    this.#line = new FeatureSource(map, 'selection');
    this.#hover = new FeatureSource(map, 'hover');
  }

  showSelection(division: Division, ids: ReadonlySet<GridId>): void {
    if (this.#selected?.division === division && this.#selected.ids === ids) return;
    this.#selected = { division, ids };
    this.#line.set(ids.size > 0 ? [outline(division, ids)] : []);
  }

  showHover(division: Division, id: GridId | null): void {
    if (this.#hovered?.division === division && this.#hovered.id === id) return;
    this.#hovered = { division, id };
    this.#hover.set(id === null ? [] : [outline(division, [id])]);
  }
}

/** The leaves beneath grids, as areas. */
export function areas(division: Division, ids: Iterable<GridId>): Feature[] {
  const features: Feature[] = [];
  for (const id of ids) {
    for (const leaf of leavesUnder(division.tree, id)) {
      const polygon = division.coverage.leaves.get(leaf)?.polygon;
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
