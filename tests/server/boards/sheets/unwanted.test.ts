import Fastify from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { SheetDesk } from '../../../../server/boards/sheets/sheet-desk.ts';
import { sheetRoutes } from '../../../../server/boards/sheets/sheets.routes.ts';
import { BoardThread } from '../../../../server/boards/thread/board-thread.ts';
import { addressOf } from '../../../../server/db/connect.ts';
import { openTestApp, type TestApp } from '../../harness/app.ts';
import { type GatedDatabase, gateBefore } from '../../harness/gate-before.ts';
import { type BoardTown, boardTown } from '../board-town.ts';

/** As many as may wait at the desk. */
const WAITING = 40;
const SOON = { timeout: 30_000 };

let server: TestApp;
let town: BoardTown;
let database: GatedDatabase;
let thread: BoardThread;

beforeAll(async () => {
  server = await openTestApp('xincheng');
  town = await boardTown(server, true);
  const { connection, profile } = server;
  database = await gateBefore(addressOf(connection.db));
  thread = new BoardThread({ address: database.address, profile, publicUrl: null });
});
afterAll(async () => {
  await thread.close();
  await database.close();
  await server.close();
});

test('whoever hangs up before their turn makes room at the desk for others', async () => {
  const desk = new SheetDesk(thread);
  const app = Fastify();
  await app.register(sheetRoutes, { desk } as never);
  const origin = await app.listen({ port: 0, host: '127.0.0.1' });
  const [grid] = town.grids as [string];
  const url = `${origin}/api/plans/${town.plan}/grids/${grid}/board?paper=A4`;
  // One that is unwanted from the start is dropped wherever there is room.
  const answer = async () => {
    const task = { kind: 'notices', plan: town.plan, grid, query: {} } as const;
    const made = await desk.make(task, AbortSignal.abort());
    return made.ok ? 'made' : made.reason.code;
  };
  database.gate.freeze();
  const made = fetch(url);
  const hungUp = new AbortController();
  const others = Array.from({ length: WAITING - 1 }, () =>
    fetch(url, { signal: hungUp.signal }).catch((error: Error) => error.name),
  );
  await expect.poll(answer, SOON).toBe('boards-busy');
  hungUp.abort();
  expect(new Set(await Promise.all(others))).toEqual(new Set(['AbortError']));
  await expect.poll(answer, SOON).toBe('job-interrupted');
  database.gate.open();
  expect((await made).status).toBe(200);
  await app.close();
});
