import { afterAll, beforeAll, expect, test } from 'vitest';
import { box, collection, expectWords, feature, type Office, openOffice } from './office.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.close());

/** Strips of one territory, from west to east. */
const strips = (x: number, n: number, properties: (i: number) => object) => ({
  name: 'grids.geojson',
  content: collection(
    Array.from({ length: n }, (_, i) =>
      feature(box(x + (i * 8) / n, 0, x + ((i + 1) * 8) / n, 8), properties(i)),
    ),
  ),
});

async function take(plan: string, file: ReturnType<typeof strips>, level = 'community') {
  const job = await office.read(file, { plan, level });
  expectWords(job);
  expect(job.result).toMatchObject({ faults: [], refused: [] });
  const taken = await office.take(job.id);
  expect(taken).toMatchObject({ state: 'done', result: { committed: true } });
  const { grids } = await office.one.division(taken.result.plan);
  return { plan: taken.result.plan as string, report: job.result, grids };
}

const told = (report: { repaired: { row: number; code: string; before: string }[] }) =>
  report.repaired.map(({ row, code, before }) => [row, code, before]);

test('files that count from 1 at every level: the ids that the plan has already are given anew, and told', async () => {
  const above = await take(
    await office.newPlan(0),
    strips(0, 2, (i) => ({ id: String(i + 1), name: `c${i}` })),
  );
  const below = await take(
    above.plan,
    strips(0, 4, (i) => ({ id: String(i + 1), name: `g${i}` })),
    'compound',
  );
  expect(told(below.report)).toEqual([
    [1, 'id-taken', '1'],
    [2, 'id-taken', '2'],
  ]);
  const of = (level: string) => below.grids.filter((grid) => grid.level === level);
  expect(of('community').map(({ id, name }) => [id, name])).toEqual([
    ['1', 'c0'],
    ['2', 'c1'],
  ]);
  expect(
    of('compound')
      .map(({ name, parentId }) => [name, parentId])
      .toSorted(),
  ).toEqual([
    ['g0', '1'],
    ['g1', '1'],
    ['g2', '2'],
    ['g3', '2'],
  ]);
});

test('a code that a grid above has is not given twice: taking it was a fault of the server', async () => {
  const above = await take(
    await office.newPlan(10),
    strips(10, 2, (i) => ({ code: `A${i + 1}` })),
  );
  const below = await take(
    above.plan,
    strips(10, 4, (i) => ({ code: `A${i + 1}`, name: `g${i}` })),
    'compound',
  );
  expect(told(below.report)).toEqual([
    [1, 'code-taken', 'A1'],
    [2, 'code-taken', 'A2'],
  ]);
  const codes = below.grids.flatMap(({ code }) => (code === null ? [] : [code]));
  expect(codes.toSorted()).toEqual(['A1', 'A2', 'A3', 'A4']);
});

test('a grid above that is named by a code which a row has itself', async () => {
  const file = strips(20, 4, (i) => ({ name: `g${i}`, code: `100${i}`, 上级编码: '1000' }));
  const { grids } = await take(await office.newPlan(20), file, 'compound');
  const above = grids.find(({ level }) => level === 'community');
  expect(above).toMatchObject({ code: null, name: '1000' });
  expect(grids.find(({ code }) => code === '1000')?.name).toBe('g0');
});

test('parents in a circle, of themselves, and at the wrong level make no circle', async () => {
  const circle = strips(30, 4, (i) => ({ id: `n${i}`, name: `g${i}`, parentId: `n${(i + 1) % 4}` }));
  const { grids } = await take(await office.newPlan(30), circle, 'compound');
  const byId = new Map(grids.map((grid) => [grid.id, grid]));
  for (const grid of grids) {
    let steps = 0;
    for (let at = grid; at.parentId !== null; at = byId.get(at.parentId)!) expect(steps++).toBeLessThan(10);
  }
});

test('an id twice in a file, and a code that is a number too long to be one, are told', async () => {
  const ids = strips(40, 2, (i) => ({ 网格ID: 'same', id: 'same', name: `g${i}` }));
  const twice = await take(await office.newPlan(40), ids);
  expect(told(twice.report)).toEqual([[2, 'id-repeated', 'same']]);

  const codes = strips(50, 2, (i) => ({ name: `g${i}`, code: 110105001001001 + i }));
  const long = { ...codes, content: codes.content.replace('110105001001001', '110105001001001002') };
  const { report, grids } = await take(await office.newPlan(50), long);
  expect(told(report)).toEqual([[1, 'code-inexact', expect.any(String)]]);
  expect(grids.flatMap(({ code }) => (code === null ? [] : [code]))).toEqual(['110105001001002']);
});

test('a community that nothing divides yet is found by its name, though what fills it has the same', async () => {
  const { plan } = await take(
    await office.newPlan(60),
    strips(60, 2, (i) => ({ name: ['东村', '西村'][i], code: `00${i}` })),
  );
  const known = office.server.profile.roles[0]!.name.zh;
  const table = `网格,角色,姓名,电话\n东村,${known},甲,01012345678\n西村,魔法师,乙,1\n北村,${known},丙,2\n`;
  const job = await office.read({ name: 'teams.csv', content: table }, { as: 'teams', plan });
  expectWords(job);
  expect(job.result.refused.map(({ row, code }: { row: number; code: string }) => [row, code])).toEqual([
    [3, 'role-unknown'],
    [4, 'grid-unknown'],
  ]);
});

test('a table by code, with codes that are not there, twice, or missing, is refused row by row and changes the rest', async () => {
  const { plan } = await take(
    await office.newPlan(80),
    strips(80, 2, (i) => ({ name: `g${i}`, code: `00${i}` })),
  );
  const rows = async (content: string) => {
    const job = await office.read({ name: 'codes.csv', content }, { plan, key: 'code' });
    expectWords(job);
    const refused = job.result.refused.map(({ row, code }: { row: number; code: string }) => [row, code]);
    return { refused, taken: job.result.taken };
  };
  expect(await rows('编码,名称\n000,新\n003,没有\n000,又\n,空\n1,少了零\n')).toEqual({
    refused: [
      [3, 'code-unknown'],
      [4, 'code-repeated'],
      [5, 'code-missing'],
      [6, 'code-unknown'],
    ],
    taken: 1,
  });
  expect(await rows('名称,户数\n新,12\n')).toEqual({ refused: [[2, 'code-missing']], taken: 0 });
});
