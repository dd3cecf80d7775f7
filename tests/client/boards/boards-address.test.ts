import { expect, test } from 'vitest';
import { boardsPath, readBoardsAddress } from '../../../client/boards/boards-address.ts';

const read = (path: string) => readBoardsAddress(new URL(path, 'http://here'));

test('an address is read as it was written, thousands of grids beyond the request', () => {
  const grids = Array.from({ length: 3_000 }, (_, i) => `grid-${i}`);
  const address = { tab: 'print', plan: 'p 1', grid: null, grids } as const;
  const path = boardsPath(address);
  expect(read(path)).toEqual(address);
  expect(new URL(path, 'http://here').search).toBe('?plan=p+1');
  expect(read('/boards')).toEqual({ tab: 'print', plan: null, grid: null, grids: [] });
  expect(read(boardsPath({ tab: 'places', plan: 'p', grid: 'g' }))).toEqual({
    tab: 'places',
    plan: 'p',
    grid: 'g',
    grids: [],
  });
  expect(read('/boards?tab=nowhere').tab).toBe('print');
});
