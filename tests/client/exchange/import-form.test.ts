import { expect, test } from 'vitest';
import { fieldsOf, type ImportForm, revised, revisionOf } from '../../../client/exchange/flow/import-form.ts';

const form: ImportForm = { as: 'grids', how: 'new', level: 'community', name: '', over: 'plan' };

test('the form says of each kind what that kind has, and no more', () => {
  expect(fieldsOf(form, 'p1', 'file')).toEqual({ as: 'grids', level: 'community', name: 'file', plan: 'p1' });
  expect(fieldsOf({ ...form, over: 'own' }, 'p1', 'file').plan).toBeUndefined();
  expect(fieldsOf({ ...form, how: 'code' }, 'p1', 'file')).toEqual({ as: 'grids', plan: 'p1', key: 'code' });
  expect(fieldsOf({ ...form, as: 'territory' }, 'p1', 'file')).toEqual({ as: 'territory' });
  expect(fieldsOf({ ...form, as: 'territory', name: ' X ' }, 'p1', '')).toEqual({
    as: 'territory',
    name: 'X',
  });
  expect(fieldsOf({ ...form, as: 'buildings', how: 'place' }, 'p1', 'f')).toEqual({
    as: 'buildings',
    plan: 'p1',
    key: 'place',
  });
  // A way of another kind is none of this one's.
  expect(fieldsOf({ ...form, as: 'shops', how: 'place' }, 'p1', 'f')).toEqual({ as: 'shops', plan: 'p1' });
});

test('only what is another is said again; what the form does not say any more is forgotten', () => {
  const before = { ...fieldsOf(form, 'p1', 'file'), columns: { name: 'A' } };
  expect(revisionOf(before, fieldsOf(form, 'p1', 'file'), {})).toEqual({});
  expect(revisionOf(before, fieldsOf(form, 'p1', 'file'), { columns: { name: 'A' } })).toEqual({});
  const other = fieldsOf({ ...form, as: 'buildings', how: 'id' }, 'p1', 'file');
  const revision = revisionOf(before, other, { crs: 'GCJ-02' });
  expect(revision).toEqual({
    as: 'buildings',
    key: 'id',
    level: null,
    name: null,
    columns: {},
    crs: 'GCJ-02',
  });
  expect(revised(before, revision)).toEqual({
    as: 'buildings',
    plan: 'p1',
    key: 'id',
    columns: {},
    crs: 'GCJ-02',
  });
  expect(revisionOf(revised(before, revision), other, {})).toEqual({});
});
