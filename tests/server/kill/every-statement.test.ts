import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { WireEdit } from '../../../domain/contract/edit.ts';
import type { EditAnswer } from '../../../domain/contract/log.ts';
import { placeOf } from '../../../server/db/embedded/place.ts';
import { makeDataDir, onEmbedded, removeDataDir } from '../harness/embedded.ts';
import { at } from '../plans/new-plan.ts';
import { besideServer } from './check-stored.ts';
import type { Moment } from './cutting-proxy.ts';
import { KnownDivision } from './known-division.ts';
import type { Outcome, Planner } from './planner.ts';
import { type PreparedPlan, preparePlan } from './prepare-plan.ts';
import { openStruckServer, type StruckServer } from './struck-server.ts';
import { checkStored } from './verify.ts';

const REOPEN_MS = 120_000;

describe.skipIf(!onEmbedded)(
  'killed between any two statements, an edit is there wholly or not at all',
  () => {
    let server: StruckServer;
    let prepared: PreparedPlan;
    let planner: Planner;
    let replica: KnownDivision;

    beforeAll(async () => {
      server = await openStruckServer(await makeDataDir());
      prepared = await preparePlan(server.url);
      planner = prepared.planners[0]!;
      replica = new KnownDivision(await planner.division(server.url, prepared.plan));
    });
    afterAll(async () => {
      await server.close();
      await removeDataDir(server.dataDir);
    });

    const send = (id: string, edit: WireEdit) =>
      planner.edit(server.url, prepared.plan, { id, baseRevision: replica.revision, edit });
    const checkAll = () => checkStored(server.url, server.dataDir, prepared, replica, 0);
    const made = (outcome: Outcome<EditAnswer>): EditAnswer => {
      if (outcome.kind !== 'made' || !outcome.answer) throw new Error(JSON.stringify(outcome));
      replica.hear(outcome.answer.revision, outcome.answer.diff);
      return outcome.answer;
    };

    /**
     * Sends an edit whose n-th statement is struck, looks at what is stored, sends it again under its id, takes it
     * back. Gives whether it had been there at once, or null when it has fewer statements: then it was simply made.
     */
    async function strike(
      edit: WireEdit,
      statement: number,
      moment: Moment,
      blow?: () => void,
    ): Promise<boolean | null> {
      const before = await everything(server.dataDir);
      const id = randomUUID();
      server.proxy.cutAt(statement, moment, blow);
      const request = { id, baseRevision: replica.revision, edit };
      const first = await planner.edit(server.url, prepared.plan, request);
      const fallen = server.proxy.disarm();
      if (blow && fallen) await reopened(server.dataDir);
      const log = await planner.log(server.url, prepared.plan, replica.revision);
      if (fallen) {
        expect(first.kind).toBe('unanswered');
        if (log.length === 0) expect(await everything(server.dataDir)).toEqual(before);
        else {
          expect(log.map((item) => item.id)).toEqual([id]);
          replica.hear(log[0]!.revision, log[0]!.diff);
          await checkAll();
        }
      }
      const again = made(await planner.edit(server.url, prepared.plan, request));
      if (log[0]) expect(again).toMatchObject({ revision: log[0].revision, diff: log[0].diff });
      await checkAll();
      made(await send(randomUUID(), { kind: 'revert', edits: [id] }));
      return fallen ? log.length > 0 : null;
    }

    /** Strikes at the first statement, the second, … until there is none. Gives at how many, and how many were there. */
    async function strikeAll(edit: WireEdit, moment: Moment, blow?: () => void) {
      let there = 0;
      for (let statement = 1; ; statement++) {
        const wholly = await strike(edit, statement, moment, blow);
        if (wholly === null) return { struck: statement - 1, there };
        if (wholly) there++;
      }
    }

    const compound = (n: number) =>
      [...replica.division.tree.grids.values()].filter((grid) => grid.level === 'compound')[n]!.id;
    const leavesOf = (parent: string) => [...replica.division.tree.children.get(parent)!];
    /** From the territory's edge into the middle: it adds vertices to the edge and to the neighbours too. */
    const split = (): WireEdit => ({
      kind: 'split',
      gridId: compound(0),
      line: [
        at(-1, 0.7),
        at(9, 1.3),
        at(9, 3.3),
        at(-1, 2.7),
        at(-1, 4.7),
        at(9, 5.3),
        at(9, 7.3),
        at(-1, 6.7),
      ],
    });
    const merge = (): WireEdit => ({ kind: 'merge', gridIds: leavesOf(compound(1)) });

    test.each([
      ['a split', split],
      ['a merge', merge],
    ])('%s, the connection cut at each statement in turn', async (_, edit) => {
      const before = await strikeAll(edit(), 'before');
      expect(before.there).toBe(0);
      // What is struck when COMMIT has run is there, though nobody heard of it.
      const after = await strikeAll(edit(), 'after');
      expect(after).toEqual({ struck: before.struck, there: 1 });
      expect(before.struck).toBeGreaterThan(10);
    });

    test('a revert, the connection cut at each statement in turn', async () => {
      const id = randomUUID();
      made(await send(id, split()));
      const revert: WireEdit = { kind: 'revert', edits: [id] };
      expect((await strikeAll(revert, 'after')).there).toBe(1);
      made(await send(randomUUID(), revert));
    });

    test('a split, the database process killed after each statement in turn', async () => {
      const { struck, there } = await strikeAll(split(), 'after', () => server.killDatabase());
      expect(there).toBe(1);
      expect(struck).toBeGreaterThan(10);
    }, 600_000);
  },
);

/** All rows that an edit can touch, as text. */
function everything(dataDir: string): Promise<unknown> {
  return besideServer(dataDir, async (db) => {
    const dumps: unknown[] = [];
    for (const table of [
      'territories',
      'plans',
      'grids',
      'edits',
      'events',
      'event_clock',
      'codes',
      'touched_plans',
    ])
      dumps.push(
        (await sql.raw(`select md5(string_agg(t::text, '|' order by t::text)) from ${table} t`).execute(db))
          .rows,
      );
    return dumps;
  });
}

/** Waits until the embedded database answers again. */
async function reopened(dataDir: string): Promise<void> {
  const end = Date.now() + REOPEN_MS;
  for (;;) {
    try {
      await besideServer(dataDir, (db) => sql`select 1`.execute(db));
      return;
    } catch (error) {
      if (Date.now() > end) throw new Error(`${placeOf(dataDir).socket} does not answer`, { cause: error });
      await sleep(100);
    }
  }
}
