import { readFile } from 'node:fs/promises';
import type { ImportKind } from '../../../../domain/contract/exchange.ts';
import type { WirePlan } from '../../../../domain/contract/plan.ts';
import { readProfile } from '../../../../domain/deployment/profile.ts';
import type { Columns } from '../../../../server/exchange/columns/columns.ts';
import { findColumns } from '../../../../server/exchange/columns/find-columns.ts';
import { seedDemonstration } from '../../../../server/exchange/seed-demonstration.ts';
import type { FeatureRow } from '../../../../server/exchange/source/source.ts';
import { type PlanContext, planContext } from '../../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type Planner, planner } from '../../plans/new-plan.ts';

export interface Town {
  readonly server: TestApp;
  /** What an import works with; its divisions in memory are the application's. */
  readonly context: PlanContext;
  readonly one: Planner;
  readonly inForce: string;
  readonly draft: string;
  readonly territory: string;
}

/** The application with the demonstration in it. */
export async function openTown(): Promise<Town> {
  const server = await openTestApp();
  const one = planner(server, server.admin);
  const json = await readFile(new URL('../../../../data/profiles/xincheng.json', import.meta.url), 'utf8');
  const profile = readProfile(JSON.parse(json));
  if (!profile.ok) throw new Error(profile.reason.code);
  const { db } = server.connection;
  await seedDemonstration(db, profile.value, 1);
  const { items } = (await one.get('/api/plans')).json() as { items: WirePlan[] };
  const idOf = (status: string) => items.find((plan) => plan.status === status)!.id;
  const row = await db.selectFrom('territories').select('id').executeTakeFirstOrThrow();
  const context = planContext({ db, profile: profile.value });
  return {
    server,
    one,
    context,
    inForce: idOf('in-force'),
    draft: idOf('draft'),
    territory: row.id,
  };
}

/** Rows of a table: the heading is line 1. */
export function tableRows(records: readonly Record<string, unknown>[]): FeatureRow[] {
  return records.map((properties, i) => ({
    row: i + 2,
    id: undefined,
    geometry: null,
    properties,
    fault: null,
  }));
}

/** The columns that these rows have, as an import finds them. */
export function columnsOf(kind: ImportKind, rows: readonly FeatureRow[], key?: string): Columns {
  const present = [...new Set(rows.flatMap(({ properties }) => Object.keys(properties)))];
  return { of: findColumns(present, kind, key), dropped: [], barred: new Set() };
}
