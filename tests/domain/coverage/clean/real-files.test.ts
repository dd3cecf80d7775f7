import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPolygons } from '../../../../domain/coverage/check-polygons.ts';
import { clean } from '../../../../domain/coverage/clean/clean.ts';
import { GAP_M, SNAP_M } from '../../../../domain/coverage/clean/defaults.ts';
import type { Cleaned } from '../../../../domain/coverage/clean/types.ts';
import { LATTICE } from '../../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../../domain/geometry/read-polygon.ts';
import { readGrids } from '../../../fixtures/read-grids.ts';
import { readMinnesota } from '../../../fixtures/read-minnesota.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';
import { asFile, expectBalance, expectExact } from './invariants.ts';

const minnesota = sharedData('coverages/minnesota-precincts-4120.zip', '4,120 precincts, cleaned');
const saoPaulo = sharedData('coverages/sao-paulo-municipalities-645.geojson', '645 municipalities, cleaned');
const truthFile = sharedData('coverages/labelled-600-truth.json', '600 labelled cells, cleaned');
const communities = sharedData('liechtenstein/communities.geojson', '11 communities, cleaned');

const OPTIONS = { snapM: SNAP_M, gapM: GAP_M, rule: 'longest-border' } as const;

const tally = <T>(items: readonly T[], of: (item: T) => string) => {
  const counts: Record<string, number> = {};
  for (const item of items) counts[of(item)] = (counts[of(item)] ?? 0) + 1;
  return counts;
};
const onLattice = (path: string) =>
  readGrids(path).flatMap(({ polygons }) => {
    const read = toLatticePolygons(polygons);
    if (!read.ok) throw new Error(read.reason.code);
    return read.value;
  });
const sum = ({ repairs }: Cleaned, kind: string) =>
  repairs.reduce((all, repair) => all + (repair.kind === kind ? repair.areaM2 : 0), 0);

describe.skipIf(minnesota === null)('the 4,120 precincts of Minnesota', () => {
  it('are sound but for two wide gaps: every overlap is repaired and told', async () => {
    const grids = await readMinnesota(minnesota!);
    const before = checkPolygons(grids);
    const cleaned = clean(grids, undefined, OPTIONS);
    expectExact(cleaned, 'minnesota');
    expectBalance(grids, cleaned, 'minnesota');
    expect(cleaned.grids.length).toBe(4120);
    expect(tally(cleaned.problems, ({ code }) => code)).toEqual({ gap: 2 });
    expect(Math.min(...cleaned.problems.map(({ widthM }) => widthM!))).toBeGreaterThan(100);
    expect(cleaned.movedAreaM2).toBeCloseTo(2396, 0);
    expect(sum(cleaned, 'overlap')).toBeCloseTo(1810.2, 0);

    // who was told to overlap lost or kept that ground in a repair that names all of them
    const overlapping = before.filter(({ code, params }) => code === 'overlap' || params?.kind === 'overlap');
    expect(overlapping.length).toBeGreaterThan(20);
    for (const { gridIds, areaM2 = 0 } of overlapping) {
      const told = cleaned.repairs.filter(
        ({ gives, gets, kind }) =>
          (kind === 'overlap' || kind === 'snap') && gridIds.some((id) => gives.includes(id) || gets === id),
      );
      // what is thinner than the lattice is gone once the corners are on it
      if (areaM2 > 0.5) expect(told.length, gridIds.join()).toBeGreaterThan(0);
    }
    expect(clean(asFile(cleaned), undefined, OPTIONS).repairs).toEqual([]);

    // a person gives the gaps away
    const decisions = cleaned.problems.map(({ at, gridIds }) => ({ at, to: gridIds[0]! }));
    const whole = clean(grids, undefined, { ...OPTIONS, decisions });
    expect(whole.problems).toEqual([]);
    expectExact(whole, 'minnesota, decided');
  });
});

describe.skipIf(saoPaulo === null)('the 645 municipalities of São Paulo', () => {
  it('are sound once islands written as holes are read as ground', () => {
    const grids = readGrids(saoPaulo!);
    const cleaned = clean(grids, undefined, OPTIONS);
    expectExact(cleaned, 'são paulo');
    expectBalance(grids, cleaned, 'são paulo');
    expect(cleaned.grids.length).toBe(645);
    expect(cleaned.problems).toEqual([]);
    const invalid = cleaned.repairs.filter(({ kind }) => kind === 'invalid');
    expect(invalid.length).toBe(7);
    expect(cleaned.movedAreaM2 / 1e6).toBeCloseTo(4010.5, 1);
    expect(clean(asFile(cleaned), undefined, OPTIONS).repairs).toEqual([]);
  });
});

describe.skipIf(communities === null)('the 11 communities of Liechtenstein', () => {
  it('fit their territory as they are, exclaves and all', () => {
    const grids = readGrids(communities!);
    const territory = onLattice(communities!.replace('communities', 'territory'));
    const cleaned = clean(grids, territory, OPTIONS);
    expectExact(cleaned, 'liechtenstein');
    expect(cleaned.repairs).toEqual([]);
    expect(cleaned.problems).toEqual([]);
    expect(cleaned.territory).toBe(territory);
    expect(cleaned.grids.flatMap(({ polygons }) => polygons).length).toBeGreaterThan(11);
  });
});

describe.skipIf(truthFile === null)('600 cells', () => {
  const folder = truthFile === null ? '' : truthFile.replace(/[^/]*$/, '');
  const territory = truthFile === null ? [] : onLattice(`${folder}labelled-600-territory.geojson`);

  it('that are sound come through as they are', () => {
    const grids = readGrids(`${folder}labelled-600-sound.geojson`);
    for (const ground of [territory, undefined]) {
      const cleaned = clean(grids, ground, OPTIONS);
      expect(cleaned.repairs).toEqual([]);
      expect(cleaned.problems).toEqual([]);
      grids.forEach(({ polygons }, i) => {
        const read = toLatticePolygons(polygons);
        expect(read.ok && read.value).toEqual(cleaned.grids[i]!.polygons);
      });
    }
  });

  it('with 35 labelled faults: each is repaired or told, at its place, and nothing else is', () => {
    interface Labelled {
      readonly t: string;
      readonly p: readonly [number, number];
    }
    const truth = JSON.parse(readFileSync(truthFile!, 'utf8')) as Labelled[];
    const grids = readGrids(`${folder}labelled-600-faulty.geojson`);
    const cleaned = clean(grids, territory, OPTIONS);
    expectExact(cleaned, 'labelled');
    expectBalance(grids, cleaned, 'labelled');
    const told = [...cleaned.repairs, ...cleaned.problems].map(({ at, ...rest }) => ({
      ...rest,
      at,
      faults: 0,
    }));
    for (const { t, p } of truth) {
      // what is narrower than the lattice is gone once the corners are on it
      if (t === 'sliver_1e-9') continue;
      const near = told.filter(
        ({ at }) => Math.hypot(at[0] / LATTICE - p[0], at[1] / LATTICE - p[1]) < 0.003,
      );
      expect(near.length, `${t} at ${p}`).toBeGreaterThan(0);
      for (const one of near) one.faults++;
    }
    expect(told.filter(({ faults }) => faults === 0)).toEqual([]);

    // and where everything narrower than a cell may be given away nothing is left but what lies there twice
    const wide = clean(grids, territory, { ...OPTIONS, gapM: 1_000 });
    expectExact(wide, 'labelled, wide');
    expectBalance(grids, wide, 'labelled, wide');
    expect(wide.problems.map(({ code, params }) => [code, params?.reason])).toEqual(
      Array.from({ length: 5 }, () => ['overlap', 'would-vanish']),
    );
  });
});
