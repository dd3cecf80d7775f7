import { randomUUID } from 'node:crypto';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { WireGrid } from '../../../domain/contract/grid.ts';
import { at, rectangle } from '../plans/new-plan.ts';
import { type Outcome, Planner } from './planner.ts';
import { ADMIN_PASSWORD } from './server-process.ts';

/** What the storm works on: a plan of 32 building grids, some buildings, and the planners who know each other's names. */
export interface PreparedPlan {
  readonly plan: string;
  readonly planners: readonly Planner[];
  readonly buildings: readonly string[];
}

const SIDE = 8;
const PLANNERS = 4;
const BUILDINGS = 24;

/** Makes it over HTTP on a fresh server: two communities of 8 × 4 sides, cut in halves at every level below. */
export async function preparePlan(url: string): Promise<PreparedPlan> {
  const planners = await signUp(url);
  const [planner] = planners as [Planner];
  const { id: plan } = made(await planner.newPlan(url, 'storm', rectangle(0, 0, SIDE, SIDE)));
  let revision = 0;
  const edit = async (edit: WireEdit) => {
    const answer = made(await planner.edit(url, plan, { id: randomUUID(), baseRevision: revision, edit }));
    revision = answer.revision;
  };
  const grids = async (level: string) =>
    (await planner.division(url, plan)).grids.filter((grid) => grid.level === level);
  const root = (await grids('office'))[0] as WireGrid;
  for (const [y0, y1] of [
    [0, 4],
    [4, 8],
  ] as const)
    await edit({
      kind: 'carve',
      level: 'community',
      area: [rectangle(0, y0, SIDE, y1) as [number, number][]],
      into: { new: root.id },
    });
  /** Cuts every grid of a level with a line right across the territory. */
  const cut = async (level: string, line: [number, number][]) => {
    for (const grid of await grids(level)) {
      const answer = await planner.edit(url, plan, {
        id: randomUUID(),
        baseRevision: revision,
        edit: { kind: 'split', gridId: grid.id, line },
      });
      if (answer.kind === 'made') revision = answer.answer!.revision;
      else if (answer.kind === 'unanswered') throw new Error(answer.why);
    }
  };
  const upright = (x: number): [number, number][] => [at(x, -1), at(x, SIDE + 1)];
  const level = (y: number): [number, number][] => [at(-1, y), at(SIDE + 1, y)];
  await cut('community', upright(4));
  await cut('compound', level(2));
  await cut('compound', level(6));
  for (const x of [1, 2, 3, 5, 6, 7]) await cut('building', upright(x));
  const buildings: string[] = [];
  for (let i = 0; i < BUILDINGS; i++) {
    const place = at((i % SIDE) + 0.37, 2 * Math.floor(i / SIDE) + 0.61);
    buildings.push(made(await planner.addBuilding(url, randomUUID(), { at: place, households: 10 + i })).id);
  }
  return { plan, planners, buildings };
}

async function signUp(url: string): Promise<Planner[]> {
  const json = { 'content-type': 'application/json' };
  const signedIn = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify({ name: 'admin', password: ADMIN_PASSWORD }),
  });
  if (!signedIn.ok) throw new Error(await signedIn.text());
  const cookie = String(signedIn.headers.get('set-cookie')).split(';', 1)[0]!;
  return Promise.all(
    Array.from({ length: PLANNERS }, async (_, i) => {
      const answer = await fetch(`${url}/api/keys`, {
        method: 'POST',
        headers: { ...json, cookie },
        body: JSON.stringify({ name: `planner ${i}`, role: 'planner' }),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return new Planner(((await answer.json()) as { key: string }).key);
    }),
  );
}

function made<T>(outcome: Outcome<T>): T {
  if (outcome.kind !== 'made' || outcome.answer === null) throw new Error(JSON.stringify(outcome));
  return outcome.answer;
}
