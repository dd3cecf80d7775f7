import assert from 'node:assert/strict';
import { checkPolygons, type RawGrid } from '../../../domain/coverage/check-polygons.ts';
import { isSound } from '../../../domain/coverage/is-sound.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import type { RawPolygon } from '../../../domain/geometry/read-raw-polygons.ts';
import { GeosCoverage } from '../../fixtures/geos-coverage.ts';
import { type InjectedFault, injectFaults } from '../../fixtures/inject-faults.ts';
import { matchFaults } from '../../fixtures/match-faults.ts';
import { syntheticCoverage } from '../../fixtures/synthetic-coverage.ts';
import { countCleaned, prepareClean } from '../mapshaper-clean.ts';
import { medianMs, medianMsAsync, medianMsByTurns } from '../median-ms.ts';
import { against, type Bench, figure } from '../result.ts';
import { prepareTurfPairs } from '../turf-pairs.ts';

const SIZES = [
  { columns: 30, rows: 20 },
  { columns: 60, rows: 50 },
  { columns: 400, rows: 250 },
] as const;
/** Turf alone takes minutes beyond this many grids; the time for more is its time a pair, times the pairs. */
const TURF_GRIDS = 600;
/** Faults of each of the seven classes. */
const EACH = 5;
/** How wide a gap GEOS is asked to see, in degrees: 10 cm. */
const GEOS_GAP = 1e-6;

const toRaw = (polygon: RawPolygon): RawPolygon => polygon.map((ring) => ring.map(toDegrees));

/** The whole check (gate, gaps, overlaps, all located) and yes or no, beside GEOS, mapshaper and Turf on the same polygons. */
export const bench: Bench = async (report) => {
  let turfMsAPair = 0;
  for (const { columns, rows } of SIZES) {
    const count = columns * rows;
    const { cells, territory, corners } = syntheticCoverage(columns, rows, 1);
    const grids: RawGrid[] = cells.map(({ id, polygon }) => ({ id, polygons: [toRaw(polygon)] }));
    const ground = territory.map(toRaw);
    const faulty = injectFaults(grids, columns, EACH);
    const title = `${count.toLocaleString('en')} grids, ${corners.toLocaleString('en')} corners`;

    assert.deepEqual(checkPolygons(grids, ground), []);
    assert.equal(isSound(cells, { polygons: territory }), true);
    assert.equal(isSound(cells.slice(1), { polygons: territory }), false);
    const { missed, alarms } = matchFaults(faulty.truth, checkPolygons(faulty.cells, ground), 0.01);
    const found = 1 - missed.length / faulty.truth.length;
    report(figure(`recall of ${faulty.truth.length} faults of 7 classes, ${title}`, found, ''));
    report(figure(`false alarms beside them, ${title}`, alarms.length, ''));

    const geos = await GeosCoverage.load(grids.map(({ polygons }) => polygons));
    const theirs = () => geos.check(GEOS_GAP);
    assert.deepEqual(theirs(), { valid: true, faulty: [] });
    const [whole, geosWhole] = medianMsByTurns(() => checkPolygons(grids, ground), theirs);
    report(against(`whole check, sound, ${title}`, whole, 'ms', 'geos-wasm', geosWhole));
    const [yesNo, geosYesNo] = medianMsByTurns(() => isSound(cells, { polygons: territory }), theirs);
    report(against(`sound or not, ${title}`, yesNo, 'ms', 'geos-wasm', geosYesNo));
    geos.free();

    const geosFaulty = await GeosCoverage.load(faulty.cells.map(({ polygons }) => polygons));
    const answer = geosFaulty.check(GEOS_GAP);
    assert.equal(answer.valid, false);
    const [located, geosLocated] = medianMsByTurns(
      () => checkPolygons(faulty.cells, ground),
      () => geosFaulty.check(GEOS_GAP),
    );
    report(
      against(
        `whole check, ${faulty.truth.length} faults, ${title}`,
        located,
        'ms',
        'geos-wasm',
        geosLocated,
      ),
    );
    geosFaulty.free();
    const seen = new Set(answer.faulty.map((n) => faulty.cells[n]!.id));
    report(figure(`geos-wasm's recall of the same faults, ${title}`, recallOf(seen, faulty), ''));

    assert.equal(await countCleaned(grids), count);
    const clean = await medianMsAsync(prepareClean(grids), count > 10_000 ? 1 : 5);
    report(against(`whole check, sound, ${title}`, whole, 'ms', 'mapshaper -clean', clean));

    const turf = prepareTurfPairs(grids);
    if (count <= TURF_GRIDS) {
      assert.deepEqual(turf.run(), []);
      const ms = medianMs(turf.run, 3);
      turfMsAPair = ms / turf.pairs;
      report(against(`whole check, sound, ${title}`, whole, 'ms', 'Turf pairs', ms));
    } else {
      const extrapolated = turfMsAPair * turf.pairs;
      report(
        against(
          `whole check, sound, ${title}`,
          whole,
          'ms',
          `Turf pairs (extrapolated from ${TURF_GRIDS} grids)`,
          extrapolated,
        ),
      );
    }
  }
};

/** The share of faults whose cell GEOS has among those with invalid edges; a missing cell it cannot have. */
function recallOf(found: ReadonlySet<string>, faulty: { truth: readonly InjectedFault[] }): number {
  const seen = faulty.truth.filter(({ class: kind, cell }) => kind !== 'gap_missing' && found.has(cell));
  return seen.length / faulty.truth.length;
}
