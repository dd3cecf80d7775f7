import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Bench, BenchResult } from './result.ts';

/**
 * `npm run bench`: every job in `jobs/`, one after another, as a table; `npm run bench -- check split` only those whose
 * name begins so. The figures go into bench-results.json at the root, where those of jobs that did not run stay.
 */
const JOBS = fileURLToPath(new URL('jobs/', import.meta.url));
const RESULTS = fileURLToPath(new URL('../../bench-results.json', import.meta.url));

const wanted = process.argv.slice(2);
const jobs = readdirSync(JOBS)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -3))
  .filter((job) => wanted.length === 0 || wanted.some((start) => job.startsWith(start)));
if (jobs.length === 0) throw new Error(`no job begins with ${wanted.join(' or ')}`);

const results = new Map(readResults().map((result) => [keyOf(result), result]));
for (const job of jobs) {
  console.log(`\n${job}`);
  const { bench } = (await import(`./jobs/${job}.ts`)) as { bench: Bench };
  await bench((result) => {
    results.set(keyOf(result), result);
    console.log(line(result));
  });
  writeFileSync(RESULTS, `${JSON.stringify([...results.values()], null, 2)}\n`);
}

function readResults(): BenchResult[] {
  try {
    return JSON.parse(readFileSync(RESULTS, 'utf8'));
  } catch {
    return [];
  }
}

function keyOf({ name, peer }: BenchResult): string {
  return `${name}\n${peer ?? ''}`;
}

function line({ name, value, unit, peer, peerValue, ratio }: BenchResult): string {
  const own = `  ${name.padEnd(58)} ${amount(value).padStart(9)} ${unit.padEnd(5)}`;
  if (peer === null || peerValue === null || ratio === null) return own;
  const share = ratio < 1 ? `1/${amount(1 / ratio)}` : `${amount(ratio)} ×`;
  return `${own} ${peer} ${amount(peerValue)} ${unit}: ${share}`;
}

function amount(value: number): string {
  return Math.abs(value) >= 100
    ? Math.round(value).toLocaleString('en')
    : String(Number(value.toPrecision(3)));
}
