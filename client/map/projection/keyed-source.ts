import type { Feature } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

/**
 * A GeoJSON source of features with ids (`promoteId` in the style) that is told only what changes in it. MapLibre joins what waits for
 * the worker, and draws anew only the tiles around what has changed.
 */
export class KeyedSource {
  readonly #map: MapLibre;
  readonly #id: string;

  constructor(map: MapLibre, id: string) {
    this.#map = map;
    this.#id = id;
  }

  /** Replaces all features. */
  set(features: readonly Feature[]): void {
    void this.#source?.updateData({ removeAll: true, add: [...features] });
  }

  /** Puts features, in the place of those with the same ids, and takes others away. */
  change(put: readonly Feature[], removed: readonly string[]): void {
    if (put.length + removed.length === 0) return;
    void this.#source?.updateData({ add: [...put], remove: [...removed] });
  }

  get #source(): GeoJSONSource | undefined {
    return this.#map.getSource<GeoJSONSource>(this.#id);
  }
}
