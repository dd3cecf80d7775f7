import Flatbush from 'flatbush';
import { Triangulation } from '../../geometry/triangulation.ts';
import { turn } from '../../geometry/turn.ts';
import type { Earth } from './earth.ts';
import { startOf } from './map-faces.ts';
import type { PlanarMap } from './planar-map.ts';

/** So much of the circle must fit: its centre is found to about a tenth. */
const FITS = 0.9;
/** Beyond so many points along an outline nobody waits: such ground is not narrow. */
const MOST_POINTS = 200_000;

/** A piece of an outline, in metres. */
interface Piece {
  readonly ax: number;
  readonly ay: number;
  readonly bx: number;
  readonly by: number;
}

/**
 * Is there room for a circle of that diameter (metres, to a tenth) in what an outline goes around? Points are laid along it, half a
 * diameter apart at most, and triangulated: the largest circles that touch three of them and hold none have their centres along the
 * middle of the ground (its medial axis). Of those that are large enough the centre is tried.
 */
export function holdsCircle(
  map: PlanarMap,
  earth: Earth,
  outline: readonly number[],
  diameterM: number,
): boolean {
  const origin = startOf(map, outline[0]!);
  const edges = outline.map((half): Piece => {
    const [ax, ay] = earth.place(startOf(map, half), origin);
    const [bx, by] = earth.place(startOf(map, half ^ 1), origin);
    return { ax, ay, bx, by };
  });
  if (isStrip(edges, FITS * diameterM)) return false;

  const xs: number[] = [];
  const ys: number[] = [];
  const numbers = new Map<number, number>();
  const cornerOf = (half: number, x: number, y: number): number => {
    const point = startOf(map, half);
    const known = numbers.get(point);
    if (known !== undefined) return known;
    ys.push(y);
    numbers.set(point, xs.push(x) - 1);
    return xs.length - 1;
  };
  const sides: [number, number][] = [];
  for (let i = 0; i < edges.length; i++) {
    const { ax, ay, bx, by } = edges[i]!;
    let last = cornerOf(outline[i]!, ax, ay);
    const end = cornerOf(outline[i]! ^ 1, bx, by);
    const count = Math.ceil((2 * Math.hypot(bx - ax, by - ay)) / diameterM);
    if (xs.length + count > MOST_POINTS) return true;
    for (let k = 1; k < count; k++) {
      ys.push(ay + (k / count) * (by - ay));
      const next = xs.push(ax + (k / count) * (bx - ax)) - 1;
      sides.push([last, next]);
      last = next;
    }
    sides.push([last, end]);
  }
  const mesh = new Triangulation(xs, ys);
  if (!sides.every(([a, b]) => mesh.require(a, b))) return true;
  const index = new Flatbush(edges.length);
  for (const { ax, ay, bx, by } of edges)
    index.add(Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by));
  index.finish();
  const radius = (FITS * diameterM) / 2;
  return insideOf(mesh, sides).some((triangle) => {
    const centre = circumcentre(mesh, triangle, xs, ys);
    if (centre.radius < radius) return false;
    const { x, y } = centre;
    const near = index.search(x - radius, y - radius, x + radius, y + radius);
    return near.every((i) => distance(edges[i]!, x, y) >= radius) && liesIn(edges, x, y);
  });
}

/** Is everything narrower than that across the longest piece? So are most gaps and overlaps, and nothing more need be asked. */
function isStrip(edges: readonly Piece[], widthM: number): boolean {
  let [dx, dy] = [1, 0];
  let length = 0;
  for (const { ax, ay, bx, by } of edges) {
    const far = Math.hypot(bx - ax, by - ay);
    if (far > length) {
      length = far;
      [dx, dy] = [(bx - ax) / far, (by - ay) / far];
    }
  }
  let least = Infinity;
  let most = -Infinity;
  for (const { ax, ay } of edges) {
    const across = dx * ay - dy * ax;
    least = Math.min(least, across);
    most = Math.max(most, across);
  }
  return most - least < widthM;
}

/** The triangles on the left of sides, and all that they lead to without crossing one. */
function insideOf(mesh: Triangulation, sides: readonly (readonly [number, number])[]): number[] {
  const wall = new Uint8Array(3 * mesh.count);
  const entered = new Uint8Array(mesh.count);
  const inside: number[] = [];
  const enter = (triangle: number) => {
    if (entered[triangle] === 1) return;
    entered[triangle] = 1;
    inside.push(triangle);
  };
  for (const [a, b] of sides) {
    const side = mesh.sideBetween(a, b);
    wall[side] = 1;
    enter(Math.floor(side / 3));
  }
  for (const triangle of inside) {
    for (let side = 3 * triangle; side < 3 * triangle + 3; side++) {
      if (wall[side] === 0) enter(Math.floor(mesh.across[side]! / 3));
    }
  }
  return inside;
}

function circumcentre(mesh: Triangulation, triangle: number, xs: readonly number[], ys: readonly number[]) {
  const [a, b, c] = [0, 1, 2].map((i) => mesh.corner[3 * triangle + i]!) as [number, number, number];
  const bx = xs[b]! - xs[a]!;
  const by = ys[b]! - ys[a]!;
  const cx = xs[c]! - xs[a]!;
  const cy = ys[c]! - ys[a]!;
  const d = 2 * (bx * cy - by * cx);
  const bb = bx * bx + by * by;
  const cc = cx * cx + cy * cy;
  const ux = (cy * bb - by * cc) / d;
  const uy = (bx * cc - cx * bb) / d;
  return { x: xs[a]! + ux, y: ys[a]! + uy, radius: Math.hypot(ux, uy) };
}

function distance({ ax, ay, bx, by }: Piece, x: number, y: number): number {
  const dx = bx - ax;
  const dy = by - ay;
  const t = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
  return Math.hypot(ax + t * dx - x, ay + t * dy - y);
}

function liesIn(outline: readonly Piece[], x: number, y: number): boolean {
  let inside = false;
  for (const { ax, ay, bx, by } of outline)
    if (ay <= y !== by <= y && turn(ax, ay, bx, by, x, y) > 0 === by > ay) inside = !inside;
  return inside;
}
