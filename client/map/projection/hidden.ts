import type { Map as MapLibre } from 'maplibre-gl';

/** Which features of a static source are not drawn, because a live source draws what became of them. */
export class HiddenFeatures {
  readonly #map: MapLibre;
  readonly #source: string;
  #hidden: ReadonlySet<string | number> = new Set();

  constructor(map: MapLibre, source: string) {
    this.#map = map;
    this.#source = source;
  }

  set(ids: ReadonlySet<string | number>): void {
    for (const id of this.#hidden) {
      if (!ids.has(id)) this.#map.setFeatureState({ source: this.#source, id }, { hidden: false });
    }
    for (const id of ids) {
      if (!this.#hidden.has(id)) this.#map.setFeatureState({ source: this.#source, id }, { hidden: true });
    }
    this.#hidden = ids;
  }
}
