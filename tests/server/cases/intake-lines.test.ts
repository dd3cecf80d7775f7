import { request } from 'node:http';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ReportAnswer } from '../../../domain/contract/case.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import { jsonLines } from '../../../server/cases/intake/json-lines.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { square, storeTown } from '../harness/division.ts';

let server: TestApp;
let url: string;
let feed: { authorization: string };

beforeAll(async () => {
  server = await openTestApp();
  url = await server.app.listen({ port: 0, host: '127.0.0.1' });
  feed = await server.as('reporter');
  await storeTown(server.connection.db);
  await server.connection.db.updateTable('plans').set({ status: 'in-force' }).execute();
});
afterAll(() => server.close());
beforeEach(async () => {
  await server.connection.db.deleteFrom('cases').execute();
});

const [corner] = square(2, 2)[0]!;
let numbers = 0;
const one = (more: object = {}) =>
  JSON.stringify({
    source: 'lines',
    externalId: `l${++numbers}`,
    occurredAt: new Date().toISOString(),
    at: toDegrees([corner![0] + 5000, corner![1] + 5000]),
    ...more,
  });

/** Sends a body as it is made, chunk by chunk. */
function stream(chunks: Iterable<string | Buffer>): Promise<{ status: number; answer: ReportAnswer }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${url}/api/cases`,
      { method: 'POST', headers: { ...feed, 'content-type': 'application/x-ndjson' } },
      (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (part) => {
          text += part;
        });
        response.on('end', () => resolve({ status: response.statusCode!, answer: JSON.parse(text) }));
      },
    );
    outgoing.on('error', reject);
    Readable.from(chunks).pipe(outgoing);
  });
}

async function stored(): Promise<string[]> {
  const rows = await server.connection.db.selectFrom('cases').select('external_id').execute();
  return rows.map(({ external_id }) => external_id).sort();
}

test('each line is a case; a bad one is refused with its index and the lines around it are taken', async () => {
  const lines = [
    one(),
    '',
    '{"source":',
    one({ title: 'x'.repeat(201) }),
    `  ${one()}  `,
    `{"source":"lines","externalId":"long","note":"${'x'.repeat(70_000)}"}`,
    '[1,2]',
    `${'['.repeat(500)}`,
    one({ at: null }),
  ];
  const { status, answer } = await stream([lines.join('\r\n')]);
  expect(status).toBe(200);
  expect(answer).toEqual({
    accepted: 3,
    duplicate: 0,
    tray: 1,
    refused: [
      [1, 'case-unreadable'],
      [2, 'title-too-long', { max: 200 }],
      [4, 'line-too-long'],
      [5, 'case-unreadable'],
      [6, 'case-unreadable'],
    ].map(([index, code, params = {}]) => ({ index, reason: { code, params } })),
  });
});

test('a body without end is taken at the pace that the feed is allowed, and nothing of it is lost or held', async () => {
  const count = 12_000;
  function* body() {
    for (let i = 0; i < count; i++) {
      yield `${one({ kind: `k${i}`, at: [115.6 + (i % 300) * 0.0001, 34.4 + Math.floor(i / 300) * 0.0001] })}\n`;
      // A line of 20 MB that never ends is not kept anywhere.
      if (i === 5000) {
        for (let k = 0; k < 320; k++) yield 'y'.repeat(65_536);
        yield '\n';
      }
    }
  }
  const before = process.memoryUsage().rss;
  const { status, answer } = await stream(body());
  expect(status).toBe(200);
  expect(answer).toMatchObject({ accepted: count, duplicate: 0 });
  expect(answer.refused).toEqual([{ index: 5001, reason: { code: 'line-too-long', params: {} } }]);
  expect(new Set(await stored()).size).toBe(count);
  expect(process.memoryUsage().rss - before).toBeLessThan(400e6);
}, 240_000);

test('a stream that breaks off leaves what was stored, and sent again it is a duplicate', async () => {
  const lines = Array.from({ length: 1200 }, (_, i) => one({ kind: `b${i}` }));
  await new Promise<void>((resolve) => {
    const outgoing = request(`${url}/api/cases`, {
      method: 'POST',
      headers: { ...feed, 'content-type': 'application/x-ndjson' },
    });
    outgoing.on('error', () => resolve());
    outgoing.write(`${lines.slice(0, 700).join('\n')}\n{"sour`);
    setTimeout(() => outgoing.destroy(new Error('the line went dead')), 1500);
  });
  await new Promise((resolve) => setTimeout(resolve, 500));
  const there = (await stored()).length;
  const { answer } = await stream([lines.join('\n')]);
  expect(answer.accepted + answer.duplicate).toBe(1200);
  expect(answer.duplicate).toBe(there);
  expect(new Set(await stored()).size).toBe(1200);
});

describe('lines', () => {
  test('are the same however the bytes were cut, a character in two', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.jsonValue(), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 }),
        async (values, cuts) => {
          const bytes = Buffer.from(values.map((value) => JSON.stringify({ 字: value })).join('\n'));
          const chunks: Buffer[] = [];
          for (let at = 0, i = 0; at < bytes.length; i++) {
            const size = cuts[i % cuts.length]!;
            chunks.push(bytes.subarray(at, at + size));
            at += size;
          }
          const read: unknown[] = [];
          for await (const line of jsonLines(Readable.from(chunks))) read.push(line.ok ? line.value : line);
          expect(read).toEqual(values.map((value) => JSON.parse(JSON.stringify({ 字: value }))));
        },
      ),
    );
  });
});
