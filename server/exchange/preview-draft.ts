import type { Geometry } from 'geojson';
import type { ImportPreview } from '../../domain/contract/exchange.ts';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import { eachPosition } from './position-sample.ts';

/** So many corners a screen draws at once; what is beyond is counted and not shown. */
const CORNERS_MAX = 150_000;

/** Gathers what an import would put on the map. */
export class PreviewDraft {
  readonly #features: ImportPreview['features'] = [];
  #corners = 0;
  #left = 0;

  get hasRoom(): boolean {
    return this.#corners < CORNERS_MAX;
  }

  /** One more that is not shown. */
  pass(): void {
    this.#left += 1;
  }

  see(row: number, name: string, geometry: unknown): void {
    let corners = 0;
    eachPosition(geometry, () => {
      corners += 1;
    });
    if (corners === 0) return;
    if (this.#corners + corners > CORNERS_MAX) {
      this.#left += 1;
      return;
    }
    this.#corners += corners;
    this.#features.push({ row, name, geometry: geometry as Geometry });
  }

  seeGround(row: number, name: string, ground: readonly Polygon[]): void {
    if (ground.length > 0) this.see(row, name, toGeoJson(ground));
  }

  toPreview(): ImportPreview {
    return { features: this.#features, left: this.#left };
  }
}
