import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ok } from '../../../domain/result.ts';
import type { Connection } from '../../../server/db/connect.ts';
import { inTransaction } from '../../../server/db/transaction.ts';
import {
  beginJob,
  cancelJob,
  doneWithin,
  finishJob,
  getJob,
  queueJob,
} from '../../../server/jobs/jobs.service.ts';
import { appendEvent } from '../../../server/live/append-event.ts';
import { openTestDatabase } from '../harness/database.ts';

let connection: Connection;

beforeAll(async () => {
  connection = await openTestDatabase();
});
afterAll(() => connection.close());

/** Work that tells an event of its own first and then, within the same transaction, that its job is done. */
async function storing(meanwhile: (job: string, progress: (share: number, step: string) => void) => void) {
  const { db } = connection;
  const job = await queueJob(db, { kind: 'import', input: {}, author: 'one' });
  await beginJob(db, job, ['queued'], 'reading');
  await finishJob(db, job, async ({ progress }) => {
    await inTransaction(db, async (tx) => {
      await appendEvent(tx, 'place', { places: 1 });
      meanwhile(job, progress);
      await wait(200);
      await doneWithin(tx, job, { committed: true });
    });
    return ok({});
  });
  const found = await getJob(db, job);
  return found.ok ? found.value.state : null;
}

test('progress that is written while the work is being stored does not stand in its way', async () => {
  expect(await storing((_, progress) => progress(0.5, 'placed'))).toBe('done');
});

test('nor does a cancelling that comes too late: it is told so', async () => {
  let cancelled: ReturnType<typeof cancelJob> | undefined;
  const state = await storing((job) => {
    cancelled = cancelJob(connection.db, job);
  });
  expect([state, await cancelled]).toMatchObject(['done', { ok: false, reason: { code: 'job-state' } }]);
});
