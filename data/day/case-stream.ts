import { Random } from '../town/random.ts';
import { BURSTS, PATTERNS, type Pattern } from './patterns.ts';
import { Plane } from './plane.ts';
import { timeOfDay } from './rhythms.ts';
import { findSpots } from './spots.ts';
import { nearestStreets, streetPlaces } from './street-places.ts';
import type { DayCase, DayGround, Position, Site, Spot } from './types.ts';
import { Weighted } from './weighted.ts';

export interface DayWish {
  readonly seed: number;
  /** Midnight of the day in the office's time, milliseconds since 1970. */
  readonly midnight: number;
  /** How many happen; some are told twice. */
  readonly cases: number;
  /** Begins every number: two streams with different ones never have a number in common. */
  readonly label: string;
  /** Whether a neighbourhood has its bad hour. */
  readonly burst: boolean;
}

const MINUTE_MS = 60_000;
const DAY_MS = 1440 * MINUTE_MS;
/** How far what is reported lies from the spot, metres: a phone's fix and the width of a street. */
const SCATTER_M = 18;
const TOLD_AGAIN = 0.06;
/** Of all, what a feed places beyond the border, and what it cannot place. */
const OUTSIDE = 0.006;
const NO_PLACE = 0.002;
const BURST_LEAST = 8;
const BURST_MOST = 18;
const BURST_M = 160;
const BURST_MS = 45 * MINUTE_MS;

/**
 * Days of cases in a territory: where its people, shops and streets are, again and again at the same few places, by the rhythm of each
 * kind, some told twice by different sources, a few outside. All of it invented: titles are of streets and things, never of
 * a person or a firm. The same ground, seed and wish give the same day.
 */
export class CaseStream {
  readonly #plane: Plane;
  readonly #spots: ReadonlyMap<Site, Weighted<Spot>>;
  /** Named after streets alone: no shop, firm or building of a real territory is ever said to have done anything. */
  readonly #streetOf: (at: Position) => string;
  readonly #patterns = new Weighted(PATTERNS);

  constructor(ground: DayGround, seed: number) {
    this.#plane = new Plane(ground.territory);
    const streets = streetPlaces(ground, this.#plane);
    const spots = findSpots(ground, streets, this.#plane, seed);
    this.#streetOf = nearestStreets(streets, this.#plane);
    this.#spots = new Map([...spots].map(([site, list]) => [site, new Weighted(list)]));
  }

  /** The cases of one day in the order of their times. */
  day({ seed, midnight, cases, label, burst }: DayWish): DayCase[] {
    const random = new Random(`day/${seed}/${midnight}`);
    const happened: Happened[] = [];
    if (burst) happened.push(...this.#burst(random, midnight));
    while (happened.length < cases) {
      const pattern = this.#patterns.pick(random);
      const spot = this.#spotOf(pattern, random);
      const at = midnight + timeOfDay(pattern.rhythm, random);
      happened.push({ pattern, spot, place: this.#near(spot.at, SCATTER_M, random), at, of: null });
    }
    const told = happened.flatMap((one) => [one, ...this.#toldAgain(one, random)]);
    told.sort((a, b) => a.at - b.at);
    const places = new Map(told.map((one, i) => [one, i]));
    return told.map((one, i) => ({
      report: this.#report(one, `${label}-${String(i + 1).padStart(5, '0')}`, random),
      at: one.at,
      kindId: one.pattern.kind,
      retells: one.of === null ? null : places.get(one.of)!,
    }));
  }

  #spotOf({ sites }: Pattern, random: Random): Spot {
    // The first site is where it happens most.
    const site = random.chance(0.6) ? sites[0]! : random.pick(sites);
    return this.#spots.get(site)!.pick(random);
  }

  /** Many kinds at once around one spot. */
  #burst(random: Random, midnight: number): Happened[] {
    const { site, kinds } = random.pick(BURSTS);
    const middle = this.#spots.get(site)!.pick(random);
    const start = midnight + timeOfDay('office', random);
    const patterns = PATTERNS.filter(({ kind }) => kinds.includes(kind));
    return Array.from({ length: random.whole(BURST_LEAST, BURST_MOST) }, () => ({
      pattern: random.pick(patterns),
      spot: middle,
      place: this.#near(middle.at, BURST_M, random),
      at: Math.min(start + Math.floor(random.next() * BURST_MS), midnight + DAY_MS - MINUTE_MS),
      of: null,
    }));
  }

  /** Told again within the hour by somebody else who stands some metres off. */
  #toldAgain(one: Happened, random: Random): Happened[] {
    if (!random.chance(TOLD_AGAIN)) return [];
    const at = one.at + random.whole(2, 25) * MINUTE_MS;
    return [{ ...one, place: this.#near(one.place, SCATTER_M / 2, random), at, of: one }];
  }

  /** Somewhere around a place; within the territory, where that can be had. */
  #near(at: Position, deviationM: number, random: Random): Position {
    for (let tries = 0; tries < 8; tries++) {
      const place = this.#plane.moved(at, random.normal(0, deviationM), random.normal(0, deviationM));
      if (this.#plane.inside(place)) return place;
    }
    return at;
  }

  #report({ pattern, spot, place, at, of }: Happened, externalId: string, random: Random): DayCase['report'] {
    const title = `${spot.name ?? this.#streetOf(spot.at)}${random.pick(pattern.words)}`;
    const sources = of ? pattern.sources.toReversed() : pattern.sources;
    const source = random.chance(0.55) ? sources[0]! : random.pick(sources);
    return {
      source,
      externalId,
      occurredAt: new Date(at).toISOString(),
      at: this.#told(place, random),
      kind: pattern.kind,
      severity: severity(pattern, random),
      title,
      note: of ? '与先前所报疑为同一件，请核实。' : '',
    };
  }

  #told(place: Position, random: Random): [number, number] | null {
    if (random.chance(NO_PLACE)) return null;
    const [lng, lat] = random.chance(OUTSIDE) ? this.#outside(place, random) : place;
    return [Number(lng.toFixed(6)), Number(lat.toFixed(6))];
  }

  /** Straight out of the territory from a place. */
  #outside(place: Position, random: Random): Position {
    const turn = random.next() * 2 * Math.PI;
    for (let metres = 200; metres < 50_000; metres += 200) {
      const at = this.#plane.moved(place, Math.cos(turn) * metres, Math.sin(turn) * metres);
      if (!this.#plane.inside(at)) return at;
    }
    return place;
  }
}

interface Happened {
  readonly pattern: Pattern;
  readonly spot: Spot;
  readonly place: Position;
  readonly at: number;
  /** Told before. */
  readonly of: Happened | null;
}

function severity({ grave }: Pattern, random: Random): string {
  if (!random.chance(grave / 100)) return 'general';
  const share = random.next();
  return share < 0.72 ? 'larger' : share < 0.97 ? 'major' : 'grave';
}
