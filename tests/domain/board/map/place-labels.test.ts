import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Candidate, Wish } from '../../../../domain/board/map/labels/candidate.ts';
import { labelBox } from '../../../../domain/board/map/labels/oriented-box.ts';
import { type Placed, placeLabels } from '../../../../domain/board/map/labels/place-labels.ts';
import { collisions, sharedArea } from './measures.ts';

const box = fc
  .record({
    x: fc.double({ min: 0, max: 60, noNaN: true }),
    y: fc.double({ min: 0, max: 60, noNaN: true }),
    length: fc.double({ min: 1, max: 9, noNaN: true }),
    turn: fc.integer({ min: -90, max: 90 }),
  })
  .map(({ x, y, length, turn }) => labelBox(x, y, length, 1.2, turn));

const candidate: fc.Arbitrary<Candidate> = fc.record({
  text: fc.constant('名'),
  size: fc.constant(2),
  settings: fc.constant([]),
  boxes: fc.array(box, { minLength: 1, maxLength: 3 }),
  cost: fc.double({ min: 0, max: 3, noNaN: true }),
});

const wish: fc.Arbitrary<Wish> = fc.record({
  kind: fc.constant('street' as const),
  name: fc.string({ maxLength: 3 }),
  worth: fc.integer({ min: 1, max: 100 }),
  important: fc.boolean(),
  style: fc.constant({ weight: 'plain', colour: '#000000', halo: '#FFFFFF' } as const),
  candidates: fc.array(candidate, { maxLength: 6, size: 'max' }),
  group: fc.constantFrom('a', 'b', 'c', 'd'),
  apart: fc.constantFrom(0, 8),
});

const wishes = fc.array(wish, { minLength: 12, maxLength: 40, size: 'max' });
const fixed = fc.array(box, { maxLength: 5 });

/** What `placeLabels` makes as great as it can: a label's worth, less where its position is bad. */
function worth({ placed }: Placed): number {
  return placed.reduce(
    (sum, { wish: { worth: of }, candidate: { cost } }) => sum + of * (1 - 0.18 * cost),
    0,
  );
}

const labels = ({ placed }: Placed) =>
  placed.map(({ wish: { kind, name }, candidate: { text, size, boxes } }) => ({
    kind,
    name,
    text,
    size,
    boxes,
  }));

test('nothing that is placed meets another or what is fixed, or comes too near to its own group', () => {
  fc.assert(
    fc.property(wishes, fixed, fc.boolean(), (all, obstacles, improve) => {
      const result = placeLabels(all, obstacles, { improve });
      expect(result.placed.length + result.left.length).toBe(all.length);
      const placed = labels(result);
      expect(collisions(placed)).toEqual([]);
      for (const { boxes } of placed)
        for (const a of boxes) for (const b of obstacles) expect(sharedArea(a, b)).toBeLessThan(1e-9);
    }),
    { numRuns: 200 },
  );
});

test('improving makes the whole worth no less, and is the same each time', () => {
  fc.assert(
    fc.property(wishes, fixed, (all, obstacles) => {
      const first = placeLabels(all, obstacles, { improve: false });
      const second = placeLabels(all, obstacles, { improve: true });
      expect(worth(second)).toBeGreaterThanOrEqual(worth(first) - 1e-6);
      expect(labels(placeLabels(all, obstacles, { improve: true }))).toEqual(labels(second));
    }),
    { numRuns: 200 },
  );
});

test('a label moves out of the way of one that has no other place', () => {
  const at = (x: number, cost: number): Candidate => ({
    text: '名',
    size: 2,
    settings: [],
    boxes: [labelBox(x, 10, 6, 1.2, 0)],
    cost,
  });
  const wishOf = (name: string, worth: number, candidates: Candidate[]): Wish => ({
    kind: 'street',
    name,
    worth,
    important: false,
    style: { weight: 'plain', colour: '#000000', halo: '#FFFFFF' },
    candidates,
  });
  const both = [wishOf('甲路', 10, [at(10, 0), at(30, 0.5)]), wishOf('乙路', 8, [at(12, 0)])];
  expect(placeLabels(both, [], { improve: false }).left.map(({ name }) => name)).toEqual(['乙路']);
  const { placed, left } = placeLabels(both, [], { improve: true });
  expect(left).toEqual([]);
  expect(placed.map(({ candidate }) => candidate.boxes[0]!.x)).toEqual([30, 12]);
});
