import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type {
  CaseChangeBody,
  CaseDetail,
  CaseStepBody,
  ReportedCase,
} from '../../../domain/contract/case.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';

type Headers = Readonly<Record<string, string>>;

/** The application with the town of `storeTown` in force, a folder for photos, and hands for whoever works there. */
export interface CaseTown {
  readonly server: TestApp;
  readonly dataDir: string;
  readonly commander: Headers;
  readonly approver: Headers;
  readonly viewer: Headers;
  readonly feed: Headers;
  ask(
    method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    headers: Headers,
    payload?: object,
  ): Promise<Answer>;
  /** Reports a case in the middle of leaf 1-1, or as told, and gives its id. */
  report(more?: Partial<ReportedCase>): Promise<string>;
  detail(id: string, headers?: Headers): Promise<CaseDetail>;
  step(id: string, body: CaseStepBody, headers?: Headers): Promise<Answer>;
  change(id: string, body: CaseChangeBody, headers?: Headers): Promise<Answer>;
  close(): Promise<void>;
}

export interface Answer {
  readonly statusCode: number;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: whatever the route answers
  json(): any;
}

/** The middle of the leaf `x-y`, in degrees. */
export function middle(x: number, y: number): [number, number] {
  const [a, , c] = square(x, y)[0]!;
  return toDegrees([(a![0] + c![0]) / 2, (a![1] + c![1]) / 2]);
}

let numbers = 0;

export async function openCaseTown(deployment = 'xincheng'): Promise<CaseTown> {
  const dataDir = await mkdtemp(join(tmpdir(), 'tessera-cases-'));
  const server = await openTestApp(deployment, { DATA_DIR: dataDir });
  const { db } = server.connection;
  await storeTown(db);
  await db
    .updateTable('plans')
    .set({ status: 'in-force', in_force_at: new Date(0) })
    .execute();
  const [commander, approver, viewer, feed] = [
    await server.as('commander'),
    await server.as('approver'),
    await server.as('viewer'),
    await server.as('reporter'),
  ];
  const ask: CaseTown['ask'] = (method, url, headers, payload) =>
    server.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
  return {
    server,
    dataDir,
    commander,
    approver,
    viewer,
    feed,
    ask,
    report: async (more = {}) => {
      const sent = {
        source: '12345',
        externalId: `c${++numbers}`,
        occurredAt: new Date().toISOString(),
        at: middle(1, 1),
        title: '路口占道',
        ...more,
      };
      const answer = await ask('POST', '/api/cases', feed, sent);
      expect(answer.statusCode, answer.body).toBe(200);
      expect(answer.json().refused).toEqual([]);
      return answer.json().ids[0];
    },
    detail: async (id, headers = commander) => {
      const answer = await ask('GET', `/api/cases/${id}`, headers);
      expect(answer.statusCode, answer.body).toBe(200);
      return answer.json();
    },
    step: (id, body, headers = commander) => ask('POST', `/api/cases/${id}/steps`, headers, body),
    change: (id, body, headers = commander) => ask('PATCH', `/api/cases/${id}`, headers, body),
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
