import { randomUUID } from 'node:crypto';
import { findKind } from '../../../domain/case/find-kind.ts';
import { newStanding } from '../../../domain/case/new-standing.ts';
import { findSeverity } from '../../../domain/case/severity.ts';
import type { CaseRules } from '../../../domain/case/types.ts';
import type { LiveCases } from '../../../domain/contract/case.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import { pointToHex } from '../../db/wkb.ts';
import { appendEvents, holdEvents } from '../../live/append-event.ts';
import type { PlanContext } from '../../plans/context.ts';
import { refusal } from '../../problem.ts';
import { raiseAlarms } from '../alarms/raise-alarms.ts';
import { lockSources } from '../case.queries.ts';
import { caseRules, caseSettings } from '../case-rules.ts';
import { wireCase } from '../wire-case.ts';
import type { IncomingCase } from './incoming-case.ts';
import {
  type ArrivedCase,
  holdCases,
  insertArrived,
  type Located,
  locatePoints,
  selectHome,
  selectStored,
} from './intake.queries.ts';
import { proposeRepeats } from './propose-repeats.ts';

/** A case that waits to be stored, with who told of it and when. */
export interface Waiting {
  readonly report: IncomingCase;
  readonly actor: string;
  /** Confines it to a territory; null: the one that it lies in. */
  readonly territory: string | null;
  readonly simulated: boolean;
  /** Milliseconds since 1970. */
  readonly receivedAt: number;
}

/** What became of it. */
export interface Kept {
  readonly id: string;
  /** It was there already, or came twice: left as it was. */
  readonly duplicate: boolean;
  /** It lies in no grid. */
  readonly tray: boolean;
}

/** A payload of so many stays near 150 kB, and screens have their turn in between. */
const CASES_PER_EVENT = 250;

/**
 * Stores cases in one transaction, each located in the plan in force, with its deadline, the first entry of its history,
 * and what it is likely told again of; and tells of them. In the order given. Throws `no-territory` where there is none.
 */
export function storeArrived(context: PlanContext, waiting: readonly Waiting[]): Promise<Kept[]> {
  return inTransaction(context.db, async (tx) => {
    const at = new Date().toISOString();
    await lockSources(
      tx,
      waiting.map(({ report }) => report.source),
    );
    const { ids, fresh } = await sortOut(tx, waiting);
    const arrived = fresh.length === 0 ? [] : await readyToStore(tx, context, fresh);
    const tray = new Set(arrived.filter(({ grid_id }) => grid_id === null).map(({ id }) => id));
    if (arrived.length > 0) {
      await holdCases(
        tx,
        arrived.flatMap(({ likely_of }) => (likely_of === null ? [] : [likely_of])),
      );
      // The counter stands still from here: everybody's next event waits for the few statements that follow.
      const last = await holdEvents(tx);
      const told = arrived.map((row, i) => ({
        ...row,
        changed_seq: last + 1 + Math.floor(i / CASES_PER_EVENT),
      }));
      await insertArrived(tx, told);
      await appendEvents(tx, 'case', payloads(told, at));
      await raiseAlarms(tx, { profile: context.profile, now: Date.now() }, told);
    }
    const first = new Set(fresh.map(({ index }) => index));
    return ids.map((id, i) => ({ id, duplicate: !first.has(i), tray: first.has(i) && tray.has(id) }));
  });
}

interface Fresh extends Waiting {
  readonly id: string;
  readonly index: number;
}

/** The id of each, and which are new: of several with one number the first. */
async function sortOut(tx: Tx, waiting: readonly Waiting[]): Promise<{ ids: string[]; fresh: Fresh[] }> {
  const keyOf = ({ source, externalId }: { source: string; externalId: string }) =>
    `${source}\n${externalId}`;
  const keys = new Map(
    waiting.map(({ report: { source, externalId } }) => {
      const key = { source, externalId };
      return [keyOf(key), key];
    }),
  );
  const known = new Map((await selectStored(tx, [...keys.values()])).map((one) => [keyOf(one), one.id]));
  const fresh: Fresh[] = [];
  const ids = waiting.map((one, index) => {
    const key = keyOf(one.report);
    const there = known.get(key);
    if (there !== undefined) return there;
    const id = randomUUID();
    known.set(key, id);
    fresh.push({ ...one, id, index });
    return id;
  });
  return { ids, fresh };
}

async function readyToStore(
  tx: Tx,
  { profile }: PlanContext,
  fresh: readonly Fresh[],
): Promise<ArrivedCase[]> {
  const rules = await caseRules({ db: tx, profile });
  const settings = await caseSettings({ db: tx, profile });
  const located = await locate(tx, fresh);
  const compared = fresh.map(({ id, report }) => ({
    id,
    at: report.at,
    occurredAt: Date.parse(report.occurredAt),
    kindId: findKind(rules.kinds, report.kind),
    kindSaid: report.kind,
  }));
  const repeats = await proposeRepeats(tx, compared, rules.kinds, settings);
  return fresh.map((one, i) => rowOf(one, located[i]!, rules, repeats.get(one.id) ?? null));
}

/** The territory of each, and its leaf where it has one. */
async function locate(tx: Tx, fresh: readonly Fresh[]): Promise<(Located & { territory: string })[]> {
  const points = fresh.flatMap(({ report: { at }, territory }, i) =>
    at === null ? [] : [{ i, at, territory }],
  );
  const found = await locatePoints(tx, points);
  const byIndex = new Map(points.map(({ i }, n) => [i, found[n]!]));
  const homeless = fresh.some(({ territory }, i) => territory === null && !byIndex.get(i)?.territory);
  const home = homeless ? await selectHome(tx) : undefined;
  return fresh.map(({ territory }, i) => {
    const place = byIndex.get(i);
    const id = place?.territory ?? territory ?? home;
    if (id === undefined) throw refusal(409, 'no-territory');
    return { plan: place?.plan ?? null, grid: place?.grid ?? null, territory: id };
  });
}

function rowOf(
  { id, report, actor, simulated, receivedAt }: Fresh,
  { territory, plan, grid }: Located & { territory: string },
  rules: CaseRules,
  likelyOf: string | null,
): ArrivedCase {
  const occurredAt = new Date(report.occurredAt);
  const standing = newStanding(rules, {
    kindId: findKind(rules.kinds, report.kind),
    severityId: findSeverity(rules.flow, report.severity),
    occurredAt: occurredAt.getTime(),
    now: receivedAt,
  });
  return {
    id,
    actor,
    territory_id: territory,
    source: report.source,
    external_id: report.externalId,
    occurred_at: occurredAt,
    at: report.at === null ? null : pointToHex(report.at),
    kind: report.kind,
    kind_id: standing.kindId,
    severity: report.severity,
    severity_id: standing.severityId,
    title: report.title,
    note: report.note,
    state: standing.state,
    step: standing.step,
    history: standing.history,
    to_ids: [...standing.to],
    clock_from: dateOf(standing.clockFrom),
    due_at: dateOf(standing.dueAt),
    soon_at: dateOf(standing.soonAt),
    stopped_at: dateOf(standing.stoppedAt),
    suspended_at: null,
    ended_at: dateOf(standing.endedAt),
    asked: null,
    repeat_of: null,
    likely_of: likelyOf,
    satisfaction: null,
    position: report.at === null ? 'bad' : grid === null ? 'outside' : 'located',
    said_at: grid === null ? report.saidAt : null,
    simulated,
    changed_seq: 0,
    plan_id: plan,
    grid_id: grid,
    created_at: new Date(receivedAt),
  };
}

function dateOf(time: number | null): Date | null {
  return time === null ? null : new Date(time);
}

function payloads(told: readonly ArrivedCase[], at: string): LiveCases[] {
  const parts: LiveCases[] = [];
  for (let i = 0; i < told.length; i += CASES_PER_EVENT)
    parts.push({ cases: told.slice(i, i + CASES_PER_EVENT).map(wireCase), at });
  return parts;
}
