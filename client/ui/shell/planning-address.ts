/** What planning is opened at, as its address says it. */
export interface PlanningAddress {
  /** Null: the plan last worked on. */
  readonly plan: string | null;
  /** The grid that is chosen and shown; null: the whole plan. */
  readonly grid: string | null;
}

/** What an address of planning asks for; the map's own place is in the hash, and is left to it. */
export function readPlanningAddress(search: string): PlanningAddress {
  const query = new URLSearchParams(search);
  return { plan: query.get('plan'), grid: query.get('grid') };
}

/** The path to a plan on the map, or to one of its grids. */
export function planningPath({ plan, grid }: Partial<PlanningAddress>): string {
  const query = new URLSearchParams();
  if (plan) query.set('plan', plan);
  if (grid) query.set('grid', grid);
  return query.size > 0 ? `/?${query}` : '/';
}
