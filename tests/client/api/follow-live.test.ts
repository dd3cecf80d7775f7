import { expect, test } from 'vitest';
import { followLive } from '../../../client/api/follow-live.ts';
import type { Fetch } from '../../../client/api/request.ts';
import { Random } from '../../arbitrary/random.ts';
import { FakeWorld } from '../harness/fake-world.ts';

/** Answers each connection with the next of these; keeps what was asked. */
function station(answers: (() => Response)[]) {
  const asked: string[] = [];
  const fetch: Fetch = async (_url, init) => {
    asked.push(new Headers(init.headers).get('last-event-id') ?? '');
    const answer = answers.shift();
    if (!answer) throw new TypeError('no network');
    return answer();
  };
  return { asked, fetch };
}

const stream = (text: string, end = true) =>
  new Response(
    new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(text));
        if (end) controller.close();
      },
    }),
    { headers: { 'content-type': 'text/event-stream' } },
  );

function listen(answers: (() => Response)[]) {
  const world = new FakeWorld(new Random(1));
  const { asked, fetch } = station(answers);
  const heard: string[] = [];
  const stop = followLive({ fetch, world }, 4, {
    event: ({ event, data }) => heard.push(`${event} ${data}`),
    state: (state) => heard.push(state),
    lost: () => heard.push('lost'),
  });
  return { world, asked, heard, stop };
}

test('starts where it is told, and takes itself up again from the last event heard', async () => {
  const { world, asked, heard, stop } = listen([
    () => stream('id: 4\n\nevent: edit\nid: 5\ndata: a\n\n'),
    () => stream('event: edit\nid: 6\ndata: b\n\n', false),
  ]);
  await world.pass(2_000);
  expect(asked).toEqual(['4', '5']);
  expect(heard.filter((line) => line.startsWith('edit'))).toEqual(['edit a', 'edit b']);
  expect(heard.at(-2)).toBe('open');
  stop();
});

test('without a network it keeps trying, ever more seldom, until it is told to stop', async () => {
  const { world, asked, stop } = listen([]);
  await world.pass(60_000);
  const tries = asked.length;
  expect(tries).toBeGreaterThan(4);
  expect(tries).toBeLessThan(12);
  stop();
  await world.pass(60_000);
  expect(asked).toHaveLength(tries);
});

test('says when the server cannot replay', async () => {
  const { world, heard, stop } = listen([() => new Response('{}', { status: 410 })]);
  await world.pass(100);
  expect(heard).toContain('lost');
  stop();
});
