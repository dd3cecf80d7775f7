import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { killRounds } from './rounds.ts';

/**
 * `node tests/server/kill/storm.ts [rounds] [seed]`: the proof of `storm.test.ts`, as long as you like, on a database
 * of its own. A failure keeps the data directory and says where it is.
 */
const [rounds = '20', seed = '1'] = process.argv.slice(2);
const dataDir = await mkdtemp(join(tmpdir(), 'tessera-storm-'));
try {
  console.log(JSON.stringify(await killRounds(dataDir, Number(rounds), Number(seed), console.log), null, 2));
  await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
} catch (error) {
  console.error(`seed ${seed}, data directory ${dataDir}`);
  console.error(error);
  process.exitCode = 1;
}
