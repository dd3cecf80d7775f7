import { afterAll, beforeAll, expect, test } from 'vitest';
import { addToCells, emptyCells } from '../../../../domain/case/heat/heat-cells.ts';
import { heatFrame } from '../../../../domain/case/heat/heat-frame.ts';
import { readKinds } from '../../../../domain/case/kinds.ts';
import type { CaseSummary, HeatCounts, SummaryQuery } from '../../../../domain/contract/case.ts';
import { passes } from '../../../../server/cases/filter/case-filter.queries.ts';
import { readCaseFilter } from '../../../../server/cases/filter/read-case-filter.ts';
import { hexToPoint } from '../../../../server/db/wkb.ts';
import { Random } from '../../../arbitrary/random.ts';
import { openTestApp } from '../../harness/app.ts';
import { storeTown } from '../../harness/division.ts';
import { at, planner } from '../../plans/new-plan.ts';
import { changeSomeCases, KINDS, SEVERITIES, SOURCES, storeKinds, storeRandomCases } from './random-cases.ts';
import { summaryBySql } from './sql-answers.ts';

const ROUNDS = 15;
const SEED = 11;
const HOUR_MS = 3_600_000;

const server = await openTestApp();
const { app, admin, as, connection, profile } = server;
const { db } = connection;
const random = new Random(SEED);
const now = Date.now();
let draft: string;
let revision = 0;
let one: ReturnType<typeof planner>;
const kinds = readKinds(
  [
    ['road', null],
    ['hole', 'road'],
    ['lamp', 'road'],
    ['noise', null],
  ].map(([id, parentId]) => ({ id: id!, parentId: parentId!, name: { zh: 'x', en: 'x' }, deadlines: {} })),
);
if (!kinds.ok) throw new Error(kinds.reason.code);
const tree = kinds.value;

beforeAll(async () => {
  await storeTown(db);
  await db.updateTable('plans').set({ status: 'in-force' }).where('id', '=', 'p').execute();
  await storeKinds(db);
  await storeRandomCases(db, random, now, 400, 'p');
  one = planner(server, await as('planner'));
  draft = (await one.copy('p')).id;
});
afterAll(() => server.close());

const ask = (path: string, query: object) =>
  app.inject({ url: `/api/cases/${path}`, query: query as Record<string, string>, headers: admin });

/** A filter as somebody might ask: a few of its parts, sometimes none. */
function randomQuery(): Omit<SummaryQuery, 'by'> {
  const maybe = <T>(chance: number, value: () => T) => (random.chance(chance) ? value() : undefined);
  const some = (words: readonly string[]) =>
    random
      .shuffle(words)
      .slice(0, random.whole(1, 2))
      .filter((word) => word !== '')
      .join(',') || undefined;
  const from = now - random.whole(0, 30 * 24) * HOUR_MS - random.whole(0, 999);
  const corner = () => [random.whole(-1, 5), random.whole(-1, 5)] as const;
  const [[x0, y0], [x1, y1]] = [corner(), corner()];
  const box = [...at(Math.min(x0, x1), Math.min(y0, y1)), ...at(Math.max(x0, x1), Math.max(y0, y1))];
  const query = {
    from: maybe(0.6, () => new Date(from).toISOString()),
    to: maybe(0.4, () => new Date(from + random.whole(1, 300) * HOUR_MS).toISOString()),
    kind: maybe(0.3, () => some(KINDS)),
    severity: maybe(0.2, () => some(SEVERITIES)),
    source: maybe(0.2, () => some(SOURCES)),
    state: maybe(0.3, () =>
      some(['open', 'calm', 'soon', 'overdue', 'ended', 'tray', 'reported', 'handled', 'appraised']),
    ),
    bbox: maybe(0.2, () => box.join(',')),
    q: maybe(0.1, () => random.pick(['LAMP', '100%', 'a_b', '扰民'])),
    grid: maybe(0.2, () => random.pick(['west', 'east', 'root'])),
  };
  return Object.fromEntries(Object.entries(query).filter(([, value]) => value !== undefined));
}

async function compare(query: SummaryQuery): Promise<void> {
  const answer = await ask('summary', query);
  expect(answer.statusCode, answer.body).toBe(200);
  const { total, meanHours, satisfaction, items } = answer.json() as CaseSummary;
  const filter = readCaseFilter(query, tree);
  if (!filter.ok) throw new Error(filter.reason.code);
  const peer = await summaryBySql({ db, flow: profile.cases, now: Date.now() }, filter.value, query);
  const { before, simulated: _simulated, ...counts } = total;
  expect(counts, JSON.stringify(query)).toEqual(peer.total);
  expect(satisfaction.count).toBe(peer.satisfaction.count);
  if (satisfaction.mean !== null) expect(satisfaction.mean).toBeCloseTo(peer.satisfaction.mean!, 9);
  const named = Object.fromEntries(
    items
      .filter(({ count }) => count > 0)
      .map(({ key, households, per100Households, before: old, ...rest }) => [key, rest]),
  );
  expect(named).toEqual(peer.items);
  const hours = Object.values(meanHours);
  expect(hours.map((hour) => hour !== null)).toEqual(peer.hours.map((hour) => hour !== null));
  for (const [i, hour] of hours.entries()) if (hour !== null) expect(hour).toBeCloseTo(peer.hours[i]!, 9);
  // The window before is this window, asked for by itself.
  if (query.before !== '1' || !query.to) return;
  const shift = Date.parse(query.to) - Date.parse(query.from!);
  const { before: _, ...rest } = query;
  const earlier = (
    await ask('summary', {
      ...rest,
      from: new Date(Date.parse(query.from!) - shift).toISOString(),
      to: query.from,
    })
  ).json() as CaseSummary;
  expect(before).toBe(earlier.total.count);
  if (query.by === 'hour')
    expect(items.reduce((sum, item) => sum + item.before!, 0)).toBe(earlier.total.count);
  else
    for (const item of items)
      expect([item.key, item.before]).toEqual([
        item.key,
        earlier.items.find(({ key }) => key === item.key)?.count ?? 0,
      ]);
}

test('random questions, while cases come, change and drafts are cut anew, are answered as plain SQL answers them', async () => {
  for (let round = 0; round < ROUNDS; round++) {
    if (random.chance(0.3)) await storeRandomCases(db, random, now, random.whole(1, 60), 'p');
    if (random.chance(0.4)) await changeSomeCases(db, random, now);
    if (random.chance(0.5)) for (let attempt = 0; attempt < 8 && !(await editDraft()); attempt++);
    const query = randomQuery();
    for (const by of ['grid', 'kind', 'state', 'hour', 'severity', 'source'] as const) {
      const before = query.from && random.chance(0.5) ? ({ before: '1' } as const) : {};
      await compare({ ...query, ...before, by });
    }
    await compare({ ...query, by: 'grid', level: random.pick(['office', 'community']) });
    await compare({ ...query, by: 'grid', plan: draft });
    await compare({ ...query, by: 'grid', plan: draft, level: random.pick(['community', 'grid']) });
    await compare({ ...query, by: 'grid', plan: 'p' });
    await compareWindow(query);
    await compareHeat(query);
  }
  expect(revision).toBeGreaterThan(1);
});

/** Cuts a leaf of the draft in two along lines where cases lie, or puts two together; says whether that could be done. */
async function editDraft(): Promise<boolean> {
  const { grids } = await one.division(draft);
  const leaves = grids.filter((grid) => grid.leaf);
  const leaf = random.pick(leaves);
  const siblings = leaves.filter((other) => other.parentId === leaf.parentId && other.id !== leaf.id);
  const cut = random.whole(1, 15) / 4;
  const edit =
    random.chance(0.6) || siblings.length === 0
      ? {
          kind: 'split' as const,
          gridId: leaf.id,
          line: random.chance(0.5) ? [at(cut, -1), at(cut, 5)] : [at(-1, cut), at(5, cut)],
        }
      : { kind: 'merge' as const, gridIds: [leaf.id, random.pick(siblings).id] };
  const answer = await one.edit(draft, revision, edit as never);
  if (answer.statusCode !== 200) return false;
  revision = answer.json().revision;
  return true;
}

async function compareWindow(query: object): Promise<void> {
  const limit = random.whole(1, 300);
  const answer = (await ask('window', { ...query, limit: String(limit) })).json();
  const filter = readCaseFilter(query, tree);
  if (!filter.ok) throw new Error(filter.reason.code);
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'occurred_at'])
    .where(passes(filter.value, Date.now()))
    .orderBy('occurred_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  expect(answer.total).toBe(rows.length);
  expect(answer.items.map(({ id }: { id: string }) => id)).toEqual(
    rows
      .slice(0, limit)
      .reverse()
      .map(({ id }) => id),
  );
}

async function compareHeat(query: object): Promise<void> {
  const answer = (await ask('heat', { ...query, bandwidth: '60' })).json() as HeatCounts;
  const frame = heatFrame(answer.box as [number, number, number, number], 60);
  expect([answer.columns, answer.rows]).toEqual([frame.columns, frame.rows]);
  const filter = readCaseFilter(query, tree);
  if (!filter.ok) throw new Error(filter.reason.code);
  const rows = await db
    .selectFrom('cases')
    .select('at')
    .where(passes(filter.value, Date.now()))
    .where('repeat_of', 'is', null)
    .where('at', 'is not', null)
    .execute();
  const cells = emptyCells(frame);
  addToCells(cells, new Float64Array(rows.flatMap((row) => hexToPoint(row.at!).map((v) => v / 1e7))), 1);
  expect(answer.total).toBe(cells.total);
  const filled = [...cells.counts.entries()].filter(([, count]) => count > 0);
  expect(answer.cells).toEqual(filled.map(([cell]) => cell));
  expect(answer.counts).toEqual(filled.map(([, count]) => count));
}
