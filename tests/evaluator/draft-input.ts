import type { Feature, FeatureCollection, LineString, MultiPolygon, Point, Polygon } from 'geojson';

export interface JudgedLine {
  kind: string;
  class?: string | null;
  tunnel?: boolean | null;
}

/** What a draft was made from, as the files have it, in degrees. */
export interface DraftInput {
  readonly territory: readonly Feature<Polygon | MultiPolygon>[];
  /** No grid may straddle two of them; the territory itself where there are none. */
  readonly parents?: readonly Feature<Polygon | MultiPolygon>[];
  readonly lines: FeatureCollection<LineString, JudgedLine>;
  readonly buildings: FeatureCollection<Polygon | MultiPolygon | Point, { households: number }>;
}

/** What came out: one feature a grid. */
export type DraftOutput = readonly Feature<Polygon | MultiPolygon>[];
