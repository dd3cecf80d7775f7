import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../server/cli/check.ts';
import { cleanCommand } from '../../server/cli/clean.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { sharedData } from '../fixtures/shared-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'tessera-clean-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function tessera(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand([checkCommand, cleanCommand], args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { status, stdout: out.join('\n'), stderr: err.join('\n') };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));
const box = (west: number, south: number, east: number, north: number) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];
const feature = (id: string, properties: object, ...coordinates: unknown[]) => ({
  type: 'Feature',
  id,
  properties,
  geometry: { type: 'Polygon', coordinates },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
// half a metre over one another, and 20 m apart from the third
const A = feature('a', { name: '东街', households: 300, tags: ['爱心'] }, box(115, 34, 115.010005, 34.01));
const B = feature('b', { name: '西街', note: null }, box(115.01, 34, 115.02, 34.01));
const C = feature('c', {}, box(115, 34.0102, 115.02, 34.02));
const TERRITORY = file('territory.geojson', collection(feature('t', {}, box(115, 34, 115.02, 34.02))));

describe('tessera clean', () => {
  it('writes a sound file with all that the features carry, and tells every repair: 0', async () => {
    const out = join(folder, 'cleaned.geojson');
    const grids = file('overlap.geojson', collection(A, B));
    const { status, stdout, stderr } = await tessera('clean', grids, '--out', out, '--json');
    expect(status).toBe(0);
    expect(stdout.trim()).not.toContain('\n');
    const report = JSON.parse(stdout);
    expect(report).toMatchObject({
      features: 2,
      problems: [],
      repairs: [
        { kind: 'overlap', gives: ['a', 'b'], rule: 'longest-border', widthM: expect.closeTo(0.46, 2) },
      ],
    });
    const [{ at, areaM2, gets }] = report.repairs;
    expect(['a', 'b']).toContain(gets);
    expect(at[0]).toBeCloseTo(115.01, 4);
    expect(areaM2).toBeCloseTo(512.495, 2);
    expect(report.movedAreaM2).toBe(areaM2);
    expect(report.seconds).toBeGreaterThan(0);
    expect(stderr).toContain('cleaning 2 features');

    const cleaned = read(out);
    expect(cleaned.features.map(({ id, properties }: typeof A) => [id, properties])).toEqual([
      ['a', A.properties],
      ['b', B.properties],
    ]);
    expect((await tessera('check', out)).status).toBe(0);
    const again = JSON.parse(
      (await tessera('clean', out, '--out', join(folder, 'again.geojson'), '--json')).stdout,
    );
    expect(again.repairs).toEqual([]);
    expect(readFileSync(join(folder, 'again.geojson'), 'utf8')).toBe(readFileSync(out, 'utf8'));
  });

  it('leaves what is wide to a person, writes the rest and says so: 1; with a wider width it is repaired', async () => {
    const out = join(folder, 'part.geojson');
    const grids = file('wide.geojson', collection(A, B, C));
    const narrow = await tessera('clean', grids, '--out', out, '--territory', TERRITORY, '--json');
    expect(narrow.status).toBe(1);
    expect(JSON.parse(narrow.stdout).problems).toMatchObject([{ code: 'gap', grids: ['a', 'b', 'c'] }]);
    expect(read(out).features.length).toBe(3);
    const words = await tessera('clean', grids, '--out', out, '--territory', TERRITORY);
    expect(words.stdout).toContain('left: gap');
    expect(words.stdout).toContain('1 problems left');

    const wide = await tessera(
      'clean',
      grids,
      '--out',
      out,
      '--territory',
      TERRITORY,
      '--gap-width',
      '50',
      '--json',
    );
    expect(wide.status).toBe(0);
    expect(JSON.parse(wide.stdout).repairs.map(({ kind }: { kind: string }) => kind)).toContain('gap');
    const check = await tessera('check', out, '--territory', TERRITORY);
    expect(check.stdout).toContain('3 features: sound');
    const asked = await tessera('clean', grids, '--out', out, '--gap-width', '50', '--rule', 'ask', '--json');
    expect(asked.status).toBe(1);
    expect(JSON.parse(asked.stdout).repairs).toEqual([]);
  });

  it('tells a feature without a shape, and takes no part of it', async () => {
    const bad = { type: 'Feature', id: 'x', properties: {}, geometry: null };
    const out = join(folder, 'null.geojson');
    const { status, stdout } = await tessera(
      'clean',
      file('null-in.geojson', collection(A, bad)),
      '--out',
      out,
      '--json',
    );
    expect(status).toBe(1);
    expect(JSON.parse(stdout).problems).toMatchObject([
      { code: 'invalid', grids: ['x'], reason: 'polygon-empty' },
    ]);
    expect(read(out).features.length).toBe(1);
  });

  it('refuses what it cannot read, write or understand: 2, and leaves nothing half written', async () => {
    const good = file('good.geojson', collection(A));
    const out = join(folder, 'never.geojson');
    expect((await tessera('clean', file('bad.geojson', '{'), '--out', out)).status).toBe(2);
    expect((await tessera('clean', join(folder, 'gone.geojson'), '--out', out)).status).toBe(2);
    expect((await tessera('clean', good, '--out', join(folder, 'no', 'such.geojson'))).stderr).toContain(
      'file-unwritable',
    );
    for (const wrong of [
      [],
      ['--out', out, '--rule', 'guess'],
      ['--out', out, '--snap', '-1'],
      ['--out', out, '--gap-width', 'x'],
    ])
      expect((await tessera('clean', good, ...wrong)).status).toBe(2);
    expect(existsSync(out)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});

const faulty = sharedData(
  'coverages/labelled-600-faulty.geojson',
  '600 labelled cells, cleaned from the command line',
);

describe.skipIf(faulty === null)('tessera clean on 600 labelled cells', () => {
  it('repairs or tells each of the 35 faults', async () => {
    const out = join(folder, 'labelled.geojson');
    const territory = faulty!.replace('faulty', 'territory');
    const { status, stdout } = await tessera(
      'clean',
      faulty!,
      '--territory',
      territory,
      '--out',
      out,
      '--json',
    );
    const { repairs, problems } = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(repairs.length + problems.length).toBeGreaterThanOrEqual(30);
    expect((await tessera('check', out, '--territory', territory, '--json')).status).toBe(1);
  });
});
