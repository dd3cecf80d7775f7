import type { WirePlan } from '../../domain/contract/plan.ts';
import type { PlanTotals } from './plan.queries.ts';

export function toWirePlan(row: PlanTotals): WirePlan {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    revision: row.revision,
    basedOn: row.based_on,
    grids: row.grids,
    households: row.households,
    createdAt: row.created_at.toISOString(),
    inForceAt: row.in_force_at?.toISOString() ?? null,
    retiredAt: row.retired_at?.toISOString() ?? null,
  };
}
