import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'vitest';
import { reason as reasonEn } from '../../../../client/i18n/en/reasons.ts';
import { repair as repairEn } from '../../../../client/i18n/en/repairs.ts';
import { reason } from '../../../../client/i18n/zh/reasons.ts';
import { repair } from '../../../../client/i18n/zh/repairs.ts';
import type { ImportReport } from '../../../../domain/contract/exchange.ts';
import { openTestApp } from '../../harness/app.ts';
import { type Planner, planner, rectangle } from '../../plans/new-plan.ts';

/** A file as a browser sends it. */
export interface Sent {
  readonly name: string;
  readonly content: Buffer | string;
}

/** A district's office at its own server: it sends files, reads what it is told, and takes or leaves. */
export async function openOffice(deployment?: string) {
  const server = await openTestApp(deployment);
  const one: Planner = planner(server, await server.as('planner'));
  const { headers } = one;

  async function send(files: readonly Sent[], fields: Record<string, string>) {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    for (const { name, content } of files)
      form.append('file', new Blob([typeof content === 'string' ? content : Uint8Array.from(content)]), name);
    return server.app.inject({ method: 'POST', url: '/api/imports', headers, payload: form });
  }

  async function settled(job: string) {
    for (const since = Date.now(); ; ) {
      if (Date.now() - since > 60_000) throw new Error(`job ${job} does not end`);
      const answer = (await one.get(`/api/jobs/${job}`)).json();
      if (answer.state !== 'queued' && answer.state !== 'running') return answer;
      await wait(10);
    }
  }

  const post = (url: string, payload: unknown = {}) =>
    server.app.inject({
      method: 'POST',
      url,
      headers: { ...headers, 'content-type': 'application/json' },
      payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
    });

  return {
    server,
    one,
    send,
    settled,
    post,
    /** Sends files and waits until they are read, or can't be. */
    async read(files: Sent | readonly Sent[], fields: Record<string, string> = {}) {
      const answer = await send(Array.isArray(files) ? files : [files as Sent], {
        as: 'grids',
        crs: 'WGS84',
        ...fields,
      });
      expect([answer.statusCode, answer.body]).toEqual([202, expect.any(String)]);
      return settled(answer.json().job);
    },
    async again(job: string, revision: object) {
      const answer = await post(`/api/imports/${job}/read`, revision);
      expect([answer.statusCode, answer.body]).toEqual([202, expect.any(String)]);
      return settled(job);
    },
    async take(job: string) {
      const answer = await post(`/api/imports/${job}/take`);
      expect([answer.statusCode, answer.body]).toEqual([202, expect.any(String)]);
      return settled(job);
    },
    cancel: (job: string) => server.app.inject({ method: 'DELETE', url: `/api/jobs/${job}`, headers }),
    async newPlan(x: number, side = 8): Promise<string> {
      return (await one.newPlan([rectangle(x, 0, x + side, side)])).id;
    },
    close: () => server.close(),
  };
}

export type Office = Awaited<ReturnType<typeof openOffice>>;

/** Every code that an answer tells has words in both languages: nobody is left with `dbf-damaged`. */
export function expectWords(job: { reason?: { code: string }; result?: ImportReport }): void {
  const { reason: failed, result } = job;
  const spoken = (code: string, ...books: object[]) =>
    books.some((book) => Object.keys(book).some((key) => key === code || key.startsWith(`${code}_`)));
  const codes = [...(failed ? [failed.code] : []), ...(result?.refused ?? []).map(({ code }) => code)];
  for (const code of codes)
    expect([code, spoken(code, reason), spoken(code, reasonEn)]).toEqual([code, true, true]);
  for (const { code } of result?.repaired ?? [])
    expect([code, spoken(code, repair), spoken(code, repairEn)]).toEqual([code, true, true]);
}

/** Our folders in the system's for such. */
export function scratchLeft(): string[] {
  return readdirSync(tmpdir()).filter((name) => name.startsWith(`tessera-${process.pid}-`));
}

export const collection = (features: readonly object[], more: object = {}) =>
  JSON.stringify({ type: 'FeatureCollection', ...more, features });
export const feature = (geometry: object | null, properties: object = {}, more: object = {}) => ({
  type: 'Feature',
  ...more,
  properties,
  geometry,
});
export const box = (x0: number, y0: number, x1: number, y1: number) => ({
  type: 'Polygon',
  coordinates: [rectangle(x0, y0, x1, y1)],
});
