import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CityGraph } from './metis-city.ts';

/** METIS's command, where it is on the path; null elsewhere. */
export function hasMetis(): boolean {
  try {
    execFileSync('gpmetis', ['-help'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** A graph in a file of METIS's own format, to be divided as often as one likes. */
export class Metis {
  readonly #folder = mkdtempSync(join(tmpdir(), 'metis-'));
  readonly #file = join(this.#folder, 'graph');

  constructor({ count, weight, start, neighbour, length }: CityGraph) {
    // 011: weights of vertices and of edges
    const lines = [`${count} ${neighbour.length / 2} 011`];
    for (let p = 0; p < count; p++) {
      const words = [weight[p]!];
      for (let i = start[p]!; i < start[p + 1]!; i++) words.push(neighbour[i]! + 1, length[i]!);
      lines.push(words.join(' '));
    }
    writeFileSync(this.#file, `${lines.join('\n')}\n`);
  }

  /**
   * Connected grids (`-contig`), none to weigh more than 1 + `tolerance` of the mean. `ms` is the time that METIS itself reports for the
   * partitioning, without reading and writing files.
   */
  divide(k: number, tolerance: number, seed: number): { gridOf: Int32Array; ms: number; cut: number } {
    const said = execFileSync(
      'gpmetis',
      ['-contig', `-ufactor=${Math.round(tolerance * 1000)}`, `-seed=${seed}`, this.#file, String(k)],
      { encoding: 'utf8', maxBuffer: 1 << 26 },
    );
    const seconds = /Partitioning:\s+([\d.]+) sec/.exec(said);
    const cut = /Edgecut:\s+(\d+)/.exec(said);
    if (!seconds || !cut) throw new Error(`gpmetis said something else: ${said.slice(-500)}`);
    const labels = readFileSync(`${this.#file}.part.${k}`, 'utf8').trim().split('\n');
    return { gridOf: Int32Array.from(labels, Number), ms: 1000 * Number(seconds[1]), cut: Number(cut[1]) };
  }

  close(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
