import { rename, rm } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Check } from 'typebox/value';
import { ExportQuery } from '../../domain/contract/exchange.ts';
import { exportPlan } from '../exchange/export-plan.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

/** `tessera export`: a plan's grids, or what stands on its territory, as a file, whole or not at all. */
export const exportCommand: Command = {
  name: 'export',
  usage:
    '--plan ID --format geojson|gpkg|shp|kml|csv|xlsx --out FILE [--what grids|buildings|lines|places] [--crs EPSG:…|GCJ-02|BD-09] [--encoding gb18030|utf-8] [--lang zh|en] [--json]',
  summary: 'Write the grids of a plan, or what stands on its territory, to a file.',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        plan: { type: 'string' },
        format: { type: 'string', default: 'geojson' },
        what: { type: 'string' },
        crs: { type: 'string' },
        encoding: { type: 'string' },
        lang: { type: 'string' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const { plan, out, json, ...query } = values;
    if (plan === undefined) throw new UsageError('--plan says which');
    if (out === undefined) throw new UsageError('--out says where to');
    if (!Check(ExportQuery, query)) throw new UsageError(`not to be had: ${JSON.stringify(query)}`);
    const part = `${out}.part`;
    await rm(part, { force: true });
    try {
      const exported = await withDatabase(io, (context) => exportPlan(context, plan, query, part));
      if (!exported.ok) {
        io.err(`${exported.reason.code} ${JSON.stringify(exported.reason.params)}`);
        return EXIT.unreadable;
      }
      await rename(part, out);
      const { records } = exported.value;
      const what = query.what ?? 'grids';
      io.out(json ? JSON.stringify({ [what]: records, out }) : `${records} ${what} written to ${out}`);
      return EXIT.ok;
    } finally {
      await rm(part, { force: true });
    }
  },
};
