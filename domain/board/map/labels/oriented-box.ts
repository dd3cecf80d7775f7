import type { Mm } from '../../drawing.ts';
import type { Sides, Xy } from '../paper-ground.ts';
import type { OrientedBox } from '../types.ts';

const DEGREE = Math.PI / 180;

/** An oriented box with what its tests need, computed once. */
export interface LabelBox extends OrientedBox {
  readonly cos: number;
  readonly sin: number;
  readonly sides: Sides;
}

export function labelBox(x: Mm, y: Mm, halfLength: Mm, halfHeight: Mm, turn: number): LabelBox {
  const cos = Math.cos(turn * DEGREE);
  const sin = Math.sin(turn * DEGREE);
  const w = Math.abs(cos) * halfLength + Math.abs(sin) * halfHeight;
  const h = Math.abs(sin) * halfLength + Math.abs(cos) * halfHeight;
  const sides = { left: x - w, top: y - h, right: x + w, bottom: y + h };
  return { x, y, halfLength, halfHeight, turn, cos, sin, sides };
}

/** Do two boxes have area in common? By the separating axes of two rectangles (Gottschalk et al. 1996); exact but for rounding. */
export function boxesOverlap(a: LabelBox, b: LabelBox): boolean {
  if (
    a.sides.left >= b.sides.right ||
    b.sides.left >= a.sides.right ||
    a.sides.top >= b.sides.bottom ||
    b.sides.top >= a.sides.bottom
  )
    return false;
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  // Between the two turns.
  const c = Math.abs(a.cos * b.cos + a.sin * b.sin);
  const s = Math.abs(a.cos * b.sin - a.sin * b.cos);
  return (
    Math.abs(dx * a.cos + dy * a.sin) < a.halfLength + b.halfLength * c + b.halfHeight * s &&
    Math.abs(dy * a.cos - dx * a.sin) < a.halfHeight + b.halfLength * s + b.halfHeight * c &&
    Math.abs(dx * b.cos + dy * b.sin) < b.halfLength + a.halfLength * c + a.halfHeight * s &&
    Math.abs(dy * b.cos - dx * b.sin) < b.halfHeight + a.halfLength * s + a.halfHeight * c
  );
}

/** Its four corners in order, x and y in turn. */
export function cornersOf({ x, y, cos, sin, halfLength: l, halfHeight: h }: LabelBox): Xy {
  return Float64Array.of(
    x - l * cos + h * sin,
    y - l * sin - h * cos,
    x + l * cos + h * sin,
    y + l * sin - h * cos,
    x + l * cos - h * sin,
    y + l * sin + h * cos,
    x - l * cos - h * sin,
    y - l * sin + h * cos,
  );
}

export function boxWithin(box: LabelBox, frame: Sides): boolean {
  const { left, top, right, bottom } = box.sides;
  return left >= frame.left && top >= frame.top && right <= frame.right && bottom <= frame.bottom;
}

/** Is the point within rings (even-odd)? */
export function inRings(x: Mm, y: Mm, rings: readonly Xy[]): boolean {
  let odd = false;
  for (const ring of rings) {
    const n = ring.length;
    for (let i = 0, j = n - 2; i < n; j = i, i += 2) {
      const ay = ring[j + 1]!;
      const by = ring[i + 1]!;
      if (ay <= y === by <= y) continue;
      if (ring[j]! + ((y - ay) / (by - ay)) * (ring[i]! - ring[j]!) > x) odd = !odd;
    }
  }
  return odd;
}

/** Corners and the middles of the sides, of which all must be inside for a label to lie within an area. */
export function shareInRings(box: LabelBox, rings: readonly Xy[]): number {
  const c = cornersOf(box);
  let inside = 0;
  for (let i = 0; i < 8; i += 2) {
    const j = (i + 2) % 8;
    if (inRings(c[i]!, c[i + 1]!, rings)) inside += 1;
    if (inRings((c[i]! + c[j]!) / 2, (c[i + 1]! + c[j + 1]!) / 2, rings)) inside += 1;
  }
  return inside / 8;
}
