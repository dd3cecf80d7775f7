import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type Connection, connect } from '../../../server/db/connect.ts';
import { keepOpen } from '../../../server/db/embedded/keep-open.ts';
import { DataDirInUse } from '../../../server/db/embedded/lock.ts';
import { placeOf } from '../../../server/db/embedded/place.ts';
import { startEmbedded } from '../../../server/db/embedded/start.ts';
import { freshDataDir, onEmbedded } from '../harness/embedded.ts';

const quiet = () => {};
const events = async ({ pool }: Connection) =>
  (await pool.query('select seq from events order by seq')).rows.map(({ seq }) => seq as number);
const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

async function open(dataDir: string) {
  const embedded = await startEmbedded(dataDir, quiet);
  const connection = connect({ kind: 'embedded', socket: embedded.socket });
  const close = async () => {
    await connection.close();
    await embedded.close();
  };
  return { embedded, connection, close };
}

describe.skipIf(!onEmbedded)('the embedded database', () => {
  test('keeps what was written when it is closed and opened again, and tidies up', async () => {
    const dataDir = await freshDataDir();
    const first = await open(dataDir);
    await first.connection.pool.query(`insert into events values (1, 'edit', '{}')`);
    await first.close();
    expect(isAlive(first.embedded.pid)).toBe(false);
    expect(existsSync(join(dataDir, 'lock'))).toBe(false);
    expect(existsSync(placeOf(dataDir).socket)).toBe(false);
    const second = await open(dataDir);
    expect(await events(second.connection)).toEqual([1]);
    await second.close();
  });

  test('a second process on the same folder is refused, and says who has it', async () => {
    const dataDir = await freshDataDir();
    const { embedded, connection, close } = await open(dataDir);
    const refused = await startEmbedded(dataDir, quiet).catch((error) => error);
    expect(refused).toBeInstanceOf(DataDirInUse);
    expect(refused.message).toBe(`the data directory is in use by process ${embedded.pid}`);
    expect(await events(connection)).toEqual([]);
    await close();
  });

  test('killed in the middle of a storm of writes, three times: every acknowledged row is there, no half one', async () => {
    const dataDir = await freshDataDir();
    let acknowledged = 0;
    for (let round = 0; round < 3; round++) {
      const { embedded, connection } = await open(dataDir);
      const { pool } = connection;
      // Each transaction writes two rows, so a half one would show.
      const write = async () => {
        for (;;) {
          const client = await pool.connect();
          try {
            const seq = acknowledged + 1;
            await client.query('begin');
            await client.query('insert into events values ($1, $2, $3)', [seq, 'edit', '{}']);
            await client.query('insert into sign_ins values (default, $1, $2, true, $3)', [
              `${seq}`,
              'link',
              '',
            ]);
            await client.query('commit');
            acknowledged = seq;
          } finally {
            client.release();
          }
        }
      };
      const writer = write().catch(() => 'cut');
      const before = acknowledged;
      await sleep(150 + round * 170);
      // a busy machine writes slowly: a storm is some rows, whatever they take
      while (acknowledged < before + 5) await sleep(20);
      process.kill(embedded.pid, 'SIGKILL');
      expect(await writer).toBe('cut');
      await connection.close();
      await embedded.ended;

      const after = await open(dataDir);
      const seqs = await events(after.connection);
      const { rows } = await after.connection.pool.query(
        'select name::int as seq from sign_ins order by seq',
      );
      expect(rows.map(({ seq }) => seq)).toEqual(seqs);
      // One more may have been committed than the client has heard of.
      expect(seqs.length - acknowledged).toBeOneOf([0, 1]);
      expect(seqs).toEqual(Array.from(seqs, (_, i) => i + 1));
      acknowledged = seqs.length;
      await after.close();
    }
    expect(acknowledged).toBeGreaterThan(10);
  });

  test('ends by itself when its parent is killed, and lets go', async () => {
    const dataDir = await freshDataDir();
    const start = new URL('../../../server/db/embedded/start.ts', import.meta.url).href;
    const script = `
      const { startEmbedded } = await import(${JSON.stringify(start)});
      const { pid } = await startEmbedded(${JSON.stringify(dataDir)}, () => {});
      console.log(pid);`;
    const parent = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(parent.stdout, 'data')) as [Buffer];
    const pid = Number(line.toString());
    expect(isAlive(pid)).toBe(true);
    parent.kill('SIGKILL');
    const end = Date.now() + 10_000;
    while (isAlive(pid) && Date.now() < end) await sleep(50);
    expect(isAlive(pid)).toBe(false);
    const { close } = await open(dataDir);
    await close();
  });

  test('is opened again at the same place when its process dies, and its users carry on', async () => {
    const dataDir = await freshDataDir();
    const steps: string[] = [];
    const kept = await keepOpen(dataDir, (step) => steps.push(step), 0);
    const connection = connect({ kind: 'embedded', socket: kept.socket });
    onTestFinished(() => connection.close());
    await connection.pool.query(`insert into events values (1, 'edit', '{}')`);
    const pid = Number.parseInt(readFileSync(join(dataDir, 'lock'), 'utf8'), 10);
    process.kill(pid, 'SIGKILL');
    const end = Date.now() + 20_000;
    let seqs: number[] = [];
    while (seqs.length === 0 && Date.now() < end) {
      await sleep(100);
      seqs = await events(connection).catch(() => []);
    }
    expect(seqs).toEqual([1]);
    expect(steps).toEqual(['open', 'reopen']);
    await kept.close();
  });
});
