import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../../../server/config.ts';
import { sendStretch } from '../../../server/deployment/basemap-file.ts';
import { answerProblem } from '../../../server/problem.ts';
import { contentSecurity } from '../../../server/security.ts';

const folder = await mkdtemp(join(tmpdir(), 'tessera-basemap-'));
const bytes = Buffer.from(Array.from({ length: 1000 }, (_, i) => i % 251));
await writeFile(join(folder, 'ground.pmtiles'), bytes);
const app = fastify();
app.setErrorHandler(answerProblem);
app.get('/file', (request, reply) => sendStretch(request, reply, join(folder, 'ground.pmtiles')));
app.get('/gone', (request, reply) => sendStretch(request, reply, join(folder, 'gone.pmtiles')));
afterAll(async () => {
  await app.close();
  await rm(folder, { recursive: true, force: true });
});

test.each([
  ['bytes=0-9', 0, 9],
  ['bytes=990-', 990, 999],
  ['bytes=990-5000', 990, 999],
  ['bytes=999-999', 999, 999],
])('%s gives that stretch alone', async (range, start, end) => {
  const answer = await app.inject({ url: '/file', headers: { range } });
  expect(answer.statusCode).toBe(206);
  expect(answer.headers['content-range']).toBe(`bytes ${start}-${end}/1000`);
  expect(answer.headers['content-length']).toBe(String(end - start + 1));
  expect(answer.rawPayload).toEqual(bytes.subarray(start, end + 1));
});

test.each([undefined, 'bytes=-5', 'bytes=1-2,4-5', 'lines=1-2'])(
  'without a range that it knows (%s) the file is given whole',
  async (range) => {
    const answer = await app.inject({ url: '/file', headers: range ? { range } : {} });
    expect(answer.statusCode).toBe(200);
    expect(answer.rawPayload).toEqual(bytes);
    expect(answer.headers['accept-ranges']).toBe('bytes');
  },
);

test.each(['bytes=1000-', 'bytes=5-4', 'bytes=999999999999999-'])('%s lies outside', async (range) => {
  const answer = await app.inject({ url: '/file', headers: { range } });
  expect(answer.statusCode).toBe(416);
  expect(answer.headers['content-range']).toBe('bytes */1000');
  expect(answer.json()).toMatchObject({ code: 'range-outside', params: { size: 1000 } });
});

test('a file that has gone since the start is said to be gone', async () => {
  expect((await app.inject('/gone')).json()).toMatchObject({ status: 404, code: 'basemap-gone' });
});

test.each([
  ['https://tiles.example/{z}/{x}/{y}.png?key=1', 'raster', 'https://tiles.example'],
  ['http://10.0.0.5:8080/wmts?row={y}&col={x}&level={z}', 'raster', 'http://10.0.0.5:8080'],
  ['https://maps.example/styles/plain.json', 'style', 'https://maps.example'],
  ['https://maps.example/town.pmtiles?v=2', 'pmtiles', 'https://maps.example'],
  ['./town.pmtiles', 'pmtiles', null],
])('%s is understood as %s, and the page may load from there alone', (url, kind, origin) => {
  const config = readConfig({ BASEMAP_URL: url });
  expect(config.basemap).toEqual({ kind, url, datum: 'wgs84', origin });
  const { contentSecurityPolicy } = contentSecurity(config, false);
  const { directives } = contentSecurityPolicy as { directives: Record<string, string[]> };
  expect(directives.connectSrc).toEqual(["'self'", 'data:', 'blob:', ...(origin ? [origin] : [])]);
  expect(directives.scriptSrc).toEqual(["'self'"]);
});

test.each(['https://maps.example/plain.json', './town.pmtiles'])(
  '%s in another datum can’t be shifted, and is refused before it misleads',
  (url) => {
    const start = () => readConfig({ BASEMAP_URL: url, BASEMAP_DATUM: 'gcj02' });
    expect(start).toThrow(ConfigError);
    expect(start).toThrow(/^BASEMAP_DATUM is "gcj02"; expected wgs84: only raster tiles [^\n]+$/);
  },
);
