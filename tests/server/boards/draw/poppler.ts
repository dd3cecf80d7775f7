import { execFileSync, spawnSync } from 'node:child_process';
import type { Pixels } from '../../../../server/boards/draw/decode-png.ts';

/** Poppler's tools, another program's eyes; says in one line what is skipped where the machine has none. */
export function hasPoppler(skipped: string): boolean {
  if (['pdftotext', 'pdftoppm', 'pdffonts'].every((tool) => spawnSync(tool, ['-v']).status === 0))
    return true;
  console.log(`skipped, no poppler here: ${skipped}`);
  return false;
}

/** What is read from a PDF, with as many blanks as there are. */
export function textOf(pdf: Buffer, page?: number): string {
  const pages = page === undefined ? [] : ['-f', String(page), '-l', String(page)];
  return run('pdftotext', [...pages, '-enc', 'UTF-8', '-', '-'], pdf).toString('utf8');
}

export interface FontRow {
  readonly name: string;
  readonly embedded: boolean;
  readonly subset: boolean;
  readonly unicode: boolean;
}

export function fontsOf(pdf: Buffer): FontRow[] {
  const [, line = '', ...rows] = run('pdffonts', ['-'], pdf).toString('utf8').split('\n');
  const nameWidth = line.indexOf(' ');
  return rows
    .filter((row) => row.trim() !== '')
    .map((row) => {
      const [embedded, subset, unicode] = /(yes|no)\s+(yes|no)\s+(yes|no)/.exec(row)!.slice(1);
      return {
        name: row.slice(0, nameWidth).trim(),
        embedded: embedded === 'yes',
        subset: subset === 'yes',
        unicode: unicode === 'yes',
      };
    });
}

/** Lines `Name: value` that a PDF says of itself. */
export function aboutOf(pdf: Buffer): Map<string, string> {
  const lines = run('pdfinfo', ['-'], pdf).toString('utf8').split('\n');
  return new Map(lines.map((line) => [line.split(':')[0]!, line.slice(line.indexOf(':') + 1).trim()]));
}

/** A page as pixels. */
export function pageOf(pdf: Buffer, dpi: number, page = 1): Pixels {
  const ppm = run('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), '-'], pdf);
  const head = /^P6\n(\d+) (\d+)\n255\n/.exec(ppm.toString('latin1', 0, 40))!;
  const [width, height] = [Number(head[1]), Number(head[2])];
  const rgba = new Uint8Array(width * height * 4).fill(255);
  for (let i = 0, from = head[0].length; i < width * height; i++)
    for (let c = 0; c < 3; c++) rgba[4 * i + c] = ppm[from++]!;
  return { width, height, rgba };
}

function run(tool: string, options: readonly string[], input: Buffer): Buffer {
  return execFileSync(tool, options, { input, maxBuffer: 512_000_000, stdio: 'pipe' });
}
