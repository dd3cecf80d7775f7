import type { Feature } from 'geojson';
import type { Map as MapLibre } from 'maplibre-gl';
import { FeatureSource } from './source.ts';

/** Milliseconds of each of the four half beats. */
const BEAT_MS = 220;
const OPACITIES = [
  ['flash-fill', 'fill-opacity', 0.4],
  ['flash-line', 'line-opacity', 1],
  ['flash-point', 'circle-stroke-opacity', 1],
] as const;

/** Draws the eye to something: two beats, then it is gone. */
export class Flash {
  readonly #map: MapLibre;
  readonly #source: FeatureSource;
  #timers: ReturnType<typeof setTimeout>[] = [];

  constructor(map: MapLibre) {
    this.#map = map;
    this.#source = new FeatureSource(map, 'flash');
  }

  show(features: readonly Feature[]): void {
    this.destroy();
    this.#source.set(features, () => {
      this.#timers = [1, 0, 1, 0].map((on, i) => setTimeout(() => this.#light(on), i * BEAT_MS));
      this.#timers.push(setTimeout(() => this.#source.set([]), 5 * BEAT_MS));
    });
  }

  destroy(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers = [];
  }

  #light(on: number): void {
    for (const [layer, property, opacity] of OPACITIES)
      this.#map.setPaintProperty(layer, property, on * opacity);
  }
}
