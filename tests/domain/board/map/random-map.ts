import * as fc from 'fast-check';
import type { BoardContent, BoardLine, GroundPoint } from '../../../../domain/board/content.ts';
import { box, building, mapContent } from './map-content.ts';

const NAMES = [
  '',
  '南京西路',
  '神火大道',
  '一二三四五巷',
  'Charles Street',
  '㙍塘路',
  '梅路',
  'Rue 🍜',
  '北海',
];
const CLASSES = ['trunk', 'primary', 'residential', 'service', 'footway', 'primary_link', 'unknown', ''];

const coordinate = fc.oneof(
  { weight: 30, arbitrary: fc.double({ min: -600, max: 600, noNaN: true }) },
  { weight: 1, arbitrary: fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY, 1e9, -1e9, 0) },
);
const point: fc.Arbitrary<GroundPoint> = fc.tuple(coordinate, coordinate);
const sane = fc.integer({ min: -400, max: 400 });

const line: fc.Arbitrary<BoardLine> = fc.record({
  kind: fc.constantFrom('road', 'road', 'road', 'road', 'rail', 'water', 'wall'),
  class: fc.constantFrom(...CLASSES, 'river', 'stream', 'riverbank', 'rail', 'subway'),
  name: fc.constantFrom(...NAMES),
  bridge: fc.boolean(),
  tunnel: fc.boolean(),
  points: fc.array(point, { maxLength: 12 }),
});

const ring = (x: number, y: number) =>
  fc.tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 1, max: 300 })).map(([corners, radius]) =>
    Array.from({ length: corners }, (_, i): GroundPoint => {
      const angle = (i / corners) * 2 * Math.PI;
      return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)];
    }),
  );

/** Content as no town has it: lines of any shape, points that are no numbers, areas that lie over each other. */
export const randomMap: fc.Arbitrary<BoardContent> = fc
  .record({
    own: fc.array(ring(0, 0), { maxLength: 3 }),
    neighbours: fc.array(
      fc
        .tuple(fc.constantFrom(...NAMES), sane, sane)
        .chain(([name, x, y]) => ring(x, y).map((rings) => ({ name, rings: [rings] }))),
      { maxLength: 6 },
    ),
    lines: fc.array(line, { maxLength: 40 }),
    buildings: fc.array(
      fc
        .tuple(
          fc.constantFrom(
            '',
            '3号楼',
            '幸福小区12号楼',
            '幸福小区13号楼',
            '人民医院',
            'Town Hall of the District',
          ),
          sane,
          sane,
          fc.integer({ min: 0, max: 90 }),
          fc.boolean(),
        )
        .map(([name, x, y, size, within]) => building(name, x, y, size, size / 2, within)),
      { maxLength: 30 },
    ),
    places: fc.array(
      fc.record({
        kind: fc.constantFrom('shop', 'unit', 'camera'),
        category: fc.constantFrom('', '餐饮', '学校', '🍜'),
        name: fc.constantFrom(...NAMES),
        at: point,
      }),
      { maxLength: 30 },
    ),
    fourSides: fc.constantFrom('', '东至神火大道，南至南京西路。'),
  })
  .map(({ own, ...rest }) =>
    mapContent({ ...rest, own: own.map((shell) => [shell]), ancestor: [box(-350, -350, 700, 700)] }),
  );
