import Flatbush from 'flatbush';
import type { Point } from '../../geometry/point.ts';
import { narrowing, UNIT_M } from '../../geometry/unit-metres.ts';
import type { DraftLine } from '../types.ts';

/** Nearer than this a border runs on a line. */
const ON_LINE_M = 2;
/** At so many places of each stretch it is asked. */
const STEPS = 4;

/** Share of the length of borders that runs on one of the lines, tunnels left out; 1 where there is no border. */
export function shareOnLines(borders: readonly (readonly Point[])[], lines: readonly DraftLine[]): number {
  const ends: number[] = [];
  for (const { points, tunnel } of lines)
    for (let i = 1; i < points.length && !tunnel; i++) ends.push(...points[i - 1]!, ...points[i]!);
  if (ends.length === 0) return borders.length === 0 ? 1 : 0;
  const tree = new Flatbush(ends.length / 4);
  for (let i = 0; i < ends.length; i += 4)
    tree.add(
      Math.min(ends[i]!, ends[i + 2]!),
      Math.min(ends[i + 1]!, ends[i + 3]!),
      Math.max(ends[i]!, ends[i + 2]!),
      Math.max(ends[i + 1]!, ends[i + 3]!),
    );
  tree.finish();
  let all = 0;
  let on = 0;
  for (const border of borders) {
    for (let i = 1; i < border.length; i++) {
      const [ax, ay] = border[i - 1]!;
      const [bx, by] = border[i]!;
      const flat = narrowing((ay + by) / 2);
      const metres = UNIT_M * Math.hypot((bx - ax) * flat, by - ay);
      let hits = 0;
      for (let k = 0; k < STEPS; k++) {
        const t = (k + 0.5) / STEPS;
        if (isNear(ax + t * (bx - ax), ay + t * (by - ay), flat)) hits++;
      }
      all += metres;
      on += (metres * hits) / STEPS;
    }
  }
  return all === 0 ? 1 : on / all;

  function isNear(x: number, y: number, flat: number): boolean {
    const dy = ON_LINE_M / UNIT_M;
    const dx = dy / flat;
    return tree.search(x - dx, y - dy, x + dx, y + dy).some((i) => {
      const [px, py] = [(ends[4 * i]! - x) * flat, ends[4 * i + 1]! - y];
      const [qx, qy] = [(ends[4 * i + 2]! - x) * flat - px, ends[4 * i + 3]! - y - py];
      const length2 = qx * qx + qy * qy;
      const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, -(px * qx + py * qy) / length2));
      return Math.hypot(px + t * qx, py + t * qy) <= dy;
    });
  }
}
