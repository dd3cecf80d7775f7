import { readFile } from 'node:fs/promises';
import type { GridCollection } from '../../../../domain/contract/grid.ts';
import type { WirePlan } from '../../../../domain/contract/plan.ts';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import type { Profile } from '../../../../domain/deployment/types.ts';
import { seedDemonstration } from '../../../../server/exchange/seed-demonstration.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type Planner, planner } from '../../plans/new-plan.ts';

export interface Demonstration {
  readonly server: TestApp;
  readonly one: Planner;
  readonly profile: Profile;
  /** The draft, with something in every attribute. */
  readonly plan: string;
  grids(): Promise<GridCollection['features']>;
}

/** Texts that some format has a meaning for, or no room. */
export const HOSTILE_NAMES = [
  '㙍垚骉😀网格',
  "=cmd|' /C calc'!A0",
  "'=1+1",
  '＝SUM(A1)',
  '<svg onload="alert(1)">]]></name><script>',
  '逗号,分号;引号"与\'、',
  '六'.repeat(60),
  '@国 &amp; _x0041_ 100%',
];

/** The demonstration, and in its draft grids with hostile names, long notes, tags, targets, declared households, locks and large teams. */
export async function openDemonstration(): Promise<Demonstration> {
  const server = await openTestApp();
  const one = planner(server, await server.as('planner'));
  const json = JSON.parse(
    await readFile(new URL('../../../../data/profiles/xincheng.json', import.meta.url), 'utf8'),
  );
  const profile = readProfile(json);
  if (!profile.ok) throw new Error(profile.reason.code);
  await seedDemonstration(server.connection.db, profile.value, 1);
  const { items } = (await one.get('/api/plans')).json() as { items: WirePlan[] };
  const { id: plan, revision: first } = items.find(({ status }) => status === 'draft')!;
  const grids = async () => ((await one.get(`/api/plans/${plan}/grids`)).json() as GridCollection).features;
  let revision = first;
  const edit = async (what: Parameters<Planner['edit']>[2]) => {
    const answer = await one.edit(plan, revision, what);
    if (answer.statusCode !== 200) throw new Error(answer.body);
    revision = answer.json().revision;
  };
  const of = (level: string, features: GridCollection['features']) =>
    features.filter(({ properties }) => properties.level === level).map(({ id }) => String(id));
  const features = await grids();
  const leaves = of('building', features);
  for (const [i, name] of HOSTILE_NAMES.entries())
    await edit({ kind: 'describe', gridIds: [leaves[i]!], set: { name } });
  const [a, b, c, d, e] = of('compound', features) as [string, string, string, string, string];
  await edit({
    kind: 'describe',
    gridIds: [a],
    set: { note: '东至神火大道，西至小河。\n第二行'.repeat(90) },
  });
  await edit({ kind: 'describe', gridIds: [b], set: { note: '-1+1', tags: ['爱心', 'a,b;c', '[1]'] } });
  await edit({
    kind: 'describe',
    gridIds: [c],
    set: { declared: { households: 300, persons: 901, estimated: true }, target: 299 },
  });
  await edit({
    kind: 'describe',
    gridIds: [d],
    set: { declared: { households: 12, persons: null, estimated: false }, type: null, risk: 'focus' },
  });
  await edit({ kind: 'describe', gridIds: [leaves[20]!], set: { note: '  两头有空格 ' } });
  await edit({
    kind: 'team',
    gridId: leaves[21]!,
    team: {
      members: Array.from({ length: 50 }, (_, i) => ({
        role: 'grid-worker',
        name: '名'.repeat(60),
        phone: `${i}`.repeat(20),
      })),
      services: [],
    },
  });
  await edit({
    kind: 'team',
    gridId: e,
    team: {
      members: Array.from({ length: 9 }, (_, i) => ({
        role: 'compound-head',
        name: `陈㛃${i}`,
        phone: `0370-000${i}`,
      })),
      services: [{ name: '=家电,"维修"', phone: '+86 370 0000' }],
    },
  });
  await edit({ kind: 'describe', gridIds: [e], set: { locked: true } });
  return { server, one, profile: profile.value, plan, grids };
}
