import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../domain/draft/net/blocks.ts';
import { planarNet } from '../../../../domain/draft/net/planar-net.ts';
import { prepareLines } from '../../../../domain/draft/net/prepare-lines.ts';
import type { DraftLine, NetLine, PlanarNet } from '../../../../domain/draft/types.ts';
import { Random } from '../../../arbitrary/random.ts';
import { expectNet, shapeOf } from './assert-net.ts';
import { field, house, metres, randomTown, street } from './towns.ts';

const raw = (lines: readonly DraftLine[]): NetLine[] =>
  lines.map(({ points, kind, class: value, name }, line) => ({
    points,
    along: { kind, class: value, name, line },
  }));
const netOf = (grounds: Parameters<typeof planarNet>[0], lines: readonly DraftLine[]): PlanarNet =>
  planarNet(grounds, prepareLines(lines, grounds, []));
const areas = ({ areaM2 }: PlanarNet) => Array.from(areaM2, Math.round).sort((a, b) => a - b);

describe('planarNet', () => {
  it('nodes whatever lines do: edges meet in ends, faces fill their grounds and close', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(40, 800, 8_000, 60_000), (seed, unit) => {
        const { grounds, lines } = randomTown(seed, unit);
        const net = planarNet(grounds, raw(lines));
        expectNet(net, grounds);
        expect(planarNet(grounds, raw(lines))).toEqual(net);
      }),
      { numRuns: 150 },
    );
  });

  it('does the same with lines that were prepared', () => {
    fc.assert(
      fc.property(fc.integer(), fc.constantFrom(40, 800, 8_000, 60_000), (seed, unit) => {
        const { grounds, lines } = randomTown(seed, unit);
        const prepared = prepareLines(lines, grounds, []);
        const net = planarNet(grounds, prepared);
        expectNet(net, grounds);
        expect(prepareLines(lines, grounds, [])).toEqual(prepared);
        const { count, blockOf } = blocksOf(net, []);
        expect(new Set(blockOf).size).toBe(count);
        for (let f = 0; f < net.faces; f++)
          for (let g = 0; g < f; g++)
            if (blockOf[f] === blockOf[g]) expect(net.groundOf[f]).toBe(net.groundOf[g]);
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on which way lines run, or which comes first', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const random = new Random(seed);
        const { grounds, lines } = randomTown(seed);
        const other = random
          .shuffle(raw(lines))
          .map((line) => (random.chance(0.5) ? { ...line, points: line.points.toReversed() } : line));
        expect(shapeOf(planarNet(grounds, other))).toEqual(shapeOf(planarNet(grounds, raw(lines))));
      }),
      { numRuns: 100 },
    );
  });

  it('has one face of a ground without a line, and none of no ground', () => {
    const alone = planarNet([field(100, 50)], []);
    expectNet(alone, [field(100, 50)]);
    expect(areas(alone)[0]).toBeGreaterThan(4_990);
    expect(alone.faces).toBe(1);
    expect(planarNet([], [])).toMatchObject({ faces: 0, at: [] });
    expect(
      planarNet(
        [],
        raw([
          street([
            [0, 0],
            [9, 9],
          ]),
        ]),
      ).from,
    ).toHaveLength(0);
  });

  it('cuts a field along streets that cross without a node, and along nothing that leads nowhere', () => {
    const grounds = [field(200, 100)];
    const cross = [
      street([
        [-50, 50],
        [250, 50],
      ]),
      street([
        [100, -50],
        [100, 150],
      ]),
    ];
    expect(areas(netOf(grounds, cross)).length).toBe(4);
    const net = netOf(grounds, [
      ...cross,
      street([
        [50, 50],
        [50, 80],
      ]),
      street([
        [150, 20],
        [170, 20],
      ]),
    ]);
    expect(areas(net).length).toBe(4);
    expectNet(net, grounds);
    // an island of lines bounds a face within another
    const ring = street([
      [20, 60],
      [40, 60],
      [40, 80],
      [20, 80],
      [20, 60],
    ]);
    expect(areas(netOf(grounds, [...cross, ring]))[0]).toBe(400);
    // which a street alone ties to nothing
    const tied = netOf(grounds, [
      ring,
      street([
        [30, 60],
        [30, 0],
      ]),
    ]);
    expect(tied.faces).toBe(2);
    expectNet(tied, grounds);
  });

  it('bears every bad line', () => {
    const grounds = [field(200, 100)];
    const bad = [
      street([]),
      street([[10, 10]]),
      street([
        [10, 10],
        [10, 10],
      ]),
      { ...street([]), points: [[Number.NaN, 3], metres(0, 0), [Infinity, 3]] as DraftLine['points'] },
      { ...street([]), points: [metres(100, -5), [Number.NaN, 0], metres(100, 105)] as DraftLine['points'] },
      street([
        [100, -1e6],
        [101, -2e6],
      ]),
      street([
        [0, 0],
        [200, 0],
      ]),
    ];
    const net = netOf(grounds, bad);
    expectNet(net, grounds);
    expect(net.faces).toBe(1);
    // from one end of the earth to the other
    const far = street([
      [-5e6, 50],
      [5e6, 50],
    ]);
    expect(netOf(grounds, [far]).faces).toBe(2);
    expect(
      netOf(
        grounds,
        Array.from({ length: 3_000 }, () => far),
      ).faces,
    ).toBe(2);
    const doubled = [
      street([
        [-5, 50],
        [205, 50],
      ]),
      street([
        [-5, 50],
        [205, 50],
      ]),
      street([
        [50, 50],
        [100, 50],
      ]),
    ];
    expect(netOf(grounds, doubled).faces).toBe(2);
    const knot = street([
      [0, 50],
      [150, 50],
      [150, 20],
      [50, 20],
      [50, 80],
      [200, 80],
    ]);
    expectNet(netOf(grounds, [knot]), grounds);
    expect(netOf(grounds, [knot]).faces).toBe(3);
  });

  it('says along what an edge runs: of several lines the one that matters most, in its direction', () => {
    const grounds = [field(200, 100)];
    const lines = [
      street(
        [
          [-5, 50],
          [205, 50],
        ],
        { class: 'footway', name: 'path' },
      ),
      street(
        [
          [205, 50],
          [-5, 50],
        ],
        { class: 'primary', name: 'main' },
      ),
    ];
    const net = planarNet(grounds, raw(lines));
    const inner = net.from.findIndex((_, e) => net.left[e] !== -1 && net.right[e] !== -1);
    expect(net.alongs[net.along[inner]!]).toMatchObject({ name: 'main', line: 1 });
    expect(net.xs[net.from[inner]!]).toBeGreaterThan(net.xs[net.to[inner]!]!);
  });

  it('keeps grounds beside one another apart, whatever runs along their common edge', () => {
    const [a, b] = [field(100, 100, 'a'), field(100, 100, 'b')];
    const east = { ...b, polygon: [[metres(100, 0), metres(200, 0), metres(200, 100), metres(100, 100)]] };
    const net = netOf(
      [a, east],
      [
        street([
          [100, -5],
          [100, 105],
        ]),
        street([
          [0, 50],
          [200, 50],
        ]),
      ],
    );
    expectNet(net, [a, east]);
    expect(Array.from(net.groundOf).sort()).toEqual([0, 0, 1, 1]);
  });

  it('gives a crossing beside a corner of the outline to that corner', () => {
    const corner = metres(100, 0);
    const grounds = [
      { parent: 'p', polygon: [[metres(0, 0), corner, metres(200, 5), metres(200, 100), metres(0, 100)]] },
    ];
    const net = netOf(grounds, [
      street([
        [100.6, -20],
        [100.6, 120],
      ]),
    ]);
    expect(net.faces).toBe(2);
    const onOutline = net.xs.filter((_, p) => Math.abs(net.ys[p]! - corner[1]) < 40);
    expect(onOutline).toHaveLength(2);
  });
});

describe('what may be a border', () => {
  const grounds = [field(200, 100)];
  const across = (more: Partial<DraftLine>) =>
    netOf(grounds, [
      street(
        [
          [-5, 50],
          [205, 50],
        ],
        more,
      ),
    ]).faces;

  it('is no tunnel, platform or underground; is a bridge, and whatever class is not known', () => {
    expect(across({ tunnel: true })).toBe(1);
    expect(across({ kind: 'rail', class: 'platform' })).toBe(1);
    expect(across({ kind: 'rail', class: 'subway' })).toBe(1);
    expect(across({ bridge: true })).toBe(2);
    expect(across({ class: 'what' })).toBe(2);
    expect(across({ class: null })).toBe(2);
    expect(across({ kind: 'wall', class: 'wall' })).toBe(2);
  });

  it('nodes a bridge with what it crosses', () => {
    const net = netOf(grounds, [
      street(
        [
          [-5, 50],
          [205, 50],
        ],
        { bridge: true },
      ),
      street(
        [
          [100, -5],
          [100, 105],
        ],
        { kind: 'water', class: 'river' },
      ),
    ]);
    expect(net.faces).toBe(4);
  });

  it('reaches on from a dead end that stops short, unless a house stands there', () => {
    const short = [
      street([
        [0, 50],
        [200, 50],
      ]),
      street([
        [100, 0],
        [100, 44],
      ]),
    ];
    const faces = (lines: readonly DraftLine[], houses: Parameters<typeof prepareLines>[2] = []) =>
      planarNet(grounds, prepareLines(lines, grounds, houses)).faces;
    expect(faces(short)).toBe(3);
    expect(
      faces([
        short[0]!,
        street([
          [100, 0],
          [100, 30],
        ]),
      ]),
    ).toBe(2);
    expect(
      faces(
        [
          short[0]!,
          street([
            [100, 0],
            [100, 42.5],
          ]),
        ],
        [house(100, 46)],
      ),
    ).toBe(2);
    // to the edge of the ground, too
    expect(
      faces([
        street([
          [6, 50],
          [195, 50],
        ]),
      ]),
    ).toBe(2);
    // and as far as the middle of a river ahead
    const river = street(
      [
        [0, 50],
        [200, 50],
      ],
      { kind: 'water', class: 'river' },
    );
    expect(
      faces([
        river,
        street([
          [100, 0],
          [100, 10],
        ]),
      ]),
    ).toBe(3);
    expect(
      faces([
        river,
        street([
          [50, 10],
          [100, 10],
        ]),
      ]),
    ).toBe(2);
  });
});
