import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../server/cli/check.ts';
import { draftCommand } from '../../server/cli/draft.ts';
import { runCommand } from '../../server/cli/run-command.ts';
import { judgeDraft } from '../evaluator/judge-draft.ts';
import { sharedData } from '../fixtures/shared-data.ts';

const folder = mkdtempSync(join(tmpdir(), 'tessera-draft-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function tessera(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand([checkCommand, draftCommand], args, {
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
/** Corners are counted in blocks of about 100 m from the south-west. */
const at = (x: number, y: number) => [
  Math.round((115 + x * 0.001) * 1e7) / 1e7,
  Math.round((34 + y * 0.001) * 1e7) / 1e7,
];
const box = (west: number, south: number, east: number, north: number) => [
  at(west, south),
  at(east, south),
  at(east, north),
  at(west, north),
  at(west, south),
];
const polygon = (properties: object, ...rings: unknown[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Polygon', coordinates: rings },
});
const line = (properties: object, ...coordinates: unknown[]) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'LineString', coordinates },
});
const collection = (...features: unknown[]) => ({ type: 'FeatureCollection', features });

const SIDE = 6;
const inner = Array.from({ length: SIDE - 1 }, (_, i) => i + 1);
const STREETS = inner.flatMap((n) => [
  line({ kind: 'road', class: 'residential', name: `column ${n}` }, at(n, -0.3), at(n, SIDE + 0.3)),
  line({ kind: 'road', class: 'residential', name: `row ${n}` }, at(-0.3, n), at(SIDE + 0.3, n)),
]);
const house = (x: number, y: number, households: unknown, more: object = {}) =>
  polygon({ households, ...more }, box(x, y, x + 0.18, y + 0.12));
/** Six buildings of 25 in each block: 5,400 households, 18 grids of 300. */
const HOUSES = Array.from({ length: SIDE * SIDE * 6 }, (_, i) => {
  const [n, block] = [i % 6, Math.floor(i / 6)];
  const [x, y] = [block % SIDE, Math.floor(block / SIDE)];
  return house(x + 0.15 + (n % 3) * 0.25, y + 0.2 + Math.floor(n / 3) * 0.35, 25);
});
const TERRITORY = collection(polygon({ name: 't' }, box(0, 0, SIDE, SIDE)));
const territory = file('territory.geojson', TERRITORY);
const lines = file('lines.geojson', collection(...STREETS));
const buildings = file('buildings.geojson', collection(...HOUSES));

let drafts = 0;
async function draft(
  change: { territory?: string; lines?: string; buildings?: string } = {},
  ...more: string[]
) {
  const out = join(folder, `draft-${drafts++}.geojson`);
  const ran = await tessera(
    'draft',
    ...['--territory', change.territory ?? territory],
    ...['--lines', change.lines ?? lines],
    ...['--buildings', change.buildings ?? buildings],
    ...['--out', out, '--json'],
    ...more,
  );
  return { ...ran, out, report: () => JSON.parse(ran.stdout), grids: () => read(out).features };
}

const judged = (
  ran: Awaited<ReturnType<typeof draft>>,
  { parents, target = 300, town = TERRITORY }: { parents?: string; target?: number; town?: object } = {},
) =>
  judgeDraft(
    ran.grids(),
    {
      territory: (town as typeof TERRITORY).features as never,
      ...(parents === undefined ? {} : { parents: read(parents).features }),
      lines: read(lines),
      buildings: read(buildings),
    },
    { target, tolerance: 0.2 },
  );

describe('tessera draft', () => {
  it('divides a town along its streets: 0, one object on stdout, and what it says is so', async () => {
    const ran = await draft({}, '--target', '300');
    expect(ran.status).toBe(0);
    expect(ran.stdout.trim()).not.toContain('\n');
    const report = ran.report();
    expect(report).toMatchObject({
      grids: 18,
      households: { total: 5400, mean: 300 },
      withinTolerance: 1,
      disconnected: 0,
      impossible: [],
    });
    expect(report.seconds).toBeGreaterThan(0);
    const judge = judged(ran);
    expect(judge).toMatchObject({
      grids: 18,
      faults: 0,
      disconnected: 0,
      straddling: 0,
      lost: 0,
      unexplained: [],
    });
    expect(judge.areaDiffersM2).toBeLessThan(1);
    expect(report.households).toEqual(judge.households);
    expect(report.borderOnLines).toBeCloseTo(judge.onLines, 2);
    expect(report.compactness).toBeCloseTo(judge.compactness, 2);
    expect((await tessera('check', ran.out, '--territory', territory)).status).toBe(0);
    const numbers = ran
      .grids()
      .map(({ properties }: { properties: { number: number } }) => properties.number);
    expect(numbers).toEqual(numbers.map((_: number, i: number) => i + 1));
    expect(ran.grids()[0].properties).toMatchObject({
      number: 1,
      name: '1',
      parent: null,
      households: expect.any(Number),
      persons: 0,
      buildings: expect.any(Number),
      areaM2: expect.any(Number),
      compactness: expect.any(Number),
    });
  });

  it('writes the same bytes for the same files and seed', async () => {
    const [one, two] = [await draft({}, '--seed', '7'), await draft({}, '--seed', '7')];
    expect(readFileSync(one.out, 'utf8')).toBe(readFileSync(two.out, 'utf8'));
  });

  it('makes exactly so many grids where a number is asked for', async () => {
    for (const parts of [1, 2, 5, 11]) {
      const { status, report } = await draft({}, '--parts', String(parts));
      expect([status, report().grids, report().disconnected]).toEqual([0, parts, 0]);
      expect(report().households.total).toBe(5400);
    }
  });

  it('divides the pieces of parents each by itself, and tells what none of them has', async () => {
    const parents = file(
      'parents.geojson',
      collection(
        {
          type: 'Feature',
          properties: { name: '东' },
          geometry: { type: 'MultiPolygon', coordinates: [[box(3, 0, 6, 6)], [box(0, 5, 1, 6)]] },
        },
        polygon({ name: '西' }, [at(0, 0), at(3, 0), at(3, 5), at(0, 5), at(0, 0)]),
      ),
    );
    const ran = await draft({}, '--parents', parents);
    expect(ran.status).toBe(0);
    expect(ran.stderr).toContain('left over');
    expect(judged(ran, { parents }).straddling).toBe(0);
    const named = ran.grids().map(({ properties }: { properties: { parent: string } }) => properties.parent);
    expect(new Set(named)).toEqual(new Set(['东', '西']));
    // The exclave has 150 households: no number of grids fits it, and it is a grid of its own.
    expect(ran.report().impossible).toMatchObject([{ households: 150, reason: 'total-fits-no-count' }]);
    const [{ at: where, grids }] = ran.report().impossible;
    expect(where[0]).toBeLessThan(at(1, 0)[0]!);
    expect(grids).toHaveLength(1);
  });

  it('refuses parents that lie wide over one another, with the place', async () => {
    const parents = file(
      'over.geojson',
      collection(polygon({ name: 'a' }, box(0, 0, 4, 6)), polygon({ name: 'b' }, box(3, 0, 6, 6))),
    );
    const { status, stderr, out } = await draft({}, '--parents', parents);
    expect(status).toBe(2);
    expect(stderr).toMatch(/parents-overlap.*a, b.*at 115\.\d+, 34\.\d+/);
    expect(existsSync(out)).toBe(false);
  });

  it('keeps grids off a barrier: no grid is on both sides of the river', async () => {
    const river = line({ kind: 'water', class: 'river', name: '河' }, at(-0.3, 2), at(SIDE + 0.3, 2));
    const withRiver = file('river.geojson', collection(...STREETS, river));
    const sides = async (...more: string[]) => {
      const ran = await draft({ lines: withRiver }, '--target', '450', ...more);
      return ran.grids().filter(({ geometry }: { geometry: { coordinates: number[][][] } }) => {
        const ys = geometry.coordinates[0]!.map(([, y]) => y!);
        return Math.min(...ys) < 34.0019 && Math.max(...ys) > 34.0021;
      }).length;
    };
    expect(await sides('--barrier', 'river')).toBe(0);
    expect(await sides()).toBe(0);
  });

  it('draws persons, where they are known, to a target of theirs', async () => {
    const peopled = file(
      'persons.geojson',
      collection(...HOUSES.map((one) => ({ ...one, properties: { households: 1, persons: 60 } }))),
    );
    const { status, grids } = await draft({ buildings: peopled }, '--measure', 'persons', '--target', '1200');
    expect(status).toBe(0);
    for (const { properties } of grids())
      expect(Math.abs(properties.persons - 1200)).toBeLessThanOrEqual(240);
    const unknown = await draft({}, '--measure', 'persons');
    expect([unknown.status, unknown.stderr]).toEqual([2, expect.stringContaining('persons-missing')]);
  });
});

describe('what tessera draft is given that is wrong', () => {
  const some = HOUSES.slice(0, 60);

  it.each([
    ['negative', -5, 'bad-count'],
    ['fractional', 12.5, 'bad-count'],
    ['no number', 'NaN', 'bad-count'],
  ])('households that are %s are left out, and told with their row', async (_, households, code) => {
    const path = file('wrong-count.geojson', collection(...some, house(3.2, 3.2, households)));
    const { status, stderr, report } = await draft({ buildings: path });
    expect(status).toBe(0);
    expect(stderr).toMatch(new RegExp(`row 61 of wrong-count.geojson: ${code}`));
    expect(report()).toMatchObject({ refused: 1, households: { total: 60 * 25 } });
  });

  it.each([
    [
      'no households in any row',
      collection(polygon({ name: 'x' }, box(1, 1, 1.2, 1.2))),
      'households-missing',
    ],
    ['no row', collection(), 'file-empty'],
    ['nothing but wrong rows', collection(house(1, 1, -1), house(2, 2, 'many')), 'import-empty'],
    ['no JSON', '{"type":', 'file-truncated'],
    [
      'NaN as no JSON has it',
      '{"type":"FeatureCollection","features":[{"households":NaN}]}',
      'malformed-json',
    ],
    [
      'metres where degrees should be',
      collection({ ...house(0, 0, 5), geometry: { type: 'Point', coordinates: [500_000, 3_800_000] } }),
      '',
    ],
  ])('buildings with %s: 2', async (_, content, code) => {
    const { status, stderr, out } = await draft({ buildings: file('wrong.geojson', content) });
    expect([status, stderr]).toEqual([2, expect.stringContaining(code)]);
    expect(existsSync(out)).toBe(false);
  });

  it.each([
    ['is none', collection(), 'file-empty'],
    ['crosses itself', collection(polygon({}, [at(0, 0), at(6, 6), at(6, 0), at(0, 6), at(0, 0)])), ''],
    ['is a line', collection(line({}, at(0, 0), at(6, 6))), 'not-a-polygon'],
  ])('a territory that %s: 2', async (_, content, code) => {
    const { status, stderr } = await draft({ territory: file('wrong-territory.geojson', content) });
    expect([status, stderr]).toEqual([2, expect.stringContaining(code)]);
  });

  it('a file that is not there: 2', async () => {
    for (const missing of ['territory', 'lines', 'buildings'] as const) {
      const { status, stderr } = await draft({ [missing]: join(folder, 'nowhere.geojson') });
      expect([status, stderr]).toEqual([2, expect.stringContaining('file-unreadable')]);
    }
  });

  it.each([
    [['--target', '0']],
    [['--target', '-3']],
    [['--target', 'many']],
    [['--target', '300', '--parts', '4']],
    [['--parts', '0']],
    [['--tolerance', '0']],
    [['--tolerance', '1.5']],
    [['--tolerance', 'NaN']],
    [['--seed', '-1']],
    [['--seed', '5000000000']],
    [['--measure', 'dogs']],
    [['--barrier', 'moat']],
    [['--compactness', '2']],
    [['--what']],
  ])('%j is wrong usage: 2', async (wrong) => {
    const { status, stderr } = await draft({}, ...wrong);
    expect([status, stderr]).toEqual([2, expect.stringContaining('usage: tessera draft')]);
  });

  it.each(['--territory', '--lines', '--buildings', '--out'])('%s has to be said', async (option) => {
    const all = {
      '--territory': territory,
      '--lines': lines,
      '--buildings': buildings,
      '--out': join(folder, 'x'),
    };
    const rest = Object.entries(all).flatMap(([name, value]) => (name === option ? [] : [name, value]));
    const { status, stderr } = await tessera('draft', ...rest);
    expect([status, stderr]).toEqual([2, expect.stringContaining(option)]);
  });

  it('a folder that is not there to write to: 2, and nothing is left', async () => {
    const out = join(folder, 'nowhere', 'draft.geojson');
    const { status, stderr } = await draft({}, '--out', out);
    expect([status, stderr]).toEqual([2, expect.stringContaining('file-unwritable')]);
  });
});

describe('towns that are hard to divide', () => {
  const square = async (streets: unknown[], houses: unknown[], ground: unknown = TERRITORY) =>
    draft({
      territory: file('hard-territory.geojson', ground),
      lines: file('hard-lines.geojson', collection(...streets)),
      buildings: file('hard-buildings.geojson', collection(...houses)),
    });
  const islands = collection({
    type: 'Feature',
    properties: {},
    geometry: {
      type: 'MultiPolygon',
      coordinates: [[box(0, 0, 2, 2)], [box(3, 3, 6, 6)], [box(5, 0, 5.2, 0.2)]],
    },
  });

  it.each([
    ['no line at all', [], HOUSES, undefined],
    ['one street', STREETS.slice(0, 1), HOUSES, undefined],
    ['every street twice', [...STREETS, ...STREETS], HOUSES, undefined],
    ['all households in one building', STREETS, [house(2.2, 2.2, 5400)], undefined],
    ['nobody', STREETS, HOUSES.map((one) => ({ ...one, properties: { households: 0 } })), undefined],
    ['fewer than the target', STREETS, HOUSES.slice(0, 4), undefined],
    ['all buildings outside', STREETS, [house(20, 20, 300)], undefined],
    ['islands', STREETS, HOUSES, islands],
  ])(
    '%s: a sound division all the same, and what can’t be met is told',
    async (_, streets, houses, ground) => {
      const ran = await square(streets, houses, ground);
      expect([ran.status, ran.stderr.split('\n').at(-1)]).toEqual([0, expect.any(String)]);
      const report = ran.report();
      expect(report.disconnected).toBe(0);
      expect(report.grids).toBeGreaterThan(0);
      for (const { at, households, reason, why } of report.impossible)
        expect([at.length, typeof households, reason !== '', why !== '']).toEqual([2, 'number', true, true]);
      if (report.withinTolerance < 1) expect(report.impossible.length).toBeGreaterThan(0);
      const checked = await tessera('check', ran.out, '--territory', join(folder, 'hard-territory.geojson'));
      expect([checked.status, checked.stdout]).toEqual([0, expect.any(String)]);
    },
  );
});

describe('real towns', () => {
  it.each([
    ['west-village', undefined],
    ['liechtenstein', 'communities'],
  ])(
    '%s: sound, connected, nothing across a parent, and the figures are as judged from the file',
    async (town, above) => {
      const path = (name: string) => sharedData(`${town}/${name}.geojson`, `tessera draft of ${town}`);
      const ground = path('territory');
      if (ground === null) return;
      const ran = await draft(
        { territory: ground, lines: path('lines')!, buildings: path('buildings')! },
        ...(above === undefined ? [] : ['--parents', path(above)!]),
      );
      expect(ran.status).toBe(0);
      const judge = judgeDraft(
        ran.grids(),
        {
          territory: read(ground).features,
          ...(above === undefined ? {} : { parents: read(path(above)!).features }),
          lines: read(path('lines')!),
          buildings: read(path('buildings')!),
        },
        { target: 300, tolerance: 0.2 },
      );
      expect(judge).toMatchObject({ disconnected: 0, straddling: 0, faults: 0 });
      const report = ran.report();
      expect(report.grids).toBe(judge.grids);
      expect(report.households).toEqual(judge.households);
      expect(report.withinTolerance).toBeCloseTo(judge.within, 9);
      expect(report.compactness).toBeCloseTo(judge.compactness, 1);
      expect(report.borderOnLines).toBeCloseTo(judge.onLines, 1);
      expect(report.drawnOnLines).toBeCloseTo(judge.drawnOnLines, 1);
    },
  );
});
