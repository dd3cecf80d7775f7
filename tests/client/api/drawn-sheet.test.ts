import { expect, test } from 'vitest';
import { drawnSheet } from '../../../client/api/drawn-sheet.ts';

const file = new Blob(['x']);

test('a sheet’s name, pages and notices are read from its headers', () => {
  const headers = new Headers({
    'content-disposition': `inline; filename="__-r3.pdf"; filename*=UTF-8''%E7%AC%AC%E4%B8%80-r3.pdf`,
    'x-board-pages': '2',
    'x-board-notices': '[{"code":"label-left-out","params":{"text":"\\u6865"}}]',
  });
  expect(drawnSheet({ file, headers })).toEqual({
    file,
    name: '第一-r3.pdf',
    pages: 2,
    notices: [{ code: 'label-left-out', params: { text: '桥' } }],
  });
});

test('notices that were too many for a header are not known', () => {
  const headers = new Headers({ 'x-board-notices': '54' });
  expect(drawnSheet({ file, headers })).toMatchObject({ notices: null, pages: 1 });
});

test('headers that were cut off on the way leave the sheet as it is', () => {
  const headers = new Headers({
    'x-board-notices': '[{"code":"label-le',
    'content-disposition': "inline; filename*=UTF-8''%E7%AC",
  });
  expect(drawnSheet({ file, headers })).toEqual({ file, name: '%E7%AC', pages: 1, notices: null });
});
