import type { Feature, FeatureCollection } from 'geojson';
import type { GeoJSONSource, Map as MapLibre } from 'maplibre-gl';

/**
 * A GeoJSON source that is given whole sets of features, as often as one likes: while one set is on its way to
 * the worker only the newest of those that follow is kept, and nothing is not sent in the place of nothing.
 */
export class FeatureSource {
  readonly #map: MapLibre;
  readonly #id: string;
  #next: { features: readonly Feature[]; shown: () => void } | null = null;
  #busy = false;
  #empty = true;

  constructor(map: MapLibre, id: string) {
    this.#map = map;
    this.#id = id;
  }

  /** `shown` is called once these features can be drawn; never, when newer ones have overtaken them. */
  set(features: readonly Feature[], shown: () => void = () => {}): void {
    if (this.#empty && features.length === 0 && !this.#busy) {
      shown();
      return;
    }
    this.#empty = features.length === 0;
    this.#next = { features, shown };
    if (!this.#busy) void this.#send();
  }

  async #send(): Promise<void> {
    this.#busy = true;
    while (this.#next) {
      const { features, shown } = this.#next;
      this.#next = null;
      const source = this.#map.getSource<GeoJSONSource>(this.#id);
      if (!source) break;
      const data: FeatureCollection = { type: 'FeatureCollection', features: features as Feature[] };
      await source.setData(data);
      if (!this.#next) shown();
    }
    this.#busy = false;
  }
}
