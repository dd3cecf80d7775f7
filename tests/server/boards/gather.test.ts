import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { BoardContent, GroundPoint } from '../../../domain/board/content.ts';
import { toPaper } from '../../../domain/board/layout/ground-view.ts';
import { type LaidSheet, layoutSheet } from '../../../domain/board/layout/layout-sheet.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import { BUILT_IN_TEMPLATES } from '../../../domain/board/templates.ts';
import { type GatheredBoards, gatherBoards } from '../../../server/boards/gather/gather-boards.ts';
import { middleOf, zoneAt } from '../../../server/boards/gather/grid-zone.ts';
import { sheetTools } from '../../../server/boards/sheets/sheet-tools.ts';
import type { Db } from '../../../server/db/transaction.ts';
import { planContext } from '../../../server/plans/context.ts';
import { type BoardsTown, openBoardsTown, PUBLIC_URL } from './boards-town.ts';

const [BOARD] = BUILT_IN_TEMPLATES as readonly [BoardTemplate];
const DATE = '2026-11-22';

let town: BoardsTown;
let db: Db;
let boards: GatheredBoards;
/** Some of each level, and the root. */
let chosen: string[];

async function gather(template = BOARD, plan = town.plan): Promise<GatheredBoards> {
  const context = planContext({ db, profile: town.server.profile });
  const options = { lang: 'zh', template, date: DATE, publicUrl: PUBLIC_URL } as const;
  const gathered = await gatherBoards(context, plan, options);
  if (!gathered.ok) throw new Error(gathered.reason.code);
  return gathered.value;
}

function contentOf(grid: string, from = boards): BoardContent {
  const content = from.contentOf(grid);
  if (!content.ok) throw new Error(content.reason.code);
  return content.value;
}

const maps = new Map<string, NonNullable<LaidSheet['map']>>();

/** Where the map of a sheet lies, and what it shows. */
function mapOf(content: BoardContent): NonNullable<LaidSheet['map']> {
  const known = maps.get(content.grid.id);
  if (known) return known;
  const laid = layoutSheet(content, BOARD, sheetTools());
  if (!laid.ok) throw new Error(laid.reason.code);
  maps.set(content.grid.id, laid.value.map!);
  return laid.value.map!;
}

beforeAll(async () => {
  town = await openBoardsTown();
  db = town.server.connection.db;
  boards = await gather();
  const rows = await db
    .selectFrom('grids')
    .select(['id', 'level'])
    .where('plan_id', '=', town.plan)
    .orderBy('id')
    .execute();
  const every = { building: 40, compound: 23, community: 8, office: 1 } as Record<string, number>;
  const seen = new Map<string, number>();
  chosen = rows.flatMap(({ id, level }) => {
    const n = seen.get(level) ?? 0;
    seen.set(level, n + 1);
    return n % every[level]! === 0 ? [id] : [];
  });
}, 120_000);
afterAll(() => town.close());

/** Ground in SQL, whatever holds it. */
const GROUND = sql.raw('coalesce(g.geom, g.outline, g.shape)');

describe('against what PostGIS says', () => {
  test('the grids that touch are those with a common line, and no other', async () => {
    for (const id of chosen) {
      const { rows } = await sql<{ id: string }>`
        select o.id from grids g join grids o on o.plan_id = g.plan_id and o.level = g.level and o.id <> g.id
        where g.plan_id = ${town.plan} and g.id = ${id} and not o.unassigned
          and ${GROUND} && coalesce(o.geom, o.outline, o.shape)
          and ST_Length(ST_Intersection(ST_Boundary(${GROUND}), ST_Boundary(coalesce(o.geom, o.outline, o.shape)))) > 0
      `.execute(db);
      const touching = contentOf(id).neighbours.filter(({ touches }) => touches);
      expect(touching.map((other) => other.id).sort(), id).toEqual(rows.map((row) => row.id).sort());
    }
  });

  test('above it stand its ancestors, beside it in the overview its siblings', async () => {
    for (const id of chosen) {
      const { ancestors, overview } = contentOf(id);
      const { rows } = await sql<{ name: string }>`
        with recursive up as (
          select parent_id, 0 as n from grids where plan_id = ${town.plan} and id = ${id}
          union all
          select g.parent_id, up.n + 1 from grids g join up on g.id = up.parent_id where g.plan_id = ${town.plan})
        select g.name from up join grids g on g.id = up.parent_id and g.plan_id = ${town.plan} order by up.n
      `.execute(db);
      expect(ancestors.map(({ name }) => name)).toEqual(rows.map(({ name }) => name));
      const siblings = await sql<{ id: string }>`
        select o.id from grids g join grids o on o.plan_id = g.plan_id and o.parent_id = g.parent_id
        where g.plan_id = ${town.plan} and g.id = ${id} order by 1
      `.execute(db);
      expect(overview.map((other) => other.id).sort()).toEqual(siblings.rows.map((row) => row.id));
    }
  });

  test('households are those of the buildings on its ground', async () => {
    for (const id of chosen) {
      const { grid, buildings } = contentOf(id);
      const { rows } = await sql<{ households: number; n: number }>`
        select coalesce(sum(b.households), 0)::int as households, count(*)::int as n
        from grids g join buildings b on b.valid_to is null
          and ST_Covers(lattice_of(ST_Multi(${GROUND})), b.lattice)
        where g.plan_id = ${town.plan} and g.id = ${id}
      `.execute(db);
      expect(grid.households, id).toBe(rows[0]!.households);
      expect(buildings.filter(({ within }) => within).length, id).toBe(rows[0]!.n);
    }
  });

  test('a distance on the ground of the sheet, and on its paper, is the one on the spheroid to 0.2 %', async () => {
    let measured = 0;
    for (const id of chosen) {
      const content = contentOf(id);
      const { frame, scale, centre } = mapOf(content);
      const { rows } = await sql<{ x: number; y: number }>`
        select ST_X(p.geom) as x, ST_Y(p.geom) as y
        from grids g cross join lateral ST_DumpPoints(ST_GeometryN(${GROUND}, 1)) p
        where g.plan_id = ${town.plan} and g.id = ${id} and p.path[array_length(p.path, 1) - 1] = 1
      `.execute(db);
      const degrees = rows.slice(0, -1);
      const ring = content.grid.polygons[0]![0]!;
      expect(ring).toHaveLength(degrees.length);
      for (let i = 0; i < degrees.length; i += Math.ceil(degrees.length / 5)) {
        const k = (i + Math.floor(degrees.length / 2)) % degrees.length;
        const [a, b] = [degrees[i]!, degrees[k]!];
        const truth = await sql<{ metres: number }>`
          select ST_Distance(ST_MakePoint(${a.x}::float8, ${a.y}::float8)::geography,
                             ST_MakePoint(${b.x}::float8, ${b.y}::float8)::geography, true) as metres
        `.execute(db);
        const metres = truth.rows[0]!.metres;
        if (metres < 10) continue;
        const far = (p: GroundPoint, q: GroundPoint) => Math.hypot(p[0] - q[0], p[1] - q[1]);
        expect(Math.abs(far(ring[i]!, ring[k]!) / metres - 1)).toBeLessThan(0.002);
        const onPaper = (p: GroundPoint) => toPaper({ frame, centre, scale }, p);
        const mm = far(onPaper(ring[i]!), onPaper(ring[k]!));
        expect(Math.abs((mm * scale) / 1000 / metres - 1)).toBeLessThan(0.002);
        measured++;
      }
    }
    expect(measured).toBeGreaterThan(50);
  });

  test('whatever lies in the frame of the map is there: grids, lines, buildings, units', async () => {
    for (const id of chosen) {
      const content = contentOf(id);
      const { frame, scale, centre } = mapOf(content);
      const found = boards.ground.grid(id);
      if (!found.ok) throw new Error(found.reason.code);
      const { origin, name } = zoneAt(middleOf(found.value.box));
      const meridian = Number(/(\d+)E/.exec(name)![1]);
      const [w, h] = [(frame.width * scale) / 2000, (frame.height * scale) / 2000];
      const [e, n] = [origin[0] + centre[0], origin[1] + centre[1]];
      const zone = `+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs`;
      const box = sql`ST_SetSRID(ST_Transform(ST_MakeEnvelope(${e - w}::float8, ${n - h}::float8, ${e + w}::float8, ${n + h}::float8, 0),
        ${zone}, '+proj=longlat +ellps=GRS80 +no_defs'), 4326)`;
      const count = async (from: ReturnType<typeof sql>) =>
        (await sql<{ n: number }>`select count(*)::int as n from ${from}`.execute(db)).rows[0]!.n;
      const grids = await sql<{ id: string }>`
        select o.id from grids g join grids o on o.plan_id = g.plan_id and o.level = g.level and o.id <> g.id
        where g.plan_id = ${town.plan} and g.id = ${id} and not o.unassigned
          and ST_Intersects(coalesce(o.geom, o.outline, o.shape), ${box})
      `.execute(db);
      const near = new Set(content.neighbours.map((other) => other.id));
      expect(grids.rows.filter((row) => !near.has(row.id))).toEqual([]);
      const meets = (points: readonly GroundPoint[]) =>
        points.some(([x, y]) => Math.abs(x - centre[0]) <= w + 0.5 && Math.abs(y - centre[1]) <= h + 0.5);
      const buildings = await count(sql`buildings b where b.valid_to is null and ST_Within(b.at, ${box})`);
      expect(content.buildings.filter(({ at }) => meets([at])).length).toBeGreaterThanOrEqual(buildings);
      const units = await count(sql`places p where p.kind = 'unit' and ST_Within(p.at, ${box})`);
      expect(content.places.filter(({ at }) => meets([at])).length).toBeGreaterThanOrEqual(units);
      const names = await sql<{ name: string }>`
        select distinct name from lines l where name <> '' and ST_Intersects(l.geom, ${box})`.execute(db);
      const known = new Set(content.lines.map((line) => line.name));
      expect(names.rows.filter((row) => !known.has(row.name))).toEqual([]);
    }
  });
});

describe('what an office does not show is not in it', () => {
  const all: BoardTemplate = { ...BOARD, fields: [...BOARD.fields, 'risk', 'cameras', 'shops'] };

  test('no camera and no risk level, even where a template has a place for them', async () => {
    const content = await gather(all);
    for (const id of chosen) {
      const { places, grid } = contentOf(id, content);
      expect(places.filter(({ kind }) => kind === 'camera')).toEqual([]);
      expect(grid.risk).toBeNull();
    }
  });

  test('until the office switches them on; and then only where the template shows them', async () => {
    await town.set({ showRisk: true, showCameras: true });
    const [shown, plain] = [await gather(all), await gather()];
    const leaves = chosen.filter((id) => id.startsWith('building'));
    expect(leaves.some((id) => contentOf(id, shown).grid.risk !== null)).toBe(true);
    expect(leaves.some((id) => contentOf(id, shown).places.some(({ kind }) => kind === 'camera'))).toBe(true);
    for (const id of leaves) {
      expect(contentOf(id, plain).grid.risk).toBeNull();
      expect(contentOf(id, plain).places.filter(({ kind }) => kind !== 'unit')).toEqual([]);
    }
    await town.set({});
  });

  test('no address of a page that the office has not opened', async () => {
    const id = chosen[0]!;
    expect(contentOf(id, await gather()).publicUrl).toBeNull();
    await town.set({ publicPage: true });
    expect(contentOf(id, await gather()).publicUrl).toBe(`${PUBLIC_URL}/g/${id}`);
    await town.set({});
  });
});

test('roles stand in the order of the profile, a required one also where nobody has it', async () => {
  const { roles } = town.server.profile;
  for (const id of chosen) {
    const { grid, communityPhone } = contentOf(id);
    const level = (await db.selectFrom('grids').select('level').where('id', '=', id).executeTakeFirst())!
      .level;
    const required = roles.filter(({ requiredAt }) => requiredAt.includes(level)).map((role) => role.id);
    expect(grid.roles.filter((role) => role.required).map((role) => role.id)).toEqual(required);
    for (const { role } of grid.team.members) expect(grid.roles.map((one) => one.id)).toContain(role);
    if (level !== 'office') expect(communityPhone).not.toBe('');
  }
});

test('what is no grid, or no grid yet, is refused', () => {
  expect(boards.contentOf('nowhere')).toMatchObject({ ok: false, reason: { code: 'grid-unknown' } });
});
