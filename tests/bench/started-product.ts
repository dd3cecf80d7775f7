import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cp, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** What `npm start` needs of a clone. */
const PARTS = [
  'client',
  'data',
  'domain',
  'migrations',
  'server',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'tsconfig.base.json',
  'tsconfig.json',
];
const LINK = /Sign in, once: (http\S+)/;
const START_MS = 240_000;

/** A copy of this clone as `npm ci` leaves one: the packages are there, the page is not built, and there is no data. */
export async function freshClone(): Promise<{ readonly folder: string; remove(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-start-'));
  for (const part of PARTS) await cp(join(ROOT, part), join(folder, part), { recursive: true });
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}

/** What a process has used: processor time in whole seconds, resident memory in megabytes (10⁶ bytes). */
export interface Used {
  readonly cpuS: number;
  readonly megabytes: number;
}

/** `npm start` in a clone, on a free port, with the embedded database. */
export class StartedProduct {
  readonly #npm: ChildProcess;
  readonly #ended: Promise<unknown>;
  #said = '';

  constructor(folder: string) {
    const { DATABASE_URL: _, ...env } = process.env;
    // A group of its own: npm hands signals on to nobody.
    this.#npm = spawn('npm', ['start'], {
      cwd: folder,
      env: { ...env, PORT: '0', LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    for (const stream of [this.#npm.stdout!, this.#npm.stderr!])
      stream.setEncoding('utf8').on('data', (text: string) => {
        this.#said += text;
      });
    this.#ended = new Promise((resolve) => this.#npm.once('close', resolve));
  }

  /** Waits for the link with which one signs in. */
  async link(): Promise<string> {
    const until = Date.now() + START_MS;
    for (;;) {
      const [, link] = LINK.exec(this.#said) ?? [];
      if (link) return link;
      if (this.#npm.exitCode !== null || Date.now() > until) throw new Error(`no link:\n${this.#said}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  }

  used(): { readonly server: Used; readonly database: Used } {
    const { stdout } = spawnSync('ps', ['-e', '-o', 'pgid=,cputimes=,rss=,args='], { encoding: 'utf8' });
    const usedBy = (program: string): Used => {
      for (const line of stdout.split('\n')) {
        const [pgid, cpuS, kibibytes, node, ...args] = line.trim().split(/\s+/);
        if (
          Number(pgid) === this.#npm.pid &&
          node?.endsWith('node') &&
          args.some((arg) => arg.endsWith(program))
        )
          return { cpuS: Number(cpuS), megabytes: (Number(kibibytes) * 1024) / 1e6 };
      }
      throw new Error(`${program} does not run`);
    };
    return { server: usedBy('server/main.ts'), database: usedBy('server/db/embedded/child.ts') };
  }

  async stop(): Promise<void> {
    if (this.#npm.exitCode === null) process.kill(-this.#npm.pid!, 'SIGTERM');
    await this.#ended;
  }
}
