import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Building } from '../../../../domain/balance/types.ts';
import type { WireIssue } from '../../../../domain/contract/issue.ts';
import { fromWireBuilding } from '../../../../domain/edit/wire.ts';
import { type Point, type Polygon, toDegrees, toLattice } from '../../../../domain/geometry/point.ts';
import { pointOnSurface } from '../../../../domain/geometry/surface-point.ts';
import { DraftReport } from '../../../../server/exchange/draft-report.ts';
import type { IncomingBuilding } from '../../../../server/exchange/update/incoming-building.ts';
import { prepareBuildings } from '../../../../server/exchange/update/prepare-buildings.ts';
import { at, rectangle } from '../../plans/new-plan.ts';
import { openTown, type Town } from './town.ts';

let town: Town;

beforeAll(async () => {
  town = await openTown();
});

afterAll(() => town.server.close());

async function standing(): Promise<Building[]> {
  return (await town.one.division(town.draft)).buildings.map(fromWireBuilding);
}

async function prepare(incoming: readonly IncomingBuilding[], key: 'id' | 'place') {
  const report = new DraftReport('buildings');
  report.read = incoming.length;
  const update = await prepareBuildings(town.context, town.territory, incoming, key, town.draft, report);
  if (!update.ok) throw new Error(update.reason.code);
  return { update: update.value, report, said: report.toReport() };
}

async function outOfBand(plan: string): Promise<Set<string>> {
  const { items } = (await town.one.get(`/api/plans/${plan}/issues`)).json() as { items: WireIssue[] };
  return new Set(items.filter(({ code }) => /^(over|under)-band$/.test(code)).map(({ id }) => id));
}

const households = async (plan: string) =>
  (await town.one.get(`/api/plans/${plan}`)).json().households as number;

/** About two metres in each direction, another for each building, the same for all of its corners. */
function shifted(building: Building, i: number): Building {
  const by: Point = [((i * 37) % 41) * 8 - 160, ((i * 53) % 37) * 8 - 144];
  const footprint = building.footprint!.map(
    (polygon) =>
      polygon.map((ring) => ring.map(([x, y]) => [x + by[0], y + by[1]] as const)) as unknown as Polygon,
  );
  return { ...building, footprint, at: pointOnSurface(footprint[0]!) };
}

test('900 more households, by id: the grids that the report says are pushed out are those that then have the issue', async () => {
  const known = await standing();
  const [before, inForce] = [await outOfBand(town.inForce), await households(town.inForce)];
  const lived = known.filter((one) => one.households > 0);
  const more = new Set(lived.slice(0, 300).map(({ id }) => id));
  const fresh: Building = { ...lived[0]!, id: 'quite-new', name: '新楼', households: 0 };
  const incoming = [
    ...known.map((one) => (more.has(one.id) ? { ...one, households: one.households + 3 } : { ...one })),
    fresh,
  ].slice(5);
  const left = known.slice(0, 5);
  const given =
    incoming.reduce((sum, one) => sum + one.households, 0) + left.reduce((s, b) => s + b.households, 0);
  const { update, said } = await prepare(incoming, 'id');
  const gone = left.filter(({ id }) => more.has(id)).length;
  expect(said).toMatchObject({
    taken: incoming.length,
    changed: 300 - gone,
    unchanged: known.length - 5 - (300 - gone),
    refused: [],
  });
  expect(said.outOfBand.length).toBeGreaterThan(0);
  expect(await outOfBand(town.inForce)).toEqual(before);

  expect((await update.store('admin')).ok).toBe(true);
  expect(await households(town.inForce)).toBe(given);
  expect(given).toBe(inForce + 3 * (300 - gone));
  const now = await outOfBand(town.inForce);
  const news = [...now].filter((id) => !before.has(id)).map((id) => id.replace(/^[a-z-]+:/, ''));
  expect(said.outOfBand.map(({ gridId }) => gridId).sort()).toEqual(news.sort());
  const { features } = (await town.one.get(`/api/plans/${town.inForce}/grids`)).json();
  const counted = new Map(
    features.map(({ properties }: { properties: { id: string; households: number } }) => [
      properties.id,
      properties.households,
    ]),
  );
  for (const { gridId, before, after, low, high } of said.outOfBand) {
    expect(counted.get(gridId)).toBe(after);
    expect(after < low || after > high).toBe(true);
    expect(before).not.toBe(after);
  }
  // What the file does not have is still there, and every version before is kept.
  expect((await standing()).length).toBe(known.length + 1);
  const { rows } = await town.server.connection.pool.query(
    'select count(*)::int as n from buildings where valid_to is not null',
  );
  expect(rows[0].n).toBe(300 - gone);
});

test('by place with two metres of noise and other ids: every building is known again, and keeps its id', async () => {
  const known = await standing();
  const ids = new Set(known.map(({ id }) => id));
  const incoming = known
    .map((one, i) => ({
      ...shifted(one, i),
      id: `other-${i}`,
      households: one.households + (i % 10 === 0 ? 1 : 0),
    }))
    .reverse();
  const { update, said } = await prepare(incoming, 'place');
  expect(said.refused).toEqual([]);
  expect(said.changed + said.unchanged).toBe(known.length);
  expect((await update.store('admin')).ok).toBe(true);
  const now = await standing();
  expect(new Set(now.map(({ id }) => id))).toEqual(ids);
  const byId = new Map(now.map((one) => [one.id, one]));
  const wrong = known.filter(
    (one, i) => byId.get(one.id)?.households !== one.households + (i % 10 === 0 ? 1 : 0),
  );
  expect(wrong).toEqual([]);
  const again = await prepare(incoming, 'place');
  expect(again.said).toMatchObject({ changed: 0, unchanged: known.length, outOfBand: [] });
  const seq = (await town.one.get('/api/health')).json().seq;
  await again.update.store('admin');
  expect((await town.one.get('/api/health')).json().seq).toBe(seq);
});

test('points alone update figures and leave footprints; what the file does not say stays', async () => {
  const known = (await standing()).slice(0, 50);
  const incoming = known.map((one) => ({
    ...one,
    footprint: null,
    persons: null,
    name: '',
    use: null,
    households: 0,
    unsaid: ['households'] as const,
  }));
  const { said } = await prepare(incoming, 'id');
  expect(said).toMatchObject({ changed: 0, unchanged: 50 });
  const all = await prepare(
    incoming.map(({ unsaid: _, ...one }) => ({ ...one, households: 9, persons: 20 })),
    'place',
  );
  expect(all.said.changed).toBe(50);
  await all.update.store('admin');
  const now = new Map((await standing()).map((one) => [one.id, one]));
  for (const one of known) expect(now.get(one.id)).toEqual({ ...one, households: 9, persons: 20 });
});

test('buildings that may be either of two are refused with their place, and neither is touched', async () => {
  const [known] = await standing();
  const halves = [0, 1].map((i) => ({
    ...known!,
    id: `half-${i}`,
    name: '',
    at: known!.at,
    footprint: null,
  }));
  const { said, update } = await prepare(
    halves.map((half, i) => ({ ...half, row: 7 + i, households: known!.households + 1 })),
    'place',
  );
  expect(said.refused).toMatchObject([
    { row: 7, code: 'building-ambiguous', at: toDegrees(known!.at) },
    { row: 8, code: 'building-ambiguous' },
  ]);
  expect(said).toMatchObject({ taken: 0, changed: 0 });
  await update.store('admin');
  expect((await standing()).find(({ id }) => id === known!.id)).toEqual(known);
});

test('a new building under an id that one had which was pulled down is refused', async () => {
  const [known] = await standing();
  const removed = await town.server.app.inject({
    method: 'DELETE',
    url: `/api/buildings/${known!.id}`,
    headers: town.one.headers,
  });
  expect(removed.statusCode).toBe(200);
  const { said } = await prepare([{ ...known!, row: 4 }], 'id');
  expect(said.refused).toMatchObject([{ row: 4, code: 'id-taken', params: { id: known!.id } }]);
});

test('what the last step throws undoes all; what others build meanwhile is worked in', async () => {
  const known = await standing();
  const before = await households(town.draft);
  const incoming = known.slice(0, 40).map((one) => ({ ...one, households: one.households + 2 }));
  const { update, report } = await prepare(incoming, 'id');
  await expect(
    update.store('admin', () => {
      throw new Error('killed');
    }),
  ).rejects.toThrow('killed');
  expect(await households(town.draft)).toBe(before);
  expect(await standing()).toEqual(known);

  const other = await town.server.app.inject({
    method: 'PATCH',
    url: `/api/buildings/${known[0]!.id}`,
    headers: town.one.headers,
    payload: { households: incoming[0]!.households },
  });
  expect(other.statusCode).toBe(200);
  expect(report.toReport().changed).toBe(40);
  let stored = 0;
  await update.store('admin', async () => {
    stored = report.toReport().changed;
  });
  expect(stored).toBe(39);
  expect(await households(town.draft)).toBe(before + 80);
});

test('where no plan is in force it is the given draft whose grids are held to their bands', async () => {
  const draft = await town.one.newPlan();
  const { territory_id } = await town.server.connection.db
    .selectFrom('plans')
    .select('territory_id')
    .where('id', '=', draft.id)
    .executeTakeFirstOrThrow();
  const { grids } = await town.one.division(draft.id);
  const root = grids.find(({ level }) => level === 'office')!;
  const carved = await town.one.edit(draft.id, 0, {
    kind: 'carve',
    level: 'community',
    area: [rectangle(0, 0, 4, 8) as [number, number][]],
    into: { new: root.id },
  });
  expect(carved.statusCode).toBe(200);
  const leaf = (await town.one.division(draft.id)).grids.find((grid) => grid.leaf && !grid.unassigned)!;
  const home = { persons: null, name: '', use: null, footprint: null };
  const incoming = [
    { ...home, id: 'h1', at: toLattice(...at(1, 1)), households: 100 },
    { ...home, id: 'h2', at: toLattice(...at(2, 1)), households: 300 },
  ];
  const propose = async (plan: string | null, buildings: readonly Building[]) => {
    const report = new DraftReport('buildings');
    const update = await prepareBuildings(town.context, territory_id, buildings, 'id', plan, report);
    if (!update.ok) throw new Error(update.reason.code);
    return { update: update.value, out: report.toReport().outOfBand };
  };
  await (await propose(draft.id, incoming.slice(0, 1))).update.store('admin');
  expect((await propose(null, incoming)).out).toEqual([]);
  const { out, update } = await propose(draft.id, incoming);
  // The building grid leaves 96–144; the compound had too few of 240–360 and has too many now.
  expect(out.map(({ before, after, low, high }) => [before, after, low, high])).toEqual([
    [100, 400, 96, 144],
    [100, 400, 240, 360],
  ]);
  expect(out[0]).toMatchObject({ gridId: leaf.id, at: [expect.any(Number), expect.any(Number)] });
  await update.store('admin');
  const now = await outOfBand(draft.id);
  expect(now).toEqual(new Set(out.map(({ gridId }) => `over-band:${gridId}`)));
});
