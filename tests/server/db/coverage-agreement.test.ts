import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkCoverage } from '../../../domain/coverage/check.ts';
import type { Coverage } from '../../../domain/coverage/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Connection } from '../../../server/db/connect.ts';
import { Random } from '../../arbitrary/random.ts';
import { storm } from '../../arbitrary/storm.ts';
import { openTestDatabase } from '../harness/database.ts';

const SEEDS = Array.from({ length: 12 }, (_, i) => 1_001 + i);
const TRIES = 80;
/** Vertices pulled out of place in each division, one at a time. */
const PULLS = 25;
/** How far, in lattice units (1 cm). */
const PULL = 40;
/** What the check calls a polygon that is none by itself. */
const INVALID: readonly string[] = ['invalid', 'crossing', 'disconnected'];

let connection: Connection;
beforeAll(async () => {
  connection = await openTestDatabase();
});
afterAll(() => connection.close());

/** GEOS's word on polygons of the lattice: invalid ones, and those with an edge that crosses or misses a neighbour's. */
async function askGeos({ leaves }: Coverage): Promise<{ invalid: number; mismatched: number }> {
  const texts = [...leaves.values()].map(({ polygon }) => {
    const written = polygon.map((ring) => `(${[...ring, ring[0]!].map((p) => p.join(' ')).join(',')})`);
    return `POLYGON(${written.join(',')})`;
  });
  const { rows } = await sql<{ invalid: number; mismatched: number }>`
    select count(*) filter (where not ST_IsValid(geom))::int as invalid,
           count(*) filter (where edges is not null)::int as mismatched
    from (select geom, ST_CoverageInvalidEdges(geom) over () as edges
          from (select ST_GeomFromText(wkt) as geom
                from jsonb_array_elements_text(${JSON.stringify(texts)}::jsonb) as wkt) as leaves) as checked
  `.execute(connection.db);
  return rows[0]!;
}

async function hasCoverageFunctions(): Promise<boolean> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from pg_proc where proname = 'st_coverageinvalidedges'
  `.execute(connection.db);
  return rows[0]!.n > 0;
}

/** The coverage with one vertex of one leaf moved, that leaf's alone. */
function pulled(random: Random, coverage: Coverage): Coverage {
  const leaf = random.pick([...coverage.leaves.values()]);
  const [shell, ...holes] = leaf.polygon;
  const i = random.whole(0, shell!.length - 1);
  const [x, y] = shell![i]!;
  const to: Point = [x + random.whole(-PULL, PULL), y + random.whole(-PULL, PULL)];
  return {
    ...coverage,
    leaves: coverage.leaves.set(leaf.id, { ...leaf, polygon: [shell!.with(i, to), ...holes] }),
  };
}

describe('PostGIS agrees about divisions after a storm of edits', () => {
  let faults = 0;

  test.each(SEEDS)('whole, and with a vertex out of place (seed %i)', async (seed) => {
    if (!(await hasCoverageFunctions())) {
      console.log('skipped: this PostGIS has no ST_CoverageInvalidEdges');
      return;
    }
    const { division } = storm(seed, TRIES);
    expect(await askGeos(division.coverage)).toEqual({ invalid: 0, mismatched: 0 });

    const random = new Random(seed);
    for (let n = 0; n < PULLS; n++) {
      const wrong = pulled(random, division.coverage);
      const codes = checkCoverage(wrong, division.territory).map(({ code }) => code);
      const geos = await askGeos(wrong);
      // GEOS knows no territory and sees no gap: it has to see what overlaps, and nothing where we find no fault.
      expect(geos.invalid > 0).toBe(codes.some((code) => INVALID.includes(code)));
      if (codes.includes('overlap')) expect(geos.mismatched, `pull ${n}`).toBeGreaterThan(0);
      if (codes.length === 0) expect(geos.mismatched, `pull ${n}`).toBe(0);
      else faults += 1;
    }
  });

  test('of which most had a fault', async () => {
    if (await hasCoverageFunctions()) expect(faults).toBeGreaterThan((SEEDS.length * PULLS) / 2);
  });
});
