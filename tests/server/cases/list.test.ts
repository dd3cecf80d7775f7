import exceljs from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaseList, WireCase } from '../../../domain/contract/case.ts';
import { type CaseTown, middle, openCaseTown } from './case-town.ts';

let town: CaseTown;
const COUNT = 60;
const TITLES = ['=HYPERLINK("http://x")', '+1', '<b>粗</b>', '引号"逗号,', '@cmd', '换行'];

beforeAll(async () => {
  town = await openCaseTown();
  const sent = Array.from({ length: COUNT }, (_, i) => ({
    source: i % 2 ? '12345' : '110',
    externalId: `n${i}`,
    // Several at the same moment: the page must not lose or repeat one.
    occurredAt: new Date(Date.now() - Math.floor(i / 7) * 3_600_000).toISOString(),
    at: i % 10 === 9 ? [100, 30] : middle(i % 4, Math.floor(i / 4) % 4),
    severity: i % 3 === 0 ? 'grave' : '',
    title: TITLES[i % TITLES.length],
  }));
  const answer = await town.ask('POST', '/api/cases', town.feed, sent);
  expect(answer.json()).toMatchObject({ accepted: COUNT });
});
afterAll(() => town.close());

async function pages(query: string): Promise<WireCase[]> {
  const items: WireCase[] = [];
  let after = '';
  do {
    const answer = await town.ask('GET', `/api/cases?${query}${after}`, town.viewer);
    expect(answer.statusCode, answer.body).toBe(200);
    const page = answer.json() as CaseList;
    items.push(...page.items);
    after = page.next === undefined ? '' : `&after=${encodeURIComponent(page.next)}`;
  } while (after !== '');
  return items;
}

describe('the list', () => {
  test('by pages of any length has every case once, newest first', async () => {
    for (const limit of [1, 7, 13, 60, 1000]) {
      const items = await pages(`limit=${limit}`);
      expect(new Set(items.map(({ id }) => id)).size).toBe(COUNT);
      expect(items).toHaveLength(COUNT);
      for (const [i, { occurredAt }] of items.entries())
        if (i > 0) expect(occurredAt <= items[i - 1]!.occurredAt).toBe(true);
    }
  });

  test('narrowed by each filter has what a look at every case finds', async () => {
    const all = await pages('limit=1000');
    const ids = (items: readonly WireCase[]) => items.map(({ id }) => id);
    const [west, south] = middle(0, 0);
    const [east, north] = middle(1, 2);
    const from = new Date(Date.now() - 3.5 * 3_600_000).toISOString();
    const cases: [string, (one: WireCase) => boolean][] = [
      ['source=110', ({ source }) => source === '110'],
      ['severity=grave', ({ severity }) => severity === 'grave'],
      ['state=tray', ({ grid }) => grid === null],
      ['state=ended', () => false],
      ['state=open', () => true],
      ['state=overdue', () => false],
      ['kind=other', () => true],
      ['grid=1-1', ({ grid }) => grid === '1-1'],
      ['grid=west', ({ grid }) => grid !== null && /^[01]-/.test(grid)],
      ['q=n1', ({ externalId, title }) => /n1/i.test(externalId + title)],
      ['q=%E7%B2%97', ({ title }) => title.includes('粗')],
      [`from=${from}`, ({ occurredAt }) => occurredAt >= from],
      [`to=${from}`, ({ occurredAt }) => occurredAt < from],
      [
        `bbox=${[west, south, east, north].join(',')}`,
        ({ at }) => at !== null && at[0] >= west && at[0] <= east && at[1] >= south && at[1] <= north,
      ],
      [
        'source=110&severity=grave&grid=west',
        (one) => one.source === '110' && one.severity === 'grave' && /^[01]-/.test(one.grid ?? ''),
      ],
    ];
    for (const [query, holds] of cases)
      expect(ids(await pages(`${query}&limit=9`)), query).toEqual(ids(all.filter(holds)));
  });

  test('refuses what it cannot read', async () => {
    for (const [query, code] of [
      ['after=x', 'after-unknown'],
      ['state=nothing', 'case-state-unknown'],
      ['bbox=2,2,1,1', 'bbox-wrong'],
      ['from=yesterday', 'bad-time'],
      ['kind=nothing', 'case-kind-unknown'],
    ])
      expect((await town.ask('GET', `/api/cases?${query}`, town.viewer)).json().code).toBe(code);
    expect((await town.ask('GET', '/api/cases?colour=red', town.viewer)).statusCode).toBe(400);
    expect((await town.ask('GET', '/api/cases', town.feed)).statusCode).toBe(403);
  });
});

describe('the list as a file', () => {
  test('as CSV: a mark for Excel, headings of the language, no formula, every case', async () => {
    for (const [lang, head] of [
      ['zh', '事件编号,来源,发生时间'],
      ['en', 'externalId,source,occurredAt'],
    ]) {
      const answer = await town.ask('GET', `/api/cases?format=csv&lang=${lang}`, town.viewer);
      expect(answer.body.startsWith(`\uFEFF${head}`)).toBe(true);
      const lines = answer.body.trimEnd().split('\r\n');
      expect(lines).toHaveLength(COUNT + 1);
      expect(answer.body).toContain(`"'=HYPERLINK(""http://x"")"`);
      for (const cell of answer.body.split(/[,\r\n]/)) expect(cell).not.toMatch(/^"?[=+@]/);
    }
    const one = await town.ask('GET', '/api/cases?format=csv&q=n59&lang=zh', town.viewer);
    expect(one.body).toContain('辖区外');
  });

  test('as a workbook: times as times, texts as texts', async () => {
    const answer = await town.server.app.inject({ url: '/api/cases?format=xlsx', headers: town.viewer });
    const book = new exceljs.Workbook();
    await book.xlsx.load(answer.rawPayload as never);
    const sheet = book.worksheets[0]!;
    expect(sheet.rowCount).toBe(COUNT + 1);
    const heads = (sheet.getRow(1).values as string[]).slice(1);
    expect(heads).toContain('办理时限');
    const titles = new Set<unknown>();
    for (let row = 2; row <= COUNT + 1; row++) {
      expect(sheet.getRow(row).getCell(heads.indexOf('发生时间') + 1).value).toBeInstanceOf(Date);
      titles.add(sheet.getRow(row).getCell(heads.indexOf('标题') + 1).value);
    }
    expect(titles).toEqual(new Set(TITLES));
  });

  test('as GeoJSON: a point each, null for what has no place', async () => {
    const answer = await town.ask('GET', '/api/cases?format=geojson', town.viewer);
    const { features } = answer.json();
    expect(features).toHaveLength(COUNT);
    const all = await pages('limit=1000');
    expect(features.map(({ properties }: { properties: object }) => properties)).toEqual(
      all.map(({ at: _at, ...rest }) => rest),
    );
    expect(
      (await town.ask('GET', '/api/cases?format=geojson&limit=5', town.viewer)).json().features,
    ).toHaveLength(5);
    expect(
      (await town.ask('GET', '/api/cases?format=geojson&q=nothing-like-it', town.viewer)).json().features,
    ).toEqual([]);
  });
});
