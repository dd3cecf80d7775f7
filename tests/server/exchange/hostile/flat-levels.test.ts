import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, collection, expectWords, feature, type Office, openOffice } from './office.ts';

let office: Office;
let plan: string;

beforeAll(async () => {
  office = await openOffice('maigaoqiao');
  const base = await office.read(
    {
      name: 'a.geojson',
      content: collection([feature(box(70, 0, 78, 8), { id: '1', name: 'x', code: 'C1' })]),
    },
    { plan: await office.newPlan(70), level: 'level-2' },
  );
  plan = (await office.take(base.id)).result.plan;
});
afterAll(() => office.close());

const shapes = (id: string, code: string) => ({
  name: 's.geojson',
  content: collection([
    feature(box(71, 1, 72, 2), { id, code, name: 's' }),
    feature(box(90, 1, 91, 2), { name: 'far' }),
  ]),
});

test('shapes of a level that does not tile are not put on top of those that are there', async () => {
  const first = await office.read(shapes('s1', 'S1'), { plan, level: 'level-3' });
  expectWords(first);
  expect(first.result.refused).toMatchObject([{ row: 2, code: 'parent-unknown' }]);
  const taken = (await office.take(first.id)).result;
  expect(taken.committed).toBe(true);
  for (const [id, code, refused] of [
    ['s1', 'S2', 'id-taken'],
    ['s2', 'S1', 'code-taken'],
    ['1', 'S3', 'id-taken'],
  ] as const) {
    const again = await office.read(shapes(id, code), { plan: taken.plan, level: 'level-3' });
    expectWords(again);
    expect(again.result.refused[0]).toMatchObject({ row: 1, code: refused });
  }
});

test('without a plan there is nothing that such shapes could lie in', async () => {
  const job = await office.read(shapes('s9', 'S9'), { level: 'level-3' });
  expectWords(job);
  expect(job.result).toMatchObject({ taken: 0, refused: [{ row: 1, code: 'parent-unknown' }, { row: 2 }] });
  expect((await office.post(`/api/imports/${job.id}/take`)).json().code).toBe('import-empty');
});
