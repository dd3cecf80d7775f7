import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * `npm test`: types, lint, then the suites one after another (two of them start databases or a browser), and a
 * last line that adds up. Names on the command line choose suites.
 */
interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** A Vitest project whose tests are counted one by one; else the step counts as one. */
  readonly project?: string;
}

const project = (name: string): Step => ({
  name,
  project: name,
  command: ['vitest', 'run', '--project', name],
});

const STEPS: readonly Step[] = [
  { name: 'types', command: ['node', 'tests/types.ts'] },
  { name: 'lint', command: ['biome', 'check', '.'] },
  { name: 'unused', command: ['knip'] },
  project('house'),
  project('domain'),
  project('client'),
  project('files'),
  project('server'),
  project('browser'),
];

const chosen = process.argv.slice(2);
const steps = chosen.length > 0 ? STEPS.filter((step) => chosen.includes(step.name)) : STEPS;
const scratch = mkdtempSync(join(tmpdir(), 'tessera-test-'));
let passed = 0;
let failed = 0;
const summary: string[] = [];
for (const step of steps) {
  const started = Date.now();
  const out = join(scratch, `${step.name}.json`);
  const report = step.project ? ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`] : [];
  const [command, ...args] = [...step.command, ...report];
  const { status } = spawnSync(command!, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const counts = step.project
    ? readCounts(out, status)
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  summary.push(`${step.name.padEnd(8)} ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
}
rmSync(scratch, { recursive: true, force: true });
console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** A suite that fails outside its tests (a file that does not load, a hook) fails as one. */
function readCounts(file: string, status: number | null): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number>;
  const lost = status !== 0 && numFailedTests === 0 ? 1 : 0;
  return { passed: numPassedTests ?? 0, failed: (numFailedTests ?? 0) + lost };
}
