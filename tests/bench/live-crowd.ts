import assert from 'node:assert/strict';
import { get } from 'node:http';
import { SseParser } from '../../client/api/sse-parser.ts';
import type { LiveCases } from '../../domain/contract/case.ts';

/** One who listens: a wall to everything, a phone in the field to its own grid. */
export class CrowdListener {
  /** How often each case was heard, by its number. */
  readonly heard = new Map<string, number>();
  /** The event that told of each case. */
  readonly seqs = new Map<string, number>();
  /** From the beginning of the transaction that stored it to its arrival here, in milliseconds. */
  readonly delays: number[] = [];
  /** When the transaction of each event began and how many cases it tells of, by the event's number. */
  readonly told = new Map<number, { readonly began: number; readonly cases: number }>();
  lastSeq = 0;
  readonly #stop: () => void;
  readonly open: Promise<void>;

  constructor(url: string, headers: Record<string, string>) {
    let opened = () => {};
    this.open = new Promise((resolve) => {
      opened = resolve;
    });
    const parser = new SseParser();
    const request = get(url, { headers, agent: false }, (response) => {
      assert.equal(response.statusCode, 200);
      opened();
      response.setEncoding('utf8').on('data', (text: string) => {
        for (const event of parser.push(text)) this.#hear(Number(event.id), event.event, event.data);
        this.lastSeq = Math.max(this.lastSeq, Number(parser.lastId));
      });
      response.on('error', () => {});
    });
    request.on('error', () => {});
    this.#stop = () => request.destroy();
  }

  stop(): void {
    this.#stop();
  }

  #hear(seq: number, kind: string, data: string): void {
    if (kind !== 'case') return;
    const now = Date.now();
    const { cases, at } = JSON.parse(data) as LiveCases;
    const began = Date.parse(at);
    this.told.set(seq, { began, cases: cases.length });
    for (const { externalId } of cases) {
      this.seqs.set(externalId, seq);
      this.heard.set(externalId, (this.heard.get(externalId) ?? 0) + 1);
      this.delays.push(now - began);
    }
  }
}

/** That a listener has heard exactly these cases, each once. */
export function assertHeard(listener: CrowdListener, expected: ReadonlySet<string>, who: string): void {
  const twice = [...listener.heard].filter(([, times]) => times !== 1);
  const lost = [...expected].filter((id) => !listener.heard.has(id));
  assert.deepEqual(
    { who, twice: twice.length, lost: lost.length, heard: listener.heard.size },
    { who, twice: 0, lost: 0, heard: expected.size },
  );
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
