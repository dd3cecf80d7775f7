import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { reason } from '../../../../client/i18n/zh/reasons.ts';
import { ok } from '../../../../domain/result.ts';
import { openSource } from '../../../../server/exchange/source/open-source.ts';
import type { FeatureRow } from '../../../../server/exchange/source/source.ts';
import { unpackZip } from '../../../../server/exchange/source/zip-door.ts';
import { Random } from '../../../arbitrary/random.ts';
import { sharedData } from '../../../fixtures/shared-data.ts';
import { buildZip } from './build-zip.ts';
import { mutate } from './mutate.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';
import { buildDbf, buildShp, NULL_SHAPE, partsContent, pointContent, square } from './shapefile-bytes.ts';

/** Cases in the suite; `FUZZ_CASES` for a longer night, `FUZZ_SEED` for another. */
const CASES = Number(process.env.FUZZ_CASES ?? 1500);
const SEED = Number(process.env.FUZZ_SEED ?? 20261122);

const folder = scratchFolder();
afterAll(() => folder.remove());

type Parts = Record<string, Buffer>;
const bases: Parts[] = [];

beforeAll(async () => {
  const random = new Random(SEED);
  const names = ['迈皋桥街道', '小区网格', '𠮷野家', 'A座1单元', ''];
  const polygons = Array.from({ length: 30 }, (_, i) =>
    i % 7 === 0
      ? NULL_SHAPE
      : partsContent(
          [
            square(i, 0, 10),
            square(i + 1, 1, 8, 'hole'),
            square(i + 2, 2, 6),
            ...(i === 5 ? [square(i + 90, 0, 1, 'hole')] : []),
          ],
          random.pick([5, 15, 25]),
        ),
  );
  const columns = [
    { name: iconv.encode('编码', 'gb18030'), type: 'C', length: 20 },
    { name: iconv.encode('名称', 'gb18030'), type: 'C', length: 11 },
    { name: 'N', type: 'N', length: 12 },
    { name: 'D', type: 'D', length: 8 },
    { name: 'L', type: 'L', length: 1 },
    { name: 'I', type: 'I', length: 4 },
  ];
  const records = polygons.map((_, i) => ({
    deleted: i % 11 === 3,
    values: [
      `3201040010${i}`,
      iconv.encode(names[i % 5]!, 'gb18030'),
      String(i * 17),
      '20240229',
      'T',
      'abcd',
    ],
  }));
  const table = (count: number) => buildDbf(columns, records.slice(0, count));
  const dbf = table(30);
  const cpg = Buffer.from('GBK');
  const prj = Buffer.from('GEOGCS["CGCS2000"]');
  bases.push({ ...buildShp(polygons), dbf, cpg, prj });
  bases.push({ ...buildShp(polygons.slice(6, 20), {}, [0, 20, 0, 0, 8]), dbf: table(14) });
  bases.push({ ...buildShp(Array.from({ length: 20 }, (_, i) => pointContent(i, -i))), dbf: table(20) });
  bases.push({
    ...buildShp(Array.from({ length: 9 }, (_, i) => partsContent([square(i, 0, 1), square(i, 3, 1)], 3))),
    dbf: table(9),
  });
  const minnesota = sharedData('coverages/minnesota-precincts-4120.zip', 'mutations of a real file');
  if (minnesota === null) return;
  const unpacked = await unpackZip(minnesota, folder.empty(), (all) => ok(all));
  if (!unpacked.ok) throw new Error(unpacked.reason.code);
  const part = (end: string) => readFileSync(unpacked.value.find(({ name }) => name.endsWith(end))!.path);
  // The first hundred records or so, as a smaller file has them.
  const shp = Buffer.from(part('.shp').subarray(0, 60_000));
  bases.push({
    shp,
    dbf: Buffer.from(part('.dbf').subarray(0, 60_000)),
    prj: part('.prj'),
    cpg: part('.cpg'),
  });
});

/** What is wrong with rows, or null; without `expect`, which is slow a hundred thousand times. */
function unsound(rows: readonly FeatureRow[]): string | null {
  let last = 0;
  for (const { row, geometry, properties, fault } of rows) {
    if (row <= last) return `row ${row} after ${last}`;
    last = row;
    if (typeof properties !== 'object') return `properties of row ${row}`;
    if (fault !== null) {
      if (!fault.startsWith('source:') || !Object.hasOwn(reason, fault.slice(7)))
        return `no words for ${fault}`;
    } else if (geometry !== null) {
      const { type, coordinates } = geometry as { type: string; coordinates: unknown[] };
      if (!/^(Multi)?(Point|LineString|Polygon)$/.test(type)) return `a ${type} in row ${row}`;
      if (!coordinates.flat(4).every(Number.isFinite)) return `numbers in row ${row}`;
    }
  }
  return null;
}

test(`${CASES} wounded Shapefiles and zips: each ends with rows, a fault or a reason that has words`, async () => {
  const random = new Random(SEED);
  const endings = new Map<string, number>();
  const scratch = folder.empty();
  let peak = 0;
  for (let i = 0; i < CASES; i++) {
    const parts = { ...random.pick(bases) };
    const zipped = random.chance(0.3);
    const wounded = random.pick(Object.keys(parts));
    if (!zipped || random.chance(0.3)) parts[wounded] = mutate(random, parts[wounded]!);
    if (random.chance(0.1)) delete parts[random.pick(Object.keys(parts))];
    const contents = zipped
      ? {
          zip: mutate(
            random,
            buildZip(Object.entries(parts).map(([end, data]) => ({ name: `a.${end}`, data }))),
          ),
        }
      : parts;
    const files = Object.entries(contents).map(([end, content]) => {
      const path = join(folder.path, `case.${end}`);
      writeFileSync(path, content);
      return { name: `a.${end}`, path };
    });
    try {
      const { rows, code } = await outcomeOf((given, options) => openSource(given, options, scratch), files);
      expect(unsound(rows ?? [])).toBeNull();
      if (code !== undefined) expect(Object.hasOwn(reason, code), code).toBe(true);
      const ending = code ?? (rows!.some(({ fault }) => fault !== null) ? 'rows, some with a fault' : 'rows');
      endings.set(ending, (endings.get(ending) ?? 0) + 1);
    } catch (error) {
      throw new Error(`case ${i} of seed ${SEED}`, { cause: error });
    }
    peak = Math.max(peak, process.memoryUsage().rss);
  }
  if (process.env.FUZZ_CASES)
    console.log(Object.fromEntries(endings), `peak ${Math.round(peak / 2 ** 20)} MiB`);
  expect(endings.size).toBeGreaterThan(8);
  expect(peak).toBeLessThan(1024 * 2 ** 20);
});
