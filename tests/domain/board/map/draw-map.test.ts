import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BoardContent, GroundPoint } from '../../../../domain/board/content.ts';
import type { PathMark } from '../../../../domain/board/drawing.ts';
import { detailAt } from '../../../../domain/board/map/detail.ts';
import { drawMap } from '../../../../domain/board/map/draw-map.ts';
import { PaperGround } from '../../../../domain/board/map/paper-ground.ts';
import { roadKind } from '../../../../domain/board/map/road-kinds.ts';
import type { MapRequest } from '../../../../domain/board/map/types.ts';
import { box, building, mapContent, road, TEMPLATE } from './map-content.ts';
import { collisions, cornersOf, flatMarks, marksOf } from './measures.ts';
import { plainRuler } from './plain-ruler.ts';
import { randomMap } from './random-map.ts';

const FRAME = { x: 12, y: 20, width: 260, height: 180 };

function asked(content: BoardContent, more: Partial<MapRequest> = {}): MapRequest {
  return {
    content,
    template: TEMPLATE,
    frame: FRAME,
    scale: 4000,
    centre: [0, 0],
    ruler: plainRuler,
    textMm: 3,
    ...more,
  };
}

const scales = fc.constantFrom(100, 500, 2000, 4000, 10_000, 100_000);

describe('a map of any content', () => {
  test('has no two labels over each other, and all of them within its frame', () => {
    fc.assert(
      fc.property(randomMap, scales, (content, scale) => {
        const { placed } = drawMap(asked(content, { scale }));
        expect(collisions(placed)).toEqual([]);
        for (const [x, y] of placed.flatMap(({ boxes }) => boxes.flatMap(cornersOf))) {
          expect(x).toBeGreaterThanOrEqual(FRAME.x - 1e-9);
          expect(x).toBeLessThanOrEqual(FRAME.x + FRAME.width + 1e-9);
          expect(y).toBeGreaterThanOrEqual(FRAME.y - 1e-9);
          expect(y).toBeLessThanOrEqual(FRAME.y + FRAME.height + 1e-9);
        }
      }),
      { numRuns: 150 },
    );
  });

  test('is one group clipped to the frame, of finite numbers, and nothing of it lies far outside', () => {
    fc.assert(
      fc.property(randomMap, scales, fc.boolean(), (content, scale, mono) => {
        const { marks } = drawMap(asked(content, { scale, template: { ...TEMPLATE, mono } }));
        expect(marks).toHaveLength(1);
        const [map] = marks;
        const { x, y, width, height } = FRAME;
        expect(map?.kind === 'group' && map.clip?.map(({ points }) => [...points])).toEqual([
          [x, y, x + width, y, x + width, y + height, x, y + height],
        ]);
        for (const mark of flatMarks(marks)) {
          const numbers =
            mark.kind === 'path'
              ? mark.traces.flatMap(({ points }) => [...points])
              : [...mark.at, mark.size, mark.turn ?? 0];
          expect(numbers.every(Number.isFinite)).toBe(true);
          if (mark.kind === 'text') expect(Math.abs(mark.turn ?? 0)).toBeLessThanOrEqual(90);
          else
            for (const { points } of mark.traces)
              for (let i = 0; i < points.length; i += 2) {
                expect(points[i]).toBeGreaterThan(x - 8);
                expect(points[i]).toBeLessThan(x + width + 8);
                expect(points[i + 1]).toBeGreaterThan(y - 8);
                expect(points[i + 1]).toBeLessThan(y + height + 8);
              }
          if (mark.kind === 'path') for (const { points } of mark.traces) expect(points.length % 2).toBe(0);
        }
      }),
      { numRuns: 100 },
    );
  });

  test('is the same when it is drawn again', () => {
    fc.assert(
      fc.property(randomMap, (content) => {
        const written = () =>
          JSON.stringify(drawMap(asked(content)), (_, value) =>
            value instanceof Float64Array ? [...value] : value,
          );
        expect(written()).toBe(written());
      }),
      { numRuns: 30 },
    );
  });

  test('explains in its legend what is within the frame, each once, and nothing else', () => {
    fc.assert(
      fc.property(randomMap, scales, (content, scale) => {
        const { legend } = drawMap(asked(content, { scale }));
        const ids = legend.map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        const half = [(FRAME.width * scale) / 2000, (FRAME.height * scale) / 2000] as const;
        const isIn = ([x, y]: GroundPoint) => Math.abs(x) < half[0] && Math.abs(y) < half[1];
        const certain = new Set<string>();
        const possible = new Set([
          'border',
          'neighbour',
          'ancestor-0',
          'building',
          'building-around',
          'type',
        ]);
        const detail = detailAt(1000 / scale, 3, '');
        for (const line of content.lines) {
          const { kind, class: osmClass, points, tunnel } = line;
          const said = {
            road: `road-${roadKind(osmClass)}`,
            water: 'water',
            wall: 'wall',
            rail: tunnel || osmClass === 'subway' ? 'rail-buried' : 'rail',
          }[kind];
          const finite = points.filter((at) => at.every(Number.isFinite));
          if (finite.length > 1) possible.add(said);
          // A line with two points a metre apart of which one is well within the frame.
          const differs = finite.some((at) => Math.hypot(at[0] - finite[0]![0], at[1] - finite[0]![1]) > 1);
          if (kind !== 'wall' && differs && finite.some(isIn) && detail.shows(line)) certain.add(said);
        }
        for (const { kind, category } of content.places)
          possible.add(`place-${kind}${kind === 'camera' || category === '' ? '' : `-${category}`}`);
        for (const id of ids) expect(possible).toContain(id);
        for (const id of certain) expect(ids).toContain(id);
        for (const { sample } of legend)
          expect(sample({ x: 0, y: 0, width: 9, height: 4.5 }).length).toBeGreaterThan(0);
      }),
      { numRuns: 100 },
    );
  });
});

describe('true to scale', () => {
  test('a distance on the paper times N is the distance on the ground', () => {
    const metre = fc.double({ min: -20_000, max: 20_000, noNaN: true });
    fc.assert(
      fc.property(
        fc.tuple(metre, metre),
        fc.tuple(metre, metre),
        fc.tuple(metre, metre),
        scales,
        (centre, a, b, scale) => {
          const ground = new PaperGround(FRAME, scale, centre);
          const [p, q] = [ground.point(a)!, ground.point(b)!];
          const paper = Math.hypot(p[0] - q[0], p[1] - q[1]) / 1000;
          const metres = Math.hypot(a[0] - b[0], a[1] - b[1]);
          expect(Math.abs(paper * scale - metres)).toBeLessThanOrEqual(
            1e-9 * Math.max(1, metres) * (1 + scale / 100),
          );
          // East is to the right, north is up.
          expect(Math.sign(q[0] - p[0]) * Math.sign(b[0] - a[0])).toBeGreaterThanOrEqual(0);
          expect(Math.sign(q[1] - p[1]) * Math.sign(b[1] - a[1])).toBeLessThanOrEqual(0);
        },
      ),
    );
  });

  test('the border that is drawn has the corners of the grid', () => {
    const corners: GroundPoint[] = [
      [-210.5, -120.25],
      [180.125, -90],
      [33, 170.75],
    ];
    const { marks } = drawMap(asked(mapContent({ own: [[corners]] })));
    const paths = marksOf(marks, 'map-borders').filter((mark): mark is PathMark => mark.kind === 'path');
    const drawn = paths.at(-1)!.traces[0]!;
    const mm = [...drawn.points];
    expect(drawn.closed).toBe(true);
    for (const [i, [east, north]] of corners.entries()) {
      expect(mm[2 * i]! - (FRAME.x + FRAME.width / 2)).toBeCloseTo(east / 4, 9);
      expect(FRAME.y + FRAME.height / 2 - mm[2 * i + 1]!).toBeCloseTo(north / 4, 9);
    }
  });
});

describe('names', () => {
  const square = [[box(-200, -150, 400, 300)]];

  test('the streets of the four sides stand beside the border, not on it', () => {
    const lines = [
      road('北京路', [
        [-500, 150],
        [500, 150],
      ]),
      road('南京路', [
        [-500, -150],
        [500, -150],
      ]),
      road('东大街', [
        [200, -400],
        [200, 400],
      ]),
      road('西大街', [
        [-200, -400],
        [-200, 400],
      ]),
    ];
    const content = mapContent({
      own: square,
      lines,
      fourSides: '东至东大街，南至南京路，西至西大街，北至北京路。',
    });
    const { placed, leftOut } = drawMap(asked(content));
    expect(leftOut).toEqual([]);
    for (const name of ['北京路', '南京路', '东大街', '西大街']) {
      const label = placed.find((one) => one.name === name)!;
      const y = (north: number) => FRAME.y + FRAME.height / 2 - north / 4;
      const x = (east: number) => FRAME.x + FRAME.width / 2 + east / 4;
      for (const [px, py] of label.boxes.flatMap(cornersOf)) {
        const alongNorthOrSouth = px > x(-200) && px < x(200);
        const alongEastOrWest = py > y(150) && py < y(-150);
        const nearest = Math.min(
          ...(alongNorthOrSouth ? [Math.abs(py - y(150)), Math.abs(py - y(-150))] : [99]),
          ...(alongEastOrWest ? [Math.abs(px - x(200)), Math.abs(px - x(-200))] : [99]),
        );
        expect(nearest).toBeGreaterThan(0.2);
      }
    }
  });

  test('a street in pieces that come twice is named once, and again only far away', () => {
    const pieces = Array.from({ length: 40 }, (_, i) =>
      road('长安街', [
        [-400 + 20 * i, 7],
        [-380 + 20 * i, 7],
      ]),
    );
    const twice = [...pieces, ...pieces, road('长安街', [[0, 7], [0, 7]])]; // biome-ignore format: one line
    const { placed } = drawMap(asked(mapContent({ own: square, lines: twice })));
    expect(placed.length).toBeGreaterThanOrEqual(1);
    expect(placed.length).toBeLessThanOrEqual(3);
    const middles = placed.map(({ boxes }) => boxes[0]!.x).sort((a, b) => a - b);
    for (const [i, x] of middles.entries()) if (i > 0) expect(x - middles[i - 1]!).toBeGreaterThan(50);
  });

  test('a bent street is named letter by letter; a steep Chinese one in a column of upright letters', () => {
    const bend = Array.from({ length: 60 }, (_, i): GroundPoint => {
      const angle = Math.PI * (0.15 + (0.7 * i) / 59);
      return [-120 * Math.cos(angle), 120 * Math.sin(angle)];
    });
    const arc = drawMap(
      asked(mapContent({ own: square, lines: [road('Crescent of the Long Meadow', bend)] })),
    );
    expect(arc.placed[0]!.boxes.length).toBeGreaterThan(10);
    const steep = road('信荷街', [
      [10, -140],
      [30, 140],
    ]);
    const { marks } = drawMap(asked(mapContent({ own: square, lines: [steep] })));
    const letters = flatMarks(marks).flatMap((mark) => (mark.kind === 'text' ? [mark] : []));
    expect(letters.slice(0, 3).map(({ text }) => text)).toEqual(['信', '荷', '街']);
    expect(letters[1]!.at[1]).toBeGreaterThan(letters[0]!.at[1]);
    for (const { turn = 0 } of letters) expect(Math.abs(turn)).toBeLessThan(45);
  });

  test('buildings carry their numbers, their compound its name once', () => {
    const buildings = Array.from({ length: 9 }, (_, i) =>
      building(`幸福小区${i + 1}号楼`, -120 + 80 * (i % 3), -100 + 70 * Math.floor(i / 3), 40, 20),
    );
    const { placed, leftOut } = drawMap(asked(mapContent({ own: square, buildings }), { scale: 2000 }));
    expect(leftOut).toEqual([]);
    expect(placed.filter(({ kind }) => kind === 'compound').map(({ text }) => text)).toEqual(['幸福小区']);
    expect(
      placed
        .filter(({ kind }) => kind === 'building')
        .map(({ text }) => text)
        .sort(),
    ).toEqual(Array.from({ length: 9 }, (_, i) => `${i + 1}号楼`));
  });

  test('a sign that the font has not is left in its place, for the box that is drawn there, and is said', () => {
    const lines = [
      road('㙍塘路', [
        [-300, 0],
        [300, 0],
      ]),
    ];
    const { placed, leftOut } = drawMap(asked(mapContent({ own: square, lines })));
    expect(placed[0]).toMatchObject({ name: '㙍塘路', text: '㙍塘路' });
    expect(leftOut).toEqual([{ text: '㙍塘路', kind: 'street', why: 'no-glyph', important: false }]);
    const [picture] = drawMap(
      asked(mapContent({ own: square, lines: [{ ...lines[0]!, name: '美食\u{1f35c}\ufe0f街' }] })),
    ).placed;
    expect(picture).toMatchObject({ text: '美食\u{1f35c}街' });
  });
});

describe('sizes that nobody expects', () => {
  test('a grid of 2 m, one of 20 km, none at all, one with a hole and an exclave', () => {
    const hole = [box(-200, -150, 400, 300), box(-50, -50, 100, 100)];
    for (const [own, scale] of [
      [[[box(-1, -1, 2, 2)]], 100],
      [[[box(-10_000, -10_000, 20_000, 20_000)]], 125_000],
      [[], 4000],
      [[hole, [box(350, 250, 40, 30)]], 4000],
      [[[box(0, 0, 0, 0)], []], 4000],
    ] as const) {
      const { marks, placed } = drawMap(asked(mapContent({ own }), { scale }));
      expect(marks).toHaveLength(1);
      expect(collisions(placed)).toEqual([]);
    }
  });

  test('a street of 5,000 points that lies over itself, a line without length, 20,000 buildings on one place', () => {
    const over = Array.from(
      { length: 5000 },
      (_, i): GroundPoint => [300 * Math.sin(i / 9), 40 * Math.sin(i / 31)],
    );
    const lines = [road('环路', over), road('点路', [[5, 5]]), road('', [])];
    const buildings = Array.from({ length: 20_000 }, (_, i) =>
      building(`${(i % 50) + 1}号楼`, (i % 7) * 1.5, i % 3, 12, 12 + (i % 900) / 90),
    );
    const { marks, placed } = drawMap(
      asked(mapContent({ own: [[box(-200, -150, 400, 300)]], lines, buildings })),
    );
    expect(collisions(placed)).toEqual([]);
    expect(flatMarks(marks).length).toBeLessThan(25_000);
  });

  test('throws where it is asked for no map at all', () => {
    expect(() => drawMap(asked(mapContent({ own: [] }), { scale: 0 }))).toThrow(RangeError);
    expect(() => drawMap(asked(mapContent({ own: [] }), { centre: [Number.NaN, 0] }))).toThrow(RangeError);
  });
});
