import { afterAll, beforeAll, expect, test } from 'vitest';
import { at } from '../../plans/new-plan.ts';
import { box, collection, expectWords, feature, type Office, openOffice } from './office.ts';

let office: Office;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  plan = await office.newPlan(0);
});
afterAll(() => office.close());

const CHOSEN = { columns: '{"households":"alt","name":"other"}' };

/** A building whose households and name can be read in two ways; `mark` makes its columns those of one test alone. */
const building = (mark: string, id: string) => ({
  name: 'b.geojson',
  content: collection([
    feature(
      { type: 'Point', coordinates: at(1, 1) },
      { id, households: 3, name: id, alt: 99, other: `other ${id}`, [mark]: 1 },
    ),
  ]),
});

async function stored(id: string) {
  const { rows } = await office.server.connection.pool.query(
    'select name, households from buildings where id = $1',
    [id],
  );
  return rows;
}

const fields = () => ({ as: 'buildings', plan });

test('what somebody says of another file between the reading and the taking changes nothing', async () => {
  const shown = await office.read(building('a', 'a1'), fields());
  const other = await office.read(building('a', 'a2'), { ...fields(), ...CHOSEN });
  await office.take(other.id);
  await office.take(shown.id);
  expect(await stored('a1')).toEqual([{ name: 'a1', households: 3 }]);
  expect(await stored('a2')).toEqual([{ name: 'other a2', households: 99 }]);
});

test('what was said of the first file holds for the third, though nobody said it of the second', async () => {
  const said = await office.read(building('b', 'b1'), { ...fields(), ...CHOSEN });
  await office.take(said.id);
  for (const id of ['b2', 'b3', 'b4']) {
    const job = await office.read(building('b', id), fields());
    expect(job.result.source.notes).toContainEqual({ code: 'recipe-used', params: {} });
    await office.take(job.id);
    expect(await stored(id)).toEqual([{ name: `other ${id}`, households: 99 }]);
  }
});

test('what was read by another’s word can be read without it, and is taken so', async () => {
  const said = await office.read(building('c', 'c1'), { ...fields(), ...CHOSEN });
  await office.take(said.id);
  const job = await office.read(building('c', 'c2'), fields());
  await office.again(job.id, { columns: {} });
  await office.take(job.id);
  expect(await stored('c2')).toEqual([{ name: 'c2', households: 3 }]);
});

test('what the file would by now be read in is not what was shown: nothing is taken', async () => {
  const one = await office.newPlan(20);
  const grids = { name: 'g.geojson', content: collection([feature(box(20, 0, 28, 8), { name: 'x' })]) };
  const job = await office.read(grids, { plan: one, crs: 'WGS84' });
  await office.server.connection.pool.query(
    `update jobs set result = jsonb_set(result, '{source,crs,used}', '"GCJ-02"') where id = $1`,
    [job.id],
  );
  const refused = await office.take(job.id);
  expect(refused).toMatchObject({
    state: 'failed',
    reason: { code: 'import-changed', params: { shown: 'GCJ-02', now: 'EPSG:4326' } },
  });
  expectWords(refused);
  expect((await office.again(job.id, {})).result).toMatchObject({ committed: false, taken: 1 });
  expect((await office.take(job.id)).result.committed).toBe(true);
});

test('what is said anew of a file can be forgotten again, field by field', async () => {
  const grids = {
    name: 'g.geojson',
    content: collection([feature(box(0, 0, 8, 8), { nm: 'q', other: 'z' })]),
  };
  const job = await office.read(grids, { plan, columns: '{"name":"other"}', clean: '{"gapM":3}' });
  const forgotten = Object.fromEntries(
    ['crs', 'axes', 'columns', 'clean', 'level', 'name', 'key', 'known', 'encoding', 'layer'].map((name) => [
      name,
      null,
    ]),
  );
  const { result } = await office.again(job.id, forgotten);
  expect(result.questions).toMatchObject([{ code: 'datum' }]);
  expect((await office.again(job.id, { crs: 'WGS84', axes: 'as-is' })).result).toMatchObject({
    questions: [],
    taken: 1,
  });
});
