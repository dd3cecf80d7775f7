import { describe, expect, test } from 'vitest';
import { batchStep } from '../../../../client/boards/print/batches/batch-step.ts';
import { orderedPaper, sheetQuery, USUAL_ORDER } from '../../../../client/boards/print/order/order.ts';
import { filtered, lacksByGrid } from '../../../../client/boards/print/thumbs/filter.ts';
import { grouped } from '../../../../client/boards/sheet/grouped-notices.ts';
import { zoomTo } from '../../../../client/boards/sheet/zoom.ts';

const A3 = { paper: 'A3', landscape: true } as const;
const CARD = { paper: { width: 148, height: 105 }, landscape: true } as const;

describe('how sheets are ordered', () => {
  test('nothing said is left to the template', () => {
    expect(sheetQuery(USUAL_ORDER, 'zh')).toEqual({ lang: 'zh' });
    expect(orderedPaper(USUAL_ORDER, A3)).toEqual({ width: 420, height: 297 });
    expect(orderedPaper({ ...USUAL_ORDER, orientation: 'portrait' }, CARD)).toEqual({
      width: 105,
      height: 148,
    });
  });

  test('a paper of one’s own is the way up that it says', () => {
    const own = { ...USUAL_ORDER, paper: 'own', width: 600, height: 900, orientation: 'landscape' } as const;
    expect(sheetQuery(own, 'en')).toEqual({ lang: 'en', paper: '600x900' });
    expect(orderedPaper(own, A3)).toEqual({ width: 600, height: 900 });
    expect(orderedPaper({ ...own, width: 20 }, A3)).toBeNull();
  });
});

test('a batch tells how far it is', () => {
  expect(batchStep('gathering')).toEqual({ kind: 'gathering' });
  expect(batchStep('drawing 12/151')).toEqual({ kind: 'drawing', done: 12, of: 151 });
  expect(batchStep('binding 151/151')).toEqual({ kind: 'binding', done: 151, of: 151 });
  expect(batchStep('')).toBeNull();
  expect(batchStep('folding 1/2')).toBeNull();
});

test('a filter leaves what lacks something, one thing, or nothing', () => {
  const lack = (code: string) => ({ code, params: {} });
  const items = [
    { grid: 'a', name: 'a', code: null, missing: [lack('code-missing'), lack('side-unnamed')] },
    { grid: 'b', name: 'b', code: null, missing: [lack('side-unnamed')] },
  ];
  const lacks = lacksByGrid({ sheets: 3, ready: 1, general: [], counts: [], items });
  const left = (filter: Parameters<typeof filtered>[2]) => filtered(['a', 'b', 'c'], lacks, filter);
  expect(left({ kind: 'all' })).toEqual(['a', 'b', 'c']);
  expect(left({ kind: 'ready' })).toEqual(['c']);
  expect(left({ kind: 'lacking', code: null })).toEqual(['a', 'b']);
  expect(left({ kind: 'lacking', code: 'code-missing' })).toEqual(['a']);
});

test('notices of a kind stand together', () => {
  const notices = ['x', 'y', 'x'].map((code, i) => ({ code, params: { i } }));
  expect(grouped(notices).map(({ code, items }) => [code, items.length])).toEqual([
    ['x', 2],
    ['y', 1],
  ]);
});

test('a wheel goes nearer and farther within bounds', () => {
  expect(zoomTo(1, 0.5, -100)).toBeCloseTo(1.2);
  expect(zoomTo(1, 0.5, 100)).toBeCloseTo(1 / 1.2);
  expect(zoomTo(0.26, 0.5, 1000)).toBe(0.25);
  expect(zoomTo(7.9, 0.5, -1000)).toBe(8);
});
