import { parseArgs } from 'node:util';
import { checkFeatures, type FaultCounts } from './check-features.ts';
import { describeFaults, type Faults } from './check-report.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { openGrids } from './open-grids.ts';
import { unreadable } from './unreadable.ts';

/**
 * `tessera check`: every fault of a file of polygons, on its own numbers; then how many there are once the file
 * is put on the lattice (1e-7 degree), where that moves a corner. Exit 0 sound, 1 faults, 2 unreadable.
 */
export const checkCommand: Command = {
  name: 'check',
  usage: 'GRIDS [--territory FILE] [--crs ID] [--encoding NAME] [--layer NAME] [--json]',
  summary:
    'Every gap, overlap, invalid polygon, ground outside the territory and unmatched border of a file of polygons.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        territory: { type: 'string' },
        crs: { type: 'string' },
        encoding: { type: 'string' },
        layer: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const [file, extra] = positionals;
    if (file === undefined) throw new UsageError('which file?');
    if (extra !== undefined) throw new UsageError(`one file, not also ${extra}`);
    const started = performance.now();

    const opened = await openGrids(file, values, io);
    if (!opened.ok) return unreadable(opened.reason, io);
    const { leaves, territory } = opened.value;
    io.err(`checking ${leaves.length} features`);
    const report = checkFeatures(leaves, territory);
    const seconds = (performance.now() - started) / 1000;
    if (values.json) io.out(JSON.stringify({ ...report, seconds }));
    else {
      for (const line of describeFaults(report)) io.out(line);
      io.out(`${report.features} features: ${report.valid ? 'sound' : inWords(countsOf(report))}`);
      if (report.rounded) io.out(`on the lattice of 1e-7 degree: ${inWords(report.rounded)}`);
    }
    return report.valid ? EXIT.ok : EXIT.faults;
  },
};

function countsOf({ gaps, overlaps, invalid, outside, unmatchedBorders }: Faults): FaultCounts {
  return {
    gaps: gaps.length,
    overlaps: overlaps.length,
    invalid: invalid.length,
    outside: outside.length,
    unmatchedBorders: unmatchedBorders.length,
  };
}

function inWords(counts: FaultCounts): string {
  const { gaps, overlaps, invalid, outside, unmatchedBorders } = counts;
  const words = `${gaps} gaps, ${overlaps} overlaps, ${invalid} invalid, ${outside} outside, ${unmatchedBorders} unmatched borders`;
  return Object.values(counts).every((n) => n === 0) ? 'sound' : words;
}
