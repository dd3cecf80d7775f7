import { readFile } from 'node:fs/promises';
import { basename, extname } from 'node:path';
import type { ImportFields, ImportReport } from '../../domain/contract/exchange.ts';
import { ok, type Result } from '../../domain/result.ts';
import { prepareImport } from '../exchange/prepare-import.ts';
import { takeImport } from '../exchange/take-import.ts';
import type { PlanContext } from '../plans/context.ts';

/**
 * `tessera import`: reads a GeoJSON file and takes it, by the same services as over HTTP. Nothing is taken when the
 * file's grids are no sound coverage, or no row of it can be; the report says so (`committed`).
 */
export async function importFile(
  context: PlanContext,
  path: string,
  fields: ImportFields,
): Promise<Result<ImportReport>> {
  const text = await readFile(path, 'utf8');
  const prepared = await prepareImport(context, { name: basename(path, extname(path)), ...fields }, text);
  if (!prepared.ok) return prepared;
  const { report } = prepared.value;
  if (report.faults.length > 0 || report.taken === 0) return ok(report);
  return takeImport(context, prepared.value);
}
