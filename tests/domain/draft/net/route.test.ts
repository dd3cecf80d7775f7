import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nearestStreet, route, routeBetween, stretchesAlong } from '../../../../domain/draft/net/route.ts';
import { streetGraph } from '../../../../domain/draft/net/street-graph.ts';
import type { DraftLine } from '../../../../domain/draft/types.ts';
import type { Point } from '../../../../domain/geometry/point.ts';
import { Random } from '../../../arbitrary/random.ts';
import { metres, randomTown, street } from './towns.ts';

const NEAR_M = 10;
const way = (lines: readonly DraftLine[], from: readonly [number, number], to: readonly [number, number]) =>
  route(streetGraph(lines), metres(...from), metres(...to), NEAR_M);
const at = (points: readonly (readonly [number, number])[]) => points.map(([x, y]) => metres(x, y));
const lengthOf = (points: readonly Point[]) =>
  points.reduce(
    (sum, [x, y], i) => sum + (i > 0 ? Math.hypot(x - points[i - 1]![0], y - points[i - 1]![1]) : 0),
    0,
  );

/** Does a lattice point lie within some units of a line? */
function isOn([x, y]: Point, lines: readonly DraftLine[], units: number): boolean {
  return lines.some(({ points }) =>
    points.some((b, i) => {
      const a = points[Math.max(0, i - 1)]!;
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
      const t = Math.min(1, Math.max(0, ((x - a[0]) * dx + (y - a[1]) * dy) / (dx * dx + dy * dy || 1)));
      return Math.hypot(a[0] + t * dx - x, a[1] + t * dy - y) <= units;
    }),
  );
}

describe('a way along the streets', () => {
  const east = street([
    [0, 0],
    [100, 0],
    [200, 0],
  ]);
  const north = street([
    [100, -100],
    [100, 0],
    [100, 100],
  ]);

  it('follows them from the place nearest to one click to that nearest to the next', () => {
    expect(way([east, north], [20, 3], [102, 60])).toEqual(
      at([
        [20, 0],
        [100, 0],
        [100, 60],
      ]),
    );
    expect(way([east, north], [102, 60], [20, 3])).toEqual(
      at([
        [100, 60],
        [100, 0],
        [20, 0],
      ]),
    );
    // on one street, either way round
    expect(way([east], [20, 0], [160, 4])).toEqual(
      at([
        [20, 0],
        [100, 0],
        [160, 0],
      ]),
    );
    expect(way([east], [160, 4], [20, 0])).toEqual(
      at([
        [160, 0],
        [100, 0],
        [20, 0],
      ]),
    );
    expect(way([east], [20, 0], [20, 0])).toEqual(at([[20, 0]]));
  });

  it('turns where lines cross without a node and where one stops short, and not where one is on a bridge', () => {
    const long = street([
      [0, 0],
      [200, 0],
    ]);
    const across = (more: Partial<DraftLine>) =>
      street(
        [
          [100, -100],
          [100, 100],
        ],
        more,
      );
    expect(way([long, across({})], [20, 0], [100, 60])).toEqual(
      at([
        [20, 0],
        [100, 0],
        [100, 60],
      ]),
    );
    expect(way([long, across({ bridge: true })], [20, 0], [100, 60])).toBeNull();
    expect(way([long, across({ tunnel: true })], [20, 0], [100, 60])).toBeNull();
    const noded = street(
      [
        [100, -100],
        [100, 0],
        [100, 100],
      ],
      { bridge: true },
    );
    expect(way([east, noded], [20, 0], [100, 60])).toBeNull();
    // a bridge between two streets is one way on
    const over = [
      street([
        [0, 50],
        [80, 50],
      ]),
      street(
        [
          [80, 50],
          [100, 50],
          [120, 50],
        ],
        { bridge: true },
      ),
      street([
        [120, 50],
        [200, 50],
      ]),
      north,
    ];
    expect(way(over, [20, 50], [160, 50])).toEqual(
      at([
        [20, 50],
        [80, 50],
        [100, 50],
        [120, 50],
        [160, 50],
      ]),
    );
    expect(way(over, [20, 50], [100, -60])).toBeNull();
    const short = street([
      [100, 4],
      [100, 100],
    ]);
    expect(lengthOf(way([long, short], [20, 0], [100, 60])!)).toBeGreaterThan(0);
  });

  it('stays on a street rather than save a few steps, and takes the short way where it is much shorter', () => {
    const main = { class: 'primary', name: 'Main' };
    const bent = street(
      [
        [0, 0],
        [100, 30],
        [200, 0],
      ],
      main,
    );
    const cut = street(
      [
        [0, 0],
        [200, 0],
      ],
      { class: 'footway' },
    );
    expect(way([bent, cut], [0, 0], [200, 0])).toHaveLength(3);
    const far = street(
      [
        [0, 0],
        [100, 200],
        [200, 0],
      ],
      main,
    );
    expect(way([far, cut], [0, 0], [200, 0])).toHaveLength(2);
  });

  it('goes on through a culvert, and does not turn into what passes over it', () => {
    const water = { kind: 'water', class: 'stream' } as const;
    const stream = [
      street(
        [
          [0, 0],
          [80, 0],
        ],
        water,
      ),
      street(
        [
          [80, 0],
          [120, 0],
        ],
        { ...water, tunnel: true },
      ),
      street(
        [
          [120, 0],
          [200, 0],
        ],
        water,
      ),
      street([
        [100, -60],
        [100, 60],
      ]),
    ];
    expect(way(stream, [20, 0], [160, 0])).toEqual(
      at([
        [20, 0],
        [80, 0],
        [120, 0],
        [160, 0],
      ]),
    );
    expect(way(stream, [20, 0], [100, 50])).toBeNull();
  });

  it('keeps off what is to be avoided, where another way is not much longer', () => {
    const ring = street([
      [0, 0],
      [200, 0],
      [200, 150],
      [0, 150],
      [0, 0],
    ]);
    const graph = streetGraph([
      ring,
      street([
        [0, 0],
        [0, -50],
      ]),
      street([
        [200, 0],
        [200, -50],
      ]),
    ]);
    const [a, b] = [nearestStreet(graph, metres(0, 0), 1)!, nearestStreet(graph, metres(200, 0), 1)!];
    const direct = [[metres(0, 0), metres(200, 0)]];
    expect(routeBetween(graph, a, b)).toHaveLength(2);
    expect(routeBetween(graph, a, b, stretchesAlong(graph, direct))).toHaveLength(4);
    const all = stretchesAlong(graph, [ring.points]);
    expect(routeBetween(graph, a, b, all)).toHaveLength(2);
  });

  it('is none where no street is near, or none leads there', () => {
    expect(way([east], [20, 40], [160, 0])).toBeNull();
    expect(
      way(
        [
          east,
          street([
            [0, 300],
            [200, 300],
          ]),
        ],
        [20, 0],
        [20, 300],
      ),
    ).toBeNull();
    expect(way([], [0, 0], [1, 1])).toBeNull();
    expect(nearestStreet(streetGraph([east]), metres(20, 40), NEAR_M)).toBeNull();
    expect(nearestStreet(streetGraph([east]), metres(20, 4), NEAR_M)!.farM).toBeCloseTo(4, 1);
  });

  it('bears rings, knots, doubles and lines that are none', () => {
    const ring = street([
      [0, 0],
      [100, 0],
      [100, 100],
      [0, 100],
      [0, 0],
    ]);
    expect(way([ring], [50, 0], [0, 50])).toEqual(
      at([
        [50, 0],
        [0, 0],
        [0, 50],
      ]),
    );
    expect(way([ring, ring], [50, 0], [100, 90])).toEqual(
      at([
        [50, 0],
        [100, 0],
        [100, 90],
      ]),
    );
    const bad = { ...east, points: [[Number.NaN, 0], metres(0, 0)] as Point[] };
    expect(way([bad, street([])], [0, 0], [1, 0])).toBeNull();
  });

  it('lies on the lines, is as long back as forth, and the same each time', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const { lines } = randomTown(seed);
        const graph = streetGraph(lines);
        const corners = lines.flatMap(({ points }) => points);
        if (corners.length === 0) return;
        for (let i = 0; i < 5; i++) {
          const [from, to] = [random.pick(corners), random.pick(corners)];
          const found = route(graph, from, to, 50);
          expect(route(graph, from, to, 50)).toEqual(found);
          const back = route(graph, to, from, 50);
          expect(back === null).toBe(found === null);
          if (!found) continue;
          // a crossing bends lines by a unit at most; short pieces may lead on from a dead end
          const off = found.slice(1, -1).filter((p) => !isOn(p, lines, 5));
          expect(off).toEqual([]);
          for (let k = 1; k < found.length; k++) expect(found[k]).not.toEqual(found[k - 1]);
          // of two ways that cost the same either may be taken
          expect(lengthOf(back!)).toBeGreaterThanOrEqual(0.7 * lengthOf(found));
        }
      }),
      { numRuns: 100 },
    );
  });
});
