import { describe, expect, it } from 'vitest';
import { readGeometry, readPolygon } from '../../../domain/geometry/read-polygon.ts';

type Corner = readonly number[];

const square = (x: number, y: number, size: number): Corner[] => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];

const refused: readonly (readonly [what: string, coordinates: unknown, code: string])[] = [
  [
    'NaN',
    [
      [
        [0, 0],
        [1, Number.NaN],
        [1, 1],
        [0, 0],
      ],
    ],
    'not-finite',
  ],
  [
    'Infinity',
    [
      [
        [0, 0],
        [Number.POSITIVE_INFINITY, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    'not-finite',
  ],
  [
    '-Infinity',
    [
      [
        [0, 0],
        [1, 0],
        [1, Number.NEGATIVE_INFINITY],
        [0, 0],
      ],
    ],
    'not-finite',
  ],
  [
    '1e308',
    [
      [
        [0, 0],
        [1e308, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    'out-of-range',
  ],
  [
    'swapped axes',
    [
      [
        [34.4, 115.6],
        [34.4, 115.7],
        [34.5, 115.7],
        [34.4, 115.6],
      ],
    ],
    'axes-swapped',
  ],
  [
    'a longitude beyond 180',
    [
      [
        [181, 0],
        [182, 0],
        [182, 1],
        [181, 0],
      ],
    ],
    'out-of-range',
  ],
  [
    'unclosed',
    [
      [
        [0, 0],
        [1, 0],
        [1, 1],
        [0, 1],
      ],
    ],
    'ring-unclosed',
  ],
  [
    'a bow-tie',
    [
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ],
    ],
    'ring-crosses-itself',
  ],
  [
    'a spike',
    [
      [
        [0, 0],
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    'spike',
  ],
  [
    'a spike at the start',
    [
      [
        [2, 0],
        [1, 0],
        [1, 1],
        [0, 0],
        [2, 0],
      ],
    ],
    'spike',
  ],
  [
    'two points',
    [
      [
        [0, 0],
        [1, 1],
        [0, 0],
      ],
    ],
    'too-few-points',
  ],
  ['one point', [[[0, 0]]], 'too-few-points'],
  [
    'less than a lattice unit',
    [
      [
        [0, 0],
        [1e-9, 0],
        [1e-9, 1e-9],
        [0, 0],
      ],
    ],
    'too-few-points',
  ],
  ['a hole outside its shell', [square(0, 0, 1), square(2, 0, 0.5)], 'hole-outside'],
  ['a hole across its shell', [square(0, 0, 1), square(0.8, 0.2, 0.5)], 'rings-cross'],
  ['a hole in a hole', [square(0, 0, 1), square(0.1, 0.1, 0.8), square(0.2, 0.2, 0.2)], 'hole-in-hole'],
  ['a hole that is its shell', [square(0, 0, 1), square(0, 0, 1)], 'rings-share-edge'],
  ['a hole along its shell', [square(0, 0, 1), square(0, 0.2, 0.5)], 'rings-share-edge'],
  [
    'a hole that cuts the interior in two',
    [
      square(0, 0, 1),
      [
        [0, 0.5],
        [0.5, 0.4],
        [1, 0.5],
        [0.5, 0.6],
        [0, 0.5],
      ],
    ],
    'interior-disconnected',
  ],
  [
    'a corner that the ring passes twice',
    [
      [
        [0, 0],
        [1, 1],
        [2, 0],
        [2, 2],
        [1, 1],
        [0, 2],
        [0, 0],
      ],
    ],
    'ring-touches-itself',
  ],
  [
    'a corner on an edge of its own ring',
    [
      [
        [0, 0],
        [4, 0],
        [4, 4],
        [2, 0],
        [0, 4],
        [0, 0],
      ],
    ],
    'ring-touches-itself',
  ],
  [
    'across the antimeridian',
    [
      [
        [179, 0],
        [-179, 0],
        [-179, 1],
        [179, 1],
        [179, 0],
      ],
    ],
    'antimeridian',
  ],
  ['no rings', [], 'polygon-empty'],
  ['an empty ring', [[]], 'polygon-empty'],
  [
    'text for a number',
    [
      [
        ['0', 0],
        [1, 0],
        [1, 1],
        ['0', 0],
      ],
    ],
    'not-coordinates',
  ],
  ['a position of one number', [[[0], [1, 0], [1, 1], [0]]], 'not-coordinates'],
  ['no array', { length: 3 }, 'not-coordinates'],
  ['too deep', [[[square(0, 0, 1)]]], 'not-coordinates'],
];

describe('readPolygon refuses, with a code', () => {
  it.each(refused)('%s', (_what, coordinates, code) => {
    const read = readPolygon(coordinates);
    expect(read.ok ? 'accepted' : read.reason.code).toBe(code);
  });

  it('names the place where it can', () => {
    const read = readPolygon([
      [
        [0, 0],
        [1, 1],
        [1, 0],
        [0, 1],
        [0, 0],
      ],
    ]);
    expect(read).toEqual({
      ok: false,
      reason: { code: 'ring-crosses-itself', params: { ring: 0 }, at: [5e6, 5e6] },
    });
  });
});

describe('readPolygon accepts', () => {
  const value = (coordinates: unknown) => {
    const read = readPolygon(coordinates);
    if (!read.ok) throw new Error(read.reason.code);
    return read.value;
  };

  it('wrong winding, and turns it right', () => {
    const [shell, hole] = value([square(0, 0, 1).toReversed(), square(0.2, 0.2, 0.2)])[0]!;
    expect(turn(shell!)).toBeGreaterThan(0);
    expect(turn(hole!)).toBeLessThan(0);
  });

  it('repeated corners in a row, as one', () => {
    expect(
      value([
        [
          [0, 0],
          [0, 0],
          [1, 0],
          [1, 0],
          [1, 1],
          [0, 0],
          [0, 0],
        ],
      ])[0]![0],
    ).toHaveLength(3);
  });

  it('heights, and drops them', () => {
    expect(value([square(0, 0, 1).map((p) => [...p, 51.5])])).toEqual(value([square(0, 0, 1)]));
  });

  it('a hole that touches its shell in one point, and holes that touch one another', () => {
    const left = [
      [0, 0.5],
      [0.3, 0.4],
      [0.3, 0.6],
      [0, 0.5],
    ];
    const right = [
      [0.3, 0.4],
      [0.6, 0.3],
      [0.6, 0.5],
      [0.3, 0.4],
    ];
    expect(value([square(0, 0, 1), left, right])[0]).toHaveLength(3);
  });

  it('a MultiPolygon, part by part', () => {
    expect(value([[square(0, 0, 1)], [square(2, 0, 1)]])).toHaveLength(2);
  });

  it('300,000 corners', () => {
    const corners = 300_000;
    const ring = Array.from({ length: corners }, (_, i) => {
      const angle = (2 * Math.PI * i) / corners;
      const radius = 1 + 0.01 * Math.sin(1000 * angle);
      return [110 + radius * Math.cos(angle), 30 + radius * Math.sin(angle)];
    });
    expect(value([[...ring, ring[0]]])[0]![0]!.length).toBeGreaterThan(corners * 0.99);
  });
});

describe('15,000 holes', () => {
  const SIDE = 123;
  const hole = (x: number, y: number, size = 1) => square(x, y, size)!.toReversed();
  const holes = Array.from({ length: SIDE * SIDE }, (_, i) =>
    hole(110 + 0.001 * (1 + 2 * (i % SIDE)), 30 + 0.001 * (1 + 2 * Math.floor(i / SIDE)), 0.001),
  );
  const shell = square(110, 30, 0.001 * (2 * SIDE + 1))!;

  it('are accepted', () => {
    const read = readPolygon([shell, ...holes]);
    expect(read.ok && read.value[0]).toHaveLength(SIDE * SIDE + 1);
  });

  it('and one too many is found: within another, around another, across two, outside', () => {
    const at = (x: number, y: number, size: number) => {
      const read = readPolygon([shell, ...holes, hole(110 + 0.001 * x, 30 + 0.001 * y, 0.001 * size)]);
      return read.ok ? 'ok' : read.reason.code;
    };
    expect(at(101.3, 101.3, 0.4)).toBe('hole-in-hole');
    expect(at(100.7, 100.7, 1.6)).toBe('hole-in-hole');
    expect(at(101.5, 101.5, 2)).toBe('rings-cross');
    expect(at(-5, 5, 1)).toBe('hole-outside');
  });
});

describe('readGeometry', () => {
  it('refuses what is no polygon', () => {
    const code = (geometry: unknown) => {
      const read = readGeometry(geometry);
      return read.ok ? 'accepted' : read.reason.code;
    };
    expect(code(null)).toBe('polygon-empty');
    expect(code('Polygon')).toBe('not-a-polygon');
    expect(code({ type: 'Point', coordinates: [0, 0] })).toBe('not-a-polygon');
    expect(
      code({ type: 'GeometryCollection', geometries: [{ type: 'GeometryCollection', geometries: [] }] }),
    ).toBe('nested-collection');
    expect(code({ type: 'Polygon', coordinates: [[square(0, 0, 1)]] })).toBe('not-coordinates');
    expect(code({ type: 'MultiPolygon', coordinates: [square(0, 0, 1)] })).toBe('not-coordinates');
    expect(code(JSON.parse('{"type":"Polygon","__proto__":{"coordinates":[]}}'))).toBe('not-coordinates');
    expect(code({ type: 'Polygon', coordinates: [square(0, 0, 1)] })).toBe('accepted');
  });
});

function turn(ring: readonly (readonly number[])[]): number {
  let sum = 0;
  for (let i = 0; i < ring.length; i++) {
    const [ax, ay] = ring[i]! as [number, number];
    const [bx, by] = ring[(i + 1) % ring.length]! as [number, number];
    sum += ax * by - bx * ay;
  }
  return sum;
}
