import { describe, expect, it } from 'vitest';
import { isSound } from '../../../../domain/coverage/is-sound.ts';
import { applyDiff } from '../../../../domain/edit/apply-diff.ts';
import { cutLeaves } from '../../../../domain/edit/cut/cut-leaves.ts';
import { DRIFT_UNITS, Ground } from '../../../../domain/edit/cut/ground.ts';
import { meetingsOf } from '../../../../domain/edit/cut/meetings.ts';
import { nearestOnSegment } from '../../../../domain/edit/cut/nearest-on-segment.ts';
import { split } from '../../../../domain/edit/split.ts';
import type { Division } from '../../../../domain/edit/types.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { polygonArea2 } from '../../../../domain/geometry/ring.ts';
import { gridsAt } from '../../../../domain/plan/tree.ts';
import { soundAfter } from '../../../arbitrary/assert-diff.ts';
import { at, box, eightBoxes, smallDivision } from '../../../arbitrary/small-division.ts';

const ALL = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Leaves written out by hand, all in one compound. */
function leaves(polygons: Readonly<Record<string, Polygon>>, original?: readonly Polygon[]): Division {
  return smallDivision({
    grids: [
      { id: 'community', under: 'root' },
      { id: 'compound', under: 'community' },
      ...Object.entries(polygons).map(([id, polygon]) => ({ id, under: 'compound', polygon })),
    ],
    ...(original ? { original } : {}),
  });
}

function cut(division: Division, ids: readonly string[], ...lines: Point[][]) {
  const result = cutLeaves(division, ids, lines);
  if (!result.ok) throw new Error(`${result.reason.code} at ${result.reason.at}`);
  return result.value;
}

const corners = (polygon: Polygon | undefined) => polygon?.flat().map(String).sort();

describe('the rules of the lattice', () => {
  it('a rounded crossing enters every ring that holds the edge, and the territory where it is outside', () => {
    // The slanted edge is met at x = 1000⅓: off the lattice, so the new vertex lies off the edge.
    const division = leaves({
      left: [[at(0, 0), at(1000, 0), at(1001, 1000), at(0, 1000)]],
      right: [[at(1000, 0), at(2000, 0), at(2000, 1000), at(1001, 1000)]],
    });
    const { pieces, touched, outline } = cut(division, ['left'], [at(-9, 333), at(1500, 333)]);
    const inserted = at(1000, 333);
    for (const piece of pieces.get('left')!) expect(piece[0]).toContainEqual(inserted);
    expect(touched.get('right')![0]).toContainEqual(inserted);
    expect(outline[0]![0]).toContainEqual(at(0, 333));
    expect(outline[0]![0]).not.toContainEqual(inserted);
  });

  it('a crossing within a unit of a vertex becomes it', () => {
    const { pieces, touched } = cut(eightBoxes(), ['a'], [at(-50, 0), at(1001, 1001), at(1100, 1100)]);
    expect(pieces.get('a')).toHaveLength(2);
    for (const piece of pieces.get('a')!) expect(piece[0]).toContainEqual(at(1000, 1000));
    expect(touched.size).toBe(0);
  });

  it('a line goes through vertices that it passes within a unit', () => {
    const through = cut(eightBoxes(), ['a', 'f'], [at(-10, -9), at(2010, 2011)]);
    expect([...through.pieces.keys()].sort()).toEqual(['a', 'f']);
    for (const piece of [...through.pieces.values()].flat()) expect(piece[0]).toContainEqual(at(1000, 1000));
    expect(through.touched.size).toBe(0);
  });

  it('a line through a vertex parts what lies on either side of it, and adds none', () => {
    const { pieces, touched, outline } = cut(eightBoxes(), ALL, [at(-500, -500), at(2500, 2500)]);
    expect([...pieces.keys()].sort()).toEqual(['a', 'f']);
    expect(touched.size).toBe(0);
    expect(outline).toEqual(eightBoxes().territory.polygons);
  });

  it('a line along a border follows it: nothing is cut, and the line is known to run there', () => {
    const { pieces, lines } = cut(eightBoxes(), ALL, [at(1000, -50), at(1000, 2050)]);
    expect(pieces.size).toBe(0);
    expect(lines.has(at(1000, 0), at(1000, 1000))).toBe(true);
    expect(lines.has(at(1000, 2000), at(1000, 1000))).toBe(true);
    expect(lines.has(at(0, 1000), at(1000, 1000))).toBe(false);
  });

  it('a line along a border still follows it when it has vertices of its own there', () => {
    const line = [at(1000, -50), at(1000, 300), at(1001, 700), at(1000, 1300), at(1000, 2050)];
    const { pieces, touched, lines } = cut(eightBoxes(), ALL, line);
    expect([pieces.size, touched.size]).toEqual([0, 0]);
    expect(lines.has(at(1000, 0), at(1000, 1000))).toBe(true);
  });

  it('a line that leaves a border in the middle of an edge cuts from there', () => {
    const { pieces, touched } = cut(eightBoxes(), ALL, [
      at(1000, -50),
      at(1000, 400),
      at(1500, 400),
      at(1500, -50),
    ]);
    expect([...pieces.keys()]).toEqual(['b']);
    expect(touched.get('a')![0]).toContainEqual(at(1000, 400));
  });

  it('zero-length pieces are dropped', () => {
    const p = at(500, 400);
    const { pieces } = cut(
      eightBoxes(),
      ['a'],
      [at(-9, 400), at(-9, 400), p, p, p, at(1009, 400), at(1009, 400)],
    );
    expect(pieces.get('a')).toHaveLength(2);
    expect(corners(pieces.get('a')![0])!.filter((c) => c === String(p))).toHaveLength(1);
  });

  it('ends that run out inside a leaf are pruned, and leave no vertex behind', () => {
    const { pieces, touched, outline } = cut(eightBoxes(), ALL, [at(500, 500), at(2500, 500)]);
    expect([...pieces.keys()]).toEqual(['b']);
    // The line began in a and ended in c: only b's two sides got a vertex.
    expect([...touched.keys()].sort()).toEqual(['a', 'c']);
    const division = eightBoxes();
    const nothing = cut(division, ALL, [at(500, 500), at(1500, 500)]);
    expect([nothing.pieces.size, nothing.touched.size]).toEqual([0, 0]);
    expect(nothing.outline).toBe(division.territory.polygons);
    expect(outline).toEqual(division.territory.polygons);
  });

  it('crossings of one segment are put in order exactly, however near', () => {
    // Two borders that meet in a point far away cross the line a ten-thousandth of a unit apart.
    const tip = at(0, 0);
    const division = leaves({
      low: [[tip, at(20_000_000, -3), at(20_000_000, 0)]],
      high: [[tip, at(20_000_000, 0), at(20_000_000, 3)]],
    });
    const ground = new Ground(division.coverage, division.territory);
    const order = (p: Point, q: Point) =>
      meetingsOf(ground, ['high', 'low'], p, q)
        .filter(({ a, b }) => a !== b)
        .map(({ b }) => b[1]);
    const [up, down] = [at(10_000_000, 50), at(10_000_001, -50)];
    expect(order(down, up)).toEqual([-3, 0, 3].map((y) => at(0, y)[1]));
    expect(order(up, down)).toEqual([3, 0, -3].map((y) => at(0, y)[1]));
  });

  it('a thousand cuts of one slanted edge of the territory leave it within a unit of where it was', () => {
    let division = leaves({ x: [[at(0, 0), at(100_003, 7_919), at(100_003, 50_000), at(0, 50_000)]] });
    const [a, b] = [at(0, 0), at(100_003, 7_919)];
    for (let i = 1; i < 1000; i++) {
      // Always the leaf at the eastern end, a little further west each time; adversarial for repeated rounding.
      const x = 100_003 - i * 97;
      const leaf = gridsAt(division.tree, 'building').find((g) =>
        g.polygon!.flat().some((p) => String(p) === String(a)),
      )!;
      const line = [at(x, -100), at(x + (i % 7) - 3, 50_100)];
      const diff = split(division, { kind: 'split', gridId: leaf.id, line }, { editId: `e${i}` });
      if (!diff.ok) throw new Error(`${i}: ${diff.reason.code}`);
      const after = applyDiff(division, diff.value);
      if (!after.ok) throw new Error(after.reason.code);
      division = after.value;
    }
    const onEdge = division.territory.polygons[0]![0]!.filter((p) => nearestOnSegment(p, a, b).distance < 10);
    expect(onEdge.length).toBe(1001);
    for (const p of onEdge) expect(nearestOnSegment(p, a, b).distance).toBeLessThan(0.75);
    expect(isSound(division.coverage.leaves.values(), division.territory)).toBe(true);
  });

  it('a cut where the territory lies off its first place by more than 2 cm is refused, with the place', () => {
    const square: Polygon = [box(0, 0, 1000, 1000)];
    const off = Math.ceil(DRIFT_UNITS) + 1;
    const moved: Polygon = [[at(0, 0), at(1000, 0), at(1000, 1000), at(500, 1000 + off), at(0, 1000)]];
    const division = leaves({ x: moved }, [square]);
    const result = cutLeaves(division, ['x'], [[at(400, -9), at(400, 1100)]]);
    expect(result).toMatchObject({ ok: false, reason: { code: 'drift', at: at(400, 1000) } });
  });

  it('a hole that the line meets is opened, one that it misses stays with its face', () => {
    const division = leaves({
      around: [
        box(0, 0, 3000, 1000),
        box(400, 400, 600, 600).toReversed(),
        box(2400, 400, 2600, 600).toReversed(),
      ],
      one: [box(400, 400, 600, 600)],
      two: [box(2400, 400, 2600, 600)],
    });
    const { pieces, touched } = cut(division, ['around'], [at(500, -9), at(500, 1009)]);
    const holes = pieces.get('around')!.map((polygon) => polygon.length - 1);
    expect(holes.sort()).toEqual([0, 1]);
    expect([...touched.keys()]).toEqual(['one']);
  });

  it('a line from the shell to a hole parts nothing; two do', () => {
    const division = leaves({
      around: [box(0, 0, 1000, 1000), box(400, 400, 600, 600).toReversed()],
      inner: [box(400, 400, 600, 600)],
    });
    expect(cut(division, ['around'], [at(500, -9), at(500, 500)]).pieces.size).toBe(0);
    expect(cut(division, ['around'], [at(500, -9), at(500, 1009)]).pieces.get('around')).toHaveLength(2);
  });

  it('a closed line inside a leaf makes an island of it', () => {
    const ring = box(300, 300, 700, 700);
    const { pieces, touched } = cut(eightBoxes(), ['a'], [...ring, ring[0]!]);
    const [outer, inner] = [...pieces.get('a')!].sort((a, b) => b.length - a.length);
    expect([outer!.length, inner!.length]).toEqual([2, 1]);
    expect(polygonArea2(outer!) + polygonArea2(inner!)).toBe(polygonArea2([box(0, 0, 1000, 1000)]));
    expect(touched.size).toBe(0);
  });

  it('at a pinch faces come apart: a hole that touches its shell', () => {
    const division = leaves({
      around: [box(0, 0, 1000, 1000), [at(0, 0), at(200, 600), at(600, 600), at(600, 200)]],
      inner: [[at(0, 0), at(600, 200), at(600, 600), at(200, 600)]],
    });
    // From the hole's far corner to the shell's: with the pinch at (0, 0) that is enough.
    const diff = split(
      division,
      { kind: 'split', gridId: 'around', line: [at(500, 500), at(1100, 1100)] },
      { editId: 'e' },
    );
    if (!diff.ok) throw new Error(diff.reason.code);
    const after = soundAfter(division, diff.value);
    for (const id of ['around', diff.value.added[0]!.id])
      expect(after.tree.grids.get(id)!.polygon).toHaveLength(1);
  });

  it('a line that touches or crosses itself is refused where it does', () => {
    const code = (line: Point[]) => {
      const result = cutLeaves(eightBoxes(), ['a'], [line]);
      return result.ok ? 'ok' : [result.reason.code, result.reason.at];
    };
    const crossing = [at(100, 500), at(900, 500), at(900, 900), at(500, 900), at(500, 100)];
    expect(code(crossing)).toEqual(['line-crosses-itself', at(500, 500)]);
    const back = [at(-50, 500), at(900, 500), at(200, 500)];
    expect(code(back)).toEqual(['line-crosses-itself', expect.anything()]);
    const touching = [at(100, 500), at(900, 500), at(900, 900), at(500, 500)];
    expect(code(touching)).toEqual(['line-crosses-itself', at(500, 500)]);
  });

  it('what would close a gap narrower than the lattice is refused, with the place', () => {
    // A wedge one unit high at x = 5000, and a line that crosses both its sides there.
    const division = leaves({
      wedge: [[at(0, 0), at(10_000, 0), at(10_000, 2)]],
      above: [[at(0, 0), at(10_000, 2), at(10_000, 1000)]],
      below: [[at(0, 0), at(0, -1000), at(10_000, 0)]],
    });
    const result = cutLeaves(division, ['wedge', 'above', 'below'], [[at(2000, -900), at(2003, 900)]]);
    expect(result).toMatchObject({ ok: false, reason: { code: 'too-close', at: expect.anything() } });
  });

  it('a line that comes back within a unit over the border it followed follows it (storm, seed 4, try 495)', () => {
    const p = (x: number, y: number): Point => [1156500000 + x, 344170000 + y];
    const tile = [
      p(4686, 9686),
      p(4909, 9772),
      p(5350, 9837),
      p(5346, 9849),
      p(5306, 9972),
      p(5295, 10006),
      p(5148, 10031),
      p(5151, 10030),
    ];
    const below = [p(4686, 9686), p(4952, 9141), p(5350, 9837), p(4909, 9772)];
    const division = leaves({ tile: [tile], below: [below] });
    const line = [p(4908, 9771), p(5350, 9837), p(4911, 9773), p(4686, 9686), p(3125, 10217)];
    const result = cutLeaves(division, ['tile'], [line]);
    expect(result.ok && [result.value.pieces.size, result.value.touched.size]).toEqual([0, 0]);
  });

  it('a line that rounding folds onto itself is refused before any face is traced (storm, seed 34, try 745)', () => {
    const p = (x: number, y: number): Point => [1156530000 + x, 344090000 + y];
    const ring = [
      p(8711, 8774),
      p(8742, 8765),
      p(12855, 13169),
      p(12864, 13188),
      p(12859, 13188),
      p(12491, 13254),
    ];
    const line = [p(8322, 9868), p(9648, 12230), p(12859, 13185), p(12859, 13186), p(13028, 8776)];
    const result = cutLeaves(leaves({ x: [ring] }), ['x'], [line]);
    expect(result).toMatchObject({ ok: false, reason: { code: 'too-close', at: p(12859, 13186) } });
  });
});
