import { sql } from 'kysely';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { inTransaction, type Tx } from '../../../server/db/transaction.ts';
import { multiPolygonToHex, polygonToHex } from '../../../server/db/wkb.ts';
import { openTestDatabase } from '../harness/database.ts';
import { square, storeTown } from '../harness/division.ts';

const { db, close } = await openTestDatabase();
afterAll(close);

beforeEach(async () => {
  await db.deleteFrom('codes').execute();
  await db.deleteFrom('plans').execute();
  await db.deleteFrom('territories').execute();
  await storeTown(db);
  await storeTown(db, 'q');
});

/** As somebody at a prompt would type it: each statement, then COMMIT. */
function typed(...statements: string[]): Promise<void> {
  return inTransaction(db, async (tx: Tx) => {
    for (const statement of statements) await sql.raw(statement).execute(tx);
  });
}

async function everything(): Promise<unknown> {
  return [
    await db.selectFrom('territories').selectAll().orderBy('id').execute(),
    await db.selectFrom('plans').selectAll().orderBy('id').execute(),
    await db.selectFrom('grids').selectAll().orderBy('plan_id').orderBy('id').execute(),
  ];
}

const p = "plan_id = 'p'";
const leaf = `where ${p} and id = '1-1'`;
/** The south-west leaf with its ring run the other way round. */
const reversed = polygonToHex([[...square(0, 0)[0]!].reverse()]);
const west = polygonToHex(square(0, 0));
/** 1-1 with its upper right corner 50 units too far: ground of three neighbours. */
const bulged = polygonToHex([square(1, 1)[0]!.map(([x, y], i) => (i === 2 ? [x + 50, y + 50] : [x, y]))]);
const bowTie = polygonToHex([[0, 2, 1, 3].map((i) => square(1, 1)[0]![i]!)]);
const withHoleOutside = polygonToHex([square(1, 1)[0]!, [...square(9, 9)[0]!].reverse()]);
const shifted = multiPolygonToHex([square(1, 0, 4)]);
const copy = (from: string, changes: string) => `
  insert into grids (plan_id, id, parent_id, level, leaf, geom)
  select ${changes} from grids where ${p} and id = '${from}'`;

describe('a hand-typed statement that makes the plan unsound fails at the latest at COMMIT, and leaves all as it was', () => {
  test.each<[string, string[], string]>([
    ['a leaf moved by a degree', [`update grids set geom = ST_Translate(geom, 1, 0) ${leaf}`], 'leaves_tile'],
    [
      'a leaf moved by a hundred-millionth part',
      [`update grids set geom = ST_Translate(geom, 2e-7, 0) ${leaf}`],
      'leaves_tile',
    ],
    ['a leaf deleted', [`delete from grids ${leaf}`], 'leaves_tile'],
    ['all leaves deleted', [`delete from grids where ${p} and leaf`], 'leaves_tile'],
    ['all grids deleted', [`delete from grids where ${p}`], 'leaves_tile'],
    ['all grids of all plans truncated', ['truncate grids'], 'leaves_tile'],
    ['a leaf inserted twice', [copy('1-1', "plan_id, 'twin', parent_id, level, leaf, geom")], 'leaves_tile'],
    [
      'a leaf inserted outside',
      [copy('1-1', "plan_id, 'far', parent_id, level, leaf, ST_Translate(geom, 1, 1)")],
      'leaves_tile',
    ],
    [
      'two leaves exchanged for one of their ground and a copy of another',
      [
        `delete from grids where ${p} and id = '1-2'`,
        copy('1-1', "plan_id, '1-2', parent_id, level, leaf, geom"),
      ],
      'leaves_tile',
    ],
    ['a vertex moved', [`update grids set geom = '${bulged}' ${leaf}`], 'leaves_tile'],
    [
      'a vertex added on one side of a border only',
      [`update grids set geom = ST_Segmentize(geom, 0.0006) ${leaf}`],
      'leaves_tile',
    ],
    [
      'a ring run the other way',
      [`update grids set geom = '${reversed}' where ${p} and id = '0-0'`],
      'leaf_sound',
    ],
    ['all rings run the other way', [`update grids set geom = ST_Reverse(geom) where ${p}`], 'leaf_sound'],
    ['a bow-tie', [`update grids set geom = '${bowTie}' ${leaf}`], 'leaf_sound'],
    ['a hole outside its shell', [`update grids set geom = '${withHoleOutside}' ${leaf}`], 'leaf_sound'],
    [
      'an empty polygon',
      [`update grids set geom = ST_GeomFromText('POLYGON EMPTY', 4326) ${leaf}`],
      'leaf_sound',
    ],
    ['a leaf without a polygon', [`update grids set geom = null ${leaf}`], 'grids_leaf_has_polygon'],
    ['a leaf flag taken', [`update grids set leaf = false ${leaf}`], 'grids_leaf_has_polygon'],
    [
      'a leaf flag and its polygon taken',
      [`update grids set leaf = false, geom = null ${leaf}`],
      'leaves_tile',
    ],
    [
      'a leaf flag given',
      [`update grids set leaf = true where ${p} and id = 'west'`],
      'grids_leaf_has_polygon',
    ],
    ['a leaf at a higher level', [`update grids set level = 'community' ${leaf}`], 'tree_sound'],
    ['a leaf at a level that does not tile', [`update grids set level = 'post' ${leaf}`], 'tree_sound'],
    [
      'a level that the plan does not know',
      [`update grids set level = 'ward' where ${p} and id = 'west'`],
      'tree_sound',
    ],
    [
      'a grid at its parent’s level',
      [`update grids set level = 'office' where ${p} and id = 'west'`],
      'tree_sound',
    ],
    ['a leaf under a leaf', [`update grids set parent_id = '1-2' ${leaf}`], 'tree_sound'],
    ['a grid under itself', [`update grids set parent_id = 'west' where ${p} and id = 'west'`], 'tree_sound'],
    [
      'a grid with none beneath it',
      [`update grids set parent_id = 'west' where ${p} and leaf`],
      'tree_sound',
    ],
    ['a second root', [`update grids set parent_id = null where ${p} and id = 'west'`], 'one_root'],
    ['no root', [`update grids set parent_id = 'west' where ${p} and id = 'root'`], 'one_root'],
    ['a parent that is not there', [`update grids set parent_id = 'gone' ${leaf}`], 'grids_parent'],
    ['a parent deleted', [`delete from grids where ${p} and id = 'west'`], 'grids_parent'],
    ['a leaf given to another plan', [`update grids set plan_id = 'q', id = 'stray' ${leaf}`], 'leaves_tile'],
    [
      'a parent of another plan',
      [`update grids set plan_id = 'q', id = 'foreign' where ${p} and id = 'west'`],
      'grids_parent',
    ],
    [
      'a shape at a level that tiles',
      [`update grids set shape = ST_SetSRID('POINT(1 1)'::geometry, 4326) where ${p} and id = 'west'`],
      'tree_sound',
    ],
    [
      'a grid without shape at a level that does not tile',
      [copy('west', "plan_id, 'post', id, 'post', false, null")],
      'tree_sound',
    ],
    [
      'levels in another order',
      [
        `update plans set levels = '[{"id":"grid","tiles":true},{"id":"community","tiles":true},{"id":"office","tiles":true}]' where id = 'p'`,
      ],
      'tree_sound',
    ],
    [
      'the ground moved',
      [`update plans set ground = ST_Translate(ground, 1, 0) where id = 'p'`],
      'ground_of_territory',
    ],
    [
      'ground and leaves moved together',
      [
        `update plans set ground = ST_Translate(ground, 1, 0) where id = 'p'`,
        `update grids set geom = ST_Translate(geom, 1, 0) where ${p} and leaf`,
      ],
      'ground_of_territory',
    ],
    [
      'the ground run the other way',
      [`update plans set ground = ST_Reverse(ground) where id = 'p'`],
      'ground_sound',
    ],
    [
      'the territory changed alone',
      [`update territories set geom = '${shifted}' where id = 't'`],
      'ground_of_territory',
    ],
    [
      'a territory that is not valid',
      [`update territories set geom = ST_Reverse(geom) where id = 't'`],
      'territories_sound',
    ],
    [
      'the plan moved to another territory',
      [
        `insert into territories (id, name, geom) values ('u', 'u', '${shifted}')`,
        `update plans set territory_id = 'u' where id = 'p'`,
      ],
      'ground_of_territory',
    ],
    [
      'a plan without grids',
      [
        `insert into plans (id, territory_id, name, levels, ground) select 'r', territory_id, 'r', levels, ground from plans where id = 'p'`,
      ],
      'leaves_tile',
    ],
    [
      'two plans in force',
      [`update plans set status = 'in-force' where id in ('p', 'q')`],
      'plans_one_in_force',
    ],
    ['the marks taken away', [`delete from grids ${leaf}`, 'delete from touched_plans'], 'leaves_tile'],
    [
      'an unsound state in between, checked at once',
      ['set constraints all immediate', `delete from grids ${leaf}`],
      'leaves_tile',
    ],
  ])('%s', async (_, statements, rule) => {
    const before = await everything();
    await expect(typed(...statements)).rejects.toMatchObject({ constraint: rule });
    expect(await everything()).toEqual(before);
  });

  test.each(['NaN', 'Infinity', '-Infinity'])('a coordinate that is %s', async (number) => {
    const before = await everything();
    const bad = Buffer.from(west, 'hex');
    bad.writeDoubleLE(Number(number), 17);
    await expect(
      typed(`update grids set geom = '${bad.toString('hex')}' where ${p} and id = '0-0'`),
    ).rejects.toThrow();
    expect(await everything()).toEqual(before);
  });

  test('an edit’s id a second time', async () => {
    const edit = { id: 'edit-0001', plan_id: 'p', author: 'a', kind: 'merge', edit: '{}', diff: '{}' };
    await db
      .insertInto('edits')
      .values({ ...edit, revision: 1 })
      .execute();
    await expect(
      db
        .insertInto('edits')
        .values({ ...edit, revision: 2 })
        .execute(),
    ).rejects.toMatchObject({
      constraint: 'edits_pkey',
    });
    await expect(
      db
        .insertInto('edits')
        .values({ ...edit, id: 'edit-0002', revision: 1 })
        .execute(),
    ).rejects.toMatchObject({ constraint: 'edits_plan_id_revision_key' });
  });
});

describe('a sound change passes', () => {
  /** 1-1 and 1-2 as one, with the vertices that their neighbours have. */
  const [lower, upper] = [square(1, 1)[0]!, square(1, 2)[0]!];
  const merged = polygonToHex([[lower[0]!, lower[1]!, lower[2]!, upper[2]!, upper[3]!, lower[3]!]]);

  test.each<[string, string[]]>([
    [
      'two leaves merged',
      [`delete from grids where ${p} and id = '1-2'`, `update grids set geom = '${merged}' ${leaf}`],
    ],
    [
      'two leaves exchange their ground',
      [
        `update grids set geom = (select o.geom from grids o where o.plan_id = 'p' and o.id = case grids.id when '1-1' then '1-2' else '1-1' end) where ${p} and id in ('1-1', '1-2')`,
      ],
    ],
    [
      'a ring that starts elsewhere',
      [`update grids set geom = '${polygonToHex([[1, 2, 3, 0].map((i) => lower[i]!)])}' ${leaf}`],
    ],
    ['a name', [`update grids set name = 'n' ${leaf}`]],
    [
      'an unsound state in between',
      [
        `delete from grids ${leaf}`,
        copy('1-2', "plan_id, '1-1', parent_id, level, leaf, ST_Translate(geom, 0, -0.001)"),
      ],
    ],
    ['a leaf under another parent', [`update grids set parent_id = 'east' ${leaf}`]],
    [
      'a post in a grid',
      [
        `insert into grids (plan_id, id, parent_id, level, leaf, shape) values ('p', 'post', '1-1', 'post', false, ST_SetSRID('POINT(115.6 34.4)'::geometry, 4326))`,
      ],
    ],
    ['a plan deleted', [`delete from plans where id = 'p'`]],
    [
      'one plan follows another in force',
      [
        `update plans set status = 'in-force' where id = 'p'`,
        `update plans set status = 'retired' where id = 'p'`,
        `update plans set status = 'in-force' where id = 'q'`,
      ],
    ],
  ])('%s', async (_, statements) => {
    await typed(...statements);
    expect(await db.selectFrom('grids').select('id').execute()).not.toHaveLength(0);
  });

  test('no mark stays behind', async () => {
    await typed(`update grids set name = 'n' where ${p}`);
    const { rows } = await sql<{ n: number }>`select count(*) as n from touched_plans`.execute(db);
    expect(rows[0]!.n).toBe(0);
  });
});
