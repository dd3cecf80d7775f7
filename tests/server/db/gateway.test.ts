import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import fc from 'fast-check';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { connect, poolConfig } from '../../../server/db/connect.ts';
import { Answer } from '../../../server/db/embedded/answer.ts';
import { ClientFrames } from '../../../server/db/embedded/frames.ts';
import { Gateway } from '../../../server/db/embedded/gateway.ts';

const SILENCE_MS = 300;
let folder: string;
let database: PGlite;
let gateway: Gateway;
let socket: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tessera-gateway-'));
  socket = join(folder, 's');
  database = await PGlite.create();
  gateway = new Gateway(
    {
      run: async (bytes, onBytes) => {
        await database.runExclusive(() => database.execProtocolRawStream(bytes, { onRawData: onBytes }));
      },
    },
    SILENCE_MS,
  );
  await gateway.listen(socket);
});
afterAll(async () => {
  await gateway.close();
  await database.close();
  await rm(folder, { recursive: true });
});

test('a transaction whose client is silent is cut and rolled back, and the others get their turn', async () => {
  const { pool, close } = connect({ kind: 'embedded', socket });
  await pool.query('create table t (n int)');
  const silent = await pool.connect();
  await silent.query('begin');
  await silent.query('insert into t values (1)');
  const started = Date.now();
  expect((await pool.query('select count(*) as n from t')).rows).toEqual([{ n: 0 }]);
  expect(Date.now() - started).toBeGreaterThan(SILENCE_MS / 2);
  await expect(silent.query('commit')).rejects.toThrow();
  silent.release(true);
  await close();
});

test('a notification is heard on the connection that committed, after the commit, never after a rollback', async () => {
  const pool = new Pool({ ...poolConfig({ kind: 'embedded', socket }), max: 5 });
  const heard: string[] = [];
  pool.on('connect', (client) => client.on('notification', ({ payload }) => heard.push(payload!)));
  await pool.query('listen news');
  await Promise.all(
    Array.from({ length: 30 }, async (_, i) => {
      const client = await pool.connect();
      await client.query('begin');
      await client.query('select pg_notify($1, $2)', ['news', `${i}`]);
      expect(heard).not.toContain(`${i}`);
      await client.query(i % 3 === 0 ? 'rollback' : 'commit');
      client.release();
    }),
  );
  await pool.query('select 1');
  const committed = Array.from({ length: 30 }, (_, i) => i).filter((i) => i % 3 !== 0);
  expect(heard.map(Number).sort((a, b) => a - b)).toEqual(committed);
  await pool.end();
});

test('garbage on the socket costs its sender the connection, and nobody else anything', async () => {
  const { createConnection } = await import('node:net');
  await new Promise<void>((resolve) => {
    const bad = createConnection(socket, () => bad.write(Buffer.alloc(64, 0xff)));
    bad.on('close', () => resolve()).on('error', () => {});
  });
  const { pool, close } = connect({ kind: 'embedded', socket });
  expect((await pool.query('select 1 as n')).rows).toEqual([{ n: 1 }]);
  await close();
});

const message = (type: string, body: string) => {
  const out = Buffer.alloc(5 + Buffer.byteLength(body));
  out.write(type);
  out.writeInt32BE(out.length - 1, 1);
  out.write(body, 5);
  return out;
};
const startUp = Buffer.concat([Buffer.from([0, 0, 0, 8, 0, 3, 0, 0])]);
const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });
const cutAt = (bytes: Buffer, places: readonly number[]) => {
  const at = [...new Set(places.map((place) => place % bytes.length))].sort((a, b) => a - b);
  return [...at, bytes.length]
    .map((end, i) => bytes.subarray(at[i - 1] ?? 0, end))
    .filter((piece) => piece.length > 0);
};

test('however the stream is cut, Parse … Sync leave as one unit', () => {
  const batch = [
    message('P', 'select $1'),
    message('B', 'x'.repeat(200)),
    message('E', ''),
    message('S', ''),
  ];
  const stream = Buffer.concat([
    startUp,
    message('Q', 'begin'),
    ...batch,
    message('Q', 'commit'),
    message('X', ''),
  ]);
  fc.assert(
    fc.property(cuts, (places) => {
      const frames = new ClientFrames();
      const units = cutAt(stream, places).flatMap((piece) => [...frames.take(Buffer.from(piece))]);
      expect(
        units.map((unit) => (unit.kind === 'run' ? Buffer.from(unit.bytes).toString('hex') : unit.kind)),
      ).toEqual([
        startUp.toString('hex'),
        message('Q', 'begin').toString('hex'),
        Buffer.concat(batch).toString('hex'),
        message('Q', 'commit').toString('hex'),
        'terminate',
      ]);
    }),
    { seed: 1 },
  );
});

test('however the answer is cut, ReadyForQuery is said once, at the end', () => {
  const said = [message('1', ''), message('E', 'Sduplicate key'), message('A', 'news')];
  const stream = Buffer.concat([said[0]!, said[1]!, message('Z', 'E'), said[2]!, message('Z', 'I')]);
  fc.assert(
    fc.property(cuts, (places) => {
      const answer = new Answer();
      const sent = cutAt(stream, places).map((piece) => answer.take(piece));
      expect(Buffer.concat([...sent, answer.end()])).toEqual(Buffer.concat([...said, message('Z', 'I')]));
      expect(answer.idle).toBe(true);
    }),
    { seed: 1 },
  );
});
