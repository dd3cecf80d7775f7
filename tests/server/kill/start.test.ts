import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { makeDataDir, onEmbedded, removeDataDir } from '../harness/embedded.ts';
import { besideServer } from './check-stored.ts';
import { ServerProcess } from './server-process.ts';

const START_MS = 240_000;

/** A server that is killed after the test, whatever has become of it. */
function start(dataDir: string, settings: Record<string, string> = {}): ServerProcess {
  const server = new ServerProcess(dataDir, settings);
  onTestFinished(async () => {
    server.kill('both');
    await server.gone();
  });
  return server;
}

describe.skipIf(!onEmbedded)('a data directory', () => {
  test('that a server has open is refused to a second one, in one line', async () => {
    const dataDir = await makeDataDir();
    onTestFinished(() => removeDataDir(dataDir));
    const first = start(dataDir);
    const url = await first.ready();
    const second = start(dataDir);
    expect(await second.ended).toBe(1);
    expect(second.output.trim()).toMatch(/^the data directory is in use by process \d+$/);
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    await first.stop();
    expect(existsSync(`${dataDir}/lock`)).toBe(false);
  }, 600_000);

  test('whose demonstration was cut short, twice, has it whole after the next start', async () => {
    const dataDir = await makeDataDir();
    onTestFinished(() => removeDataDir(dataDir));
    // While the town is thought out, and while it is stored: all of it takes 3 s where nothing else runs.
    for (const afterMs of [400, 1_600]) {
      const killed = start(dataDir, { DEMO: '1' });
      await killed.printed(/Making the demonstration/, START_MS);
      await sleep(afterMs);
      expect(killed.output).not.toContain('Ready');
      killed.kill('both');
      await killed.gone();
    }
    const server = start(dataDir, { DEMO: '1' });
    await server.ready();
    const whole = await besideServer(dataDir, async (db) => ({
      plans: await db.selectFrom('plans').select(['status']).orderBy('status').execute(),
      levels: await db
        .selectFrom('grids')
        .select(['level', db.fn.countAll().as('grids')])
        .groupBy('level')
        .orderBy('level')
        .execute(),
      territories: await db.selectFrom('territories').select('name').execute(),
    }));
    expect(whole).toMatchObject({
      plans: [{ status: 'draft' }, { status: 'in-force' }],
      levels: [
        { level: 'building', grids: 2 * 378 },
        { level: 'community', grids: 2 * 23 },
        { level: 'compound', grids: 2 * 151 },
        { level: 'office', grids: 2 },
      ],
    });
    expect(whole.territories).toHaveLength(1);
    await server.stop();
  }, 600_000);
});
