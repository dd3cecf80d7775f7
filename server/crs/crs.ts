import type { LngLat } from '../../domain/contract/geometry.ts';

/** The three ways in which degrees are written in China: true (WGS 84, CGCS2000: one for our purposes), and the two shifted ones. */
export type Datum = 'wgs84' | 'gcj02' | 'bd09';

/**
 * A coordinate system that positions can be brought from, and to. Numbers are x, y in the order east, north (or
 * longitude, latitude), metres where `projected`, else degrees.
 */
export interface Crs {
  /** `EPSG:4547`, `GCJ-02`, `BD-09`; `+proj=…` for one that a `.prj` describes and no code names. */
  readonly id: string;
  /** As people call it: `CGCS2000 / 3-degree Gauss-Kruger CM 114E`. */
  readonly name: string;
  readonly projected: boolean;
  readonly datum: Datum;
  /** To true degrees (WGS 84 / CGCS2000); NaN where the system has no such place. */
  toDegrees(x: number, y: number): LngLat;
  /** From true degrees; the inverse of `toDegrees` to well within one lattice unit (1e-7 degree) both ways. */
  fromDegrees(lng: number, lat: number): LngLat;
}
