import { rename, writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { Check } from 'typebox/value';
import { ExportFormat } from '../../domain/contract/exchange.ts';
import { exportPlan } from '../exchange/export-plan.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

/** `tessera export`: a plan's grids as a file, whole or not at all. */
export const exportCommand: Command = {
  name: 'export',
  usage: '--plan ID --format geojson --out FILE [--json]',
  summary: 'Write the grids of a plan to a file.',
  async run(args, io) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        plan: { type: 'string' },
        format: { type: 'string', default: 'geojson' },
        out: { type: 'string' },
        json: { type: 'boolean' },
      },
    });
    const { plan, format, out, json } = values;
    if (plan === undefined) throw new UsageError('--plan says which');
    if (out === undefined) throw new UsageError('--out says where to');
    if (!Check(ExportFormat, format)) throw new UsageError(`no format ${format}`);
    const grids = await withDatabase(io, (context) => exportPlan(context, plan, format));
    if (!grids.ok) {
      io.err(`${grids.reason.code} ${JSON.stringify(grids.reason.params)}`);
      return EXIT.unreadable;
    }
    await writeFile(`${out}.part`, `${JSON.stringify(grids.value)}\n`);
    await rename(`${out}.part`, out);
    const count = grids.value.features.length;
    io.out(json ? JSON.stringify({ grids: count, out }) : `${count} grids written to ${out}`);
    return EXIT.ok;
  },
};
