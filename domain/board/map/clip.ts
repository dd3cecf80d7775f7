import { type Sides, sidesMeet, sidesOf, type Xy } from './paper-ground.ts';

/** The pieces of a line within a box (Liang and Barsky 1984, segment by segment), each at least two points. */
export function clipLine(xy: Xy, box: Sides): Xy[] {
  const around = sidesOf(xy);
  if (xy.length < 4 || !sidesMeet(around, box)) return [];
  if (holds(box, around)) return [xy];
  const pieces: Xy[] = [];
  let piece: number[] = [];
  const end = () => {
    if (piece.length >= 4) pieces.push(Float64Array.from(piece));
    piece = [];
  };
  for (let i = 2; i < xy.length; i += 2) {
    const [ax, ay, bx, by] = [xy[i - 2]!, xy[i - 1]!, xy[i]!, xy[i + 1]!];
    const part = within(ax, ay, bx, by, box);
    if (part === null) {
      end();
      continue;
    }
    const [from, to] = part;
    if (from > 0) end();
    if (piece.length === 0)
      piece.push(from === 0 ? ax : ax + from * (bx - ax), from === 0 ? ay : ay + from * (by - ay));
    if (to === 1) piece.push(bx, by);
    else {
      piece.push(ax + to * (bx - ax), ay + to * (by - ay));
      end();
    }
  }
  end();
  return pieces;
}

/** From where to where, 0 to 1, a segment lies in the box; null where it has no length there. */
function within(
  ax: number,
  ay: number,
  bx: number,
  by: number,
  box: Sides,
): readonly [from: number, to: number] | null {
  let from = 0;
  let to = 1;
  const dx = bx - ax;
  const dy = by - ay;
  for (const [p, q] of [
    [-dx, ax - box.left],
    [dx, box.right - ax],
    [-dy, ay - box.top],
    [dy, box.bottom - ay],
  ] as const) {
    if (p === 0) {
      if (q < 0) return null;
    } else if (p < 0) from = Math.max(from, q / p);
    else to = Math.min(to, q / p);
  }
  return from < to ? [from, to] : null;
}

/** A ring's part within a box (Sutherland and Hodgman 1974): edges run along the box where it was cut. Empty where nothing is left. */
export function clipRing(xy: Xy, box: Sides): Xy {
  const around = sidesOf(xy);
  if (xy.length < 6 || !sidesMeet(around, box)) return new Float64Array();
  if (holds(box, around)) return xy;
  let ring: ArrayLike<number> = xy;
  ring = cutSide(ring, 0, -1, -box.left);
  ring = cutSide(ring, 0, 1, box.right);
  ring = cutSide(ring, 1, -1, -box.top);
  ring = cutSide(ring, 1, 1, box.bottom);
  return ring.length < 6 ? new Float64Array() : Float64Array.from(ring);
}

/** What has sign × coordinate ≤ limit. */
function cutSide(ring: ArrayLike<number>, axis: 0 | 1, sign: 1 | -1, limit: number): number[] {
  const out: number[] = [];
  const n = ring.length;
  for (let i = 0; i < n; i += 2) {
    const j = (i + n - 2) % n;
    const a = sign * ring[j + axis]! - limit;
    const b = sign * ring[i + axis]! - limit;
    if (a <= 0 !== b <= 0) {
      const t = a / (a - b);
      const x = ring[j]! + t * (ring[i]! - ring[j]!);
      const y = ring[j + 1]! + t * (ring[i + 1]! - ring[j + 1]!);
      out.push(axis === 0 ? sign * limit : x, axis === 1 ? sign * limit : y);
    }
    if (b <= 0) out.push(ring[i]!, ring[i + 1]!);
  }
  return out;
}

function holds(box: Sides, inner: Sides): boolean {
  return (
    inner.left >= box.left && inner.right <= box.right && inner.top >= box.top && inner.bottom <= box.bottom
  );
}
