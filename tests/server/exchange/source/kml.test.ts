import { readFileSync } from 'node:fs';
import { kml as peer } from '@tmcw/togeojson';
import { DOMParser } from '@xmldom/xmldom';
import iconv from 'iconv-lite';
import { afterAll, expect, test } from 'vitest';
import { openKml } from '../../../../server/exchange/source/kml.ts';
import { OFFICE_GRIDS } from './office-grids.ts';
import { hasOgr } from './ogr.ts';
import { ogrFile } from './ogr-file.ts';
import { outcomeOf } from './outcome.ts';
import { scratchFolder } from './scratch-folder.ts';

const scratch = scratchFolder();
afterAll(scratch.remove);
const ogr = hasOgr('KML that GDAL writes');

const read = (content: string | Buffer) => outcomeOf(openKml, [scratch.write('网格.kml', content)]);
const document = (inner: string) =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${inner}</Document></kml>`;
const placemark = (inner: string) => `<Placemark>${inner}</Placemark>`;
const point = '<Point><coordinates>116.25,39.5</coordinates></Point>';
const ring = (text: string) => `<LinearRing><coordinates>${text}</coordinates></LinearRing>`;
const polygon = (outer: string, ...inner: string[]) =>
  `<Polygon><outerBoundaryIs>${ring(outer)}</outerBoundaryIs>${inner.map((text) => `<innerBoundaryIs>${ring(text)}</innerBoundaryIs>`).join('')}</Polygon>`;
const SQUARE = '116,39 117,39 117,40 116,39';
const square = [
  [116, 39],
  [117, 39],
  [117, 40],
  [116, 39],
];

test.runIf(ogr).each(['KML', 'LIBKML'])('what GDAL writes by %s comes back', async (driver) => {
  const file = ogrFile(OFFICE_GRIDS, scratch.path, `${driver}.kml`, ['-f', driver]);
  const found = await outcomeOf(openKml, [file]);
  expect(found.layers).toMatchObject([{ count: 4, crs: { text: 'EPSG:4326' }, hasGeometry: true }]);
  expect(found.rows).toHaveLength(4);
  for (const [i, { properties, geometry }] of OFFICE_GRIDS.features.entries()) {
    const row = found.rows![i]!;
    const { folder: _, ...own } = row.properties;
    const known = Object.entries(properties).filter(([, value]) => value !== null);
    expect(own).toEqual(Object.fromEntries(known));
    expect([row.row, row.fault]).toEqual([i + 1, null]);
    // LIBKML gives every position a height of 0.
    const flat = JSON.parse(JSON.stringify(row.geometry), (_, value) =>
      Array.isArray(value) && value.length === 3 && value[2] === 0 ? value.slice(0, 2) : value,
    );
    // LIBKML writes a Multi-geometry of one part as that part.
    const multi = flat?.type === 'Polygon' ? { type: 'MultiPolygon', coordinates: [flat.coordinates] } : flat;
    expect(multi).toEqual(geometry);
  }
});

test.runIf(ogr)('shapes are those that togeojson finds', async () => {
  const file = ogrFile(OFFICE_GRIDS, scratch.path, 'peer.kml', ['-f', 'KML']);
  const dom = new DOMParser().parseFromString(readFileSync(file.path, 'utf8'), 'text/xml');
  const positions = (value: unknown) => JSON.stringify(value).match(/[\d.]+,[\d.]+/g);
  const theirs = peer(dom as unknown as Document).features;
  const ours = (await outcomeOf(openKml, [file])).rows!;
  expect(ours.map(({ geometry }) => positions(geometry))).toEqual(
    theirs.map(({ geometry }) => positions(geometry)),
  );
});

test('folders, names, extended data, HTML and SVG that stay text', async () => {
  const svg = '<svg onload="alert(1)"><script>x</script></svg>';
  const found = await read(
    document(`<name>街道</name>
      <Schema id="s"><SimpleField name="n" type="int"/><SimpleField name="code" type="int"/><SimpleField name="yes" type="bool"/></Schema>
      <Folder><name>东片</name><Folder><name>一社区</name>
      <Placemark id="p1"><name>&lt;b&gt;一&lt;/b&gt; &amp; ${svg.replaceAll('<', '&lt;')}</name>
        <description><![CDATA[<table><tr><td>甲</td></tr></table>]]></description>
        <Style><LineStyle><color>ff0000ff</color></LineStyle></Style>
        <ExtendedData><Data name="类型"><displayName>x</displayName><value>住宅</value></Data>
          <SchemaData schemaUrl="#s"><SimpleData name="n">300</SimpleData><SimpleData name="code">0012</SimpleData>
          <SimpleData name="yes">0</SimpleData></SchemaData></ExtendedData>${point}</Placemark>
      </Folder></Folder>
      ${placemark(`<description>plain <b>bold</b></description>${point}`)}`),
  );
  expect(found.layers?.[0]).toMatchObject({ name: '街道', count: 2 });
  expect(found.rows?.[0]).toEqual({
    row: 1,
    id: 'p1',
    geometry: { type: 'Point', coordinates: [116.25, 39.5] },
    properties: {
      name: `<b>一</b> & ${svg}`,
      description: '<table><tr><td>甲</td></tr></table>',
      folder: '东片 / 一社区',
      类型: '住宅',
      n: 300,
      code: '0012',
      yes: false,
    },
    fault: null,
  });
  expect(found.rows?.[1]?.properties).toEqual({ description: 'plain bold' });
});

test.each<[string, string, unknown]>([
  [
    'areas in one',
    `<MultiGeometry>${polygon(SQUARE)}${polygon(SQUARE)}</MultiGeometry>`,
    { type: 'MultiPolygon', coordinates: [[square], [square]] },
  ],
  [
    'one area in one',
    `<MultiGeometry>${polygon(SQUARE)}</MultiGeometry>`,
    { type: 'MultiPolygon', coordinates: [[square]] },
  ],
  [
    'in one another',
    `<MultiGeometry><MultiGeometry>${polygon(SQUARE)}</MultiGeometry>${polygon(SQUARE)}</MultiGeometry>`,
    { type: 'MultiPolygon', coordinates: [[square], [square]] },
  ],
  [
    'of two kinds',
    `<MultiGeometry>${polygon(SQUARE)}${point}</MultiGeometry>`,
    {
      type: 'GeometryCollection',
      geometries: [
        { type: 'Polygon', coordinates: [square] },
        { type: 'Point', coordinates: [116.25, 39.5] },
      ],
    },
  ],
  ['a hole', polygon(SQUARE, SQUARE), { type: 'Polygon', coordinates: [square, square] }],
  [
    'a height',
    '<Point><coordinates> 116.25 , 39.5 , 12.5 </coordinates></Point>',
    { type: 'Point', coordinates: [116.25, 39.5, 12.5] },
  ],
  [
    'a track',
    '<gx:Track><when>2024</when><gx:coord>116 39 5</gx:coord><gx:coord>117 40 5</gx:coord></gx:Track>',
    {
      type: 'LineString',
      coordinates: [
        [116, 39, 5],
        [117, 40, 5],
      ],
    },
  ],
])('%s', async (_, geometry, expected) => {
  const found = await read(document(placemark(geometry)));
  expect(found.rows).toMatchObject([{ geometry: expected, fault: null }]);
});

test('what togeojson would mend unsaid is the fault of its row', async () => {
  const found = await read(
    document(
      [
        polygon('116,39 117,39 117,40'),
        polygon(SQUARE, '116,39 116,40 116,39'),
        '<Point><coordinates>x,116,39</coordinates></Point>',
        '<Point><coordinates>116;39</coordinates></Point>',
        '<Point><coordinates/></Point>',
        '<Model><Link><href>http://example.com/a.dae</href></Link></Model>',
      ]
        .map(placemark)
        .join(''),
    ),
  );
  expect(found.rows?.every(({ fault }) => fault !== null)).toBe(true);
  expect(found.rows?.slice(2, 4).map(({ fault }) => fault)).toEqual([
    'source:position-unreadable',
    'source:position-unreadable',
  ]);
  expect(found.rows?.at(-1)?.fault).toBe('source:kml-model');
});

test('links, overlays, styles of other files and document types are told and left alone', async () => {
  const lol = `<!DOCTYPE kml [<!ENTITY a "lollollol"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY x SYSTEM "file:///etc/passwd">]>`;
  const found = await read(
    `<?xml version="1.0"?>${lol}<kml><Document>
    <NetworkLink><name>n</name><Link><href>http://127.0.0.1:9/x.kml</href></Link></NetworkLink>
    <NetworkLink><Link><href>file:///etc/passwd</href></Link></NetworkLink>
    <GroundOverlay><Icon><href>http://127.0.0.1:9/x.png</href></Icon></GroundOverlay>
    ${placemark(`<name>&b;&x;&nbsp;</name><styleUrl>http://127.0.0.1:9/s.kml#a</styleUrl>${point}`)}</Document></kml>`,
  );
  expect(found.notes).toEqual([
    { code: 'kml-network-link', params: { count: 2 } },
    { code: 'kml-overlay', params: { count: 1 } },
    { code: 'kml-external-style', params: { count: 1 } },
    { code: 'kml-doctype', params: { count: 1 } },
  ]);
  expect(found.rows).toMatchObject([{ properties: { name: '&b;&x;&nbsp;' }, fault: null }]);
});

test('text in GB18030 and UTF-16, as its declaration or its mark says', async () => {
  const text = document(placemark(`<name>朝阳门街道</name>${point}`)).replace('UTF-8', 'GBK');
  for (const bytes of [
    iconv.encode(text, 'gbk'),
    iconv.encode(text.replace('GBK', 'UTF-16'), 'utf-16', { addBOM: true }),
  ])
    expect((await read(bytes)).rows).toMatchObject([{ properties: { name: '朝阳门街道' } }]);
});

test.each<[string, string, string]>([
  ['nothing', '', 'file-blank'],
  ['text', 'hello', 'not-kml'],
  ['HTML', '<html><body/></html>', 'not-kml'],
  ['cut off', document(placemark(point)).slice(0, -20), 'file-truncated'],
  ['tags that cross', '<kml><Document><a></Document></a></kml>', 'malformed-xml'],
  ['1,000 deep', `<kml>${'<Folder>'.repeat(1000)}${'</Folder>'.repeat(1000)}</kml>`, 'too-deep'],
])('%s is refused', async (_, text, code) => {
  expect((await read(text)).code).toBe(code);
});

test('blanks by the million between numbers are read in their time', async () => {
  const blanks = ' '.repeat(3_000_000);
  const found = await read(
    document(placemark(`<Point><coordinates>116${blanks},39${blanks}</coordinates></Point>`)),
  );
  expect(found.rows).toMatchObject([{ geometry: { type: 'Point', coordinates: [116, 39] }, fault: null }]);
});
