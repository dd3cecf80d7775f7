import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkPolygons } from '../../../domain/coverage/check-polygons.ts';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { GeosCoverage } from '../../fixtures/geos-coverage.ts';
import { readGrids } from '../../fixtures/read-grids.ts';
import { readMinnesota } from '../../fixtures/read-minnesota.ts';
import { sharedData } from '../../fixtures/shared-data.ts';

const minnesota = sharedData('coverages/minnesota-precincts-4120.zip', '4,120 precincts of Minnesota');
const saoPaulo = sharedData(
  'coverages/sao-paulo-municipalities-645.geojson',
  '645 municipalities of São Paulo',
);
const truthFile = sharedData('coverages/labelled-600-truth.json', '600 cells with 35 labelled faults');

const tally = (issues: readonly Issue[]) => {
  const counts: Record<string, number> = {};
  for (const { code } of issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
};

describe.skipIf(minnesota === null)('the 4,120 precincts of Minnesota', () => {
  it('have the faults that GEOS finds, and gaps that it does not', async () => {
    const grids = await readMinnesota(minnesota!);
    expect(grids.length).toBe(4120);
    const issues = checkPolygons(grids);
    expect(tally(issues)).toEqual({ gap: 5, overlap: 14, sliver: 25, 't-junction': 5 });
    const pairsOf = (wanted: readonly Issue[]) => {
      const pairs = new Set<string>();
      for (const { gridIds } of wanted) {
        for (const a of gridIds) for (const b of gridIds) if (Number(a) < Number(b)) pairs.add(`${a} ${b}`);
      }
      return pairs;
    };
    const overlapping = pairsOf(
      issues.filter(({ code, params }) => code === 'overlap' || params?.kind === 'overlap'),
    );
    const meeting = pairsOf(issues.filter(({ code }) => code === 't-junction'));

    const geos = await GeosCoverage.load(grids.map(({ polygons }) => polygons));
    const { valid, faulty } = geos.check(0);
    const candidates = faulty.flatMap((a) => faulty.filter((b) => a < b).map((b) => [a, b] as const));
    const theirs = geos.overlappingPairs(candidates).map((pair) => pair.join(' '));
    geos.free();

    // the precincts that GEOS finds at fault, and those beside the two wide gaps, which it sees from none of their sides
    expect(valid).toBe(false);
    expect(faulty.length).toBe(33);
    const named = new Set(issues.flatMap(({ gridIds }) => gridIds.map(Number)));
    expect(faulty.filter((n) => !named.has(n))).toEqual([]);
    expect([...named].filter((n) => !faulty.includes(n)).sort()).toEqual([2164, 2174, 2630, 2947]);
    // every pair that we say overlaps does; four more overlap by the rounding of a double, at a corner on the other's edge
    expect(overlapping.size).toBe(22);
    expect(theirs.length).toBe(26);
    expect([...overlapping].filter((pair) => !theirs.includes(pair))).toEqual([]);
    expect(theirs.filter((pair) => !overlapping.has(pair) && !meeting.has(pair))).toEqual([]);
  });
});

describe.skipIf(saoPaulo === null)('the 645 municipalities of São Paulo', () => {
  it('match along every border; seven are islands and mainland written as shell and hole', async () => {
    const grids = readGrids(saoPaulo!);
    const issues = checkPolygons(grids);
    expect(tally(issues)).toEqual({ invalid: 7 });
    expect(new Set(issues.map(({ params }) => params?.reason))).toEqual(new Set(['hole-outside']));
    // GEOS, which asks for valid polygons and does not check, takes one neighbour of the seven for faulty
    const geos = await GeosCoverage.load(grids.map(({ polygons }) => polygons));
    expect(geos.check(0)).toEqual({ valid: false, faulty: [362] });
    geos.free();
  });
});

describe.skipIf(truthFile === null)('600 cells', () => {
  interface Labelled {
    readonly t: string;
    readonly i: number;
    readonly p: readonly [number, number];
  }
  /** What each class of the labels is called here. */
  const CLASSES: Readonly<Record<string, readonly [code: string, kind?: string]>> = {
    gap_vertex: ['gap'],
    gap_missing: ['gap'],
    ovl_vertex: ['overlap'],
    ovl_duplicate: ['overlap'],
    ovl_island: ['overlap'],
    'sliver_1e-9': ['sliver'],
    t_junction: ['t-junction'],
  };
  const folder = truthFile === null ? '' : truthFile.replace(/[^/]*$/, '');
  const territory = () => readGrids(`${folder}labelled-600-territory.geojson`)[0]!.polygons;
  const ids = (file: string): number[] =>
    JSON.parse(readFileSync(folder + file, 'utf8')).features.map(
      (f: { properties: { id: number } }) => f.properties.id,
    );

  it('that are sound raise no alarm, with their territory and without', () => {
    const grids = readGrids(`${folder}labelled-600-sound.geojson`);
    expect(checkPolygons(grids, territory())).toEqual([]);
    expect(checkPolygons(grids)).toEqual([]);
  });

  it.each([
    ['with their territory', true],
    ['without', false],
  ])(
    'with 35 labelled faults of seven classes: all are found and nothing else, %s',
    (_title, withTerritory) => {
      const grids = readGrids(`${folder}labelled-600-faulty.geojson`);
      const idOf = ids('labelled-600-faulty.geojson');
      const issues = checkPolygons(grids, withTerritory ? territory() : undefined);
      const truth = JSON.parse(readFileSync(truthFile!, 'utf8')) as Labelled[];
      expect(truth.length).toBe(35);
      expect(issues.length).toBe(35);
      const taken = new Set<Issue>();
      for (const { t, i, p } of truth) {
        const [code] = CLASSES[t]!;
        const near = issues
          .filter((issue) => !taken.has(issue) && issue.code === code)
          // a missing cell has no id any more: those around it are named
          .filter(({ gridIds }) => t === 'gap_missing' || gridIds.some((n) => idOf[Number(n)] === i))
          .map((issue) => ({ issue, far: Math.hypot(issue.at[0] / 1e7 - p[0], issue.at[1] / 1e7 - p[1]) }))
          .sort((a, b) => a.far - b.far)[0];
        // half the width of a cell
        expect(near?.far, `${t} ${i}`).toBeLessThan(0.003);
        taken.add(near!.issue);
      }
      expect(taken.size).toBe(35);
    },
  );
});
