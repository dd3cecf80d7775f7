import { fork } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { DataDirInUse, takeLock } from '../../../server/db/embedded/lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true }));

test('is taken, refused to the next, and given back', async () => {
  const release = await takeLock(lock, 0);
  expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  const refused = await takeLock(lock, 0).catch((error) => error);
  expect(refused).toBeInstanceOf(DataDirInUse);
  expect(refused.pid).toBe(process.pid);
  release();
  (await takeLock(lock, 0))();
});

test.each([
  ['of a process that is gone', '999999 1 x'],
  ['of another process that had our number', `${process.pid} 1 x`],
  ['that is no lock', 'garbage'],
  ['that is empty', ''],
])('one %s is taken over', async (_, content) => {
  writeFileSync(lock, content);
  const release = await takeLock(lock, 0);
  expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
  release();
});

test('of twelve that take over a dead one at the same time, one gets it', async () => {
  writeFileSync(lock, '999999 1 x');
  const module = new URL('../../../server/db/embedded/lock.ts', import.meta.url).href;
  const script = join(folder, 'take.mjs');
  writeFileSync(
    script,
    `import { takeLock } from ${JSON.stringify(module)};
    process.once('message', async () => {
      process.send(await takeLock(${JSON.stringify(lock)}, 0).then(() => 'taken', (error) => error.message));
      process.once('message', () => process.exit(0));
    });
    process.send('ready');`,
  );
  const takers = Array.from({ length: 12 }, () => fork(script, { execArgv: [] }));
  const heard = (taker: (typeof takers)[number]) =>
    new Promise<string>((resolve) => taker.once('message', (message) => resolve(String(message))));
  await Promise.all(takers.map(heard));
  const answers = takers.map(heard);
  for (const taker of takers) taker.send('go');
  const outcomes = await Promise.all(answers);
  for (const taker of takers) taker.send('end');
  expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(1);
  expect(outcomes.filter((outcome) => outcome.includes('in use'))).toHaveLength(11);
});
