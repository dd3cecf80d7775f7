import { randomUUID } from 'node:crypto';
import { momentNow } from '../db/moment.ts';
import type { Tx } from '../db/transaction.ts';
import { bearCodes } from './code.queries.ts';
import type { PlanContext } from './context.ts';
import { insertDraft, type PlanDraft } from './create-plan.ts';
import { copyPlanRows, setStatus } from './plan.queries.ts';
import { insertTerritory } from './territory.queries.ts';

const IN_FORCE = '现行方案';
const DRAFT = '调整草案';

/**
 * A territory with a plan in force, whose grids bring their codes, and a draft copied from it. `fill` puts what stands
 * in the territory, before the plans count it. Gives the territory's id. Grids that are no division are a bug of their maker: thrown.
 */
export async function seedPlans(
  context: PlanContext,
  tx: Tx,
  town: PlanDraft,
  fill: (territory: string) => Promise<void>,
): Promise<string> {
  const territory = randomUUID();
  await insertTerritory(tx, { id: territory, name: town.name, polygons: town.territory });
  await fill(territory);
  const inForce = randomUUID();
  const division = await insertDraft(context, tx, inForce, { ...town, name: IN_FORCE });
  if (!division.ok) throw new Error(`no division: ${JSON.stringify(division.reason)}`);
  await bearCodes(
    tx,
    territory,
    town.grids.flatMap(({ id, code }) => (code === null ? [] : [{ gridId: id, code }])),
  );
  await setStatus(tx, inForce, 'in-force', '', await momentNow(tx));
  await copyPlanRows(tx, inForce, randomUUID(), DRAFT);
  return territory;
}
