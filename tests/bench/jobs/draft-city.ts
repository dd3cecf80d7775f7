import assert from 'node:assert/strict';
import { divide } from '../../../domain/draft/divide/divide.ts';
import { kway } from '../../../domain/draft/kway/kway.ts';
import { hasMetis, Metis } from '../metis.ts';
import { cityGraph, partGraphOf } from '../metis-city.ts';
import { type Judged, judge } from '../metis-judge.ts';
import { against, type Bench, figure } from '../result.ts';

const TOLERANCE = 0.1;
const RUNS = 5;
const SIZES = [
  { parts: 5_000, grids: 500 },
  { parts: 100_000, grids: 10_000 },
] as const;
const WEIGHTS = { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 };

interface Run {
  readonly ms: number;
  readonly judged: Judged;
}

/**
 * Connected grids of equal weight from the parts of an invented city: `kway`, whose business is short borders as it is METIS's, and the
 * whole `divide`, which besides wants compact grids near their target. Beside METIS on the same whole numbers, which is given the same
 * tolerance. By turns, each time with another seed. Ours is the processor time of the process, all threads; METIS's what it reports for
 * the partitioning alone (processor time too), so that nobody pays for files. Every figure is counted from the labels.
 */
export const bench: Bench = async (report) => {
  if (!hasMetis()) {
    console.log('  left out: there is no gpmetis on the path');
    return;
  }
  for (const { parts, grids } of SIZES) {
    const city = cityGraph(parts, 1);
    const graph = partGraphOf(city);
    const metis = new Metis(city);
    const ways = {
      kway: (seed: number) => timed(() => kway(graph, grids, { tolerance: TOLERANCE, seed })),
      divide: (seed: number) => {
        const wish = { target: null, parts: grids, tolerance: TOLERANCE, seed, weights: WEIGHTS };
        return timed(() => divide(graph, wish).gridOf);
      },
      metis: (seed: number) => metis.divide(grids, TOLERANCE, seed),
    };
    const runs: Record<keyof typeof ways, Run[]> = { kway: [], divide: [], metis: [] };
    // the first round doesn't count
    for (let seed = 0; seed <= RUNS; seed++) {
      for (const way of ['kway', 'divide', 'metis'] as const) {
        const { ms, gridOf } = ways[way](seed);
        if (seed > 0) runs[way].push({ ms, judged: judge(city, gridOf, grids, TOLERANCE) });
      }
    }
    metis.close();
    const title = `draft a city, ${parts.toLocaleString('en')} parts → ${grids.toLocaleString('en')} grids`;
    for (const way of ['kway', 'divide'] as const) compare(report, `${title}, ${way}`, runs[way], runs.metis);
    tell(report, `${title}, METIS`, runs.metis);
  }
};

function timed(work: () => Int32Array): { ms: number; gridOf: Int32Array } {
  const began = process.cpuUsage();
  const gridOf = work();
  const { user, system } = process.cpuUsage(began);
  return { ms: (user + system) / 1000, gridOf };
}

function compare(
  report: Parameters<Bench>[0],
  title: string,
  ours: readonly Run[],
  theirs: readonly Run[],
): void {
  for (const { judged } of ours) assert.equal(judged.disconnected + judged.unused, 0);
  const say = (what: string, unit: string, of: (run: Run) => number, pick: (values: number[]) => number) =>
    report(against(`${title}${what}`, pick(ours.map(of)), unit, 'METIS -contig', pick(theirs.map(of))));
  say('', 'ms', ({ ms }) => ms, median);
  say(': length of the borders', 'km', ({ judged }) => judged.cut / 10_000, median);
  say(': worst deviation of all runs', '%', ({ judged }) => 100 * judged.worst, most);
  tell(report, title, ours);
}

/** What would be no answer at all, in the worst of the runs. */
function tell(report: Parameters<Bench>[0], title: string, runs: readonly Run[]): void {
  const say = (what: string, of: (judged: Judged) => number) =>
    report(figure(`${title}: ${what}`, most(runs.map(({ judged }) => of(judged))), ''));
  say('grids out of ±10 % that no part forces there', ({ outside }) => outside);
  say('grids in several pieces', ({ disconnected }) => disconnected);
  say('grids without any part', ({ unused }) => unused);
}

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const most = (values: number[]) => Math.max(...values);
