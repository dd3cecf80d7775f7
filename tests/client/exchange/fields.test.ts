import { expect, test } from 'vitest';
import { chooseColumn, FIELDS_OF_KIND } from '../../../client/exchange/flow/import-kind-fields.ts';
import { FIELDS_OF } from '../../../server/exchange/columns/fields.ts';

test('a person can choose what the server takes, kind by kind', () => {
  expect(FIELDS_OF_KIND).toEqual(FIELDS_OF);
});

test('a column is taken as one field at a time, and what it was taken as by its name goes without', () => {
  const once = chooseColumn({}, 'WGMC', 'name', 'code');
  expect(once).toEqual({ name: '', code: 'WGMC' });
  expect(chooseColumn(once, 'WGMC', 'code', null)).toEqual({ name: '', code: '' });
  expect(chooseColumn({ name: 'A' }, 'B', null, 'name')).toEqual({ name: 'B' });
});
