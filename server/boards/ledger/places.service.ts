import { randomUUID } from 'node:crypto';
import type {
  FoundPlaces,
  HangingPlace,
  HangingPlaceChange,
  HangingPlaceList,
  HangingPlacesAdded,
  NewHangingPlace,
  NewHangingPlaces,
} from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { readPlanDivision } from '../../plans/load-division.ts';
import { territoryOfPlan } from '../../plans/territory-of-plan.ts';
import { hungSince, placeName, placeNote, placePoint } from './check-place.ts';
import {
  findPlaces,
  hangPrint,
  insertPlaces,
  isGridOf,
  lockPlace,
  lockPlaces,
  type PlaceRow,
  placeNames,
  removePlace,
  restorePlace,
  searchPlaces,
  updatePlace,
} from './place.queries.ts';
import { findPrint, takeDownWithoutPlace } from './print.queries.ts';
import { tellBoards } from './tell-boards.ts';
import { toWirePlace } from './wire-place.ts';

/** An office hangs about nine; beyond this a list is a mistake. */
const PLACES_MAX = 200;
/** A search says no more. */
const FOUND_MAX = 100;

/** Where a grid's board hangs. Refuses `plan-gone`. */
export async function listPlaces(
  { db }: PlanContext,
  plan: string,
  grid: GridId,
): Promise<Result<HangingPlaceList>> {
  const territory = await territoryOfPlan(db, plan);
  if (!territory.ok) return territory;
  return ok({ items: (await findPlaces(db, territory.value, grid)).map(toWirePlace) });
}

/** The places of all grids that hold a text. Refuses `plan-gone`. */
export async function findPlacesWith(
  { db }: PlanContext,
  plan: string,
  text: string,
): Promise<Result<FoundPlaces>> {
  const territory = await territoryOfPlan(db, plan);
  if (!territory.ok) return territory;
  const rows = await searchPlaces(db, territory.value, text.trim(), FOUND_MAX + 1);
  return ok({ items: rows.slice(0, FOUND_MAX).map(toWirePlace), more: rows.length > FOUND_MAX });
}

/**
 * Refuses `plan-gone`, `grid-unknown`, `hanging-places-full`, `place-known` where the grid has one of that name, and what `check-place` does:
 * a name that is none, a place far off.
 */
export async function addPlace(
  context: PlanContext,
  author: string,
  plan: string,
  grid: GridId,
  { name, note, at }: NewHangingPlace,
): Promise<Result<HangingPlace>> {
  const territory = await territoryWith(context, plan, [grid]);
  if (!territory.ok) return territory;
  const point = await placePoint(context.db, territory.value, at);
  if (!point.ok) return point;
  const made = newRow(territory.value, { grid, name, ...(note ? { note } : {}) }, author, point.value);
  if (!made.ok) return made;
  const row = made.value;
  return inTransaction(context.db, async (tx) => {
    await lockPlaces(tx, territory.value);
    const there = await placeNames(tx, territory.value, [grid]);
    if (there.some((other) => other.name === row.name)) return refuse('place-known', { name: row.name });
    const full = fullGrid([row], there);
    if (full !== null) return refuse('hanging-places-full', { most: PLACES_MAX });
    await insertPlaces(tx, [row]);
    await tellBoards(tx, territory.value);
    return ok(toWirePlace({ ...row, print_id: null, hung_at: null }));
  });
}

/**
 * Many at once, all or none; what a grid has already under the same name is passed over, so that a list may be sent twice. Refuses
 * `plan-gone`, `grid-unknown`, `hanging-places-full`, and names and notes that are none.
 */
export async function addPlaces(
  context: PlanContext,
  author: string,
  plan: string,
  { places }: NewHangingPlaces,
): Promise<Result<HangingPlacesAdded>> {
  const grids = [...new Set(places.map(({ grid }) => grid))];
  const territory = await territoryWith(context, plan, grids);
  if (!territory.ok) return territory;
  const made = places.map((place) => newRow(territory.value, place, author, null));
  const wrong = made.find((row) => !row.ok);
  if (wrong && !wrong.ok) return wrong;
  return inTransaction(context.db, async (tx) => {
    await lockPlaces(tx, territory.value);
    const there = await placeNames(tx, territory.value, grids);
    const known = new Set(there.map(({ grid_id, name }) => keyOf(grid_id, name)));
    const rows = made
      .flatMap((row) => (row.ok ? [row.value] : []))
      .filter(({ grid_id, name }) => {
        const key = keyOf(grid_id, name);
        return !known.has(key) && known.add(key);
      });
    if (fullGrid(rows, there) !== null) return refuse('hanging-places-full', { most: PLACES_MAX });
    await insertPlaces(tx, rows);
    if (rows.length > 0) await tellBoards(tx, territory.value);
    return ok({ added: rows.length, known: places.length - rows.length });
  });
}

/**
 * Refuses `hanging-place-gone`, `grid-unknown`, `print-gone` for a sheet that is none of its territory's, `print-of-draft` for one that says itself that it must not be
 * hung, `hanging-places-full` of the grid that it is to go to, `place-known` for another name that the grid has already, and what is
 * wrong with its name, point and day.
 */
export async function changePlace(
  { db }: PlanContext,
  id: string,
  { grid, name, note, at, print, hungAt }: HangingPlaceChange,
): Promise<Result<HangingPlace>> {
  const hung = hungSince(hungAt);
  if (!hung.ok) return hung;
  const since = hung.value;
  const named = name === undefined ? undefined : placeName(name);
  if (named && !named.ok) return named;
  const noted = note === undefined ? undefined : placeNote(note);
  if (noted && !noted.ok) return noted;
  return inTransaction(db, async (tx) => {
    const row = await lockPlace(tx, id);
    if (!row) return gone(id);
    const grid_id = grid ?? row.grid_id;
    if (grid_id !== row.grid_id && !(await isGridOf(tx, row.territory_id, grid_id)))
      return refuse('grid-unknown', { id: grid_id });
    if (print !== undefined && print !== null) {
      const found = await findPrint(tx, print);
      // Of whichever grid: a place that has moved from a merged one is put back to what hung there.
      if (found?.territory_id !== row.territory_id) return refuse('print-gone', { print });
      if (!found.in_force && found.id !== row.print_id) return refuse('print-of-draft');
    }
    const point = await placePoint(tx, row.territory_id, at);
    if (!point.ok) return point;
    const newName = named?.value ?? row.name;
    await lockPlaces(tx, row.territory_id);
    const there = await placeNames(tx, row.territory_id, [grid_id]);
    // A place that only goes to another grid, as after a merge, may meet its like there.
    if (newName !== row.name && there.some((other) => other.name === newName))
      return refuse('place-known', { name: newName });
    if (grid_id !== row.grid_id && fullGrid([{ grid_id }], there) !== null)
      return refuse('hanging-places-full', { most: PLACES_MAX });
    await updatePlace(tx, id, {
      grid_id,
      name: newName,
      note: noted?.value ?? row.note,
      at: at === undefined ? row.at : point.value,
    });
    if (grid_id !== row.grid_id) await takeDownWithoutPlace(tx, row.territory_id, row.grid_id);
    if (print !== undefined) await hangPrint(tx, id, print, since);
    else if (since && row.print_id !== null) await hangPrint(tx, id, row.print_id, since);
    await tellBoards(tx, row.territory_id);
    return ok(toWirePlace((await lockPlace(tx, id))!));
  });
}

/** A place is given up; the ledger keeps what hung there. Refuses `hanging-place-gone`. */
export async function dropPlace({ db }: PlanContext, id: string): Promise<Result<HangingPlace>> {
  return inTransaction(db, async (tx) => {
    const row = await lockPlace(tx, id);
    if (!row) return gone(id);
    await removePlace(tx, id);
    await takeDownWithoutPlace(tx, row.territory_id, row.grid_id);
    await tellBoards(tx, row.territory_id);
    return ok(toWirePlace(row));
  });
}

/** A place that was given up is there again, with what hung there. Refuses `hanging-place-gone` where none was given up. */
export async function bringPlaceBack({ db }: PlanContext, id: string): Promise<Result<HangingPlace>> {
  return inTransaction(db, async (tx) => {
    const row = await restorePlace(tx, id);
    if (!row) return gone(id);
    await tellBoards(tx, row.territory_id);
    return ok(toWirePlace(row));
  });
}

/** The territory of a plan that has all of some grids. Refuses `plan-gone`, `grid-unknown`. */
async function territoryWith(
  context: PlanContext,
  plan: string,
  grids: readonly GridId[],
): Promise<Result<string>> {
  const found = await readPlanDivision(context, plan);
  if (!found) return refuse('plan-gone', { plan });
  const unknown = grids.find((id) => !found.division.tree.grids.has(id));
  return unknown === undefined ? ok(found.plan.territory_id) : refuse('grid-unknown', { id: unknown });
}

function newRow(
  territory_id: string,
  { grid, name, note }: NewHangingPlaces['places'][number],
  author: string,
  at: PlaceRow['at'],
): Result<Omit<PlaceRow, 'print_id' | 'hung_at'>> {
  const named = placeName(name);
  if (!named.ok) return named;
  const noted = placeNote(note ?? '');
  if (!noted.ok) return noted;
  return ok({
    id: randomUUID(),
    territory_id,
    grid_id: grid,
    name: named.value,
    note: noted.value,
    at,
    author,
  });
}

/** The first grid that would have more places than any has. */
function fullGrid(
  rows: readonly Pick<PlaceRow, 'grid_id'>[],
  there: readonly Pick<PlaceRow, 'grid_id'>[],
): GridId | null {
  const counts = new Map<GridId, number>();
  for (const { grid_id } of [...there, ...rows]) counts.set(grid_id, (counts.get(grid_id) ?? 0) + 1);
  return rows.find(({ grid_id }) => counts.get(grid_id)! > PLACES_MAX)?.grid_id ?? null;
}

const keyOf = (grid: GridId, name: string) => `${grid}\n${name}`;
const gone = (place: string) => refuse('hanging-place-gone', { place });
