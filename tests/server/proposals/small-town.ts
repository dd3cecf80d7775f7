import { setTimeout as wait } from 'node:timers/promises';
import type { Building } from '../../../domain/balance/types.ts';
import type { Job } from '../../../domain/contract/job.ts';
import type { ProposalList, ProposalStarted, WireProposal } from '../../../domain/contract/proposal.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import { type Point, toLattice } from '../../../domain/geometry/point.ts';
import type { Db } from '../../../server/db/transaction.ts';
import { storeBuildings, storeLines } from '../../../server/places/store-places.ts';
import { planContext } from '../../../server/plans/context.ts';
import type { TestApp } from '../harness/app.ts';
import { at, type Planner, rectangle } from '../plans/new-plan.ts';

/** Blocks of 100 m, so many each way; streets between them that cross without a node, and six buildings in each. */
const BLOCKS = 8;
const HOUSEHOLDS = 25;

const lattice = (x: number, y: number): Point => toLattice(...at(x, y));

/** Each town has ground of its own: plans over the same ground share what stands there. */
let towns = 0;
const APART = 30;

/** A draft of one community over a town of 64 blocks with 9,600 households, and that community. */
export async function newTown(
  server: TestApp,
  one: Planner,
  blocks = BLOCKS,
): Promise<{
  readonly plan: string;
  readonly community: string;
  readonly root: string;
  readonly west: number;
}> {
  const { plan, west } = await blankTown(server, one, blocks);
  const { grids } = await one.division(plan);
  const root = grids.find(({ parentId }) => parentId === null)!.id;
  const carved = await one.edit(plan, 0, {
    kind: 'carve',
    level: 'community',
    area: [rectangle(west, 0, west + blocks, blocks) as [number, number][]],
    into: { new: root },
  });
  if (carved.statusCode !== 200) throw new Error(carved.body);
  const community = carved.json().diff.added.find(({ level }: { level: string }) => level === 'community')
    .id as string;
  return { plan, community, root, west };
}

/** A draft with nothing but the ground of such a town, its west edge so many blocks from the others'. */
export async function blankTown(
  server: TestApp,
  one: Planner,
  blocks: number,
): Promise<{ readonly plan: string; readonly west: number }> {
  const west = APART * towns++;
  const { id } = await one.newPlan([rectangle(west, 0, west + blocks, blocks)], 'town');
  await furnish(server.connection.db, server.profile, id, blocks, west);
  return { plan: id, west };
}

/** Streets and buildings on the ground of a plan that has none, as many blocks each way. */
export async function furnish(
  db: Db,
  profile: Profile,
  plan: string,
  blocks: number,
  west = 0,
): Promise<void> {
  const context = planContext({ db, profile });
  const { territory_id: territory } = await db
    .selectFrom('plans')
    .select('territory_id')
    .where('id', '=', plan)
    .executeTakeFirstOrThrow();
  const between = Array.from({ length: blocks - 1 }, (_, i) => i + 1);
  const street = (id: string, from: Point, to: Point) => ({
    id: `${plan}-${id}`,
    kind: 'road' as const,
    class: 'residential',
    name: id,
    bridge: false,
    tunnel: false,
    points: [from, to],
  });
  await storeLines(
    context,
    territory,
    between.flatMap((n) => [
      street(`column ${n}`, lattice(west + n, -0.2), lattice(west + n, blocks + 0.2)),
      street(`row ${n}`, lattice(west - 0.2, n), lattice(west + blocks + 0.2, n)),
    ]),
    async () => {},
  );
  const buildings: Building[] = [];
  for (let x = 0; x < blocks; x++)
    for (let y = 0; y < blocks; y++)
      for (let n = 0; n < 6; n++) {
        const [left, bottom] = [west + x + 0.15 + (n % 3) * 0.25, y + 0.2 + Math.floor(n / 3) * 0.35];
        const [w, s] = lattice(left, bottom);
        const [e, north] = lattice(left + 0.18, bottom + 0.12);
        buildings.push({
          id: `${plan}-${x}-${y}-${n}`,
          at: lattice(left + 0.09, bottom + 0.06),
          households: HOUSEHOLDS,
          persons: null,
          name: `${x}-${y}-${n}`,
          use: null,
          footprint: [
            [
              [
                [w, s],
                [e, s],
                [e, north],
                [w, north],
              ],
            ],
          ],
        });
      }
  await storeBuildings(
    context,
    territory,
    buildings,
    async () => {},
    () => {},
  );
}

/** What a planner does to proposals by HTTP. */
export function proposals({ app }: TestApp, { headers, get }: Planner) {
  const url = (plan: string, rest = '') => `/api/plans/${plan}/proposals${rest}`;
  const settled = async (job: string): Promise<Job> => {
    for (;;) {
      const answer: Job = (await get(`/api/jobs/${job}`)).json();
      if (answer.state !== 'queued' && answer.state !== 'running') return answer;
      await wait(20);
    }
  };
  const ask = (plan: string, payload: object) =>
    app.inject({ method: 'POST', url: url(plan), headers, payload });
  return {
    ask,
    settled,
    /** Asks, and waits for the end; throws where it is refused. */
    async made(plan: string, payload: object): Promise<WireProposal> {
      const answer = await ask(plan, payload);
      if (answer.statusCode !== 202) throw new Error(answer.body);
      const { job, proposal } = answer.json() as ProposalStarted;
      const end = await settled(job);
      if (end.state !== 'done') throw new Error(JSON.stringify(end));
      return (await get(url(plan, `/${proposal}`))).json();
    },
    list: async (plan: string, query = ''): Promise<ProposalList> => (await get(url(plan, query))).json(),
    one: (plan: string, id: string, rest = '') => get(url(plan, `/${id}${rest}`)),
    drop: (plan: string, id: string) => app.inject({ method: 'DELETE', url: url(plan, `/${id}`), headers }),
    adopt: (plan: string, id: string, payload: object) =>
      app.inject({ method: 'POST', url: url(plan, `/${id}/adopt`), headers, payload }),
    cancel: (job: string) => app.inject({ method: 'DELETE', url: `/api/jobs/${job}`, headers }),
  };
}

export type Proposals = ReturnType<typeof proposals>;
