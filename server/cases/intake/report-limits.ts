import type { Identity } from '../../accounts/identity.ts';
import { refusal } from '../../problem.ts';
import { TokenBuckets } from '../../token-buckets.ts';

/** 50 cases a second one by one for ever, and 5,000 at once on top of that; a loop without a pause is held back. */
const REQUESTS = { burst: 6_000, perSecond: 100 } as const;
/** Four full batches at once, and then five of them in 25 seconds: a feed that makes up for an hour away is done within minutes. */
const CASES = { burst: 20_000, perSecond: 1_000 } as const;

const requests = new TokenBuckets(REQUESTS);
const cases = new TokenBuckets(CASES);

/** Counts a request of a key or an account. Throws 429 `too-many-requests`, with the seconds to wait, where it has sent too many. */
export function countRequest(who: Identity): void {
  refuseAfter(requests.take(nameOf(who), 1, performance.now()));
}

/** The same for the cases of a request. */
export function countCases(who: Identity, count: number): void {
  refuseAfter(cases.take(nameOf(who), count, performance.now()));
}

/** Seconds after which so many cases may come, 0 where they may now and have been counted: for a stream, which can be made to wait. */
export function waitForCases(who: Identity, count: number): number {
  return cases.take(nameOf(who), count, performance.now());
}

function refuseAfter(seconds: number): void {
  if (seconds > 0) throw refusal(429, 'too-many-requests', { seconds: Math.ceil(seconds) });
}

function nameOf({ name, by }: Identity): string {
  return `${by} ${name}`;
}
