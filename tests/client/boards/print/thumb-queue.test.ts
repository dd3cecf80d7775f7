import { describe, expect, test } from 'vitest';
import type { DrawnSheet } from '../../../../client/api/drawn-sheet.ts';
import { ThumbQueue } from '../../../../client/boards/print/thumbs/thumb-queue.ts';
import type { Answer } from '../../../../client/editor/ports.ts';

const SHEET: DrawnSheet = { file: new Blob(['<svg/>']), name: 'a.svg', pages: 1, notices: [] };

/** A queue whose clock stands still until it is told, and whose sheets are drawn when the test says so. */
function bench() {
  const waits: { ms: number; then: () => void }[] = [];
  const urls = new Set<string>();
  const asked: { key: string; signal: AbortSignal; answer: (answer: Answer<DrawnSheet>) => void }[] = [];
  let next = 0;
  const queue = new ThumbQueue({
    after: (ms, then) => {
      const wait = { ms, then };
      waits.push(wait);
      return () => void waits.splice(waits.indexOf(wait), 1);
    },
    urlOf: () => {
      const url = `blob:${next++}`;
      urls.add(url);
      return url;
    },
    dropUrl: (url) => void urls.delete(url),
  });
  return {
    queue,
    waits,
    urls,
    asked,
    want: (key: string) =>
      queue.want(key, (signal) => new Promise((answer) => void asked.push({ key, signal, answer }))),
    tick: () => {
      for (const { then } of waits.splice(0)) then();
    },
    draw: async (answer: Answer<DrawnSheet> = { kind: 'ok', value: SHEET }) => {
      asked.shift()!.answer(answer);
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
}

describe('thumbnails in sight', () => {
  test('are asked for two at a time, in order, after a rest', async () => {
    const { want, asked, tick, draw, queue } = bench();
    for (const key of ['a', 'b', 'c']) want(key);
    expect(asked).toEqual([]);
    tick();
    expect(asked.map(({ key }) => key)).toEqual(['a', 'b']);
    await draw();
    expect(asked.map(({ key }) => key)).toEqual(['b', 'c']);
    expect(queue.get('a')).toMatchObject({ kind: 'drawn', url: 'blob:0' });
  });

  test('what leaves the sight is not asked for, and what is under way is called off', async () => {
    const { want, asked, tick, draw, queue } = bench();
    const gone = ['a', 'b', 'c'].map(want);
    tick();
    gone[0]!();
    gone[2]!();
    expect(asked[0]!.signal.aborted).toBe(true);
    want('d');
    await draw({ kind: 'unreachable' });
    tick();
    expect(asked.map(({ key }) => key)).toEqual(['b', 'd']);
    expect(queue.get('a')).toBeUndefined();
  });

  test('who scrolls on is waited for: each sheet that comes or goes begins the rest anew', async () => {
    const { want, asked, tick, draw, waits } = bench();
    const leave = want('a');
    tick();
    want('b');
    leave();
    await draw({ kind: 'unreachable' });
    want('c');
    expect(asked).toEqual([]);
    expect(waits.map(({ ms }) => ms)).toEqual([120]);
    tick();
    expect(asked.map(({ key }) => key)).toEqual(['b', 'c']);
  });

  test('after one is called off there is a rest before the next', async () => {
    const { want, asked, tick, draw, waits } = bench();
    const leave = ['a', 'b', 'c'].map(want);
    tick();
    leave[0]!();
    await draw({ kind: 'unreachable' });
    expect(asked.map(({ key }) => key)).toEqual(['b']);
    expect(waits.map(({ ms }) => ms)).toEqual([120]);
    tick();
    expect(asked.map(({ key }) => key)).toEqual(['b', 'c']);
  });

  test('one that breaks off has failed and gives its place to the next', async () => {
    const { want, asked, tick, queue } = bench();
    const broken = () => Promise.reject(new Error('no header'));
    queue.want('a', broken);
    queue.want('b', broken);
    want('c');
    tick();
    await expect.poll(() => asked.map(({ key }) => key)).toEqual(['c']);
    expect(queue.get('a')).toEqual({ kind: 'failed', reason: { code: 'unreachable', params: {} } });
  });

  test('a busy server is asked again after the time that it says', async () => {
    const { want, asked, tick, draw, waits, queue } = bench();
    want('a');
    tick();
    await draw({
      kind: 'refused',
      status: 503,
      reason: { code: 'boards-busy', params: { seconds: 7 } },
    });
    expect(queue.get('a')).toBeUndefined();
    expect(waits.map(({ ms }) => ms)).toEqual([7_000]);
    want('b')();
    expect(waits.map(({ ms }) => ms)).toEqual([7_000]);
    tick();
    expect(asked.map(({ key }) => key)).toEqual(['a']);
  });

  test('what has failed says why and is asked for again when somebody says so', async () => {
    const { want, asked, tick, draw, queue } = bench();
    want('a');
    tick();
    await draw({ kind: 'refused', status: 422, reason: { code: 'sheet-too-heavy', params: {} } });
    expect(queue.get('a')).toEqual({ kind: 'failed', reason: { code: 'sheet-too-heavy', params: {} } });
    queue.retry('a');
    await draw();
    expect(queue.get('a')?.kind).toBe('drawn');
    expect(asked).toEqual([]);
  });

  test('of many only the last are kept, and their pictures given back', async () => {
    const { want, tick, draw, urls, queue } = bench();
    for (let i = 0; i < 300; i++) {
      const leave = want(`${i}`);
      tick();
      await draw();
      leave();
    }
    expect(urls.size).toBeLessThan(260);
    expect(queue.get('0')).toBeUndefined();
    expect(queue.get('299')?.kind).toBe('drawn');
    queue.close();
    expect(urls.size).toBe(0);
  });
});
