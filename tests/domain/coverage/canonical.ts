import type { Border, BorderRef, Coverage } from '../../../domain/coverage/types.ts';
import { comparePoints, type Point } from '../../../domain/geometry/point.ts';

/**
 * A coverage as data that two coverages share exactly when they are equal up to the ids of borders, which of two
 * leaves is called left, and where rings and closed borders start.
 */
export function canonical(coverage: Coverage) {
  const names = new Map([...coverage.borders].map(([id, border]) => [id, borderName(border)]));
  const leaves = [...coverage.leaves.values()].map((leaf) => ({
    id: leaf.id,
    polygon: leaf.polygon,
    box: leaf.box,
    rings: leaf.rings.map((ring) =>
      rotated(ring.map((ref) => names.get(ref.border) ?? `no border ${ref.border}`)),
    ),
  }));
  return { leaves: leaves.sort((a, b) => (a.id < b.id ? -1 : 1)), borders: [...names.values()].sort() };
}

/** The points that a ring's borders give end to end, as an open ring. */
export function walked(coverage: Coverage, ring: readonly BorderRef[]): Point[] {
  return ring.flatMap((ref) => {
    const { points } = coverage.borders.get(ref.border)!;
    return (ref.reversed ? points.toReversed() : points).slice(0, -1);
  });
}

function borderName({ left, right, points }: Border): string {
  const turned = right !== null && right < left;
  let run = turned ? points.toReversed() : points;
  const closed = comparePoints(run[0]!, run.at(-1)!) === 0;
  if (closed) {
    run = run.slice(1);
    const lowest = run.reduce((low, p, i) => (comparePoints(p, run[low]!) < 0 ? i : low), 0);
    run = [...run.slice(lowest), ...run.slice(0, lowest)];
  }
  return `${turned ? right : left}|${turned ? left : right}|${closed ? 'closed' : 'open'}|${run.join(' ')}`;
}

function rotated(names: string[]): string[] {
  const lowest = names.reduce((low, name, i) => (name < names[low]! ? i : low), 0);
  return [...names.slice(lowest), ...names.slice(0, lowest)];
}
