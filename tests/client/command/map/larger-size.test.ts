import { expect, test } from 'vitest';
import { largerSize, type Size } from '../../../../client/command/map/words/larger-size.ts';

test.each<[Size, Size]>([
  [12, 24],
  [
    ['interpolate', ['linear'], ['zoom'], 14, 10.5, 18, 13],
    ['interpolate', ['linear'], ['zoom'], 14, 21, 18, 26],
  ],
  [
    ['step', ['zoom'], 1, 12, 2, 14, 3],
    ['step', ['zoom'], 2, 12, 4, 14, 6],
  ],
  [
    ['match', ['get', 'rank'], 0, 12, 1, 13, 15],
    ['match', ['get', 'rank'], 0, 24, 1, 26, 30],
  ],
  [
    ['case', ['get', 'selected'], 3, 1.5],
    ['case', ['get', 'selected'], 6, 3],
  ],
  [
    ['interpolate', ['linear'], ['zoom'], 12, ['match', ['get', 'rank'], 0, 1, 2], 14, 3],
    ['interpolate', ['linear'], ['zoom'], 12, ['match', ['get', 'rank'], 0, 2, 4], 14, 6],
  ],
  [
    ['get', 'width'],
    ['get', 'width'],
  ],
])('twice %j is %j', (size, twice) => {
  expect(largerSize(size, 2)).toEqual(twice);
});
