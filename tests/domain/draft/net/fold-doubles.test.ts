import { describe, expect, it } from 'vitest';
import { blocksOf } from '../../../../domain/draft/net/blocks.ts';
import { planarNet } from '../../../../domain/draft/net/planar-net.ts';
import { prepareLines } from '../../../../domain/draft/net/prepare-lines.ts';
import type { DraftBuilding, DraftLine, PlanarNet } from '../../../../domain/draft/types.ts';
import { expectNet } from './assert-net.ts';
import { field, house, metres, ORIGIN, street } from './towns.ts';

const grounds = [field(600, 400)];
const PRIMARY = { class: 'primary', name: 'Main' };

function made(lines: readonly DraftLine[], houses: readonly DraftBuilding[] = []) {
  const net = planarNet(grounds, prepareLines(lines, grounds, houses));
  expectNet(net, grounds);
  return { net, blocks: blocksOf(net, houses) };
}
const faces = (lines: readonly DraftLine[], houses: readonly DraftBuilding[] = []) =>
  made(lines, houses).net.faces;

/** Heights (m) at which edges along a street lie. */
function heights(net: PlanarNet, name: string): number[] {
  const found = new Set<number>();
  net.from.forEach((p, e) => {
    if (net.alongs[net.along[e]!]!.name !== name) return;
    for (const q of [p, net.to[e]!]) found.add(Math.round((net.ys[q]! - ORIGIN[1]) * 0.0111195));
  });
  return [...found].sort((a, b) => a - b);
}

describe('carriageways', () => {
  const eastward = street(
    [
      [-5, 200],
      [605, 200],
    ],
    PRIMARY,
  );
  const westward = street(
    [
      [605, 225],
      [-5, 225],
    ],
    PRIMARY,
  );

  it('of one street are one, the same all along, and side streets reach it', () => {
    const sides = [
      street(
        [
          [100, 0],
          [100, 200],
        ],
        { name: 'a' },
      ),
      street(
        [
          [200, 225],
          [200, 400],
        ],
        { name: 'b' },
      ),
      street(
        [
          [400, 0],
          [400, 400],
        ],
        { name: 'c' },
      ),
      street(
        [
          [500, 400],
          [500, 225],
        ],
        { name: 'd' },
      ),
    ];
    for (const lines of [
      [eastward, westward, ...sides],
      [...sides.toReversed(), westward, eastward],
    ]) {
      const { net, blocks } = made(lines);
      expect(net.faces).toBe(7);
      expect(blocks.count).toBe(7);
      expect(heights(net, 'Main')).toEqual([200]);
      expect(heights(net, 'b')).toEqual([200, 225, 400]);
    }
    // in ways as they are mapped: a piece from crossing to crossing
    const pieces = [
      street(
        [
          [-5, 200],
          [100, 200],
        ],
        PRIMARY,
      ),
      street(
        [
          [100, 200],
          [400, 200],
        ],
        PRIMARY,
      ),
      street(
        [
          [400, 200],
          [605, 200],
        ],
        PRIMARY,
      ),
      street(
        [
          [605, 225],
          [400, 225],
        ],
        PRIMARY,
      ),
      street(
        [
          [400, 225],
          [200, 225],
        ],
        { ...PRIMARY, bridge: true },
      ),
      street(
        [
          [200, 225],
          [-5, 225],
        ],
        PRIMARY,
      ),
    ];
    expect(heights(made([...pieces, ...sides]).net, 'Main')).toEqual([200]);
    expect(faces([...pieces, ...sides])).toBe(7);
  });

  it('take along a path beside the one that goes, and what leads to that', () => {
    const path = street(
      [
        [-5, 233],
        [605, 233],
      ],
      { class: 'footway' },
    );
    const lane = street(
      [
        [300, 400],
        [300, 233],
      ],
      { class: 'service' },
    );
    expect(faces([eastward, westward, path, lane])).toBe(3);
  });

  it('where two such streets cross leave four quarters', () => {
    const north = street(
      [
        [300, -5],
        [300, 405],
      ],
      { class: 'primary', name: 'Cross' },
    );
    const south = street(
      [
        [275, 405],
        [275, -5],
      ],
      { class: 'primary', name: 'Cross' },
    );
    expect(faces([eastward, westward, north, south])).toBe(4);
  });

  it('of a ring leave one ring', () => {
    const around = (r: number, back: boolean): DraftLine => {
      const points = Array.from({ length: 73 }, (_, i) => {
        const angle = ((back ? -i : i) * Math.PI) / 36;
        return [300 + r * Math.cos(angle), 200 + r * Math.sin(angle)] as const;
      });
      return street(points, { class: 'trunk', name: 'Ring' });
    };
    const { net } = made([around(150, false), around(125, true)]);
    expect(net.faces).toBe(2);
  });

  it('are two where the names differ, where they run the same way far apart, and where houses or a river stand between', () => {
    expect(faces([eastward, { ...westward, name: 'Other' }])).toBe(3);
    expect(faces([eastward, { ...westward, points: westward.points.toReversed() }])).toBe(3);
    expect(
      faces([
        eastward,
        street(
          [
            [605, 280],
            [-5, 280],
          ],
          PRIMARY,
        ),
      ]),
    ).toBe(3);
    const row = Array.from({ length: 30 }, (_, i) => house(10 + 20 * i, 212.5));
    expect(faces([eastward, westward], row)).toBe(3);
    const river = street(
      [
        [-5, 212],
        [605, 212],
      ],
      { kind: 'water', class: 'river', name: 'River' },
    );
    expect(faces([eastward, westward, river])).toBeGreaterThan(2);
  });

  it('are one beyond a row of houses that stands between for a while', () => {
    const row = Array.from({ length: 10 }, (_, i) => house(210 + 20 * i, 212.5, 5));
    const { net } = made([eastward, westward], row);
    expect(net.faces).toBe(3);
    expect(Math.min(...net.areaM2)).toBeLessThan(25 * 240);
  });
});

describe('lines beside a greater one', () => {
  const main = street(
    [
      [-5, 200],
      [605, 200],
    ],
    PRIMARY,
  );

  it('go with it: paths, walls, frontage roads, second tracks', () => {
    const path = street(
      [
        [-5, 208],
        [605, 208],
      ],
      { class: 'footway' },
    );
    const wall = street(
      [
        [50, 212],
        [550, 212],
      ],
      { kind: 'wall', class: 'wall' },
    );
    expect(faces([main, path, wall])).toBe(2);
    const rail = { kind: 'rail', class: 'rail' } as const;
    const tracks = [0, 5, 10, 15, 20].map((y) =>
      street(
        [
          [-5, 200 + y],
          [605, 200 + y],
        ],
        rail,
      ),
    );
    expect(faces(tracks)).toBe(2);
    // what leads to the path leads to the street
    const lane = street(
      [
        [300, 400],
        [300, 208],
      ],
      { class: 'service' },
    );
    expect(faces([main, path, lane])).toBe(3);
  });

  it('stay where they lead away, and where houses stand between', () => {
    const away = street(
      [
        [0, 208],
        [200, 208],
        [300, 300],
        [600, 300],
      ],
      { class: 'footway' },
    );
    expect(faces([main, away])).toBe(3);
    const row = Array.from({ length: 30 }, (_, i) => house(10 + 20 * i, 206));
    expect(
      faces(
        [
          main,
          street(
            [
              [-5, 212],
              [605, 212],
            ],
            { class: 'footway' },
          ),
        ],
        row,
      ),
    ).toBe(3);
  });

  it('go with the edge of the ground', () => {
    expect(
      faces([
        street([
          [-5, 6],
          [605, 6],
        ]),
      ]),
    ).toBe(1);
    expect(
      faces([
        street([
          [-5, 6],
          [605, 6],
        ]),
        street([
          [300, 6],
          [300, 400],
        ]),
      ]),
    ).toBe(2);
  });
});

describe('blocks', () => {
  it('take in roundabouts, traffic islands and narrow strips, across the least line', () => {
    const ring = Array.from({ length: 25 }, (_, i) => {
      const angle = (i * Math.PI) / 12;
      return [300 + 25 * Math.cos(angle), 200 + 25 * Math.sin(angle)] as const;
    });
    const lines = [
      street(ring, { class: 'primary' }),
      street(
        [
          [-5, 200],
          [275, 200],
        ],
        PRIMARY,
      ),
      street(
        [
          [325, 200],
          [605, 200],
        ],
        PRIMARY,
      ),
      street([
        [300, 225],
        [300, 405],
      ]),
      street([
        [300, -5],
        [300, 175],
      ]),
      // a slip road cuts a corner off
      street(
        [
          [300, 240],
          [340, 200],
        ],
        { class: 'primary_link' },
      ),
    ];
    const { net, blocks } = made(lines);
    expect(net.faces).toBe(6);
    expect(blocks.count).toBe(4);
    const houses = [house(300, 200, 3)];
    expect(made(lines, houses).blocks.count).toBe(5);
  });

  it('never reach across a barrier drawn by hand, nor from ground to ground', () => {
    const drawn = { kind: 'drawn', class: null, name: '', line: -1 } as const;
    const net = planarNet(grounds, [{ points: [metres(-5, 5), metres(605, 5)], along: drawn }]);
    expect(blocksOf(net, []).count).toBe(2);
    const narrow = [
      field(600, 5, 'a'),
      { parent: 'b', polygon: [[metres(0, 5), metres(600, 5), metres(600, 90), metres(0, 90)]] },
    ];
    expect(blocksOf(planarNet(narrow, []), []).count).toBe(2);
  });

  it('bear no ground, no line, and buildings anywhere', () => {
    expect(blocksOf(planarNet([], []), []).count).toBe(0);
    const nowhere = { ...house(0, 0), at: [Number.NaN, 0] as const };
    expect(made([], [nowhere, house(-500, 0), house(300, 300)]).blocks.count).toBe(1);
  });
});
