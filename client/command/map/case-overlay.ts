import type { Layer } from '@deck.gl/core';
import { MapLibreOverlay } from '@deck.gl/maplibre';
import type { Map as MapLibre } from 'maplibre-gl';

/** The parts of the picture that deck.gl draws over the map, from the ground up. */
export const PARTS = ['places', 'near', 'cases', 'clusters', 'selected'] as const;
export type Part = (typeof PARTS)[number];

/**
 * deck.gl over the map: each part is set by itself, and several in one frame are drawn once. Overlaid and not interleaved, which
 * garbles the labels of MapLibre 6 (deck.gl issue 10700). Nothing is pickable: what lies under the pointer is found in the flat
 * arrays, which costs no second drawing.
 */
export class CaseOverlay {
  readonly #map: MapLibre;
  readonly #overlay: MapLibreOverlay;
  readonly #parts = new Map<Part, readonly Layer[]>();
  #frame = 0;

  constructor(map: MapLibre, onLost: () => void) {
    this.#map = map;
    this.#overlay = new MapLibreOverlay({
      interleaved: false,
      layers: [],
      _pickable: false,
      onLoad: () => this.#overlay.getCanvas()?.addEventListener('webglcontextlost', onLost),
      onError: (error) => {
        console.error(error);
        if (/context|device/i.test(error.message)) onLost();
      },
    });
    map.addControl(this.#overlay);
  }

  set(part: Part, layers: readonly Layer[]): void {
    if (layers.length === 0 && (this.#parts.get(part)?.length ?? 0) === 0) return;
    this.#parts.set(part, layers);
    this.#frame ||= requestAnimationFrame(() => {
      this.#frame = 0;
      this.#overlay.setProps({ layers: PARTS.flatMap((name) => [...(this.#parts.get(name) ?? [])]) });
    });
  }

  destroy(): void {
    cancelAnimationFrame(this.#frame);
    this.#map.removeControl(this.#overlay);
  }
}
