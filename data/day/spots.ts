import { Random } from '../town/random.ts';
import type { Plane } from './plane.ts';
import type { StreetPlace } from './street-places.ts';
import type { DayGround, Position, Site, Spot } from './types.ts';

/** Some places draw far more than others: the spread of a log-normal weight. */
const SPREAD = 1.1;
/** Shops as near as this make a market of a street. */
const CROWD_M = 120;
const OPEN_SPOTS = 400;

const FOOD = /餐饮|food|restaurant|cafe/i;
const WORKS = new Set(['industrial', 'warehouse', 'construction']);
const NO_HOME = new Set(['garage', 'greenhouse', 'shed', 'roof', ...WORKS]);

/**
 * Where cases of a territory happen, by what they happen at. The same ground and seed give the same spots, so that what is busy
 * today was busy last week. What a ground does not have (no shops are known, no river is) is taken from what it has.
 */
export function findSpots(
  ground: DayGround,
  streets: readonly StreetPlace[],
  plane: Plane,
  seed: number,
): ReadonlyMap<Site, readonly Spot[]> {
  const random = new Random(`spots/${seed}`);
  const crowd = crowdOf(ground, plane);
  const spots = new Map<Site, Spot[]>();
  const add = (site: Site, at: Position, weight: number, name: string | null = null) => {
    if (!plane.inside(at)) return;
    const spot = { site, at, weight: weight * Math.exp(random.normal(0, SPREAD)), name };
    const list = spots.get(site);
    if (list) list.push(spot);
    else spots.set(site, [spot]);
  };
  for (const { at, households, use } of ground.buildings) {
    if (WORKS.has(use)) add('works', at, 1);
    if (!NO_HOME.has(use)) add('home', at, 1 + households);
  }
  for (const { kind, category, at } of ground.places) {
    if (kind === 'unit') add('unit', at, 1);
    else add(FOOD.test(category) ? 'food' : 'shop', at, crowd(at));
  }
  for (const { at, name, crossing, water } of streets) {
    if (water) add('water', at, 1);
    else if (crossing) add('crossing', at, 1 + crowd(at), `${name}路口`);
    else add('road', at, 1 + crowd(at) / 4);
  }
  for (const at of openGround(ground, plane, random)) add('open', at, 1);
  return filled(spots);
}

/** How many shops are around a place, by a raster as wide as a crowd. */
function crowdOf(ground: DayGround, plane: Plane): (at: Position) => number {
  const count = new Map<string, number>();
  for (const { kind, at } of ground.places) {
    if (kind !== 'shop') continue;
    const key = plane.cell(at, CROWD_M);
    count.set(key, (count.get(key) ?? 0) + 1);
  }
  return (at) => count.get(plane.cell(at, CROWD_M)) ?? 0;
}

/** Places anywhere in the territory. */
function openGround({ territory }: DayGround, plane: Plane, random: Random): Position[] {
  const shells = territory.flatMap(([shell = []]) => shell);
  const [west, east] = ends(shells.map(([lng]) => lng));
  const [south, north] = ends(shells.map(([, lat]) => lat));
  const found: Position[] = [];
  for (let tries = 0; found.length < OPEN_SPOTS && tries < OPEN_SPOTS * 20; tries++) {
    const at = [random.between(west, east), random.between(south, north)] as const;
    if (plane.inside(at)) found.push(at);
  }
  return found;
}

function ends(values: readonly number[]): [number, number] {
  return values.reduce(
    ([low, high], one) => [Math.min(low, one), Math.max(high, one)],
    [Infinity, -Infinity],
  );
}

const INSTEAD: Readonly<Record<Site, readonly Site[]>> = {
  home: ['road', 'open'],
  shop: ['crossing', 'home', 'road', 'open'],
  food: ['shop', 'crossing', 'home', 'open'],
  crossing: ['road', 'home', 'open'],
  road: ['crossing', 'home', 'open'],
  water: ['open'],
  unit: ['home', 'road', 'open'],
  works: ['open'],
  open: [],
};

function filled(spots: Map<Site, Spot[]>): ReadonlyMap<Site, readonly Spot[]> {
  const full = new Map<Site, readonly Spot[]>();
  for (const [site, others] of Object.entries(INSTEAD) as [Site, readonly Site[]][]) {
    const from = [site, ...others].find((one) => (spots.get(one)?.length ?? 0) > 0);
    full.set(site, from ? spots.get(from)! : []);
  }
  return full;
}
