import { basename, extname } from 'node:path';
import { parseArgs } from 'node:util';
import { Check, Errors } from 'typebox/value';
import { ImportFields, type ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result } from '../../domain/result.ts';
import { barOf } from '../exchange/bar-of.ts';
import { cutText } from '../exchange/columns/columns.ts';
import { prepareImport } from '../exchange/prepare-import.ts';
import { withScratch } from '../exchange/scratch.ts';
import type { SourceFile } from '../exchange/source/source.ts';
import { takeImport } from '../exchange/take-import.ts';
import type { PlanContext } from '../plans/context.ts';
import { type Command, EXIT, UsageError } from './command.ts';
import { filesOf } from './files-of.ts';
import { withDatabase } from './with-database.ts';

/** What a plan's name may have on the wire. */
const NAME_MAX = 200;

/** In whose name the command line changes plans. */
const AUTHOR = 'tessera';

/** `tessera import`: takes a file by the same services as over HTTP. Exit 0 taken, 1 not, 2 unreadable. */
export const importCommand: Command = {
  name: 'import',
  usage:
    'FILE --as territory|grids|buildings|lines|teams|cases|cameras|shops|units [--plan ID] [--level ID] [--crs ID] [--encoding NAME] [--layer NAME] [--key code|id|place] [--axes as-is|swapped] [--known JSON] [--columns JSON] [--clean JSON] [--json]',
  summary:
    'Take a Shapefile, GeoJSON, GeoPackage, KML, CSV or Excel file into the running server’s database, or into DATA_DIR or DATABASE_URL.',
  async run(args, io) {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        as: { type: 'string' },
        plan: { type: 'string' },
        level: { type: 'string' },
        crs: { type: 'string' },
        encoding: { type: 'string' },
        layer: { type: 'string' },
        key: { type: 'string' },
        axes: { type: 'string' },
        known: { type: 'string' },
        clean: { type: 'string' },
        columns: { type: 'string' },
        json: { type: 'boolean' },
      },
      allowPositionals: true,
    });
    const { json, columns, known, clean, ...given } = values;
    const [path, extra] = positionals;
    if (path === undefined || extra !== undefined) throw new UsageError('one file');
    const said = {
      ...given,
      ...readJson('--columns', { columns }, '{"name": "WGMC"}'),
      ...readJson('--known', { known }, '{"from": [x, y], "to": [lng, lat]}'),
      ...readJson('--clean', { clean }, '{"snapM": 0.1, "gapM": 5, "rule": "ask"}'),
    };
    if (values.as === undefined) throw new UsageError('--as says what the file is');
    if (!Check(ImportFields, said)) {
      const [fault] = Errors(ImportFields, said);
      throw new UsageError(`--${fault?.instancePath.split('/')[1] ?? 'as'} ${fault?.message ?? 'is wrong'}`);
    }
    const fields = { name: cutText(basename(path, extname(path)), NAME_MAX), ...said };
    io.err(`reading ${path}`);
    const files = await filesOf(path).catch((error: NodeJS.ErrnoException) => error);
    if (!Array.isArray(files)) {
      io.err(`file-unreadable; path ${path}; ${files.code ?? files.message}`);
      return EXIT.unreadable;
    }
    const imported = await withDatabase(io, (context) => importFiles(context, fields, files));
    if (!imported.ok) {
      io.err(`${imported.reason.code} ${JSON.stringify(imported.reason.params)}`);
      return EXIT.unreadable;
    }
    if (json) io.out(JSON.stringify(imported.value));
    else for (const line of describeReport(imported.value)) io.out(line);
    return imported.value.committed ? EXIT.ok : EXIT.faults;
  },
};

/** A field that is given as JSON; nothing where it is not given. */
function readJson(option: string, field: Record<string, string | undefined>, example: string): object {
  const [[name, json]] = Object.entries(field) as [[string, string | undefined]];
  if (json === undefined) return {};
  try {
    return { [name]: JSON.parse(json) };
  } catch {
    throw new UsageError(`${option} is JSON: ${example}`);
  }
}

/** Takes what the files hold; when nothing of it can be taken, the report says why and is not `committed`. */
export async function importFiles(
  context: PlanContext,
  fields: ImportFields,
  files: readonly SourceFile[],
): Promise<Result<ImportReport>> {
  return withScratch(async (folder) => {
    const prepared = await prepareImport(context, fields, { files, folder });
    if (!prepared.ok) return prepared;
    const { report } = prepared.value;
    return barOf(report).ok ? takeImport(context, prepared.value, { author: AUTHOR }) : ok(report);
  });
}

function describeReport(report: ImportReport): string[] {
  const { source } = report;
  return [
    ...(source
      ? [
          `${source.format}, layer ${source.layer}, ${source.encoding.used}, ${source.crs.used ?? 'coordinate system unknown'} (${source.crs.by})`,
          ...source.datums.map(
            ({ datum, score, shiftM }) =>
              `read as ${datum}: ${Math.round(score * 100)} % fits, ${Math.round(shiftM)} m off what is claimed`,
          ),
        ]
      : []),
    ...(source?.notes ?? []).map(({ code, params }) => `note: ${code} ${JSON.stringify(params)}`),
    ...report.questions.map(({ code, params }) => `question: ${code} ${JSON.stringify(params)}`),
    ...report.refused.map(
      ({ row, code, params }) => `row ${row}: refused, ${code} ${JSON.stringify(params)}`,
    ),
    ...report.repaired.map(
      ({ row, code, before, after }) => `row ${row}: ${code}, "${before}" became "${after}"`,
    ),
    ...report.repairs.map(
      ({ kind, at, areaM2, gives, gets, rule }) =>
        `repaired: ${kind} of ${areaM2.toFixed(1)} m² at ${at.join(', ')}, rows ${gives.join(', ') || '–'} to ${gets ?? 'nobody'} (${rule})`,
    ),
    ...report.faults.map(
      ({ code, at, gridIds }) => `${code} at ${at.join(', ')}: rows ${gridIds.join(', ')}`,
    ),
    ...(report.columnsDropped.length > 0 ? [`columns dropped: ${report.columnsDropped.join(', ')}`] : []),
    `read ${report.read}, taken ${report.committed ? report.taken : 0}${report.plan ? `, plan ${report.plan}` : ''}`,
  ];
}
