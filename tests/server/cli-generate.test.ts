import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkCommand } from '../../server/cli/check.ts';
import { generateCommand } from '../../server/cli/generate.ts';
import { runCommand } from '../../server/cli/run-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'tessera-generate-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function tessera(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const status = await runCommand([checkCommand, generateCommand], args, {
    out: (line) => out.push(line),
    err: (line) => err.push(line),
  });
  return { status, stdout: out.join('\n'), stderr: err.join('\n') };
}

describe('tessera generate', () => {
  const one = join(folder, 'one');

  it('writes a town whose grids pass tessera check at every level', async () => {
    const made = await tessera('generate', '--deployment', 'xincheng', '--seed', '1', '--out', one, '--json');
    expect(made.status).toBe(0);
    expect(JSON.parse(made.stdout).files).toMatchObject({
      'territory.geojson': 1,
      'grids-community.geojson': 23,
      'grids-compound.geojson': 151,
      'grids-building.geojson': 378,
      'cameras.geojson': 6000,
      'shops.geojson': 2640,
      'units.geojson': 196,
      'teams.json': 553,
    });
    for (const level of ['office', 'community', 'compound', 'building']) {
      const grids = join(one, `grids-${level}.geojson`);
      const checked = await tessera('check', grids, '--territory', join(one, 'territory.geojson'));
      expect(checked).toMatchObject({ status: 0 });
    }
  });

  it('writes the same bytes for the same seed', async () => {
    const two = join(folder, 'two');
    await tessera('generate', '--deployment', 'xincheng', '--out', two);
    for (const name of readdirSync(one)) {
      expect(readFileSync(join(two, name)).equals(readFileSync(join(one, name)))).toBe(true);
    }
  });

  it('says in one line what it cannot do', async () => {
    const nowhere = await tessera('generate', '--deployment', 'nowhere', '--out', one);
    expect(nowhere).toMatchObject({ status: 2, stderr: expect.stringContaining('no such profile') });
    const silent = await tessera('generate', '--deployment', 'tianqiao', '--out', one);
    expect(silent).toMatchObject({ status: 1, stderr: expect.stringContaining('town-not-described') });
    const seed = await tessera('generate', '--deployment', 'xincheng', '--seed', '-1.5', '--out', one);
    expect(seed.status).toBe(2);
  });
});
