import assert from 'node:assert/strict';
import type { EditAnswer, LogItem } from '../../../domain/contract/log.ts';
import { listIssues } from '../../../domain/edit/issues.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { verifyBuildings } from './building-storm.ts';
import { assertSame, besideServer, byKey, checkEvents, checkPlanRows } from './check-stored.ts';
import type { SentEdit, SentHouseholds, Storm } from './edit-storm.ts';
import { KnownDivision } from './known-division.ts';
import type { PreparedPlan } from './prepare-plan.ts';

/** What is wrong with a division whose borders do not fit: no edit may lead there, killed or not. */
const BROKEN = new Set(['gap', 'overlap', 'outside', 'invalid', 'crossing', 't-junction']);

export interface Verdict {
  /** Without an answer when the server was killed, and there nevertheless. */
  readonly committedUnheard: number;
  /** Without an answer when the server was killed, not there, and made when sent again. */
  readonly madeAgain: number;
}

/**
 * What must hold on a server that was started after a kill. `replica` holds the plan as the log said when it was
 * last looked at; it is moved on by the diffs of what the log holds now and compared with what the server stores.
 */
export async function verify(
  url: string,
  dataDir: string,
  prepared: PreparedPlan,
  replica: KnownDivision,
  storm: Pick<Storm, 'edits' | 'households' | 'buildings'>,
): Promise<Verdict> {
  const { plan, planners } = prepared;
  const before = replica.revision;
  const log = await planners[0]!.log(url, plan, before);
  checkLog(log, storm.edits, before);
  const stored = new KnownDivision(await planners[0]!.division(url, plan));
  checkHouseholds(stored.division, storm.households);
  for (const item of log) replica.hear(item.revision, item.diff);
  await checkStored(url, dataDir, prepared, replica, before);

  const standing = async () => (await planners[0]!.division(url, plan)).buildings;
  await verifyBuildings(url, planners[1]!, storm.buildings, standing);
  const verdict = await sendAgain(url, plan, log, storm.edits);
  for (const item of await planners[0]!.log(url, plan, replica.revision))
    replica.hear(item.revision, item.diff);
  await checkStored(url, dataDir, prepared, replica, before);
  return verdict;
}

/** That what is stored is what the replica's log leads to, is sound, and was told to browsers once. */
export async function checkStored(
  url: string,
  dataDir: string,
  { plan, planners }: PreparedPlan,
  replica: KnownDivision,
  eventsAfter: number,
): Promise<void> {
  const stored = new KnownDivision(await planners[0]!.division(url, plan));
  assert.equal(stored.revision, replica.revision);
  assertSame(plainGrids(stored.division), plainGrids(replica.division));
  assertSame(stored.division.territory, replica.division.territory);
  await besideServer(dataDir, async (db) => {
    await checkPlanRows(db, plan, stored.division);
    await checkEvents(db, plan, eventsAfter);
  });
  const errors = (await planners[0]!.issues(url, plan)).items.filter(({ severity }) => severity === 'error');
  assert.deepEqual(
    errors.filter(({ code }) => BROKEN.has(code)),
    [],
  );
  // The rest (unassigned ground, a grid in pieces) a planner may bring about: the same that the replica has.
  assert.deepEqual(
    errors.map(({ id }) => id).sort(),
    listIssues(replica.division)
      .filter(({ severity }) => severity === 'error')
      .map(({ id }) => id)
      .sort(),
  );
}

/** Gapless, holding every acknowledged edit as it was answered, nothing refused, nothing that nobody sent. */
function checkLog(log: readonly LogItem[], edits: readonly SentEdit[], before: number): void {
  assert.deepEqual(
    log.map(({ revision }) => revision),
    log.map((_, i) => before + 1 + i),
  );
  const found = new Map(log.map((item) => [item.id, item]));
  const sent = new Set(edits.map(({ request }) => request.id));
  assert.deepEqual(
    log.filter(({ id }) => !sent.has(id)),
    [],
  );
  for (const { request, outcome } of edits) {
    const item = found.get(request.id);
    if (outcome.kind === 'refused') assert.equal(item, undefined, `refused, and in the log: ${request.id}`);
    if (outcome.kind !== 'made') continue;
    assert.ok(item, `acknowledged, and not in the log: ${request.id}`);
    if (outcome.answer) assertAnswered(item, outcome.answer);
  }
}

function assertAnswered(item: LogItem, answer: EditAnswer): void {
  assert.equal(item.revision, answer.revision);
  assert.deepEqual(item.diff, answer.diff);
}

/** One client set them one after another: what stands is the last acknowledged, or one sent since. */
function checkHouseholds(division: Division, households: readonly SentHouseholds[]): void {
  const possible = new Map<string, number[]>();
  for (const { building, households: count, outcome } of households) {
    if (outcome.kind === 'made') possible.set(building, [count]);
    else if (outcome.kind === 'unanswered') possible.get(building)?.push(count);
  }
  for (const [building, counts] of possible)
    assert.ok(counts.includes(division.buildings.all.get(building)!.households), `building ${building}`);
}

/**
 * Sends again what got no answer, and one that got one: what the log holds is answered as recorded, word for word;
 * what it lacks is made anew or refused, and never made twice.
 */
async function sendAgain(
  url: string,
  plan: string,
  log: readonly LogItem[],
  edits: readonly SentEdit[],
): Promise<Verdict> {
  const found = new Map(log.map((item) => [item.id, item]));
  let committedUnheard = 0;
  let madeAgain = 0;
  const heard = edits.findLast(({ outcome }) => outcome.kind === 'made' && outcome.answer);
  if (heard) {
    const again = await heard.planner.edit(url, plan, heard.request);
    assert.deepEqual(again, heard.outcome);
  }
  for (const { planner, request } of edits.filter(({ outcome }) => outcome.kind === 'unanswered')) {
    const first = await planner.edit(url, plan, request);
    const item = found.get(request.id);
    if (item) {
      committedUnheard++;
      assert.ok(first.kind === 'made' && first.answer, `in the log, and not answered so: ${request.id}`);
      assertAnswered(item, first.answer);
    } else {
      assert.notEqual(first.kind, 'unanswered');
      if (first.kind === 'made') madeAgain++;
    }
    assert.deepEqual(await planner.edit(url, plan, request), first);
  }
  return { committedUnheard, madeAgain };
}

function plainGrids(division: Division): unknown {
  return byKey([...division.tree.grids]);
}
