import type { Mark, PathMark, TextMark } from '../../../../domain/board/drawing.ts';
import type { OrientedBox, PlacedLabel } from '../../../../domain/board/map/types.ts';

export type Corner = readonly [number, number];

/** All paths and texts of a drawing, in its order. */
export function flatMarks(marks: readonly Mark[]): readonly (PathMark | TextMark)[] {
  return marks.flatMap((mark): readonly (PathMark | TextMark)[] => {
    if (mark.kind === 'group') return flatMarks(mark.marks);
    return mark.kind === 'image' ? [] : [mark];
  });
}

/** The marks of the groups of that name. */
export function marksOf(marks: readonly Mark[], name: string): readonly Mark[] {
  return marks.flatMap((mark) => {
    if (mark.kind !== 'group') return [];
    return mark.name === name ? mark.marks : marksOf(mark.marks, name);
  });
}

export function cornersOf({ x, y, halfLength, halfHeight, turn }: OrientedBox): readonly Corner[] {
  const angle = (turn * Math.PI) / 180;
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([u, v]) => [
    x + u! * halfLength * Math.cos(angle) - v! * halfHeight * Math.sin(angle),
    y + u! * halfLength * Math.sin(angle) + v! * halfHeight * Math.cos(angle),
  ]);
}

/** The area that two boxes share, by cutting one with the other's sides: nothing of how labels were placed is used here. */
export function sharedArea(a: OrientedBox, b: OrientedBox): number {
  let shape = cornersOf(a);
  const sides = cornersOf(b);
  for (let i = 0; i < 4 && shape.length > 0; i++) {
    const [px, py] = sides[i]!;
    const [qx, qy] = sides[(i + 1) % 4]!;
    const side = ([x, y]: Corner) => (qx - px) * (y - py) - (qy - py) * (x - px);
    shape = shape.flatMap((to, k): readonly Corner[] => {
      const from = shape.at(k - 1)!;
      const [s, t] = [side(from), side(to)];
      const cut: Corner = [
        from[0] + (s / (s - t)) * (to[0] - from[0]),
        from[1] + (s / (s - t)) * (to[1] - from[1]),
      ];
      if (s < 0 !== t < 0) return t < 0 ? [cut] : [cut, to];
      return t < 0 ? [] : [to];
    });
  }
  let twice = 0;
  for (const [i, [x, y]] of shape.entries()) {
    const [u, v] = shape[(i + 1) % shape.length]!;
    twice += x * v - u * y;
  }
  return Math.abs(twice) / 2;
}

/** Pairs of labels that cover more of each other than rounding can explain. */
export function collisions(placed: readonly PlacedLabel[]): readonly string[] {
  const found: string[] = [];
  for (const [i, one] of placed.entries())
    for (const other of placed.slice(i + 1))
      for (const a of one.boxes)
        for (const b of other.boxes) if (sharedArea(a, b) > 1e-9) found.push(`${one.text} / ${other.text}`);
  return found;
}
