import { afterAll, expect, test } from 'vitest';
import { inTransaction } from '../../../server/db/transaction.ts';
import { keepRecipe, recallRecipe, signatureOf } from '../../../server/exchange/recipes.ts';
import { openTestDatabase } from '../harness/database.ts';

const { db, close } = await openTestDatabase();
afterAll(close);

const COLUMNS = ['WGMC', 'WGBM', 'HS', '户数(户)'];

test('files with the same columns, in whatever order, are the same source; others are not', () => {
  const signature = signatureOf('shp', 'grids', COLUMNS);
  expect(signatureOf('shp', 'grids', COLUMNS.toReversed())).toBe(signature);
  expect(signatureOf('shp', 'grids', [...COLUMNS, 'HS'])).toBe(signature);
  const others = [
    signatureOf('csv', 'grids', COLUMNS),
    signatureOf('shp', 'buildings', COLUMNS),
    signatureOf('shp', 'grids', [...COLUMNS, 'X']),
    signatureOf('shp', 'grids', COLUMNS.slice(1)),
    signatureOf('shp', 'grids', ['WGMC,WGBM', 'HS', '户数(户)']),
  ];
  expect(new Set([signature, ...others]).size).toBe(6);
});

test('what was chosen is there for the next file, the latest of it, and nothing of the file itself', async () => {
  const signature = signatureOf('xlsx', 'buildings', COLUMNS);
  expect(await recallRecipe(db, signature)).toBeNull();
  const chosen = {
    crs: 'EPSG:4547',
    encoding: 'gb18030',
    columns: { name: 'WGMC', households: '' },
    key: 'id' as const,
    homesPerStorey: 2.5,
  };
  const keep = (fields: Parameters<typeof keepRecipe>[3]) =>
    inTransaction(db, (tx) => keepRecipe(tx, signature, 'buildings', fields));
  await keep({
    ...chosen,
    as: 'buildings',
    plan: 'p1',
    name: 'x',
    known: { from: [1, 2], to: [115, 34] },
    layer: 'l',
  });
  expect(await recallRecipe(db, signature)).toEqual(chosen);
  await keep({ crs: 'GCJ-02' });
  expect(await recallRecipe(db, signature)).toEqual({ crs: 'GCJ-02' });
  await keep({});
  expect(await recallRecipe(db, signature)).toEqual({});
});

test('of an import that is not taken nothing is kept', async () => {
  const signature = signatureOf('kml', 'lines', COLUMNS);
  const undone = inTransaction(db, async (tx) => {
    await keepRecipe(tx, signature, 'lines', { crs: 'WGS84' });
    throw new Error('not taken');
  });
  await expect(undone).rejects.toThrow('not taken');
  expect(await recallRecipe(db, signature)).toBeNull();
});
