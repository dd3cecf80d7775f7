import { boxOf } from '../../geometry/box.ts';
import type { Point, Polygon, Ring } from '../../geometry/point.ts';
import { ringArea2 } from '../../geometry/ring.ts';
import { followLines } from './follow.ts';
import { labelSides } from './label-sides.ts';
import { type PiecedRing, piecesOf, planeAt } from './pieces.ts';
import { type SidePiece, tellSide } from './tell-side.ts';
import type { FourSides, FourSidesInput, Neighbour, Side, SidesOfPart } from './types.ts';

/**
 * What the border of a grid really runs along on its four sides: what a street's, river's or wall's line lies near and parallel to it,
 * else who lies across. Every side has one run at least. Throws where there is no polygon with three corners.
 */
export function fourSides({ polygons, lines, across, otherwise = null }: FourSidesInput): FourSides {
  const whose = new Map<string, Neighbour | null>();
  for (const { points, neighbour } of across)
    for (let i = 1; i < points.length; i++) whose.set(edgeKey(points[i - 1]!, points[i]!), neighbour);
  const neighbourAt = (a: Point, b: Point): Neighbour | null => {
    const known = whose.get(edgeKey(a, b));
    return known === undefined ? otherwise : known;
  };
  return { parts: largestFirst(polygons).map((polygon) => partOf(polygon, lines, neighbourAt)) };
}

const edgeKey = (a: Point, b: Point) => `${a[0]},${a[1]},${b[0]},${b[1]}`;

function largestFirst(polygons: readonly Polygon[]): Polygon[] {
  return polygons
    .map((polygon, i) => ({ polygon, i, size: ringArea2(polygon[0]!) }))
    .map((one) => ({ ...one, size: one.size < 0n ? -one.size : one.size }))
    .sort((a, b) => (a.size > b.size ? -1 : a.size < b.size ? 1 : a.i - b.i))
    .map(({ polygon }) => polygon);
}

function partOf(
  [given, ...holes]: Polygon,
  lines: FourSidesInput['lines'],
  neighbourAt: (a: Point, b: Point) => Neighbour | null,
): SidesOfPart {
  if (!given || given.length < 3) throw new Error('four sides of a polygon without three corners');
  const turned = ringArea2(given) < 0n;
  const shell: Ring = turned ? given.toReversed() : given;
  const plane = planeAt(middleOf(shell));
  const ring = piecesOf(shell, plane);
  const followed = followLines(ring, plane, lines);
  const next = (i: number) => shell[i + 1 === shell.length ? 0 : i + 1]!;
  const across = shell.map((p, i) => (turned ? neighbourAt(next(i), p) : neighbourAt(p, next(i))));
  const [east, north, west, south] = labelSides(ring);
  const tell = (places: readonly number[], axis: 'x' | 'y', backwards: boolean): Side =>
    tellSide(
      inOrder(ring, places, axis, backwards).map(
        (i): SidePiece => ({
          piece: ring.pieces[i]!,
          followed: followed[i]!,
          across: across[ring.pieces[i]!.edge]!,
          backwards,
        }),
      ),
    );
  return {
    sides: {
      east: tell(east, 'y', true),
      south: tell(south, 'x', false),
      west: tell(west, 'y', false),
      north: tell(north, 'x', true),
    },
    within: namesWithin(holes, neighbourAt),
  };
}

/**
 * The pieces of a side as one walks along it, north to south or west to east: each unbroken stretch of the outline for itself (a ring
 * that runs counter-clockwise walks the east and the north backwards), the stretches by their middles.
 */
function inOrder(
  { pieces }: PiecedRing,
  places: readonly number[],
  axis: 'x' | 'y',
  backwards: boolean,
): number[] {
  const arcs: number[][] = [];
  for (const i of places) {
    const last = arcs.at(-1);
    if (last && last.at(-1) === i - 1) last.push(i);
    else arcs.push([i]);
  }
  // the ring goes on from its last piece to its first
  if (arcs.length > 1 && arcs[0]![0] === 0 && arcs.at(-1)!.at(-1) === pieces.length - 1)
    arcs[0] = [...arcs.pop()!, ...arcs[0]!];
  const middle = (arc: readonly number[]) => arc.reduce((sum, i) => sum + pieces[i]![axis], 0) / arc.length;
  const sign = axis === 'x' ? 1 : -1;
  return arcs
    .map((arc) => ({ arc: backwards ? arc.toReversed() : arc, at: sign * middle(arc) }))
    .sort((a, b) => a.at - b.at)
    .flatMap(({ arc }) => arc);
}

/** The same wherever the ring begins. */
function middleOf(ring: Ring): Point {
  const [minX, minY, maxX, maxY] = boxOf(ring);
  return [Math.round((minX + maxX) / 2), Math.round((minY + maxY) / 2)];
}

/** The names of the grids in the holes, each once. */
function namesWithin(
  holes: readonly Ring[],
  neighbourAt: (a: Point, b: Point) => Neighbour | null,
): string[] {
  const names = new Set<string>();
  for (const hole of holes) {
    hole.forEach((p, i) => {
      const neighbour = neighbourAt(p, hole[i + 1 === hole.length ? 0 : i + 1]!);
      if (neighbour && !neighbour.unassigned && neighbour.name !== '') names.add(neighbour.name);
    });
  }
  return [...names];
}
