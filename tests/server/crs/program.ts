import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** GDAL's and PROJ's own programs and database, where this machine has them: another's word on every code. */
export const PROJ_DB = '/usr/share/proj/proj.db';
export const programsThere =
  existsSync(PROJ_DB) && ['gdaltransform', 'gdalsrsinfo'].every((name) => existsSync(`/usr/bin/${name}`));
if (!programsThere) console.log('skipped, no GDAL on this machine: coordinate systems beside PROJ');

/** What a program prints. */
export function run(program: string, args: readonly string[], input = ''): string {
  const { stdout, status, stderr } = spawnSync(program, args, { input, encoding: 'utf8' });
  if (status !== 0) throw new Error(`${program} ${args.join(' ')}: ${stderr}`);
  return stdout;
}

/** Positions brought from one system to another by GDAL, x being the easting or the longitude in both. */
export function gdalTransform(
  from: string,
  to: string,
  positions: readonly (readonly [number, number])[],
): [number, number][] {
  const input = positions.map(([x, y]) => `${x} ${y}`).join('\n');
  const out = run('gdaltransform', ['-s_srs', from, '-t_srs', to, '-output_xy'], input);
  return out
    .trim()
    .split('\n')
    .map((line) => line.split(' ').map(Number) as [number, number]);
}
