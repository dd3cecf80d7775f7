import { describe, expect, test } from 'vitest';
import { DEFAULT_KINDS } from '../../../data/case-kinds/kinds.ts';
import { CaseStream } from '../../../data/day/case-stream.ts';
import { PATTERNS } from '../../../data/day/patterns.ts';
import { Plane } from '../../../data/day/plane.ts';
import type { DayCase, DayGround, Position } from '../../../data/day/types.ts';
import { kindsAbove, readKinds } from '../../../domain/case/kinds.ts';
import { findSeverity } from '../../../domain/case/severity.ts';
import { must, profileOf } from '../case/profiles.ts';
import { townGround, townOne, westVillage } from './grounds.ts';

const DAY_MS = 86_400_000;
const MIDNIGHT = Date.parse('2026-11-02T00:00+08:00');
const DAYS = 30;
const PER_DAY = 200;

const town = townOne();
const kinds = must(readKinds(DEFAULT_KINDS));

function month(ground: DayGround, seed = 1): DayCase[] {
  const stream = new CaseStream(ground, 1);
  return Array.from({ length: DAYS }, (_, i) => {
    const wish = { seed, midnight: MIDNIGHT + i * DAY_MS, cases: PER_DAY, label: `SIM-${i}`, burst: false };
    return stream.day(wish);
  }).flat();
}

/** How much more unequal cells are than by chance: variance by mean of the counts, 1 for a Poisson stream. */
function dispersion(places: readonly Position[], { territory }: DayGround): number {
  const plane = new Plane(territory);
  const counts = new Map<string, number>();
  for (const at of places) counts.set(plane.cell(at, 100), (counts.get(plane.cell(at, 100)) ?? 0) + 1);
  const shell = territory.flatMap(([ring = []]) => ring);
  const [lngs, lats] = [shell.map(([x]) => x), shell.map(([, y]) => y)];
  const wide = plane.metres([Math.min(...lngs), lats[0]!], [Math.max(...lngs), lats[0]!]);
  const tall = plane.metres([lngs[0]!, Math.min(...lats)], [lngs[0]!, Math.max(...lats)]);
  const cells = (wide * tall) / 100 ** 2;
  const mean = places.length / cells;
  const squares = [...counts.values()].reduce((sum, n) => sum + n * n, 0) / cells;
  return (squares - mean * mean) / mean;
}

const grounds: [string, DayGround][] = [['the demonstration’s town', townGround(town)]];
const village = westVillage();
if (village) grounds.push(['the West Village', village]);

describe.each(grounds)('a month in %s', (_, ground) => {
  const cases = month(ground);
  const plane = new Plane(ground.territory);
  const placed = cases.flatMap(({ report }) => (report.at ? [report.at] : []));

  test('is the same for the same seed, and another for another', () => {
    expect(month(ground)).toEqual(cases);
    expect(month(ground, 2)[0]!.report).not.toEqual(cases[0]!.report);
  });

  test('lies within the territory but for a few, and is far from evenly spread', () => {
    const outside = placed.filter((at) => !plane.inside(at)).length;
    expect(outside).toBeGreaterThan(0);
    expect(outside / placed.length).toBeLessThan(0.02);
    expect(cases.length - placed.length).toBeGreaterThan(0);
    expect((cases.length - placed.length) / cases.length).toBeLessThan(0.01);
    expect(dispersion(placed, ground)).toBeGreaterThan(4);
  });

  test('what is busy in one half of the month is busy in the other', () => {
    const of = (from: number, to: number) => {
      const counts = new Map<string, number>();
      for (const { report, at } of cases) {
        if (!report.at || at < MIDNIGHT + from * DAY_MS || at >= MIDNIGHT + to * DAY_MS) continue;
        const key = plane.cell(report.at, 100);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    };
    const [first, second] = [of(0, 15), of(15, 30)];
    const busiest = [...first].sort((a, b) => b[1] - a[1]).slice(0, 20);
    const again = busiest.reduce((sum, [cell]) => sum + (second.get(cell) ?? 0), 0) / 20;
    const mean = placed.length / 2 / new Set([...first.keys(), ...second.keys()]).size;
    expect(again).toBeGreaterThan(1.8 * mean);
  });

  test('has a rhythm: few by night, most by day, traffic at its hours', () => {
    const hour = ({ at }: DayCase) =>
      Math.floor(((((at - MIDNIGHT) % DAY_MS) + DAY_MS) % DAY_MS) / 3_600_000);
    const share = (list: DayCase[], from: number, to: number) =>
      list.filter((one) => hour(one) >= from && hour(one) < to).length / list.length;
    expect(share(cases, 1, 5)).toBeLessThan(0.05);
    expect(share(cases, 7, 21)).toBeGreaterThan(0.7);
    const traffic = cases.filter(({ kindId }) => kindId === 'car-parking' || kindId === 'collision');
    expect(share(traffic, 7, 9) + share(traffic, 17, 19)).toBeGreaterThan(0.25);
  });

  test('comes in the order of its times, each with a number of its own', () => {
    for (const [i, one] of cases.entries()) {
      expect(one.report.occurredAt).toBe(new Date(one.at).toISOString());
      if (i > 0 && cases[i - 1]!.report.externalId.slice(0, 6) === one.report.externalId.slice(0, 6))
        expect(one.at).toBeGreaterThanOrEqual(cases[i - 1]!.at);
    }
    expect(new Set(cases.map(({ report }) => report.externalId)).size).toBe(cases.length);
  });

  test('tells some twice: the same kind, near by, within the half hour', () => {
    const stream = new CaseStream(ground, 1);
    const day = stream.day({ seed: 3, midnight: MIDNIGHT, cases: 2000, label: 'SIM', burst: true });
    const again = day.filter(({ retells }) => retells !== null);
    expect(again.length / day.length).toBeGreaterThan(0.03);
    for (const one of again) {
      const original = day[one.retells!]!;
      expect(original.retells).toBeNull();
      expect(original.kindId).toBe(one.kindId);
      expect(one.at - original.at).toBeGreaterThan(0);
      expect(one.at - original.at).toBeLessThanOrEqual(25 * 60_000);
      const places = [one.report.at, original.report.at];
      if (places.every((at) => at && plane.inside(at)))
        expect(plane.metres(places[0]!, places[1]!)).toBeLessThan(80);
    }
  });

  test('names kinds and severities that there are', () => {
    const { cases: flow } = profileOf('xincheng');
    for (const { report, kindId } of cases) {
      expect(report.kind).toBe(kindId);
      expect(kindsAbove(kinds, kindId)).toHaveLength(3);
      expect(findSeverity(flow, report.severity!)).toBe(report.severity);
      expect(report.title!.length).toBeGreaterThan(3);
    }
    const general = cases.filter(({ report }) => report.severity === 'general').length;
    expect(general / cases.length).toBeGreaterThan(0.85);
  });
});

test('no title names a shop, a unit or a building: streets and things alone', () => {
  const titles = month(townGround(town)).map(({ report }) => report.title!);
  const named = [...town.places, ...town.buildings].map(({ name }) => name).filter((name) => name !== '');
  const streets = new Set(town.lines.map(({ name }) => name));
  const told = new Set(named.filter((name) => !streets.has(name)));
  for (const title of new Set(titles))
    for (const name of told) if (title.includes(name)) throw new Error(`${title} names ${name}`);
});

test('every kind of the default tree happens, and nothing else', () => {
  const leaves = DEFAULT_KINDS.filter(({ id }) => kindsAbove(kinds, id).length === 3).map(({ id }) => id);
  expect(PATTERNS.map(({ kind }) => kind).sort()).toEqual(leaves.sort());
});

test('a territory of which nothing is known has its cases too', () => {
  const bare: DayGround = {
    territory: [
      [
        [
          [115, 34],
          [115.1, 34],
          [115.1, 34.1],
          [115, 34.1],
          [115, 34],
        ],
      ],
    ],
    lines: [],
    buildings: [],
    places: [],
  };
  const day = new CaseStream(bare, 1).day({
    seed: 1,
    midnight: MIDNIGHT,
    cases: 300,
    label: 'SIM',
    burst: true,
  });
  expect(day.length).toBeGreaterThanOrEqual(300);
  expect(day.every(({ report }) => report.title!.startsWith('辖区内'))).toBe(true);
});
