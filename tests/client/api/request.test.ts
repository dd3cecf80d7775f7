import { describe, expect, test } from 'vitest';
import { allPages } from '../../../client/api/pages.ts';
import { type Fetch, request } from '../../../client/api/request.ts';

const answering =
  (status: number, body: string, type = 'application/json'): Fetch =>
  async () =>
    new Response(status === 204 ? null : body, { status, headers: { 'content-type': type } });

describe('an answer', () => {
  test('of ours is ok, or refused with code, parameters and a place on the lattice', async () => {
    expect(await request(answering(200, '{"a":1}'), '/x')).toEqual({ kind: 'ok', value: { a: 1 } });
    expect(await request(answering(204, ''), '/x')).toEqual({ kind: 'ok', value: null });
    const problem = '{"code":"too-close","params":{"n":1},"at":[115.65,34.4]}';
    expect(await request(answering(422, problem), '/x')).toEqual({
      kind: 'refused',
      status: 422,
      reason: { code: 'too-close', params: { n: 1 }, at: [1_156_500_000, 344_000_000] },
    });
  });

  test('that is not ours says at least its status', async () => {
    expect(await request(answering(502, '<html>', 'text/html'), '/x')).toEqual({
      kind: 'refused',
      status: 502,
      reason: { code: 'http-status', params: { status: 502 } },
    });
  });

  test('that breaks off, or does not come, is unreachable', async () => {
    expect(await request(answering(200, '{"a":'), '/x')).toEqual({ kind: 'unreachable' });
    const silent: Fetch = async () => {
      throw new TypeError('fetch failed');
    };
    expect(await request(silent, '/x')).toEqual({ kind: 'unreachable' });
  });
});

test('a list is read to its last page', async () => {
  const asked: string[] = [];
  const send: Fetch = async (url) => {
    asked.push(url);
    const after = Number(new URL(url, 'http://x').searchParams.get('after') ?? 0);
    const page = { items: [after + 1, after + 2], ...(after < 4 ? { next: String(after + 2) } : {}) };
    return new Response(JSON.stringify(page));
  };
  expect(await allPages(send, '/list')).toEqual({ kind: 'ok', value: [1, 2, 3, 4, 5, 6] });
  expect(asked).toEqual(['/list', '/list?after=2', '/list?after=4']);
});
