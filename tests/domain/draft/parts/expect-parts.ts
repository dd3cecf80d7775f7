import { expect } from 'vitest';
import type { DraftBuilding, Parts } from '../../../../domain/draft/types.ts';
import type { Point } from '../../../../domain/geometry/point.ts';
import { onSegment, orient, segmentsCross } from '../../../../domain/geometry/predicates.ts';
import { locateInPolygon } from '../../../../domain/geometry/ring.ts';
import { SegmentIndex } from '../../../../domain/geometry/segment-index.ts';

/** All that parts promise: each connected, in one ground, with the buildings on it and no others, adding up to the whole. */
export function expectParts(parts: Parts, buildings: readonly DraftBuilding[]): void {
  const { net, count, partOf } = parts;
  expect(new Set(partOf).size).toBe(count);
  expectConnected(parts);
  const area = new Float64Array(count);
  for (let f = 0; f < net.faces; f++) {
    expect(parts.groundOf[partOf[f]!]).toBe(net.groundOf[f]);
    area[partOf[f]!]! += net.areaM2[f]!;
  }
  expect(area).toEqual(parts.areaM2);

  const listed = new Map<number, number>();
  parts.buildings.forEach((list, p) => {
    for (const b of list) {
      expect(listed.has(b), `building ${b} in one part`).toBe(false);
      listed.set(b, p);
    }
  });
  buildings.forEach(({ at }, b) => {
    const where = partsAt(parts, at);
    if (where.size === 0) expect(listed.has(b), `building ${b} lies outside`).toBe(false);
    else expect([...where], `building ${b}`).toContain(listed.get(b));
  });
  for (const measure of ['households', 'persons'] as const) {
    const counted = new Float64Array(count);
    for (const [b, p] of listed) {
      const n = buildings[b]![measure];
      if (n !== null && n > 0 && n < Infinity) counted[p]! += n;
    }
    expect(parts[measure]).toEqual(counted);
  }
  parts.at.forEach((at, p) => {
    expect(partsAt(parts, at).has(p), `a point in part ${p}`).toBe(true);
  });
}

function expectConnected({ net, count, partOf }: Parts): void {
  const beside = Array.from({ length: net.faces }, (): number[] => []);
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!];
    if (l === -1 || r === -1 || partOf[l] !== partOf[r]) continue;
    beside[l]!.push(r);
    beside[r]!.push(l);
  }
  const seen = new Uint8Array(net.faces);
  let pieces = 0;
  for (let f = 0; f < net.faces; f++) {
    if (seen[f] === 1) continue;
    pieces++;
    seen[f] = 1;
    const open = [f];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const other of beside[at]!) {
        if (seen[other] === 0) open.push(other);
        seen[other] = 1;
      }
    }
  }
  expect(pieces).toBe(count);
}

/** The parts that hold a point; on a border both, by what a ray to the east crosses. */
function partsAt({ net, partOf }: Parts, p: Point): Set<number> {
  const found = new Set<number>();
  const odd = new Set<number>();
  for (let e = 0; e < net.from.length; e++) {
    const [l, r] = [net.left[e]!, net.right[e]!].map((face) => (face === -1 ? -1 : partOf[face]!));
    const a: Point = [net.xs[net.from[e]!]!, net.ys[net.from[e]!]!];
    const b: Point = [net.xs[net.to[e]!]!, net.ys[net.to[e]!]!];
    if (onSegment(p, a, b)) for (const part of [l!, r!]) if (part !== -1) found.add(part);
    if (a[1] <= p[1] === b[1] <= p[1]) continue;
    const east = a[1] < b[1] ? orient(a, b, p) > 0 : orient(b, a, p) > 0;
    if (!east) continue;
    for (const part of [l!, r!]) {
      if (odd.has(part)) odd.delete(part);
      else odd.add(part);
    }
  }
  for (const part of odd) if (part !== -1) found.add(part);
  return found;
}

/** Which cuts run through which buildings. Excused is what itself lies across another one, a street or the edge of the ground. */
export function cutsThrough(
  { net }: Parts,
  buildings: readonly DraftBuilding[],
): { through: string[]; excused: number } {
  const walls: { a: Point; b: Point; of: number }[] = [];
  buildings.forEach(({ footprint }, of) => {
    for (const ring of (footprint ?? []).flat())
      for (const [i, a] of ring.entries()) walls.push({ a, b: ring[(i + 1) % ring.length]!, of });
  });
  const index = new SegmentIndex(walls.map(({ a, b }) => [a, b]));
  const tangled = new Set<number>();
  for (const { a, b, of } of walls) {
    for (const i of index.near([a, b])) {
      const other = walls[i]!;
      // with sides in common they lie in one another without a crossing
      const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
      const isWithin = () =>
        buildings[other.of]!.footprint!.some((q) => locateInPolygon(middle, q) === 'inside');
      if (!segmentsCross(a, b, other.a, other.b) && (of === other.of || !isWithin())) continue;
      tangled.add(of).add(other.of);
    }
  }
  buildings.forEach((one, i) => {
    for (const polygon of one.footprint ?? []) {
      for (const k of index.near([polygon[0]![0]!, polygon[0]![2] ?? polygon[0]![0]!])) {
        const other = buildings[walls[k]!.of]!;
        if (walls[k]!.of === i) continue;
        // one within the other, or at the same place
        if (
          other.footprint!.some((q) =>
            q.some((ring) => ring.some((c) => locateInPolygon(c, polygon) === 'inside')),
          )
        )
          tangled.add(i).add(walls[k]!.of);
        if (locateInPolygon(other.at, polygon) === 'inside') tangled.add(i).add(walls[k]!.of);
      }
    }
  });
  const cuts: [Point, Point][] = [];
  for (let e = 0; e < net.from.length; e++) {
    const a: Point = [net.xs[net.from[e]!]!, net.ys[net.from[e]!]!];
    const b: Point = [net.xs[net.to[e]!]!, net.ys[net.to[e]!]!];
    if (net.alongs[net.along[e]!]!.kind === 'cut') cuts.push([a, b]);
    else
      for (const i of index.near([a, b])) if (crosses(a, b, walls[i]!, buildings)) tangled.add(walls[i]!.of);
  }
  const through: string[] = [];
  let excused = 0;
  for (const [a, b] of cuts) {
    const met = new Set(
      index.near([a, b]).flatMap((i) => (crosses(a, b, walls[i]!, buildings) ? [walls[i]!.of] : [])),
    );
    for (const of of met) {
      if (tangled.has(of)) excused++;
      else through.push(`${buildings[of]!.id}: ${a} ${b}`);
    }
  }
  return { through, excused };
}

/** Does a straight piece come through a wall, or have its middle or an end within? */
function crosses(
  a: Point,
  b: Point,
  wall: { a: Point; b: Point; of: number },
  buildings: readonly DraftBuilding[],
): boolean {
  if (segmentsCross(a, b, wall.a, wall.b)) return true;
  const middle: Point = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  return buildings[wall.of]!.footprint!.some((polygon) =>
    [a, b, middle].some((p) => locateInPolygon(p, polygon) === 'inside'),
  );
}
