import assert from 'node:assert/strict';
import { area } from '@turf/turf';
import Flatbush from 'flatbush';
import { checkPolygons, type RawGrid } from '../../../domain/coverage/check-polygons.ts';
import { clean } from '../../../domain/coverage/clean/clean.ts';
import { GAP_M, SNAP_M } from '../../../domain/coverage/clean/defaults.ts';
import type { Cleaned } from '../../../domain/coverage/clean/types.ts';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import { isSound } from '../../../domain/coverage/is-sound.ts';
import { LATTICE, type Polygon, toDegrees } from '../../../domain/geometry/point.ts';
import { type Loosened, loosenCoverage } from '../../fixtures/loosen-coverage.ts';
import { readMinnesota } from '../../fixtures/read-minnesota.ts';
import { sharedData } from '../../fixtures/shared-data.ts';
import { syntheticCoverage } from '../../fixtures/synthetic-coverage.ts';
import { cleanedByMapshaper, prepareClean } from '../mapshaper-clean.ts';
import { medianMsByTurnsAsync } from '../median-ms.ts';
import { against, type Bench, figure } from '../result.ts';
import { toCollection } from '../to-collection.ts';

const OPTIONS = { snapM: SNAP_M, gapM: GAP_M, rule: 'longest-border' } as const;
const SIZES = [
  { columns: 60, rows: 50 },
  { columns: 400, rows: 250 },
] as const;
/** What was drawn again is told anywhere around its cell: 60,000 lattice units are a little more than its width. */
const REACH = 60_000;
/** Every so many cells one does not fit. */
const STEP = 17;

const toRaw = (polygon: Polygon): Polygon => polygon.map((ring) => ring.map(toDegrees));

/** Cleaning of real and synthetic grids beside mapshaper `-clean`; what comes out of either is held to the same check. */
export const bench: Bench = async (report) => {
  const minnesota = sharedData('coverages/minnesota-precincts-4120.zip', 'clean 4,120 precincts');
  if (minnesota)
    await compare(report, 'clean 4,120 precincts', await readMinnesota(minnesota), undefined, []);
  for (const { columns, rows } of SIZES) {
    const { cells, territory } = syntheticCoverage(columns, rows, 1);
    const grids = cells.map(({ id, polygon }) => ({ id, polygons: [toRaw(polygon)] }));
    const { grids: loose, places } = loosenCoverage(grids, columns, STEP);
    const title = `clean ${(columns * rows).toLocaleString('en')} grids`;
    await compare(report, title, loose, territory, places);
  }
};

async function compare(
  report: Parameters<Bench>[0],
  title: string,
  grids: readonly RawGrid[],
  territory: readonly Polygon[] | undefined,
  places: readonly Loosened[],
) {
  const cleaned = clean(grids, territory, OPTIONS);
  const ours = cleaned.grids.map(({ id, polygons }) => ({ id, polygons: polygons.map(toRaw) }));
  assertExact(cleaned, ours, territory !== undefined);
  assertTold(cleaned, places);
  const runs = grids.length > 10_000 ? 1 : 5;
  const [ms, theirMs] = await medianMsByTurnsAsync(
    () => clean(grids, territory, OPTIONS),
    prepareClean(grids),
    runs,
  );
  report(against(title, ms, 'ms', 'mapshaper -clean', theirMs));

  const theirs = await cleanedByMapshaper(grids);
  report(
    against(
      `${title}: m² that grids won or lost`,
      changed(grids, ours),
      'm²',
      'mapshaper -clean',
      changed(grids, theirs),
    ),
  );
  const ground = territory?.map(toRaw);
  const left = checkPolygons(ours, cleaned.territory?.map(toRaw)).length;
  report(figure(`${title}: faults in the result`, left, ''));
  report(figure(`${title}: faults in mapshaper's result`, checkPolygons(theirs, ground).length, ''));
  report(figure(`${title}: repairs told`, cleaned.repairs.length, ''));
  if (places.length > 0) report(figure(`${title}: places put in, all told`, places.length, ''));
}

/** By the check no fault but the gaps that are told as problems; by the edge sum a tiling, those gaps in it. */
function assertExact({ grids, problems, territory }: Cleaned, ours: readonly RawGrid[], none: boolean): void {
  if (none) assert.equal(problems.length, 0);
  assert.deepEqual(
    checkPolygons(ours, territory?.map(toRaw)).map(({ code }) => code),
    problems.map(() => 'gap'),
  );
  const leaves = grids.flatMap(({ polygons }) => polygons);
  const gaps = problems.flatMap(({ geometry }) => geometry!);
  const all = [...leaves, ...gaps].map((polygon) => ({ polygon }));
  assert.equal(isSound(all, { polygons: territory ?? dissolve([...leaves, ...gaps]) }), true);
}

/** Near every place where something was put in a repair is told, and near no other. */
function assertTold({ repairs }: Cleaned, places: readonly Loosened[]): void {
  if (places.length === 0) return;
  const index = new Flatbush(places.length);
  for (const { at } of places) index.add(at[0] * LATTICE, at[1] * LATTICE);
  index.finish();
  const told = new Set<number>();
  for (const { at, kind } of repairs) {
    const [nearest] = index.neighbors(at[0], at[1], 1, REACH);
    assert.ok(nearest !== undefined, `${kind} at ${at}: nothing was put in there`);
    told.add(nearest);
  }
  places.forEach(({ how, cell }, i) => {
    assert.ok(told.has(i), `${how} of ${cell} is not told`);
  });
}

/** Σ over the grids of by how much their area changed. */
function changed(before: readonly RawGrid[], after: readonly RawGrid[]): number {
  const areas = new Map<string, number>();
  const add = (grids: readonly RawGrid[], sign: number) => {
    for (const { properties, geometry } of toCollection(grids).features)
      areas.set(properties!.id, (areas.get(properties!.id) ?? 0) + sign * area(geometry));
  };
  add(before, 1);
  add(after, -1);
  return [...areas.values()].reduce((sum, m2) => sum + Math.abs(m2), 0);
}
