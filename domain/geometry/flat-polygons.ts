import type { Polygon } from './point.ts';

/**
 * Many polygons in three arrays, for the passes that walk millions of corners. Coordinates are lattice units or
 * raw degrees: nothing here rounds. A "corner" is a point of an open ring.
 */
export interface FlatPolygons {
  /** x and y of corner c at 2c and 2c + 1. */
  readonly xy: Float64Array;
  /** Ring r has the corners ringStart[r] … ringStart[r + 1] - 1. */
  readonly ringStart: Uint32Array;
  /** Polygon p has the rings polygonStart[p] … polygonStart[p + 1] - 1, its shell first. */
  readonly polygonStart: Uint32Array;
}

/** Copies polygons of open rings into flat arrays. Negative zero becomes zero, so that equal corners have equal bits. */
export function flattenPolygons(polygons: readonly Polygon[]): FlatPolygons {
  let rings = 0;
  let corners = 0;
  for (const polygon of polygons) {
    rings += polygon.length;
    for (const ring of polygon) corners += ring.length;
  }
  const xy = new Float64Array(corners * 2);
  const ringStart = new Uint32Array(rings + 1);
  const polygonStart = new Uint32Array(polygons.length + 1);
  let ringAt = 0;
  let at = 0;
  for (let p = 0; p < polygons.length; p++) {
    for (const ring of polygons[p]!) {
      for (const corner of ring) {
        xy[at++] = corner[0] + 0;
        xy[at++] = corner[1] + 0;
      }
      ringStart[++ringAt] = at >> 1;
    }
    polygonStart[p + 1] = ringAt;
  }
  return { xy, ringStart, polygonStart };
}
