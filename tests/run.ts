import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';

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
/** One line a test that failed, said again where nobody has to look for it. */
const failures: string[] = [];
for (const step of steps) {
  const started = Date.now();
  const out = join(scratch, `${step.name}.json`);
  const report = step.project ? ['--reporter=default', '--reporter=json', `--outputFile.json=${out}`] : [];
  const [command, ...args] = [...step.command, ...report];
  const { status } = spawnSync(command!, args, { stdio: 'inherit', shell: process.platform === 'win32' });
  const counts = step.project
    ? readCounts(step.name, out, status)
    : { passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1 };
  passed += counts.passed;
  failed += counts.failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(0);
  summary.push(`${step.name.padEnd(8)} ${counts.passed} passed, ${counts.failed} failed, ${seconds} s`);
}
rmSync(scratch, { recursive: true, force: true });
for (const failure of failures) console.log(failure);
console.log(`\n${summary.join('\n')}\n\n${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly message?: string;
    readonly status: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages?: readonly string[];
    }[];
  }[];
}

/** A suite that fails outside its tests (a file that does not load, a hook) fails as one. */
function readCounts(step: string, file: string, status: number | null): { passed: number; failed: number } {
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Report;
  for (const { name, status: state, message, assertionResults } of testResults) {
    const failed = assertionResults.filter((one) => one.status === 'failed');
    const where = `FAILED ${step} ${relative(process.cwd(), name)}`;
    for (const { fullName, failureMessages } of failed)
      failures.push(`${where} › ${fullName}: ${firstLines(failureMessages?.[0])}`);
    if (state === 'failed' && failed.length === 0) failures.push(`${where}: ${firstLines(message)}`);
  }
  const lost = status !== 0 && numFailedTests === 0 ? 1 : 0;
  return { passed: numPassedTests, failed: numFailedTests + lost };
}

/** The head of a failure's message, on one line. */
function firstLines(message = ''): string {
  return message.split('\n').slice(0, 4).join(' ').slice(0, 400);
}
