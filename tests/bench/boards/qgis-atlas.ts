import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('qgis-atlas.py', import.meta.url));
const ENV = { ...process.env, QT_QPA_PLATFORM: 'offscreen' };
/** Debian's own comes first: QGIS is built for that one. */
const PYTHONS = ['/usr/bin/python3', 'python3'];

export interface Atlas {
  readonly seconds: number;
  readonly processor: number;
  readonly pages: number;
  readonly pdf: Uint8Array;
}

/** The Python that has QGIS's library (Debian's `python3-qgis`); null where there is none. */
export function qgisPython(): string | null {
  return (
    PYTHONS.find((python) => spawnSync(python, ['-c', 'import qgis.core'], { env: ENV }).status === 0) ?? null
  );
}

/** Prints the Atlas of what lies in a folder (qgis-atlas.py says what). Throws with what QGIS says when it fails. */
export function printAtlas(python: string, folder: string): Atlas {
  const { status, stdout, stderr } = spawnSync(python, [SCRIPT, folder], { env: ENV, encoding: 'utf8' });
  const said = stdout.split('\n').find((line) => line.startsWith('{'));
  if (status !== 0 || !said) throw new Error(`QGIS ended with ${status}: ${stderr.slice(-2000)}`);
  return { ...JSON.parse(said), pdf: readFileSync(`${folder}/atlas.pdf`) };
}
