import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FeatureCollection } from 'geojson';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ImportFields } from '../../../domain/contract/exchange.ts';
import type { Datum } from '../../../server/crs/crs.ts';
import { crsById } from '../../../server/crs/known-crs.ts';
import { placeGeometry } from '../../../server/exchange/place-geometry.ts';
import { prepareImport } from '../../../server/exchange/prepare-import.ts';
import type { PreparedImport } from '../../../server/exchange/read-source.ts';
import { withScratch } from '../../../server/exchange/scratch.ts';
import { DEMONSTRATION_SEED, seedDemonstration } from '../../../server/exchange/seed-demonstration.ts';
import type { SourceFile } from '../../../server/exchange/source/source.ts';
import { type PlanContext, planContext } from '../../../server/plans/context.ts';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { hasOgr, toShapefile } from './source/ogr.ts';

/*
 * A town is there. Files of the same town in each of the three datums, none of which says which it is in, or which all say
 * that they are WGS 84.
 */

let server: TestApp;
let context: PlanContext;
let compounds: FeatureCollection;

beforeAll(async () => {
  server = await openTestApp();
  const { profile } = server;
  context = planContext({ db: server.connection.db, profile });
  await seedDemonstration(context.db, profile, DEMONSTRATION_SEED);
  const { authorization } = await server.as('viewer');
  const get = async (url: string) => (await server.app.inject({ url, headers: { authorization } })).json();
  const [plan] = (await get('/api/plans')).items;
  compounds = await get(`/api/plans/${plan.id}/grids?level=compound`);
}, 120_000);

afterAll(() => server.close());

const SYSTEMS = { wgs84: 'EPSG:4326', gcj02: 'GCJ-02', bd09: 'BD-09' } as const;

/** The compounds with every position as a datum writes it, and no column but the name. */
function asWritten(datum: Datum): FeatureCollection {
  const crs = crsById(SYSTEMS[datum]);
  if (!crs.ok) throw new Error(crs.reason.code);
  return {
    type: 'FeatureCollection',
    features: compounds.features.map(({ geometry, properties }) => ({
      type: 'Feature' as const,
      properties: { 网格名称: properties?.name },
      geometry: placeGeometry(geometry, (x, y) => crs.value.fromDegrees(x, y)) as typeof geometry,
    })),
  };
}

async function read(
  files: readonly SourceFile[],
  fields: Partial<ImportFields> = {},
): Promise<PreparedImport> {
  const said = { as: 'grids', level: 'compound', ...fields } as const;
  const prepared = await withScratch((folder) => prepareImport(context, said, { files, folder }));
  if (!prepared.ok) throw new Error(JSON.stringify(prepared.reason));
  return prepared.value;
}

describe.each(['wgs84', 'gcj02', 'bd09'] as const)('%s', (datum) => {
  test('GeoJSON that says nothing: told by what is there, and every corner where it was', async () => {
    await withScratch(async (folder) => {
      const path = join(folder, 'grids.geojson');
      await writeFile(path, JSON.stringify(asWritten(datum)));
      const { report, preview } = await read([{ name: 'grids.geojson', path }]);
      expect(report.source?.crs).toMatchObject({ used: SYSTEMS[datum], by: 'scored' });
      expect(report).toMatchObject({
        questions: [],
        faults: [],
        repairs: [],
        taken: compounds.features.length,
      });
      const scores = new Map(report.source?.datums.map(({ datum, score }) => [datum, score]));
      for (const [other, score] of scores)
        if (other !== datum) expect(scores.get(datum)).toBeGreaterThan(score * 2);
      // Within one unit of the lattice; that no fault was found says that shared corners still are.
      const corners = (collection: { features: readonly { geometry: unknown }[] }) =>
        collection.features.map(({ geometry }) =>
          JSON.stringify(geometry)
            .match(/-?\d+\.\d+/g)!
            .map(Number),
        );
      const before = corners(compounds);
      for (const [i, numbers] of corners(preview).entries())
        expect(numbers.every((n, k) => Math.abs(n - before[i]![k]!) <= 1.01e-7)).toBe(true);
    });
  });

  test.skipIf(!hasOgr('a claim of WGS 84'))(
    'a Shapefile whose .prj says WGS 84: held against what is there',
    async () => {
      await withScratch(async (folder) => {
        const files = toShapefile(asWritten(datum), folder, ['-lco', 'ENCODING=GB18030']);
        const prj = files.find(({ name }) => name.endsWith('.prj'))!;
        expect(await readFile(prj.path, 'utf8')).toContain('WGS_1984');
        const { report } = await read(files);
        expect(report.source?.crs).toMatchObject({ used: SYSTEMS[datum], by: 'scored' });
        expect(report.source?.crs.said).toContain('WGS_1984');
        const shift = report.source?.datums.find((score) => score.datum === datum)?.shiftM ?? Number.NaN;
        const least = { wgs84: 0, gcj02: 400, bd09: 900 }[datum];
        expect(shift).toBeGreaterThanOrEqual(least);
        expect(report.questions).toEqual([]);
      });
    },
  );

  test.skipIf(datum === 'wgs84')(
    'a projection that is named, over shifted positions: asked, and settled by naming the datum',
    async () => {
      await withScratch(async (folder) => {
        const gk = crsById('EPSG:4547');
        if (!gk.ok) throw new Error(gk.reason.code);
        const shifted = asWritten(datum);
        const rows = shifted.features.flatMap(({ geometry }) =>
          (geometry as unknown as { coordinates: [number, number][][][] }).coordinates
            .flat(2)
            .slice(0, 20)
            .map(([lng, lat]) => gk.value.fromDegrees(lng, lat)),
        );
        const path = join(folder, 'shops.csv');
        await writeFile(path, ['name,x,y', ...rows.map(([x, y], i) => `s${i},${x},${y}`)].join('\n'));
        const files = [{ name: 'shops.csv', path }];
        const unsaid = await read(files, { as: 'shops' });
        expect(unsaid.report.questions.map(({ code }) => code)).toEqual(['crs']);
        const named = await read(files, { as: 'shops', crs: 'EPSG:4547' });
        expect(named.report.questions.map(({ code }) => code)).toEqual(['datum']);
        const told = await read(files, { as: 'shops', crs: `EPSG:4547 + ${SYSTEMS[datum]}` });
        expect(told.report).toMatchObject({ questions: [], taken: rows.length });
        const insisted = await read(files, { as: 'shops', crs: 'EPSG:4547 + WGS84' });
        expect(insisted.report).toMatchObject({ questions: [], source: { crs: { used: 'EPSG:4547' } } });
      });
    },
  );
});
