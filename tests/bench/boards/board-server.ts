import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BoardsMade } from '../../../domain/contract/board.ts';
import type { Job } from '../../../domain/contract/job.ts';
import { ADMIN_PASSWORD, type ServerProcess } from '../../server/kill/server-process.ts';

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

export interface Used {
  /** Seconds. */
  readonly clock: number;
  /** Seconds, of all threads of the server; the database's process is not counted. */
  readonly processor: number;
}

/** A running product, asked as a person's browser asks it. */
export class BoardServer {
  readonly #url: string;
  readonly #pid: number;
  readonly headers: { readonly cookie: string };

  private constructor(url: string, pid: number, cookie: string) {
    this.#url = url;
    this.#pid = pid;
    this.headers = { cookie };
  }

  static async of(server: ServerProcess): Promise<BoardServer> {
    const url = await server.ready();
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'admin', password: ADMIN_PASSWORD }),
    });
    return new BoardServer(url, server.pid, String(answer.headers.get('set-cookie')).split(';', 1)[0]!);
  }

  /** Throws what the server says where it refuses. */
  async fetch(path: string, body?: object, signal?: AbortSignal): Promise<Response> {
    const answer = await fetch(`${this.#url}/api/${path}`, {
      headers: { ...this.headers, ...(body ? { 'content-type': 'application/json' } : {}) },
      ...(body ? { method: 'POST', body: JSON.stringify(body) } : {}),
      ...(signal ? { signal } : {}),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }

  async ask<T>(path: string, body?: object): Promise<T> {
    return (await (await this.fetch(path, body)).json()) as T;
  }

  async bytes(path: string): Promise<Uint8Array> {
    return new Uint8Array(await (await this.fetch(path)).arrayBuffer());
  }

  /** What making a batch takes until its file is there. */
  async batch(
    plan: string,
    grids: readonly string[],
  ): Promise<Used & { readonly made: BoardsMade; readonly job: string }> {
    const start = { clock: performance.now(), processor: await this.processor() };
    const { job } = await this.ask<{ job: string }>(`plans/${plan}/boards`, { grids, paper: 'A3' });
    let state: Job;
    do {
      await sleep(100);
      state = await this.ask<Job>(`jobs/${job}`);
    } while (state.state === 'queued' || state.state === 'running');
    if (state.state !== 'done') throw new Error(`the batch ${state.state}: ${JSON.stringify(state.reason)}`);
    return {
      clock: (performance.now() - start.clock) / 1000,
      processor: (await this.processor()) - start.processor,
      made: state.result as BoardsMade,
      job,
    };
  }

  async timed(work: () => Promise<unknown>): Promise<Used> {
    const start = { clock: performance.now(), processor: await this.processor() };
    await work();
    return {
      clock: (performance.now() - start.clock) / 1000,
      processor: (await this.processor()) - start.processor,
    };
  }

  async processor(): Promise<number> {
    const stat = await readFile(`/proc/${this.#pid}/stat`, 'utf8');
    const [, user, system] = /\) \S+(?: \S+){10} (\d+) (\d+)/.exec(stat)!;
    return (Number(user) + Number(system)) / TICKS;
  }

  /** The highest that the process has ever been, with all threads (Linux keeps it), in 10⁶ bytes. */
  async peakMegabytes(): Promise<number> {
    const status = await readFile(`/proc/${this.#pid}/status`, 'utf8');
    const [, kibibytes] = /VmHWM:\s+(\d+) kB/.exec(status) ?? [];
    return (Number(kibibytes) * 1024) / 1e6;
  }
}
