import type { PlacesSummary } from '../../../domain/contract/board.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { readPlanDivision } from '../../plans/load-division.ts';
import { namesOfGone } from './names-of-gone.ts';
import { countPlaces } from './place.queries.ts';
import { outdatedBoards } from './wrong-boards.ts';

/** The hanging places of a plan's territory, counted grid by grid. Refuses `plan-gone`. */
export async function placesSummary(context: PlanContext, plan: string): Promise<Result<PlacesSummary>> {
  const found = await readPlanDivision(context, plan);
  if (!found) return refuse('plan-gone', { plan });
  const territory = found.plan.territory_id;
  const { grids } = found.division.tree;
  const { items: wrong } = await outdatedBoards(context, territory);
  const isMust = new Map(wrong.flatMap(({ prints, must }) => prints.map((id) => [id, must.length > 0])));
  const counted = Map.groupBy(await countPlaces(context.db, territory), ({ grid_id }) => grid_id);
  const names = await namesOfGone(
    context,
    territory,
    [...counted.keys()].filter((id) => !grids.has(id)),
  );
  const sum = (of: readonly { readonly places: number }[]) => of.reduce((all, { places }) => all + places, 0);
  return ok({
    grids: [...counted].map(([id, rows]) => {
      const grid = grids.get(id);
      const named = grid ?? names.get(id);
      const showing = (must: boolean) =>
        sum(rows.filter(({ print_id }) => isMust.get(print_id ?? '') === must));
      return {
        grid: id,
        name: named?.name ?? '',
        code: named?.code ?? null,
        gone: !grid,
        places: sum(rows),
        bare: sum(rows.filter(({ print_id }) => print_id === null)),
        must: showing(true),
        may: showing(false),
      };
    }),
  });
}
