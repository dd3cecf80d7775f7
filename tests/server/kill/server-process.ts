import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { START_COMMAND } from '../../start-command.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** The first account's, at every start. */
export const ADMIN_PASSWORD = 'correct horse battery staple';
/** The first start of a checkout builds the page, and makes a database. */
const START_MS = 240_000;
const END_MS = 120_000;
const ADDRESS = /Address: (http\S+)/;

/** What a kill -9 is aimed at. */
export type Target = 'server' | 'database' | 'both';

/** The product as `npm start` starts it, in a process of its own, and the database process that it starts in turn. */
export class ServerProcess {
  readonly #child: ChildProcess;
  readonly #dataDir: string;
  #output = '';
  /** Resolves with the exit code, null after a signal. */
  readonly ended: Promise<number | null>;

  constructor(dataDir: string, settings: Readonly<Record<string, string>> = {}) {
    this.#dataDir = dataDir;
    this.#child = spawn(process.execPath, START_COMMAND, {
      cwd: ROOT,
      env: {
        PATH: process.env.PATH,
        DATA_DIR: dataDir,
        PORT: '0',
        DEMO: '0',
        LOG_LEVEL: 'fatal',
        ADMIN_PASSWORD,
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout!, this.#child.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
      });
    this.ended = new Promise((resolve) => this.#child.once('close', (code) => resolve(code)));
  }

  /** All that it has printed. */
  get output(): string {
    return this.#output;
  }

  get pid(): number {
    return this.#child.pid!;
  }

  get alive(): boolean {
    return this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Waits until it answers; gives its address. Throws with what it printed when it ends instead. */
  async ready(): Promise<string> {
    await this.printed(ADDRESS, START_MS);
    return ADDRESS.exec(this.#output)![1]!.replace(/\/$/, '');
  }

  /** Waits for a line that it prints. Throws with what it printed when it ends before, or takes too long. */
  async printed(line: RegExp, patienceMs: number): Promise<void> {
    const end = Date.now() + patienceMs;
    while (!line.test(this.#output)) {
      if (!this.alive) throw new Error(`the server ended:\n${this.#output}`);
      if (Date.now() > end) throw new Error(`the server has not said ${line}:\n${this.#output}`);
      await sleep(20);
    }
  }

  /** SIGKILL, which no process can put off; the two of `both` fall within the same millisecond. */
  kill(target: Target): void {
    const database = target === 'server' ? null : databaseProcess(this.#dataDir);
    if (target !== 'database') this.#child.kill('SIGKILL');
    if (database !== null) killIfThere(database);
  }

  /** Waits for its end, whoever brings it about. */
  async gone(): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error(`the server does not end:\n${this.#output}`)), END_MS);
    });
    await Promise.race([this.ended, late]).finally(() => clearTimeout(timer));
  }

  /** Ends it in order. */
  async stop(): Promise<void> {
    this.#child.kill('SIGTERM');
    await this.gone();
  }
}

/**
 * The embedded database's process, by the lock that it holds. Null before it has taken the lock: what stands there
 * then is of a process that is gone, and its number may be anybody's by now.
 */
function databaseProcess(dataDir: string): number | null {
  const pid = existsSync(`${dataDir}/lock`)
    ? Number.parseInt(readFileSync(`${dataDir}/lock`, 'utf8'), 10)
    : 0;
  const { stdout } = spawnSync('ps', ['-o', 'args=', '-p', String(pid)], { encoding: 'utf8' });
  return stdout.includes(dataDir) ? pid : null;
}

function killIfThere(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
