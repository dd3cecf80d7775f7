import { sql } from 'kysely';
import { CANONICAL_STEPS } from '../../../../domain/deployment/types.ts';
import type { Db } from '../../../../server/db/transaction.ts';
import { inTransaction } from '../../../../server/db/transaction.ts';
import { appendEvent } from '../../../../server/live/append-event.ts';
import type { Random } from '../../../arbitrary/random.ts';

const HOUR_MS = 3_600_000;
const DAYS = 30;
export const KINDS = ['road', 'hole', 'lamp', 'noise', 'other'];
export const SEVERITIES = ['', 'general', 'grave'];
export const SOURCES = ['12345', '110', 'patrol'];
const STEPS = ['collect', 'dispatch', 'handle', 'answer', 'verify', 'appraise'];
const WEST = 1_156_000_000;
const SOUTH = 344_000_000;
const SIDE = 10_000;

/** Kinds with one beneath another, so that asking for one asks for both. */
export async function storeKinds(db: Db): Promise<void> {
  for (const [id, parent] of [
    ['road', null],
    ['hole', 'road'],
    ['lamp', 'road'],
    ['noise', null],
  ] as const)
    await db.insertInto('case_kinds').values({ id, parent_id: parent, name_zh: id, name_en: id }).execute();
}

/**
 * Stores random cases of territory `t` around the town of 4 × 4 squares, in all states and mistakes, some on borders and corners of
 * its grids, located in `plan` by SQL. Deadlines are whole hours from `now`, give or take half of one, so that it may take its time.
 */
export async function storeRandomCases(
  db: Db,
  random: Random,
  now: number,
  count: number,
  plan: string,
): Promise<void> {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString());
  const rows = Array.from({ length: count }, () => {
    const occurred = now - random.whole(0, DAYS * 24 * HOUR_MS);
    const state = random.pick(CANONICAL_STEPS);
    const place = () =>
      random.chance(0.3) ? random.whole(0, 4) * SIDE : random.whole(-SIDE / 2, 4.5 * SIDE);
    const bad = random.chance(0.05);
    const due = random.chance(0.2) ? null : now + (random.whole(-100, 100) + 0.5) * HOUR_MS;
    const later = (probability: number) =>
      random.chance(probability) ? occurred + random.whole(1, 200) * 1_234_567 : null;
    return {
      id: random.id(),
      source: random.pick(SOURCES),
      external_id: random.id(),
      occurred_at: iso(occurred),
      point: bad ? null : `POINT(${(WEST + place()) / 1e7} ${(SOUTH + place()) / 1e7})`,
      kind_id: random.pick(KINDS),
      severity_id: random.pick(SEVERITIES),
      title: random.pick(['路灯不亮', 'Broken lamp 100%', 'a_b', '噪音扰民']),
      state,
      due_at: iso(due),
      soon_at: due === null ? null : iso(due - random.whole(1, 50) * HOUR_MS),
      stopped_at: iso(later(0.3)),
      suspended_at: iso(later(0.1)),
      ended_at: iso(later(0.3)),
      satisfaction: random.chance(0.3) ? random.whole(1, 5) : null,
      repeat: random.chance(0.1),
      steps: STEPS.slice(0, random.whole(0, STEPS.length)).map((step, i) => ({
        step,
        at: iso(occurred + (i + 1) * random.whole(60, 50_000) * 1000),
      })),
    };
  });
  await inTransaction(db, async (tx) => {
    const seq = await appendEvent(tx, 'case', { cases: [], at: iso(now), all: true });
    await sql`
      insert into cases (territory_id, id, source, external_id, occurred_at, at, kind_id, severity_id, title, state, due_at,
        soon_at, stopped_at, suspended_at, ended_at, satisfaction, position, plan_id, grid_id, changed_seq)
      select 't', r.id, r.source, r.external_id, r.occurred_at, ST_GeomFromText(r.point, 4326), r.kind_id, r.severity_id, r.title,
        r.state, r.due_at, r.soon_at, r.stopped_at, r.suspended_at, r.ended_at, r.satisfaction,
        case when r.point is null then 'bad' when g.id is null then 'outside' else 'located' end, g.plan_id, g.id, ${seq}
      from json_to_recordset(${JSON.stringify(rows)}::json) as r (id text, source text, external_id text, occurred_at timestamptz,
        point text, kind_id text, severity_id text, title text, state text, due_at timestamptz, soon_at timestamptz,
        stopped_at timestamptz, suspended_at timestamptz, ended_at timestamptz, satisfaction smallint)
      left join lateral (
        select l.plan_id, l.id from grids l where l.plan_id = ${plan} and l.leaf
          and ST_Covers(l.lattice, lattice_of(ST_GeomFromText(r.point, 4326))) order by l.id limit 1
      ) g on true
    `.execute(tx);
    await sql`
      insert into case_history (case_id, n, at, actor, kind, entry)
      select r.id, s.n, (s.entry ->> 'at')::timestamptz, 'x', 'step', s.entry - 'at'
      from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id text, steps jsonb),
        jsonb_array_elements(r.steps) with ordinality as s (entry, n)
    `.execute(tx);
    const repeats = rows.filter(({ repeat }) => repeat).map(({ id }) => id);
    await sql`
      update cases set repeat_of = ${rows[0]!.id} where id = any(${repeats}::text[]) and id <> ${rows[0]!.id}
    `.execute(tx);
  });
}

/** Changes some cases as steps and hands do, told by an event as the life cycle tells it. */
export async function changeSomeCases(db: Db, random: Random, now: number): Promise<void> {
  await inTransaction(db, async (tx) => {
    const seq = await appendEvent(tx, 'case', { cases: [], at: new Date(now).toISOString() });
    await sql`
      update cases set state = ${random.pick(CANONICAL_STEPS)}, severity_id = ${random.pick(SEVERITIES)},
        ended_at = case when ord % 2 = 0 then null else occurred_at + interval '5 hours' end, changed_seq = ${seq}
      where ord % 17 = ${random.whole(0, 16)}
    `.execute(tx);
  });
}
