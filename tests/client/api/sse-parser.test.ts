import { expect, test } from 'vitest';
import { SseParser } from '../../../client/api/sse-parser.ts';
import { Random } from '../../arbitrary/random.ts';

const STREAM =
  'retry: 1000\nid: 7\n\n: breathe\n\nevent: edit\nid: 8\ndata: {"name":"幸福里"}\n\ndata:one\r\ndata: two\r\n\r\nevent: plan\ndata\rid\rdata: x\r\r';
const EVENTS = [
  { event: 'edit', id: '8', data: '{"name":"幸福里"}' },
  { event: 'message', id: '8', data: 'one\ntwo' },
  { event: 'plan', id: '', data: '\nx' },
];

test('reads what the standard says', () => {
  const parser = new SseParser();
  expect([...parser.push(STREAM), ...parser.push('\n')]).toEqual(EVENTS);
});

test('wherever the stream is cut', () => {
  const random = new Random(3);
  for (let i = 0; i < 500; i++) {
    const parser = new SseParser();
    const found = [];
    let rest = `${STREAM}\n`;
    while (rest !== '') {
      const length = random.whole(1, 12);
      found.push(...parser.push(rest.slice(0, length)));
      rest = rest.slice(length);
    }
    expect(found).toEqual(EVENTS);
  }
});
