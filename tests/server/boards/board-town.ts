import { randomUUID } from 'node:crypto';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { WireGrid } from '../../../domain/contract/grid.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { lineToHex } from '../../../server/db/wkb.ts';
import type { TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

export interface BoardTown {
  readonly plan: string;
  readonly territory: string;
  readonly one: Planner;
  /** The grids of the deepest level, from the south-west, row by row: their names are 第1网格, 第2网格 … */
  readonly grids: readonly string[];
  /** Edits the plan; gives its revision. */
  edit(edit: WireEdit, plan?: string): Promise<number>;
}

const SIDE = 4;

/** A town of two communities with eight grids each, a street between them, buildings, teams; in force if asked for. */
export async function boardTown(server: TestApp, inForce: boolean): Promise<BoardTown> {
  const one = planner(server, await server.as('planner'));
  const { id: plan } = await one.newPlan([rectangle(0, 0, SIDE, SIDE)], '新城网格划分方案');
  const { db } = server.connection;
  const { territory_id: territory } = await db
    .selectFrom('plans')
    .select('territory_id')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  await db
    .insertInto('lines')
    .values(
      [
        { id: 'l1', name: '人民路', points: [at(-1, 2), at(SIDE + 1, 2)] },
        { id: 'l2', name: '南京西路', points: [at(2, -1), at(2, SIDE + 1)] },
      ].map(({ id, name, points }) => ({
        id,
        territory_id: territory,
        kind: 'road' as const,
        class: 'secondary',
        name,
        geom: lineToHex(points.map(lattice)),
      })),
    )
    .execute();
  const revisions = new Map<string, number>();
  const edit = async (change: WireEdit, of = plan): Promise<number> => {
    const base = revisions.get(of) ?? (await one.get('/api/plans')).json().items.find(isPlan(of)).revision;
    const made = await one.edit(of, base, change, randomUUID());
    if (made.statusCode !== 200) throw new Error(made.body);
    revisions.set(of, made.json().revision);
    return made.json().revision;
  };
  const gridsOf = async (level: string) =>
    (await one.division(plan)).grids.filter((grid) => grid.level === level && !grid.unassigned);
  const root = (await one.division(plan)).grids.find((grid) => grid.parentId === null)!.id;
  await edit({ kind: 'describe', gridIds: [root], set: { name: '新城办事处' } });
  for (const [i, name] of ['南湖社区', '北湖社区'].entries()) {
    const area = [rectangle(0, 2 * i, SIDE, 2 * i + 2) as [number, number][]];
    const before = new Set((await gridsOf('community')).map(({ id }) => id));
    await edit({ kind: 'carve', level: 'community', area, into: { new: root } });
    const made = (await gridsOf('community')).find(({ id }) => !before.has(id))!;
    await edit({ kind: 'describe', gridIds: [made.id], set: { name } });
  }
  for (const y of [1, 3]) await cut('building', [at(-1, y), at(SIDE + 1, y)]);
  for (const x of [1, 2, 3]) await cut('building', [at(x, -1), at(x, SIDE + 1)]);
  const leaves = (await gridsOf('building')).toSorted((a, b) => placeOf(a) - placeOf(b));
  for (const [i, grid] of leaves.entries()) {
    await edit({ kind: 'describe', gridIds: [grid.id], set: { name: `第${i + 1}网格` } });
    await edit({
      kind: 'team',
      gridId: grid.id,
      team: {
        members: [{ role: 'grid-worker', name: `网格员${i + 1}`, phone: `0370-20000${i}` }],
        services: [{ name: '管道疏通', phone: '0370-3000001' }],
      },
    });
  }
  for (let i = 0; i < 8; i++)
    await server.app.inject({
      method: 'POST',
      url: '/api/buildings',
      headers: { ...one.headers, 'idempotency-key': randomUUID() },
      payload: {
        at: at((i % 4) + 0.5, Math.floor(i / 4) * 2 + 0.5),
        households: 100 + i,
        name: `${i + 1}号楼`,
      },
    });
  if (inForce) await putInForce(server, plan);
  return { plan, territory, one, grids: leaves.map(({ id }) => id), edit };

  /** Cuts every grid of a level with a line right across the territory. */
  async function cut(level: string, line: [number, number][]): Promise<void> {
    for (const grid of await gridsOf(level))
      await edit({ kind: 'split', gridId: grid.id, line }).catch((error: Error) => {
        if (!/line-/.test(error.message)) throw error;
      });
  }
}

/** Puts a plan in force, whatever warnings it has. */
export async function putInForce(server: TestApp, plan: string): Promise<void> {
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/plans/${plan}/status`,
    headers: await server.as('approver'),
    payload: { status: 'in-force', note: '试用' },
  });
  if (answer.statusCode !== 200) throw new Error(answer.body);
}

const isPlan = (id: string) => (plan: { readonly id: string }) => plan.id === id;

function lattice([lng, lat]: [number, number]): Point {
  return [Math.round(lng * 1e7), Math.round(lat * 1e7)];
}

/** By rows from the south. */
function placeOf({ polygon }: WireGrid): number {
  const shell = polygon![0]!;
  const x = Math.min(...shell.map(([lng]) => lng!));
  const y = Math.min(...shell.map(([, lat]) => lat!));
  return Math.round((y - 34.4) * 1e4) * 1000 + Math.round((x - 115.6) * 1e4);
}
