import { expect } from 'vitest';
import { FaceLocator } from '../../../../domain/draft/net/face-locator.ts';
import type { Ground, PlanarNet } from '../../../../domain/draft/types.ts';
import type { Point } from '../../../../domain/geometry/point.ts';
import { onSegment, segmentsTouch } from '../../../../domain/geometry/predicates.ts';
import { polygonArea2 } from '../../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../../domain/geometry/surface-point.ts';

/** All that a planar net promises, edge by edge; with `pairs` every two edges are held against each other. */
export function expectNet(net: PlanarNet, grounds: readonly Ground[], pairs = true): void {
  const { from, to, left, right, along, alongs, faces, groundOf } = net;
  const at = (p: number): Point => [net.xs[p]!, net.ys[p]!];
  for (const values of [net.areaM2, groundOf, net.at]) expect(values.length).toBe(faces);
  if (pairs) expectEndsOnly(net);

  const area2 = new Array<bigint>(faces).fill(0n);
  const outlineM = new Float64Array(grounds.length);
  const outer = new Array<bigint>(grounds.length).fill(0n);
  const balance = new Map<string, number>();
  const known = new Set<string>();
  for (let e = 0; e < from.length; e++) {
    const [a, b] = [at(from[e]!), at(to[e]!)];
    const key = [from[e]!, to[e]!].sort((p, q) => p - q).join();
    expect(known.has(key), 'an edge twice').toBe(false);
    known.add(key);
    expect(left[e]).not.toBe(right[e]);
    expect(alongs[along[e]!]).toBeDefined();
    const shoelace = BigInt(a[0]) * BigInt(b[1]) - BigInt(b[0]) * BigInt(a[1]);
    for (const [face, sign] of [
      [left[e]!, 1],
      [right[e]!, -1],
    ] as const) {
      if (face === -1) continue;
      expect(face).toBeLessThan(faces);
      area2[face]! += BigInt(sign) * shoelace;
      for (const [p, way] of [
        [from[e]!, sign],
        [to[e]!, -sign],
      ])
        balance.set(`${face} ${p}`, (balance.get(`${face} ${p}`) ?? 0) + way!);
    }
    const grounded = [left[e]!, right[e]!].map((face) => (face === -1 ? -1 : groundOf[face]!));
    if (grounded[0] === grounded[1]) continue;
    // only an outline parts grounds, and on its edge nothing else counts
    expect(alongs[along[e]!]!.kind).toBe('outline');
    grounded.forEach((ground, side) => {
      if (ground === -1) return;
      outer[ground!]! += side === 0 ? shoelace : -shoelace;
      outlineM[ground!]! += Math.hypot(b[0] - a[0], b[1] - a[1]);
    });
  }
  for (const [where, sum] of balance) expect(sum, `the outline of face and point ${where} closes`).toBe(0);

  const inGround = new Array<bigint>(grounds.length).fill(0n);
  area2.forEach((sum, face) => {
    expect(sum > 0n, `face ${face} has ground`).toBe(true);
    inGround[groundOf[face]!]! += sum;
  });
  grounds.forEach(({ polygon }, g) => {
    expect(inGround[g]).toBe(outer[g]);
    // a corner more on an outline moves it by half a unit at most
    const moved = Number(inGround[g]! - polygonArea2(polygon)) / 2;
    expect(Math.abs(moved)).toBeLessThanOrEqual(outlineM[g]!);
  });

  const locator = new FaceLocator(net);
  grounds.forEach(({ polygon }, g) => {
    const face = locator.faceAt(pointOnSurface(polygon));
    if (face !== -1) expect(groundOf[face]).toBe(g);
  });
  // what is wider than a few units has a lattice point well inside
  for (let face = 0; face < faces; face++) {
    if (net.areaM2[face]! > 25) expect(locator.faceAt(net.at[face]!), `inside face ${face}`).toBe(face);
  }
}

function expectEndsOnly({ xs, ys, from, to }: PlanarNet): void {
  const ends = Array.from(from, (p, e): [Point, Point] => [
    [xs[p]!, ys[p]!],
    [xs[to[e]!]!, ys[to[e]!]!],
  ]);
  ends.forEach(([a, b], e) => {
    for (let f = e + 1; f < ends.length; f++) {
      const [c, d] = ends[f]!;
      if (!segmentsTouch(a, b, c, d)) continue;
      const shared = [from[e], to[e]].filter((p) => p === from[f] || p === to[f]);
      expect(shared.length, `edges ${e} and ${f} meet in an end`).toBe(1);
      const other = (p: number, q: number) => (shared[0] === p ? q : p);
      const far = other(from[e]!, to[e]!);
      const further = other(from[f]!, to[f]!);
      expect(onSegment([xs[far]!, ys[far]!], c, d), `edge ${e} ends on ${f}`).toBe(false);
      expect(onSegment([xs[further]!, ys[further]!], a, b), `edge ${f} ends on ${e}`).toBe(false);
    }
  });
}

/** Edges and faces as sets that do not depend on how they are numbered or which way lines run. */
export function shapeOf({ xs, ys, from, to, areaM2, groundOf }: PlanarNet) {
  const edges = Array.from(from, (p, e) =>
    [`${xs[p]} ${ys[p]}`, `${xs[to[e]!]} ${ys[to[e]!]}`].sort().join(' – '),
  );
  const faces = Array.from(areaM2, (area, f) => `${groundOf[f]} ${area.toFixed(3)}`);
  return { edges: edges.sort(), faces: faces.sort() };
}
