import type { Polygon } from '../geometry/point.ts';
import type { GridId } from './types.ts';

/** A leaf as its plan stores it: an id and a valid, oriented polygon on the lattice. */
export interface IdentifiedPolygon {
  readonly id: GridId;
  readonly polygon: Polygon;
}
