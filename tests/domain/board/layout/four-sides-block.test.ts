import { expect, test } from 'vitest';
import { sidesOf } from '../../../../domain/board/layout/four-sides-block.ts';

const texts: readonly (readonly [string, readonly (readonly [string, string])[] | null])[] = [
  [
    '东至神火大道，南至南京西路（含道路北侧），西至甲路—乙街，北至包河。',
    [
      ['东至', '神火大道'],
      ['南至', '南京西路（含道路北侧）'],
      ['西至', '甲路—乙街'],
      ['北至', '包河'],
    ],
  ],
  [
    'East to Broadway, West 4th Street; south to South Street (the road included); west to the wall; north to Bing River.',
    [
      ['East to', 'Broadway, West 4th Street'],
      ['South to', 'South Street (the road included)'],
      ['West to', 'the wall'],
      ['North to', 'Bing River'],
    ],
  ],
  ['沿环城路以内，东门、西门、南门、北门之间。', null],
  ['东至甲路，西至乙路。', null],
  ['', null],
];

test.each(texts)('%s', (text, sides) => {
  expect(sidesOf(text)?.map(({ side, along }) => [side, along]) ?? null).toEqual(sides);
});

test('a further part of the grid keeps its own four sides, and what is left out of it its word', () => {
  const text =
    '东至甲路，南至乙路，西至丙路，北至丁路。另一块：东至戊路，南至己路，西至庚路，北至辛路，不含其中的院内格。';
  const sides = sidesOf(text)!;
  expect(sides.map(({ part }) => part)).toEqual(['', '', '', '', '另一块：', '', '', '']);
  expect(sides.at(-1)).toMatchObject({ along: '辛路', after: '不含其中的院内格' });
});
