import { setTimeout as sleep } from 'node:timers/promises';
import type { ReportAnswer } from '../../../domain/contract/case.ts';
import type { Random } from '../../arbitrary/random.ts';

const RETRY_MS = 150;

/** What all feeds together have brought in. */
export interface Brought {
  /** Numbers of cases whose sender has been told that they are kept. */
  readonly acknowledged: string[];
  /** By all answers that came. */
  accepted: number;
  duplicate: number;
  /** Requests that got no answer, or one of 5xx, and were sent again. */
  again: number;
}

/** A feed: sends cases, few or many at a time, and sends again what is not acknowledged, wherever the server is by now. */
export async function runFeed(
  source: string,
  key: string,
  random: Random,
  place: (random: Random) => [number, number],
  where: () => string | null,
  until: () => boolean,
  brought: Brought,
): Promise<void> {
  let next = 0;
  while (!until()) {
    const size = random.chance(0.1) ? random.whole(100, 600) : random.chance(0.3) ? random.whole(2, 20) : 1;
    const lines = random.chance(0.2);
    const cases = Array.from({ length: size }, () => ({
      source,
      externalId: `${source}-${next++}`,
      occurredAt: new Date().toISOString(),
      at: place(random),
      kind: `kind ${random.whole(0, 30)}`,
    }));
    const body = lines ? cases.map((one) => JSON.stringify(one)).join('\n') : JSON.stringify(cases);
    for (;;) {
      const url = where();
      const answer = url === null ? null : await post(url, key, body, lines);
      if (!answer) {
        if (url !== null) brought.again++;
        await sleep(RETRY_MS);
        continue;
      }
      if (answer.accepted + answer.duplicate !== size) throw new Error(JSON.stringify(answer));
      brought.accepted += answer.accepted;
      brought.duplicate += answer.duplicate;
      for (const { externalId } of cases) brought.acknowledged.push(externalId);
      break;
    }
    await sleep(random.whole(0, 30));
  }
}

/** The answer; null where none came, or the server says that it cannot now. Throws on what no feed should meet. */
async function post(url: string, key: string, body: string, lines: boolean): Promise<ReportAnswer | null> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`${url}/api/cases`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': lines ? 'application/x-ndjson' : 'application/json',
      },
      body,
    });
    text = await response.text();
  } catch {
    return null;
  }
  if (response.status >= 500) return null;
  if (response.status !== 200) throw new Error(`${response.status} ${text}`);
  return JSON.parse(text);
}
