import { checkPolygons, type RawGrid } from '../../domain/coverage/check-polygons.ts';
import { toDegrees } from '../../domain/geometry/point.ts';
import { type RawPolygon, readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { roundRing } from '../../domain/geometry/round-ring.ts';
import type { FeatureRow } from '../exchange/read-features.ts';
import {
  type Faults,
  type FeatureName,
  type InvalidFeature,
  isFaultless,
  type Place,
  toFaults,
} from './check-report.ts';

/** How many faults of each kind. */
export type FaultCounts = { readonly [Kind in keyof Faults]: number };

/** What `tessera check --json` prints, but for the time it took. */
export interface CheckReport extends Faults {
  readonly features: number;
  readonly valid: boolean;
  /** The faults once every corner is on the lattice; null when all corners already are. */
  readonly rounded: FaultCounts | null;
}

/** Checks a file's features on their own numbers, then once more as the lattice has them where that moves a corner. */
export function checkFeatures(
  rows: readonly FeatureRow[],
  territory: readonly RawPolygon[] | undefined,
): CheckReport {
  const grids: RawGrid[] = [];
  const unread: InvalidFeature[] = [];
  rows.forEach((row, index) => {
    const read = readRawGeometry(row.geometry);
    if (read.ok) grids.push({ id: String(index), polygons: read.value });
    else {
      const at = read.reason.at ? toDegrees(read.reason.at) : firstPosition(row.geometry);
      unread.push({ reason: read.reason.code, at, grids: [nameOf(row, index)] });
    }
  });
  const name = (id: string) => nameOf(rows[Number(id)]!, Number(id));
  const faults = toFaults(checkPolygons(grids, territory), name);
  faults.invalid.unshift(...unread);
  return {
    features: rows.length,
    valid: isFaultless(faults),
    ...faults,
    rounded: onLattice(grids, territory, unread),
  };
}

function onLattice(
  grids: readonly RawGrid[],
  territory: readonly RawPolygon[] | undefined,
  unread: readonly InvalidFeature[],
): FaultCounts | null {
  let moved = false;
  const round = (polygon: RawPolygon): RawPolygon =>
    polygon.map((ring) => {
      const rounded = roundRing(ring).map(toDegrees);
      if (!moved)
        moved =
          rounded.length !== ring.length ||
          rounded.some((p, i) => p[0] !== ring[i]![0] || p[1] !== ring[i]![1]);
      return rounded;
    });
  const roundedGrids = grids.map(({ id, polygons }) => ({ id, polygons: polygons.map(round) }));
  const roundedTerritory = territory?.map(round);
  if (!moved) return null;
  const faults = toFaults(checkPolygons(roundedGrids, roundedTerritory), Number);
  return {
    gaps: faults.gaps.length,
    overlaps: faults.overlaps.length,
    invalid: faults.invalid.length + unread.length,
    outside: faults.outside.length,
    unmatchedBorders: faults.unmatchedBorders.length,
  };
}

/** A feature's id, or `properties.id`, or else its place in the file, from 0. */
export function nameOf(row: FeatureRow, index: number): FeatureName {
  for (const id of [row.id, row.properties.id]) {
    if (typeof id === 'string' || typeof id === 'number') return id;
  }
  return index;
}

/** Somewhere to look at a geometry that can't be read: the first two finite numbers that stand together in it. */
export function firstPosition(geometry: unknown): Place {
  const pending: unknown[] = [geometry];
  for (let item = pending.pop(); item !== undefined; item = pending.pop()) {
    if (Array.isArray(item)) {
      const [lng, lat] = item;
      if (Number.isFinite(lng) && Number.isFinite(lat)) return [lng, lat];
      for (let i = Math.min(item.length, 1000) - 1; i >= 0; i--) pending.push(item[i]);
    } else if (typeof item === 'object' && item !== null) {
      const { coordinates, geometries } = item as { coordinates?: unknown; geometries?: unknown };
      pending.push(geometries, coordinates);
    }
  }
  return null;
}
