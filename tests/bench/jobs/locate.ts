import assert from 'node:assert/strict';
import { locateAll } from '../../../domain/coverage/locate-all.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import { cpuMsEach } from '../cpu-ms.ts';
import { GeosLocate } from '../geos-locate.ts';
import { PostgisLocate } from '../postgis-locate.ts';
import { against, type Bench, figure } from '../result.ts';
import { scatter } from '../scatter.ts';
import { type SyntheticDivision, syntheticDivision } from '../synthetic-division.ts';

const POINTS = 100_000;
/** Of them corners of grids, which lie on the borders of several. */
const ON_BORDERS = 1_000;
const WARM_UP = 5;

/**
 * Which grid each of many points lies in, exactly one on a shared border: 100,000 points in 100,000 grids, beside GEOS and,
 * if there is a DATABASE_URL, PostGIS, each with its index built beforehand. Processor time; ours when the coverage has been
 * asked before, and by itself the first time, when every leaf that is come to is still made flat. All must give the same
 * answer for every point.
 */
export const bench: Bench = async (report) => {
  const ground = syntheticDivision(400, 250, 0);
  const { coverage } = ground.division;
  const grids = ground.ids.map((id, i) => ({ id, polygon: ground.polygons[i]! }));
  const points = [...cornersOf(ground), ...scatter(ground.division, POINTS - ON_BORDERS)];
  warmUp();
  const began = process.cpuUsage();
  const ours = locateAll(coverage, points);
  const { user, system } = process.cpuUsage(began);
  const name = `locate ${POINTS.toLocaleString('en')} points, ${grids.length.toLocaleString('en')} grids`;
  report(figure(`${name}, the first time in a coverage`, (user + system) / 1000, 'ms'));
  const ms = cpuMsEach([points], (all) => locateAll(coverage, all));

  const geos = await GeosLocate.load(grids);
  assert.deepEqual(geos.locate(points), ours);
  const geosMs = cpuMsEach([points], (all) => geos.locate(all));
  report(against(name, ms, 'ms', 'geos-wasm STRtree, prepared', geosMs));

  if (!process.env.DATABASE_URL) return;
  const postgis = await PostgisLocate.load(process.env.DATABASE_URL, grids, points);
  try {
    assert.deepEqual(await postgis.locate(), ours);
    report(against(name, ms, 'ms', 'PostGIS ST_Covers, GiST', await postgis.cpuMs()));
  } finally {
    await postgis.close();
  }
};

/** So that the first time in the large coverage is not that of the code. */
function warmUp(): void {
  const { division } = syntheticDivision(60, 50, 0);
  for (let round = 0; round < WARM_UP; round++) locateAll(division.coverage, scatter(division, POINTS));
}

function cornersOf({ polygons }: SyntheticDivision): Point[] {
  const step = Math.floor(polygons.length / ON_BORDERS);
  return Array.from({ length: ON_BORDERS }, (_, i) => polygons[i * step]![0]![0]!);
}
