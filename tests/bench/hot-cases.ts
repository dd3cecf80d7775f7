import type { CaseView } from '../../client/command/store/types.ts';
import type { WireCase } from '../../domain/contract/case.ts';
import { Random } from '../arbitrary/random.ts';

/** A case of a test: where, and what of it the map draws. */
export interface Spread {
  readonly at: readonly [lng: number, lat: number];
  /** Index in `URGENCIES`. */
  readonly urgency: number;
  readonly suspended?: boolean;
  readonly simulated?: boolean;
  readonly title?: string;
}

/** West, south, east, north in degrees. */
type Ground = readonly [west: number, south: number, east: number, north: number];

const HOT_SPOTS = 40;
/** How far cases lie around a hot spot, as a share of the ground's size. */
const AROUND = 0.03;

/** Cases as a town has them: two of three around forty places of unlike strength, the others anywhere. */
export function hotCases(seed: number, count: number, [west, south, east, north]: Ground): Spread[] {
  const random = new Random(seed);
  const spots = Array.from({ length: HOT_SPOTS }, () => [random.next(), random.next()] as const);
  const bell = () => random.next() + random.next() + random.next() - 1.5;
  const clamp = (share: number) => Math.min(1, Math.max(0, share));
  return Array.from({ length: count }, (_, i) => {
    const [x, y] = random.chance(2 / 3)
      ? spots[Math.floor(HOT_SPOTS * random.next() ** 2)]!.map((share) => clamp(share + AROUND * bell()))
      : [random.next(), random.next()];
    return {
      at: [west + x! * (east - west), south + y! * (north - south)],
      urgency: random.chance(0.05) ? 2 : random.chance(0.1) ? 1 : random.chance(0.3) ? 3 : 0,
      suspended: random.chance(0.03),
      simulated: random.chance(0.02),
      title: `事件 ${i}`,
    };
  });
}

/** Their view as the store has it, over a stretch of time in milliseconds. */
export function hotView(
  cases: readonly Spread[],
  { from, to }: { readonly from: number; readonly to: number },
  version = 1,
): CaseView {
  const positions = new Float64Array(2 * cases.length);
  for (const [i, { at }] of cases.entries()) positions.set(at, 2 * i);
  return {
    version,
    at: to,
    from,
    to,
    cases: cases.map((one, i) => wireCase(one, i, from)),
    positions,
    urgency: Uint8Array.from(cases, ({ urgency }) => urgency),
    times: new Float64Array(cases.length).fill(from),
    total: cases.length,
    repeats: 0,
  };
}

function wireCase({ at, title, suspended, simulated }: Spread, i: number, from: number): WireCase {
  const time = new Date(from).toISOString();
  return {
    id: `case-${i}`,
    source: 'test',
    externalId: `${i}`,
    occurredAt: time,
    reportedAt: time,
    at: [at[0], at[1]],
    position: 'located',
    kind: 'other',
    kindSaid: 'other',
    severity: 'ordinary',
    title: title ?? '',
    state: 'reported',
    step: null,
    plan: null,
    grid: null,
    dueAt: null,
    soonAt: null,
    stoppedAt: null,
    suspended: suspended ?? false,
    endedAt: null,
    asked: false,
    to: [],
    repeatOf: null,
    likelyOf: null,
    satisfaction: null,
    simulated: simulated ?? false,
    history: 1,
  };
}
