import type { WireCase } from '../../../../domain/contract/case.ts';
import type { PlaceCollection } from '../../../../domain/contract/place.ts';
import type { LngLat } from '../command-map-props.ts';
import { nearestPoints } from './nearest-points.ts';

type Place = PlaceCollection['features'][number];

export interface CaseHits {
  readonly positions: Float64Array;
  readonly cases: readonly WireCase[];
  readonly radiusPx: number;
}

export interface ClusterHits {
  readonly positions: Float64Array;
  readonly counts: Uint32Array;
  readonly overdue: Uint32Array;
  readonly opens: Uint8Array;
  readonly radiusPx: (i: number) => number;
}

export interface PlaceHits {
  readonly positions: Float64Array;
  readonly places: readonly Place[];
  readonly radiusPx: number;
}

/** What lies under the pointer. Cases that lie on one spot are all of them there, the one drawn last first. */
export type Hit =
  | { readonly kind: 'cases'; readonly cases: readonly WireCase[] }
  | {
      readonly kind: 'cluster';
      readonly at: LngLat;
      readonly count: number;
      readonly overdue: number;
      readonly opens: number;
    }
  | { readonly kind: 'place'; readonly place: Place };

/** What is drawn and can be meant by the pointer, in the flat arrays that it is drawn from. */
export class Scene {
  cases: CaseHits | null = null;
  clusters: ClusterHits | null = null;
  places: PlaceHits | null = null;

  /** `scale`: pixels of the screen to a degree of longitude, and of latitude. */
  at(spot: LngLat, scale: readonly [x: number, y: number]): Hit | null {
    if (this.clusters) {
      const { positions, counts, overdue, opens, radiusPx } = this.clusters;
      const i = nearestPoints(positions, spot, scale, radiusPx)[0];
      if (i !== undefined)
        return {
          kind: 'cluster',
          at: [positions[2 * i]!, positions[2 * i + 1]!],
          count: counts[i]!,
          overdue: overdue[i]!,
          opens: opens[i]!,
        };
    }
    if (this.cases) {
      const { positions, cases, radiusPx } = this.cases;
      const found = nearestPoints(positions, spot, scale, () => radiusPx);
      if (found.length > 0) return { kind: 'cases', cases: found.map((i) => cases[i]!) };
    }
    if (this.places) {
      const { positions, places, radiusPx } = this.places;
      const i = nearestPoints(positions, spot, scale, () => radiusPx)[0];
      if (i !== undefined) return { kind: 'place', place: places[i]! };
    }
    return null;
  }
}
