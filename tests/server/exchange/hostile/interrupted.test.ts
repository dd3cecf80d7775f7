import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildApp } from '../../../../server/app.ts';
import { ImportThread } from '../../../../server/exchange/import-thread.ts';
import { dropDeadScratch, withScratch } from '../../../../server/exchange/scratch.ts';
import { at } from '../../plans/new-plan.ts';
import { collection, expectWords, feature, type Office, openOffice, scratchLeft } from './office.ts';

let office: Office;
let plan: string;
beforeAll(async () => {
  office = await openOffice();
  plan = await office.newPlan(0);
});
afterAll(() => office.close());

const BUILDINGS = 20_000;

const buildings = (name: string, count = BUILDINGS) => ({
  name: 'b.geojson',
  content: collection(
    Array.from({ length: count }, (_, i) =>
      feature(
        { type: 'Point', coordinates: at(0.5 + (i % 70) * 0.1, 0.5 + Math.floor(i / 70) * 0.02) },
        { id: `${name}-${i}`, households: 1, name },
      ),
    ),
  ),
});
const fields = () => ({ as: 'buildings', plan, crs: 'WGS84' });

async function begin(name: string): Promise<string> {
  return (await office.send([buildings(name)], fields())).json().job;
}

async function standing(name: string): Promise<number> {
  const { rows } = await office.server.connection.pool.query(
    'select count(*)::int as n from buildings where name = $1',
    [name],
  );
  return rows[0].n;
}

/** Until nothing of ours lies about; the test's own patience ends it. */
async function cleared() {
  while (scratchLeft().length > 0) await wait(20);
}

test('a job in a state that does not allow what is asked says so, and nothing happens twice', async () => {
  const job = await begin('states');
  const asked = async (what: string) => {
    const answer = await office.post(`/api/imports/${job}/${what}`);
    return [answer.statusCode, answer.json().code];
  };
  expect(await asked('read')).toEqual([409, 'job-state']);
  expect(await asked('take')).toEqual([409, 'job-state']);
  expect((await office.settled(job)).state).toBe('done');

  const two = await Promise.all([asked('take'), asked('take'), asked('read')]);
  expect(two.filter(([status]) => status === 202)).toHaveLength(1);
  expect(two.filter(([status]) => status === 409)).toHaveLength(2);
  const ended = await office.settled(job);
  if (!ended.result.committed) await office.take(job);
  expect(await standing('states')).toBe(BUILDINGS);
  expect(await asked('read')).toEqual([409, 'job-state']);
  expect(await asked('take')).toEqual([409, 'job-state']);
  expect((await office.one.get(`/api/imports/${job}/preview`)).statusCode).toBe(404);

  const one = await office.read(buildings('one', 20), fields());
  expect((await office.cancel(one.id)).json().state).toBe('cancelled');
  for (const what of ['read', 'take'])
    expect((await office.post(`/api/imports/${one.id}/${what}`)).statusCode).toBe(409);
});

test('two imports of the same file taken at once: one is stored, the other is told why not', async () => {
  const jobs = [
    await office.read(buildings('twice', 30), fields()),
    await office.read(buildings('twice', 30), fields()),
  ];
  const taken = await Promise.all(jobs.map(({ id }) => office.take(id)));
  expect(taken.map(({ state }) => state).toSorted()).toEqual(['done', 'failed']);
  expect(taken.find(({ state }) => state === 'failed').reason.code).toBe('import-empty');
  expect(await standing('twice')).toBe(30);
});

test('reading that is cancelled leaves nothing on the disk: what was unpacked lay there for ever', async () => {
  for (const ms of [0, 40, 200, 500, 1000]) {
    const job = await begin(`cancelled ${ms}`);
    await wait(ms);
    await office.cancel(job);
    await cleared();
  }
});

test('a server that is stopped while it reads says that it was stopped, and clears up', async () => {
  const { config, bus, profile, connection } = office.server;
  const other = await buildApp({ db: connection.db, config, bus, profile });
  const form = new FormData();
  for (const [name, value] of Object.entries(fields())) form.append(name, value);
  const { name, content } = buildings('stopped', 30_000);
  form.append('file', new Blob([content]), name);
  const { headers } = office.one;
  const sent = await other.inject({ method: 'POST', url: '/api/imports', headers, payload: form });
  const { job } = sent.json();
  await wait(300);
  await other.close();
  expect(scratchLeft()).toEqual([]);
  expect(await office.settled(job)).toMatchObject({ state: 'failed', reason: { code: 'job-interrupted' } });
  expect((await office.again(job, {})).result).toMatchObject({ read: 30_000, committed: false });
  await office.cancel(job);
});

test('what a process left behind that was killed is removed; what a living one has is not', async () => {
  // No process has this number: it is beyond what Linux gives (pid_max is 2^22 at most).
  const dead = join(tmpdir(), 'tessera-999999999-abcdef');
  const living = join(tmpdir(), `tessera-${process.pid}-abcdef`);
  for (const folder of [dead, living]) await mkdir(folder, { recursive: true });
  await writeFile(join(dead, '0.csv'), 'name');
  await dropDeadScratch();
  const left = await readdir(tmpdir());
  expect([left.includes('tessera-999999999-abcdef'), left.includes(`tessera-${process.pid}-abcdef`)]).toEqual(
    [false, true],
  );
  await rm(living, { recursive: true });
});

test('a file that fills the memory ends its own thread with a reason, and the next one is read', async () => {
  const { connection, profile } = office.server;
  const job = await begin('heavy');
  await office.settled(job);
  const thread = new ImportThread(connection.address, profile, 24);
  const work = { signal: new AbortController().signal, progress: () => {} };
  const read = () =>
    withScratch((folder) =>
      thread.run({ job, fields: { as: 'grids', plan }, author: 'x', take: null, folder }, work),
    );
  const outcome = await read();
  expect(outcome).toMatchObject({ ok: false, reason: { code: 'file-too-heavy' } });
  expectWords({ reason: { code: 'file-too-heavy' } });
  await thread.close();
  await office.cancel(job);
  expect((await office.read(buildings('light', 10), fields())).result).toMatchObject({ taken: 10 });
});
