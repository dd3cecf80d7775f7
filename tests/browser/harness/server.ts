import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { START_COMMAND } from '../../start-command.ts';

const START_MS = 240_000;

/** The real product, running on a folder of its own. */
export interface RunningServer {
  readonly address: string;
  /** Where it keeps its data. */
  readonly folder: string;
  /** Ends the server and starts it again on the same port and folder; `between` is done while it is away. */
  restart(between?: () => Promise<void>): Promise<void>;
  /** Ends the server and forgets its folder. */
  stop(): Promise<void>;
}

/**
 * Starts the product on an empty folder: with the demonstration, or blank as a new deployment is. `password` is
 * the administrator's; `settings` are more of the environment; `command` is what Node runs.
 */
export async function startServer(
  start: 'demonstration' | 'blank',
  password: string,
  settings: Readonly<Record<string, string>> = {},
  command: readonly string[] = START_COMMAND,
): Promise<RunningServer> {
  const folder = await mkdtemp(join(tmpdir(), 'tessera-browser-'));
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  const launch = async () => {
    const server = spawn(process.execPath, command, {
      cwd: new URL('../../../', import.meta.url),
      env: {
        ...process.env,
        PORT: String(port),
        DATA_DIR: folder,
        DEMO: start === 'demonstration' ? '1' : '0',
        ADMIN_PASSWORD: password,
        LOG_LEVEL: 'error',
        ...settings,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    await ready(server, address);
    return server;
  };
  let server = await launch();
  const end = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGTERM');
    await ended;
  };
  return {
    address,
    folder,
    restart: async (between = async () => {}) => {
      await end();
      await between();
      server = await launch();
    },
    stop: async () => {
      await end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function ready(server: ChildProcess, address: string): Promise<void> {
  let said = '';
  server.stdout?.on('data', (chunk) => {
    said += chunk;
  });
  server.stderr?.on('data', (chunk) => {
    said += chunk;
  });
  const until = Date.now() + START_MS;
  while (Date.now() < until) {
    if (server.exitCode !== null) throw new Error(`the server ended by itself:\n${said}`);
    const answer = await fetch(`${address}/api/health`).catch(() => null);
    if (answer?.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  server.kill('SIGKILL');
  throw new Error(`the server was not ready after ${START_MS / 1000} s:\n${said}`);
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });
}
