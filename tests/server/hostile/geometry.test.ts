import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestApp, type TestApp } from '../harness/app.ts';
import { at, type Planner, planner, rectangle } from '../plans/new-plan.ts';

let server: TestApp;
let one: Planner;

beforeAll(async () => {
  server = await openTestApp();
  one = planner(server, await server.as('planner'));
});

afterAll(() => server.close());

const polygon = (...rings: unknown[]) => ({ type: 'Polygon', coordinates: rings });
const shell = rectangle(0, 0, 8, 8);
const [p, q, r, s] = [at(1, 1), at(3, 1), at(3, 3), at(1, 3)];

/** Ground that is none, and the one word that says why. */
const REFUSED: [what: string, geometry: object, code: string][] = [
  ['swapped axes', polygon([34.4, 34.5, 34.5, 34.4].map((lat, i) => [lat, 115 + (i % 3)])), 'axes-swapped'],
  ['unclosed', polygon([p, q, r, s]), 'ring-unclosed'],
  ['a bow-tie', polygon([p, r, q, s, p]), 'ring-crosses-itself'],
  ['a spike', polygon([p, q, r, at(5, 3), r, s, p]), 'spike'],
  ['two points', polygon([p, q, p]), 'too-few-points'],
  ['no area', polygon([p, q, at(5, 1), p]), 'spike'],
  ['a pinched ring', polygon([p, at(2, 2), q, r, at(2, 2), s, p]), 'ring-touches-itself'],
  ['a hole outside its shell', polygon(shell, rectangle(20, 20, 21, 21)), 'hole-outside'],
  ['a hole that is its shell', polygon(shell, shell), 'rings-share-edge'],
  ['a hole along its shell', polygon(shell, rectangle(0, 2, 2, 4)), 'rings-share-edge'],
  [
    'a hole that parts its shell',
    polygon(shell, [at(0, 4), at(8, 3), at(8, 5), at(0, 4)]),
    'rings-share-edge',
  ],
  [
    'a hole touching twice',
    polygon(shell, [at(0, 4), at(4, 0), at(2, 4), at(0, 4)]),
    'interior-disconnected',
  ],
  ['a hole in a hole', polygon(shell, rectangle(1, 1, 5, 5), rectangle(2, 2, 3, 3)), 'hole-in-hole'],
  ['holes that cross', polygon(shell, rectangle(1, 1, 5, 5), rectangle(2, 2, 6, 6)), 'rings-cross'],
  ['a word for a number', polygon([p, ['115.6', '34.4'], r, p]), 'not-coordinates'],
  ['null for a number', polygon([p, [null, 34.4], r, p]), 'not-coordinates'],
  ['1e308', polygon([p, [1e308, 34.4], r, p]), 'out-of-range'],
  [
    'the antimeridian',
    polygon(rectangle(0, 0, 1, 1).map(([x, y], i) => [i % 3 ? -179.9 : x, y])),
    'antimeridian',
  ],
  ['no rings', polygon(), 'polygon-empty'],
  ['an empty ring', polygon([]), 'polygon-empty'],
  ['no coordinates', { type: 'Polygon' }, 'not-coordinates'],
  ['an empty multipolygon', { type: 'MultiPolygon', coordinates: [] }, 'polygon-empty'],
  ['an empty collection', { type: 'FeatureCollection', features: [] }, 'territory-empty'],
  ['a feature without geometry', { type: 'Feature', properties: {}, geometry: null }, 'polygon-empty'],
  ['a point', { type: 'Point', coordinates: p }, 'not-a-polygon'],
  ['an unknown type', { type: 'Circle', coordinates: p }, 'not-a-polygon'],
  [
    'a nested collection',
    {
      type: 'GeometryCollection',
      geometries: [{ type: 'GeometryCollection', geometries: [polygon(shell)] }],
    },
    'nested-collection',
  ],
  [
    'parts that overlap',
    { type: 'MultiPolygon', coordinates: [[rectangle(0, 0, 4, 4)], [rectangle(2, 2, 6, 6)]] },
    'territory-overlaps',
  ],
  [
    'parts beside one another with other corners on their border',
    { type: 'MultiPolygon', coordinates: [[rectangle(0, 0, 4, 4)], [rectangle(4, 0, 6, 2)]] },
    'territory-borders',
  ],
];

test.each(REFUSED)('ground is refused: %s', async (what, territory, code) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/plans',
    headers: one.headers,
    payload: { name: what, territory },
  });
  expect([answer.statusCode, answer.json().code]).toEqual([422, code]);
});

test('nothing of what was refused is kept', async () => {
  expect((await one.get('/api/plans')).json().items).toEqual([]);
  const { rows } = await server.connection.pool.query('select count(*)::int as n from territories');
  expect(rows).toEqual([{ n: 0 }]);
});

test.each([
  [
    'a number beyond all doubles',
    '[[[1e999,34.4],[115.6,34.4],[115.6,34.5],[1e999,34.4]]]',
    422,
    'not-finite',
  ],
  ['NaN', '[[[NaN,34.4]]]', 400, 'malformed-json'],
  ['Infinity', '[[[Infinity,34.4]]]', 400, 'malformed-json'],
  ['5,000 deep', '['.repeat(5000) + ']'.repeat(5000), 400, 'too-deep'],
  [
    '300,000 corners',
    `[[${Array.from({ length: 300_000 }, (_, i) => `[${115 + i / 1e6},${i % 2 ? 34.1 : 34.2}]`)},[115.3,35],[115,34.2]]]`,
    422,
    'too-many-corners',
  ],
])('ground is refused: %s', async (_, coordinates, status, code) => {
  const answer = await server.app.inject({
    method: 'POST',
    url: '/api/plans',
    headers: { ...one.headers, 'content-type': 'application/json' },
    payload: `{"name":"x","territory":{"type":"Polygon","coordinates":${coordinates}}}`,
  });
  expect([answer.statusCode, answer.json().code]).toEqual([status, code]);
});

test.each([
  [
    'a hole that touches in one point',
    [rectangle(0, 20, 8, 28), [at(0, 24), at(2, 23), at(2, 25), at(0, 24)]],
    2,
  ],
  [
    'points that repeat',
    [[at(10, 20), at(10, 20), at(18, 20), at(18, 28), at(18, 28), at(10, 28), at(10, 20)]],
    1,
  ],
  ['wound the other way', [rectangle(20, 20, 28, 28).reverse()], 1],
  ['with heights', [rectangle(30, 20, 38, 28).map((point) => [...point, 12.5])], 1],
])('ground is taken: %s', async (_, rings, count) => {
  const { id } = await one.newPlan(rings as number[][][]);
  const { territory } = await one.division(id);
  expect(territory.polygons[0]).toHaveLength(count);
  expect(territory.polygons[0]![0]!.length).toBe(5);
  expect((await one.get(`/api/plans/${id}/issues`)).json().items).toMatchObject([{ code: 'unassigned' }]);
});
