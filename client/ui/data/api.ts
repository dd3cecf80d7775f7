import type { Reason } from '../../../domain/result.ts';
import { browserFetch, browserUpload } from '../../api/browser-ports.ts';
import { createApi } from '../../api/client.ts';
import type { Answer } from '../../editor/ports.ts';

export const api = createApi(browserFetch, browserUpload);

/** What the server, or the way to it, said no to; thrown, since that is how TanStack Query hears of it. */
export class Refused extends Error {
  readonly reason: Reason;
  readonly status: number | null;

  constructor(reason: Reason, status: number | null) {
    super(reason.code);
    this.reason = reason;
    this.status = status;
  }
}

/** The value of an answer; throws `Refused`. */
export async function answered<T>(asked: Promise<Answer<T>>): Promise<T> {
  const answer = await asked;
  if (answer.kind === 'ok') return answer.value;
  if (answer.kind === 'refused') throw new Refused(answer.reason, answer.status);
  throw new Refused({ code: 'unreachable', params: {} }, null);
}

/** The reason of what was thrown while asking; what is none of ours is a bug and is thrown on. */
export function reasonOf(error: unknown): Reason {
  if (error instanceof Refused) return error.reason;
  throw error;
}
