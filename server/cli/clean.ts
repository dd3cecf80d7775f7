import { parseArgs } from 'node:util';
import type { RawGrid } from '../../domain/coverage/check-polygons.ts';
import { clean } from '../../domain/coverage/clean/clean.ts';
import { GAP_M, SNAP_M } from '../../domain/coverage/clean/defaults.ts';
import type { Cleaned, CleanOptions, CleanRule } from '../../domain/coverage/clean/types.ts';
import { toLatticePolygons } from '../../domain/geometry/read-polygon.ts';
import { readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { ok } from '../../domain/result.ts';
import type { FeatureRow } from '../exchange/source/source.ts';
import { nameOf } from './check-features.ts';
import { cleanReport, describeCleaning, type UnreadGrid } from './clean-report.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { openGrids } from './open-grids.ts';
import { unreadable } from './unreadable.ts';
import { writeFeatures } from './write-features.ts';

const RULES: readonly CleanRule[] = ['longest-border', 'largest', 'ask'];

/**
 * `tessera clean`: grids that do not fit become an exact coverage of the lattice, written as GeoJSON with all that the features carry;
 * every repair is told. Exit 0 sound; 1 problems are left: the file is written too, with the ground that nobody disputes; 2 unreadable.
 */
export const cleanCommand: Command = {
  name: 'clean',
  usage:
    'GRIDS --out FILE [--territory FILE] [--gap-width M] [--snap M] [--rule longest-border|largest|ask] [--crs ID] [--encoding NAME] [--layer NAME] [--json]',
  summary: 'Repair the gaps, overlaps and unmatched borders of a file of polygons, and tell each repair.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        out: { type: 'string' },
        territory: { type: 'string' },
        'gap-width': { type: 'string' },
        snap: { type: 'string' },
        rule: { type: 'string', default: 'longest-border' },
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
    const { out } = values;
    if (out === undefined) throw new UsageError('--out says where to');
    const rule = RULES.find((known) => known === values.rule);
    if (!rule) throw new UsageError(`no rule ${JSON.stringify(values.rule)}; there is ${RULES.join(', ')}`);
    const options: CleanOptions = {
      snapM: metres('--snap', values.snap, SNAP_M),
      gapM: metres('--gap-width', values['gap-width'], GAP_M),
      rule,
    };
    const started = performance.now();

    const opened = await openGrids(file, values, io);
    if (!opened.ok) return unreadable(opened.reason, io);
    const { leaves } = opened.value;
    const ground = opened.value.territory ? toLatticePolygons(opened.value.territory) : ok(undefined);
    if (!ground.ok) return unreadable(ground.reason, io);
    io.err(`cleaning ${leaves.length} features`);
    const { grids, unread } = gridsOf(leaves);
    const cleaned = clean(grids, ground.value, options);

    const written = await writeFeatures(out, featuresOf(leaves, cleaned));
    if (!written.ok) return unreadable(written.reason, io);
    const name = (id: string) => nameOf(leaves[Number(id)]!, Number(id));
    const report = cleanReport(cleaned, unread, name);
    const seconds = (performance.now() - started) / 1000;
    if (values.json) io.out(JSON.stringify({ ...report, seconds }));
    else for (const line of describeCleaning(report, out)) io.out(line);
    return report.problems.length === 0 ? EXIT.ok : EXIT.faults;
  },
};

function metres(option: string, value: string | undefined, usual: number): number {
  if (value === undefined) return usual;
  const number = Number(value);
  if (value.trim() === '' || !(number >= 0 && number < Infinity))
    throw new UsageError(`${option} is metres, 0 or more, not ${JSON.stringify(value)}`);
  return number;
}

/** The features as grids; ids are their places among the features. What can't be read is told and takes no part. */
function gridsOf(rows: readonly FeatureRow[]): { grids: RawGrid[]; unread: UnreadGrid[] } {
  const grids: RawGrid[] = [];
  const unread: UnreadGrid[] = [];
  rows.forEach((row, index) => {
    const read = readRawGeometry(row.geometry);
    if (read.ok) grids.push({ id: String(index), polygons: read.value });
    else unread.push({ row, index, reason: read.reason });
  });
  return { grids, unread };
}

/** The features with their new ground, in the order of the file; those without any are left out. */
function* featuresOf(rows: readonly FeatureRow[], { grids }: Cleaned) {
  for (const { id, polygons } of grids) {
    const row = rows[Number(id)]!;
    yield { id: row.id, properties: row.properties, polygons };
  }
}
