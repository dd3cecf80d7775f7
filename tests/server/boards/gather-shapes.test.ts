import { afterAll, beforeAll, expect, test } from 'vitest';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';
import { type GatheredBoards, gatherBoards } from '../../../server/boards/gather/gather-boards.ts';
import { multiPolygonToHex, pointToHex } from '../../../server/db/wkb.ts';
import { planContext } from '../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';

let server: TestApp;
let boards: GatheredBoards;

/** A tenth of a side: about 10 m. */
const small = (x: number, y: number, n = 0.1) => square(x, y, n);

beforeAll(async () => {
  server = await openTestApp();
  const { db } = server.connection;
  await storeTown(db);
  const post = (id: string, shape: ReturnType<typeof square>[]) => ({
    plan_id: 'p',
    id,
    parent_id: '1-1',
    level: 'post',
    leaf: false,
    name: id,
    shape: multiPolygonToHex(shape),
  });
  await db
    .insertInto('grids')
    .values([
      post('gate', [small(1.2, 1.2), small(1.6, 1.6)]),
      post('beside', [small(1.3, 1.2)]),
      post('apart', [small(1.8, 1.3)]),
    ])
    .execute();
  const [[corner]] = small(1.25, 1.25) as [[[number, number]]];
  await db
    .insertInto('buildings')
    .values({ id: 'b', territory_id: 't', at: pointToHex(corner), households: 7, name: '1号楼' })
    .execute();
  const context = planContext({ db, profile: server.profile });
  const template = BUILT_IN_TEMPLATES[0]!;
  const gathered = await gatherBoards(context, 'p', {
    lang: 'zh',
    template,
    date: '2026-11-22',
    publicUrl: null,
  });
  if (!gathered.ok) throw new Error(gathered.reason.code);
  boards = gathered.value;
});
afterAll(() => server.close());

function contentOf(id: string) {
  const content = boards.contentOf(id);
  if (!content.ok) throw new Error(content.reason.code);
  return content.value;
}

test('a grid of a level that does not tile has its own shape, its neighbours, and the buildings on it', () => {
  const { grid, neighbours, overview, ancestors, buildings } = contentOf('gate');
  expect(grid.polygons).toHaveLength(2);
  expect(grid.households).toBe(7);
  expect(grid.level).toEqual({ zh: 'post', en: 'post' });
  expect(neighbours.map(({ id, touches }) => [id, touches])).toEqual([
    ['beside', true],
    ['apart', false],
  ]);
  expect(overview.map(({ id }) => id)).toEqual(['apart', 'beside', 'gate']);
  expect(ancestors.map(({ name }) => name)).toEqual(['', '', '']);
  expect(buildings).toMatchObject([{ name: '1号楼', within: true }]);
});

test('a leaf has within it what does not tile, and beside it what touches along a line, not in a corner', () => {
  const { inside, neighbours } = contentOf('1-1');
  expect(inside!.map(({ id }) => id)).toEqual(['apart', 'beside', 'gate']);
  const touching = neighbours.filter(({ touches }) => touches).map(({ id }) => id);
  expect(touching.sort()).toEqual(['0-1', '1-0', '1-2', '2-1']);
  expect(neighbours.map(({ id }) => id)).toContain('2-2');
});

test('the root has nothing above and nothing beside it', () => {
  const { ancestors, overview, neighbours, inside, communityPhone } = contentOf('root');
  expect([ancestors, overview, neighbours]).toEqual([[], [], []]);
  expect(inside!.flatMap(({ id, depth }) => (depth === 1 ? [id] : []))).toEqual(['east', 'west']);
  expect(inside!.filter(({ parent }) => parent === 'east')).toHaveLength(
    inside!.filter(({ depth }) => depth === 2).length / 2,
  );
  expect(communityPhone).toBe('');
});
