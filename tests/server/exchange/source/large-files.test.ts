import { execFileSync } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { Random } from '../../../arbitrary/random.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);

const AREAS = 40_000;
/** What JavaScript may have, of which Node and the libraries take 20. */
const HEAP_MB = 48;

interface Format {
  readonly format: string;
  /** How often the file is as large as the memory. */
  readonly times: number;
  readonly module: string;
  readonly opener: string;
  readonly head: string;
  readonly feature: (n: number, ring: readonly string[]) => string;
  readonly between: string;
  readonly tail: string;
}

const FORMATS: readonly Format[] = [
  {
    format: 'GeoJSON',
    times: 4,
    module: 'geojson',
    opener: 'openGeoJson',
    head: '{"features":[',
    feature: (n, ring) =>
      `{"type":"Feature","properties":{"名称":"第${n}网格"},"geometry":{"type":"Polygon","coordinates":[[${ring.map((corner) => `[${corner.replace(' ', ',')}]`).join(',')}]]}}`,
    between: ',',
    tail: '],"type":"FeatureCollection"}',
  },
  {
    format: 'CSV',
    times: 2,
    module: 'csv',
    opener: 'openCsv',
    head: '名称,wkt\n',
    feature: (n, ring) => `第${n}网格,"POLYGON ((${ring.join(',')}))"`,
    between: '\n',
    tail: '\n',
  },
  {
    format: 'KML',
    times: 2,
    module: 'kml',
    opener: 'openKml',
    head: '<kml><Document>',
    feature: (n, ring) =>
      `<Placemark><name>第${n}网格</name><Polygon><outerBoundaryIs><LinearRing><coordinates>${ring.map((corner) => corner.replace(' ', ',')).join(' ')}</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`,
    between: '\n',
    tail: '</Document></kml>',
  },
];

/** Writes so many areas, each with enough corners for the file to be large. */
function write({ times, head, feature, between, tail }: Format, path: string): void {
  const random = new Random(1);
  const corners = Math.ceil((times * HEAP_MB * 2 ** 20) / AREAS / 24);
  const file = openSync(path, 'w');
  let text = head;
  for (let n = 0; n < AREAS; n++) {
    const [x, y] = [116 + random.next(), 39 + random.next()];
    const corner = () => `${(x + random.next() / 100).toFixed(7)} ${(y + random.next() / 100).toFixed(7)}`;
    const ring = Array.from({ length: corners }, corner);
    text += (n > 0 ? between : '') + feature(n, [...ring, ring[0]!]);
    if (text.length < 2 ** 20) continue;
    writeSync(file, text);
    text = '';
  }
  writeSync(file, text + tail);
  closeSync(file);
}

test.each(FORMATS)('a $format file $times times as large as the memory is read to its end', (format) => {
  const path = join(scratch.path, format.format);
  write(format, path);
  const module = new URL(`../../../../server/exchange/source/${format.module}.ts`, import.meta.url).href;
  const script = `
    const { ${format.opener}: open } = await import(${JSON.stringify(module)});
    const opened = await open([{ name: 'large', path: ${JSON.stringify(path)} }], {});
    let rows = 0, faults = 0;
    for await (const row of opened.value.layers[0].rows()) { rows++; if (row.fault !== null) faults++; }
    console.log(JSON.stringify([rows, faults]));`;
  const answer = execFileSync(
    process.execPath,
    [`--max-old-space-size=${HEAP_MB}`, '--input-type=module', '-e', script],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] },
  );
  expect(JSON.parse(answer)).toEqual([AREAS, 0]);
});
