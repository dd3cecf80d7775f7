import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../server/cli/check.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { sharedData } from '../fixtures/shared-data.ts';

const MAIN = fileURLToPath(new URL('../../server/cli/main.ts', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tessera-check-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function tessera(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand([checkCommand], args, {
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

const square = (x: number, y: number, size = 0.01) => [
  [x, y],
  [x + size, y],
  [x + size, y + size],
  [x, y + size],
  [x, y],
];
const feature = (id: string | undefined, ...coordinates: unknown[]) => ({
  type: 'Feature',
  ...(id === undefined ? {} : { id }),
  properties: {},
  geometry: { type: 'Polygon', coordinates },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });
const A = feature('a', square(115, 34));
const B = feature('b', [
  [115.01, 34],
  [115.02, 34],
  [115.02, 34.01],
  [115.01, 34.01],
  [115.01, 34],
]);

describe('tessera check', () => {
  it('finds a sound file sound: 0, one JSON object, progress elsewhere', async () => {
    const { status, stdout, stderr } = await tessera(
      'check',
      file('sound.geojson', collection(A, B)),
      '--json',
    );
    const report = JSON.parse(stdout);
    expect(status).toBe(0);
    expect(stdout.trim()).not.toContain('\n');
    expect(report).toMatchObject({
      features: 2,
      valid: true,
      gaps: [],
      overlaps: [],
      invalid: [],
      outside: [],
      unmatchedBorders: [],
    });
    expect(report.seconds).toBeGreaterThan(0);
    expect(stderr).toContain('checking 2 features');
  });

  it('names every fault with its place and grids: 1', async () => {
    const bowTie = feature('c', [
      [115.1, 34],
      [115.11, 34.01],
      [115.11, 34],
      [115.1, 34.01],
      [115.1, 34],
    ]);
    const nan = feature(undefined, [
      [115.2, 34],
      [115.3, null],
      [115.3, 34.1],
      [115.2, 34],
    ]);
    const grids = file('faulty.geojson', collection(A, feature('again', square(115, 34)), bowTie, nan));
    const territory = file(
      'territory.geojson',
      feature(undefined, [
        [115, 34],
        [115.02, 34],
        [115.02, 34.01],
        [115, 34.01],
        [115, 34],
      ]),
    );
    const { status, stdout } = await tessera('check', grids, '--territory', territory, '--json');
    const report = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(report.valid).toBe(false);
    expect(report.features).toBe(4);
    expect(report.overlaps).toMatchObject([{ grids: ['a', 'again'], at: [115.005, 34.005] }]);
    expect(report.overlaps[0].areaM2).toBeGreaterThan(1e6);
    expect(report.gaps).toMatchObject([
      { grids: ['a', 'again'], at: [expect.closeTo(115.015, 3), expect.closeTo(34.005, 3)] },
    ]);
    expect(report.invalid).toEqual([
      { reason: 'not-coordinates', at: [115.2, 34], grids: [3] },
      { reason: 'ring-crosses-itself', at: [115.105, 34.005], grids: ['c'] },
    ]);
    expect(report.outside.length).toBeGreaterThan(0);
    for (const list of ['gaps', 'overlaps', 'invalid', 'outside', 'unmatchedBorders']) {
      for (const fault of report[list]) expect(fault.at).toEqual([expect.any(Number), expect.any(Number)]);
    }
  });

  it('says what putting the file on the lattice changes', async () => {
    const hair = feature('b', [
      [115.010000001, 34],
      [115.02, 34],
      [115.02, 34.01],
      [115.010000001, 34.01],
      [115.010000001, 34],
    ]);
    const territory = feature(undefined, [
      [115, 34],
      [115.01, 34],
      [115.02, 34],
      [115.02, 34.01],
      [115.01, 34.01],
      [115, 34.01],
      [115, 34],
    ]);
    const { status, stdout } = await tessera(
      'check',
      file('hair.geojson', collection(A, hair)),
      '--territory',
      file('t.geojson', territory),
      '--json',
    );
    const report = JSON.parse(stdout);
    expect(status).toBe(1);
    expect(report.gaps).toMatchObject([{ grids: ['a', 'b'] }]);
    expect(report.unmatchedBorders).toMatchObject([{ grids: ['a', 'b'], widthM: expect.closeTo(9.2e-5, 5) }]);
    expect(report.rounded).toEqual({ gaps: 0, overlaps: 0, invalid: 0, outside: 0, unmatchedBorders: 0 });
  });

  it('takes a plan as it is exported, grids of all levels in one file, by its leaves', async () => {
    const ofPlan = (grid: object, leaf: boolean) => ({ ...grid, properties: { leaf } });
    const whole = feature('whole', [
      [115, 34],
      [115.02, 34],
      [115.02, 34.01],
      [115, 34.01],
      [115, 34],
    ]);
    const path = file('plan.geojson', collection(ofPlan(whole, false), ofPlan(A, true), ofPlan(B, true)));
    const { status, stdout, stderr } = await tessera('check', path, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ features: 2, valid: true });
    expect(stderr).toContain('left out: 1 above the leaves');
    expect(status).toBe(0);
  });

  it('exits with its code as a process', () => {
    const path = file('process.geojson', collection(A, A));
    const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, 'check', path, '--json'], {
      encoding: 'utf8',
    });
    expect(status).toBe(1);
    expect(JSON.parse(stdout).overlaps.length).toBe(1);
    expect(stderr).toContain('checking');
  });

  it('tells people the same in lines', async () => {
    const { status, stdout } = await tessera('check', file('twice.geojson', collection(A, A)));
    expect(status).toBe(1);
    expect(stdout).toMatch(/^overlap {2}[\d.e+]+ m², .* m wide, at 115\.0050000, 34\.0050000 {2}\[a, a\]$/m);
    expect(stdout).toContain('2 features: 0 gaps, 1 overlaps, 0 invalid, 0 outside, 0 unmatched borders');
  });

  it('cannot read what is none of the formats, nothing, or not there: 2', async () => {
    for (const path of [
      file('text.geojson', 'no'),
      file('number.geojson', '3'),
      file('empty.geojson', collection()),
      file('utm.geojson', { ...collection(A), crs: { type: 'name', properties: { name: 'EPSG:32650' } } }),
      join(folder, 'missing.geojson'),
    ]) {
      const { status, stdout, stderr } = await tessera('check', path, '--json');
      expect(status, path).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toMatch(
        /malformed-json|file-empty|format-unknown|not-geojson|no-features|crs-numbers-degrees|file-unreadable/,
      );
    }
  });

  it('explains wrong arguments: 2', async () => {
    expect((await tessera('check')).stderr).toContain('usage: tessera check GRIDS');
    expect((await tessera('check', 'a', 'b')).status).toBe(2);
    expect((await tessera('check', 'a', '--colour')).status).toBe(2);
    expect((await tessera('chekc')).stderr).toContain('no command "chekc"');
    expect((await tessera('help')).status).toBe(0);
  });
});

const faulty = sharedData('coverages/labelled-600-faulty.geojson', 'tessera check on 600 labelled cells');

describe.skipIf(faulty === null)('tessera check on 600 labelled cells', () => {
  it('finds the sound ones sound and the 35 faults of the others', async () => {
    const territory = faulty!.replace('faulty', 'territory');
    expect(
      (await tessera('check', faulty!.replace('faulty', 'sound'), '--territory', territory)).status,
    ).toBe(0);
    const { status, stdout } = await tessera('check', faulty!, '--territory', territory, '--json');
    const report = JSON.parse(stdout);
    expect(status).toBe(1);
    const real = (fault: { widthM: number }) => fault.widthM >= 0.01;
    expect(report.gaps.filter(real).length).toBe(10);
    expect(report.overlaps.filter(real).length).toBe(15);
    expect(report.unmatchedBorders.length).toBe(10);
  });
});
