import type { WireFourSides } from '../../../domain/contract/four-sides.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import type { FourSides, Side } from '../../../domain/plan/four-sides/types.ts';

/** Sides in degrees, lengths to the decimetre. */
export function wireSides({ parts }: FourSides): WireFourSides['sides'] {
  return parts.map(({ sides: { east, south, west, north }, within }) => ({
    east: wireSide(east),
    south: wireSide(south),
    west: wireSide(west),
    north: wireSide(north),
    within: [...within],
  }));
}

function wireSide({ runs, lengthM, unnamed }: Side): WireFourSides['sides'][number]['east'] {
  return {
    runs: runs.map(({ from, to, ...run }) => ({
      ...run,
      lengthM: tenths(run.lengthM),
      from: toDegrees(from),
      to: toDegrees(to),
    })),
    lengthM: tenths(lengthM),
    unnamed,
  };
}

const tenths = (m: number) => Math.round(m * 10) / 10;
