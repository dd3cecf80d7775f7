import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { Check } from 'typebox/value';
import { ImportFields, type ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result } from '../../domain/result.ts';
import { prepareImport } from '../exchange/prepare-import.ts';
import { takeImport } from '../exchange/take-import.ts';
import type { PlanContext } from '../plans/context.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { withDatabase } from './with-database.ts';

/** `tessera import`: takes a GeoJSON file by the same services as over HTTP. Exit 0 taken, 1 not, 2 unreadable. */
export const importCommand: Command = {
  name: 'import',
  usage: 'FILE --as territory|grids|buildings|lines|cameras|shops|units [--plan ID] [--level ID] [--json]',
  summary: 'Take a GeoJSON file into the running server’s database, or into DATA_DIR or DATABASE_URL.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        as: { type: 'string' },
        plan: { type: 'string' },
        level: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const { json, ...given } = values;
    const [path, extra] = positionals;
    if (path === undefined || extra !== undefined) throw new UsageError('one file');
    if (!Check(ImportFields, given)) throw new UsageError('--as says what the file is');
    const fields = { name: basename(path, extname(path)), ...given };
    io.err(`reading ${path}`);
    const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => error);
    if (typeof text !== 'string') {
      io.err(`file-unreadable; path ${path}; ${text.code ?? text.message}`);
      return EXIT.unreadable;
    }
    const imported = await withDatabase(io, (context) => importText(context, fields, text));
    if (!imported.ok) {
      io.err(`${imported.reason.code} ${JSON.stringify(imported.reason.params)}`);
      return EXIT.unreadable;
    }
    if (json) io.out(JSON.stringify(imported.value));
    else for (const line of describeReport(imported.value)) io.out(line);
    return imported.value.committed ? EXIT.ok : EXIT.faults;
  },
};

/** Takes what the text holds; when nothing of it can be taken, the report says why and is not `committed`. */
export async function importText(
  context: PlanContext,
  fields: ImportFields,
  text: string,
): Promise<Result<ImportReport>> {
  const prepared = await prepareImport(context, fields, text);
  if (!prepared.ok) return prepared;
  const { report } = prepared.value;
  if (report.faults.length > 0 || report.taken === 0) return ok(report);
  return takeImport(context, prepared.value);
}

function describeReport(report: ImportReport): string[] {
  return [
    ...report.refused.map(
      ({ row, code, params }) => `row ${row}: refused, ${code} ${JSON.stringify(params)}`,
    ),
    ...report.repaired.map(
      ({ row, code, before, after }) => `row ${row}: ${code}, "${before}" became "${after}"`,
    ),
    ...report.faults.map(
      ({ code, at, gridIds }) => `${code} at ${at.join(', ')}: rows ${gridIds.join(', ')}`,
    ),
    ...(report.columnsDropped.length > 0 ? [`columns dropped: ${report.columnsDropped.join(', ')}`] : []),
    `read ${report.read}, taken ${report.committed ? report.taken : 0}${report.plan ? `, plan ${report.plan}` : ''}`,
  ];
}
