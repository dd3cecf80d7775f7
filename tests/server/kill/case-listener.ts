import { setTimeout as sleep } from 'node:timers/promises';
import { SseParser } from '../../../client/api/sse-parser.ts';
import type { LiveCases } from '../../../domain/contract/case.ts';

/** A screen that is left on through all of it: comes back after each break with the last number that it has heard. */
export class CaseListener {
  readonly seqs: number[] = [];
  readonly cases: string[] = [];
  breaks = 0;
  #last: number;
  #stopped = false;
  #attempt = new AbortController();

  constructor(from: number) {
    this.#last = from;
  }

  async run(where: () => string | null, headers: Record<string, string>): Promise<void> {
    while (!this.#stopped) {
      const url = where();
      if (url !== null) await this.#listen(url, headers).catch(() => {});
      this.breaks++;
      await sleep(100);
    }
  }

  stop(): void {
    this.#stopped = true;
    this.#attempt.abort();
  }

  get last(): number {
    return this.#last;
  }

  async #listen(url: string, headers: Record<string, string>): Promise<void> {
    this.#attempt = new AbortController();
    const response = await fetch(`${url}/api/live`, {
      headers: { ...headers, 'last-event-id': String(this.#last) },
      signal: this.#attempt.signal,
    });
    if (!response.ok || !response.body) return;
    const parser = new SseParser();
    const decoder = new TextDecoder();
    for await (const chunk of response.body) {
      for (const event of parser.push(decoder.decode(chunk, { stream: true }))) {
        this.#last = Number(event.id);
        this.seqs.push(this.#last);
        if (event.event !== 'case') continue;
        for (const { externalId } of (JSON.parse(event.data) as LiveCases).cases) this.cases.push(externalId);
      }
    }
  }
}
