import type { Geometry } from 'geojson';
import type { ImportPreview } from '../../domain/contract/exchange.ts';
import { toGeoJson } from '../../domain/geometry/measure.ts';
import type { Polygon, Ring } from '../../domain/geometry/point.ts';
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

  /** Grids, all of them: where they have more corners than a screen draws, each has its share, evenly along its rings. */
  seeGrounds(grounds: Iterable<readonly [row: number, name: string, ground: readonly Polygon[]]>): void {
    const all = [...grounds];
    const corners = all.reduce((sum, [, , ground]) => sum + ground.flat(2).length, 0);
    const every = Math.ceil(corners / (CORNERS_MAX * 0.9));
    for (const [row, name, ground] of all) {
      const shown = every > 1 ? ground.map((polygon) => polygon.map((ring) => thin(ring, every))) : ground;
      if (ground.length > 0) this.see(row, name, toGeoJson(shown));
    }
  }

  toPreview(): ImportPreview {
    return { features: this.#features, left: this.#left };
  }
}

/** Every n-th corner of a ring; a ring of four has four. */
function thin(ring: Ring, every: number): Ring {
  const step = Math.min(every, Math.max(1, Math.floor(ring.length / 4)));
  return ring.filter((_, i) => i % step === 0);
}
