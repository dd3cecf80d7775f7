import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fromWireBuilding } from '../../../../domain/edit/wire.ts';
import { type Connection, connect } from '../../../../server/db/connect.ts';
import { DraftReport } from '../../../../server/exchange/draft-report.ts';
import { prepareBuildings } from '../../../../server/exchange/update/prepare-buildings.ts';
import { prepareTeams } from '../../../../server/exchange/update/prepare-teams.ts';
import type { Update } from '../../../../server/exchange/update/update.ts';
import { type PlanContext, planContext } from '../../../../server/plans/context.ts';
import { onEmbedded } from '../../harness/embedded.ts';
import { CuttingProxy, type Moment } from '../../kill/cutting-proxy.ts';
import { columnsOf, openTown, type Town, tableRows } from './town.ts';

// The cutting proxy speaks to the socket of the embedded database.
describe.skipIf(!onEmbedded)(
  'cut off between any two statements, an update is there wholly or not at all',
  () => {
    let town: Town;
    let folder: string;
    let proxy: CuttingProxy;
    let struck: Connection;
    let context: PlanContext;

    beforeAll(async () => {
      town = await openTown();
      const database = inject('database');
      if (database.kind !== 'embedded') throw new Error('this run is on PostgreSQL');
      folder = await mkdtemp(join(tmpdir(), 'tessera-cut-'));
      proxy = new CuttingProxy(database.socket);
      const socket = join(folder, 'struck.sock');
      await proxy.listen(socket);
      struck = connect({ kind: 'embedded', socket });
      // A connection that is cut while nobody uses it says so to its pool.
      struck.pool.on('error', () => {});
      context = planContext({ db: struck.db, profile: town.context.profile });
    });

    afterAll(async () => {
      await struck.close();
      proxy.close();
      await rm(folder, { recursive: true, force: true });
      await town.server.close();
    });

    /** Tells any two states apart that differ by a write: stamps are new whenever a grid or a building is touched. */
    async function state(): Promise<unknown> {
      const { rows } = await sql`
      select (select json_agg((id, revision, status, stamp) order by id) from plans) as plans,
             (select json_agg((id, stamp) order by id) from territories) as territories,
             (select count(*) from edits) as edits, (select count(*) from events) as events,
             (select seq from event_clock) as seq
    `.execute(town.server.connection.db);
      return rows;
    }

    /** Strikes at the first statement of storing, the second, … until it is there. Gives how many were struck. */
    async function strikeAll(prepare: () => Promise<Update>, moment: Moment): Promise<number> {
      const before = await state();
      for (let statement = 1; ; statement++) {
        const update = await prepare();
        proxy.cutAt(statement, moment);
        const stored = await update.store('admin').catch((error: unknown) => error);
        const fallen = proxy.disarm();
        const now = await state();
        const isThere = JSON.stringify(now) !== JSON.stringify(before);
        if (!fallen) {
          expect(stored).toEqual({ ok: true, value: undefined });
          return statement - 1;
        }
        expect(stored).toBeInstanceOf(Error);
        // Only what is struck when COMMIT has run is there, though nobody heard of it.
        if (isThere) {
          expect(moment).toBe('after');
          return statement;
        }
      }
    }

    test.each(['before', 'after'] as const)(
      'teams, the connection cut %s each statement in turn',
      async (moment) => {
        const { grids } = await town.one.division(town.draft);
        const rows = tableRows(
          grids
            .filter(({ level }) => level === 'building')
            .slice(0, 250)
            .map(({ code }, i) => ({ 网格编码: code, 角色: '网格员', 姓名: `${moment}${i}`, 电话: '1' })),
        );
        const count = await strikeAll(async () => {
          const report = new DraftReport('teams');
          const update = await prepareTeams(context, town.draft, rows, columnsOf('teams', rows), report);
          if (!update.ok) throw new Error(update.reason.code);
          expect(report.toReport().changed).toBe(250);
          return update.value;
        }, moment);
        expect(count).toBeGreaterThan(8);
        const { rows: logged } = await sql<{ n: number; top: number }>`
      select count(*)::int as n, max(revision) as top from edits where plan_id = ${town.draft}
    `.execute(town.server.connection.db);
        const { revision } = (await town.one.get(`/api/plans/${town.draft}`)).json();
        expect(logged[0]).toEqual({ n: revision, top: revision });
        expect(revision % 250).toBe(0);
      },
    );

    test.each(['before', 'after'] as const)(
      'buildings, the connection cut %s each statement in turn',
      async (moment) => {
        const { buildings } = await town.one.division(town.draft);
        const incoming = buildings
          .slice(0, 600)
          .map((one) => ({ ...fromWireBuilding(one), households: one.households + 1 }));
        const count = await strikeAll(async () => {
          const report = new DraftReport('buildings');
          const update = await prepareBuildings(context, town.territory, incoming, 'id', town.draft, report);
          if (!update.ok) throw new Error(update.reason.code);
          expect(report.toReport().changed).toBe(600);
          return update.value;
        }, moment);
        expect(count).toBeGreaterThan(8);
        const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from buildings where valid_to is not null
      `.execute(town.server.connection.db);
        expect(rows[0]!.n % 600).toBe(0);
        expect(rows[0]!.n).toBeGreaterThan(0);
      },
    );
  },
);
