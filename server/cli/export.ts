import { rename, writeFile } from 'node:fs/promises';
import type { ExportFormat } from '../../domain/contract/exchange.ts';
import { ok, type Result } from '../../domain/result.ts';
import { exportPlan } from '../exchange/export-plan.ts';
import type { PlanContext } from '../plans/context.ts';

/** `tessera export`: writes a plan's grids to a file, whole or not at all. Gives how many there are. */
export async function exportFile(
  context: PlanContext,
  plan: string,
  format: ExportFormat,
  out: string,
): Promise<Result<{ grids: number }>> {
  const grids = await exportPlan(context, plan, format);
  if (!grids.ok) return grids;
  await writeFile(`${out}.part`, `${JSON.stringify(grids.value)}\n`);
  await rename(`${out}.part`, out);
  return ok({ grids: grids.value.features.length });
}
