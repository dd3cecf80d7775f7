import exceljs from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CaseSummary } from '../../../../domain/contract/case.ts';
import type { CaseReport } from '../../../../domain/contract/case-report.ts';
import { inTransaction } from '../../../../server/db/transaction.ts';
import { Random } from '../../../arbitrary/random.ts';
import { openTestApp } from '../../harness/app.ts';
import { storeTown } from '../../harness/division.ts';
import { storeKinds, storeRandomCases } from '../numbers/random-cases.ts';
import { pdfText } from './pdf-text.ts';

const { app, admin, connection, close } = await openTestApp();
const { db } = connection;
/** The last days of a month in China, so that its cases lie in it and in the month before. */
const NOW = Date.UTC(2026, 9, 29);

beforeAll(async () => {
  await storeTown(db);
  await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', 'p').execute();
  await db.updateTable('grids').set({ households: 120 }).where('level', '=', 'community').execute();
  await storeKinds(db);
  await storeRandomCases(db, new Random(4), NOW, 700, 'p');
  await inTransaction(db, async (tx) => {
    await tx.updateTable('grids').set({ name: '北海社区' }).where('id', '=', 'west').execute();
    const { ord } = await tx
      .selectFrom('cases')
      .select('ord')
      .orderBy('ord')
      .limit(1)
      .executeTakeFirstOrThrow();
    await tx
      .updateTable('cases')
      .set({ simulated: true })
      .where('ord', '<', ord + 50)
      .execute();
  });
});
afterAll(close);

const ask = (query: Record<string, string>, path = 'report') =>
  app.inject({ url: `/api/cases/${path}`, query, headers: admin });

test('the numbers of a month are those of its days in China, beside the month before', async () => {
  const report = (await ask({ month: '2026-10' })).json() as CaseReport;
  expect([report.from, report.to]).toEqual(['2026-09-30T16:00:00.000Z', '2026-10-31T16:00:00.000Z']);
  for (const [part, from, to] of [
    ['now', report.from, report.to],
    ['before', '2026-08-31T16:00:00.000Z', report.from],
  ] as const) {
    const { rows } = await db
      .selectFrom('cases')
      .select(({ fn }) => fn.countAll<string>().as('n'))
      .where('occurred_at', '>=', new Date(from))
      .where('occurred_at', '<', new Date(to))
      .where('repeat_of', 'is', null)
      .execute()
      .then((found) => ({ rows: found }));
    expect(report[part].total.count).toBe(Number(rows[0]!.n));
  }
  const { count } = report.now.total;
  const sum = (numbers: readonly number[]) => numbers.reduce((all, n) => all + n, 0);
  expect(sum(report.hours)).toBe(count);
  for (const rows of [report.grids, report.kinds, report.states]) {
    expect(sum(rows.map((row) => row.count))).toBe(count);
    expect(sum(rows.map((row) => row.before))).toBe(report.before.total.count);
  }
  // Kinds are added up into what they lie beneath.
  expect(report.kinds.map(({ key }) => key).sort()).toEqual(['noise', 'other', 'road']);
  expect(report.grids.map(({ name }) => name)).toContain('北海社区');
  expect(report.now.total.simulated).toBeGreaterThan(0);
});

test.each([
  ['zh', '上月', '北海社区', '含模拟数据'],
  ['en', 'Month before', '北海社区', 'simulated'],
] as const)(
  'a printed month is text in %s, on every page its number and that some of it is simulated',
  async (lang, ...words) => {
    const answer = await ask({ month: '2026-10', lang, format: 'pdf', level: 'community' });
    expect(answer.headers['content-type']).toBe('application/pdf');
    const pages = pdfText(answer.rawPayload);
    expect(pages.length).toBeGreaterThan(0);
    const all = pages.join('');
    for (const word of words) expect(all).toContain(word);
    expect(all).not.toContain('\uFFFD');
    for (const [i, page] of pages.entries()) {
      expect(page).toContain(
        lang === 'zh' ? `第 ${i + 1} 页 共 ${pages.length} 页` : `Page ${i + 1} of ${pages.length}`,
      );
      expect(page).toContain(words[2]);
    }
    const report = (await ask({ month: '2026-10', lang })).json() as CaseReport;
    for (const { name, count } of report.kinds) expect(all).toMatch(new RegExp(`${name}\\n${count}\\n`));
    // Both weights of the font as subsets: the whole of one is ten megabytes.
    expect(answer.rawPayload.length).toBeLessThan(300_000);
  },
);

test('a table longer than a page goes on with its heads', async () => {
  await db
    .insertInto('case_kinds')
    .values(
      Array.from({ length: 120 }, (_, i) => ({ id: `k${i}`, name_zh: `类别甲${i}`, name_en: `Kind ${i}` })),
    )
    .execute();
  await inTransaction(db, async (tx) => {
    const { insertEvent } = await import('../../../../server/live/events.queries.ts');
    const seq = await insertEvent(tx, 'case', '{"cases":[],"all":true}');
    const rows = await tx.selectFrom('cases').select(['id', 'ord']).execute();
    for (const { id, ord } of rows.slice(0, 600))
      await tx
        .updateTable('cases')
        .set({ kind_id: `k${ord % 120}`, changed_seq: seq })
        .where('id', '=', id)
        .execute();
  });
  const pages = pdfText((await ask({ month: '2026-10', format: 'pdf' })).rawPayload);
  const withKinds = pages.filter((page) => page.includes('类别甲'));
  expect(withKinds.length).toBeGreaterThan(1);
  for (const page of withKinds) expect(page).toContain('按时率');
});

test('a month of nothing is a report as well', async () => {
  expect(pdfText((await ask({ month: '2020-02', format: 'pdf' })).rawPayload).join('')).toContain(
    '本月没有事件',
  );
});

test('a month as a workbook has the same numbers', async () => {
  const report = (await ask({ month: '2026-10' })).json() as CaseReport;
  const book = new exceljs.Workbook();
  await book.xlsx.load((await ask({ month: '2026-10', format: 'xlsx' })).rawPayload as never);
  expect(book.worksheets.map(({ name }) => name)).toHaveLength(5);
  expect(book.worksheets[0]!.getCell('B2').value).toBe(report.now.total.count);
  expect(book.worksheets[2]!.getColumn(2).values.slice(2)).toEqual(report.grids.map(({ count }) => count));
});

test('counts as a table: names beside ids, no formula, the sum of all in the last line', async () => {
  await db.updateTable('grids').set({ name: '=1+1' }).where('id', '=', 'east').execute();
  const query = {
    by: 'grid',
    level: 'community',
    before: '1',
    from: '2026-10-10T00:00:00Z',
    to: '2026-10-20T00:00:00Z',
  };
  const { items, total } = (await ask(query, 'summary')).json() as CaseSummary;
  const csv = (await ask({ ...query, format: 'csv' }, 'summary')).body;
  const lines = csv.replace('\uFEFF', '').trimEnd().split('\r\n');
  expect(lines).toHaveLength(items.length + 2);
  expect(csv).not.toMatch(/,=1\+1/);
  expect(lines.at(-1)!.split(',')[2]).toBe(String(total.count));
  const book = new exceljs.Workbook();
  await book.xlsx.load((await ask({ ...query, format: 'xlsx' }, 'summary')).rawPayload as never);
  expect(book.worksheets[0]!.rowCount).toBe(items.length + 2);
});

test.each([
  [{ month: '2026-13' }, 'invalid-request'],
  [{ month: '2026-10', plan: 'nothing' }, 'plan-gone'],
  [{ month: '2026-10', level: 'nothing' }, 'level-unknown'],
  [{ month: '2026-10', format: 'docx' }, 'invalid-request'],
])('%j is refused as %s', async (query, code) => {
  expect((await ask(query)).json().code).toBe(code);
});

test.each([
  [{ by: 'grid', plan: 'nothing' }, 'plan-gone'],
  [{ by: 'grid', grid: 'nothing' }, 'grid-unknown'],
  [{ by: 'grid', plan: 'p', grid: 'nothing' }, 'grid-unknown'],
  [{ by: 'grid', level: 'nothing' }, 'level-unknown'],
  [{ by: 'kind', before: '1' }, 'before-needs-window'],
  [{ by: 'colour' }, 'invalid-request'],
])('%j is refused as %s', async (query, code) => {
  expect((await ask(query, 'summary')).json().code).toBe(code);
});
