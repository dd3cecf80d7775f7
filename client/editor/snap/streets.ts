import Flatbush from 'flatbush';
import type { Box, Point } from '../../../domain/geometry/point.ts';

/** A line to follow: a street, a railway, a watercourse, a wall. */
export interface Street {
  readonly name: string;
  readonly points: readonly Point[];
}

export interface StreetSegment {
  readonly a: Point;
  readonly b: Point;
  readonly street: Street;
}

/** The segments of all lines, found by box. Built once; lines do not change while one edits. */
export interface StreetIndex {
  near(box: Box): StreetSegment[];
}

export const NO_STREETS: StreetIndex = { near: () => [] };

/** Indexes lines by their segments, so that a long street costs no more than a short one. */
export function indexStreets(streets: readonly Street[]): StreetIndex {
  const owner: Street[] = [];
  const at: number[] = [];
  for (const street of streets) {
    for (let i = 1; i < street.points.length; i++) {
      owner.push(street);
      at.push(i);
    }
  }
  if (owner.length === 0) return NO_STREETS;
  const index = new Flatbush(owner.length);
  for (const [n, street] of owner.entries()) {
    const a = street.points[at[n]! - 1]!;
    const b = street.points[at[n]!]!;
    index.add(Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[0], b[0]), Math.max(a[1], b[1]));
  }
  index.finish();
  return {
    near: (box) =>
      index.search(...box).map((n) => {
        const street = owner[n]!;
        return { a: street.points[at[n]! - 1]!, b: street.points[at[n]!]!, street };
      }),
  };
}
