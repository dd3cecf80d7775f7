import { expect, it } from 'vitest';
import { checkPolygons } from '../../../domain/coverage/check-polygons.ts';
import { toDegrees } from '../../../domain/geometry/point.ts';
import type { RawPolygon } from '../../../domain/geometry/read-raw-polygons.ts';
import { injectFaults } from '../../fixtures/inject-faults.ts';
import { matchFaults } from '../../fixtures/match-faults.ts';
import { syntheticCoverage } from '../../fixtures/synthetic-coverage.ts';

const COLUMNS = 60;
const toRaw = (polygon: RawPolygon): RawPolygon => polygon.map((ring) => ring.map(toDegrees));

it.each([1, 2, 3])(
  'finds ten of each of seven classes among 3,000 cells, and nothing else (seed %i)',
  (seed) => {
    const { cells, territory } = syntheticCoverage(COLUMNS, 50, seed);
    const grids = cells.map(({ id, polygon }) => ({ id, polygons: [toRaw(polygon)] }));
    const ground = territory.map(toRaw);
    expect(checkPolygons(grids, ground)).toEqual([]);
    const faulty = injectFaults(grids, COLUMNS, 10);
    for (const issues of [checkPolygons(faulty.cells, ground), checkPolygons(faulty.cells)]) {
      expect(matchFaults(faulty.truth, issues, 0.003)).toEqual({ missed: [], alarms: [] });
    }
  },
);
