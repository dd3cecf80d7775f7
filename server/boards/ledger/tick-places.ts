import type { PlacesHung } from '../../../domain/contract/board.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction, type Tx } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import {
  findPlaces,
  findPlacesOf,
  findPlacesShowing,
  hangPrints,
  type PlaceRow,
  unhangPrints,
} from './place.queries.ts';
import { newestPrints, printsOfJob, takePrintsDown } from './print.queries.ts';
import { tellBoards } from './tell-boards.ts';

/**
 * Ticks places off: at those named, or where some prints hang still, the newest print of their grid hangs now; at all places of the grids of
 * a batch what that batch has printed. Gives how many; a grid of which nothing was printed for a wall is passed over.
 * Refuses `places-or-job`, and `print-of-draft` where nothing but sheets of a draft could be hung.
 */
export async function tickPlaces(
  { db }: PlanContext,
  { places, prints, job }: PlacesHung,
): Promise<Result<number>> {
  if ([places, prints, job].filter((one) => one !== undefined).length !== 1) return refuse('places-or-job');
  return inTransaction(db, async (tx) => {
    if (job !== undefined) return tickJob(tx, job);
    return tickNewest(tx, places ? await findPlacesOf(tx, places) : await findPlacesShowing(tx, prints!));
  });
}

/** Boards came off the wall without others in their stead: nothing hangs where they hung. */
export async function takeDown({ db }: PlanContext, prints: readonly string[]): Promise<void> {
  await inTransaction(db, async (tx) => {
    const territories = await takePrintsDown(tx, prints);
    await unhangPrints(tx, prints);
    for (const territory of territories) await tellBoards(tx, territory);
  });
}

async function tickNewest(tx: Tx, places: readonly PlaceRow[]): Promise<Result<number>> {
  let ticked = 0;
  let drafts = 0;
  for (const [territory, rows] of Map.groupBy(places, (row) => row.territory_id)) {
    const grids = [...new Set(rows.map(({ grid_id }) => grid_id))];
    const newest = await newestPrints(tx, territory, grids);
    const forWalls = newest.filter(({ in_force }) => in_force);
    drafts += newest.length - forWalls.length;
    ticked += await hangAll(tx, rows, forWalls);
    await tellBoards(tx, territory);
  }
  return ticked === 0 && drafts > 0 ? refuse('print-of-draft') : ok(ticked);
}

async function tickJob(tx: Tx, job: string): Promise<Result<number>> {
  let ticked = 0;
  const made = await printsOfJob(tx, job);
  if (made.some(({ in_force }) => !in_force)) return refuse('print-of-draft');
  for (const [territory, prints] of Map.groupBy(made, (print) => print.territory_id)) {
    ticked += await hangAll(tx, await findPlaces(tx, territory), prints);
    await tellBoards(tx, territory);
  }
  return ok(ticked);
}

async function hangAll(
  tx: Tx,
  places: readonly PlaceRow[],
  prints: readonly { readonly id: string; readonly grid_id: string }[],
): Promise<number> {
  const printOf = new Map(prints.map(({ id, grid_id }) => [grid_id, id]));
  const hung = places.filter(({ grid_id }) => printOf.has(grid_id));
  await hangPrints(
    tx,
    hung.map(({ id }) => id),
    hung.map(({ grid_id }) => printOf.get(grid_id)!),
  );
  return hung.length;
}
