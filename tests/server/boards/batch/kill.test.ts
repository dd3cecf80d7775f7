import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { BoardsMade } from '../../../../domain/contract/board.ts';
import type { Job } from '../../../../domain/contract/job.ts';
import { makeDataDir, onEmbedded, removeDataDir } from '../../harness/embedded.ts';
import { preparePlan } from '../../kill/prepare-plan.ts';
import { ADMIN_PASSWORD, ServerProcess } from '../../kill/server-process.ts';
import { pdfPages } from '../read-pdf.ts';

const PATIENCE_MS = 240_000;

/** A server that is killed after the test, whatever has become of it. */
function start(dataDir: string): ServerProcess {
  const server = new ServerProcess(dataDir);
  onTestFinished(async () => {
    server.kill('both');
    await server.gone();
  });
  return server;
}

async function signIn(url: string): Promise<{ cookie: string }> {
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'admin', password: ADMIN_PASSWORD }),
  });
  return { cookie: String(answer.headers.get('set-cookie')).split(';', 1)[0]! };
}

async function until<T>(ask: () => Promise<T>, enough: (answer: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (enough(answer)) return answer;
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(answer)}`);
    await sleep(10);
  }
}

describe.skipIf(!onEmbedded)('a server that is killed while it makes boards', () => {
  test('goes on with them at its next start, those that waited too, and loses no sheet', async () => {
    const dataDir = await makeDataDir();
    onTestFinished(() => removeDataDir(dataDir));
    const first = start(dataDir);
    let url = await first.ready();
    const { plan } = await preparePlan(url);
    let headers = await signIn(url);
    const ask = async (path: string): Promise<Response> => fetch(`${url}/api/${path}`, { headers });
    const order = async (body: object): Promise<string> => {
      const answer = await fetch(`${url}/api/plans/${plan}/boards`, {
        method: 'POST',
        headers: { ...headers, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(202);
      return (await answer.json()).job;
    };
    const jobOf = async (job: string): Promise<Job> => (await ask(`jobs/${job}`)).json();

    const job = await order({ grids: 'all' });
    const waiting = await order({ grids: 'all', format: 'zip', paper: 'A4' });
    const struck = await until(
      () => jobOf(job),
      ({ message, state }) => message.startsWith('drawing') || state === 'done',
    );
    expect(struck.state).toBe('running');
    first.kill('both');
    await first.gone();

    const second = start(dataDir);
    url = await second.ready();
    headers = await signIn(url);
    for (const id of [job, waiting]) {
      const ended = await until(
        () => jobOf(id),
        ({ state }) => state !== 'queued' && state !== 'running',
      );
      expect([ended.state, ended.reason]).toEqual(['done', undefined]);
      expect((ended.result as BoardsMade).sheets).toBe(32);
    }
    const file = await ask(`plans/${plan}/boards/${job}/file`);
    expect(file.headers.get('content-disposition')).toContain(
      "filename*=UTF-8''storm-%E5%85%AC%E7%A4%BA%E5%9B%BE",
    );
    const pages = pdfPages(new Uint8Array(await file.arrayBuffer()));
    expect(pages).toHaveLength(((await jobOf(job)).result as BoardsMade).pages);
    expect(await readdir(join(dataDir, 'boards', job))).toEqual(['book.pdf']);
    // Stopped in order, nothing of it is lost either.
    await second.stop();
    expect(await readdir(join(dataDir, 'boards', waiting))).toEqual(['book.zip']);
  }, 600_000);
});
