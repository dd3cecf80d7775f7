import { expect, test } from 'vitest';
import { LaterVertices } from '../../../domain/edit/later-vertices.ts';
import type { Polygon } from '../../../domain/geometry/point.ts';

const SQUARE: Polygon = [
  [
    [0, 0],
    [1000, 10],
    [1000, 1000],
    [0, 1000],
  ],
];
const withPoint = (x: number, y: number): Polygon => [SQUARE[0]!.toSpliced(1, 0, [x, y])];

test('a vertex that a cut put into an edge is learnt, and goes into whatever has the edge', () => {
  const vertices = new LaterVertices();
  expect(vertices.learn(SQUARE, withPoint(500, 5))).toBeNull();
  expect(vertices.insertInto(SQUARE)).toEqual(withPoint(500, 5));
  expect(vertices.lost()).toBeNull();
});

// Storm 42: a split between two corners that were there took a wedge; taking back what came before it put the wedge's tip on the old edge.
test('another course between the same two corners is no vertex that was put in', () => {
  expect(new LaterVertices().learn(SQUARE, withPoint(500, 300))).not.toBeNull();
  expect(new LaterVertices().learn(SQUARE, withPoint(500, -20))).not.toBeNull();
});
