import { setImmediate as nextTurn } from 'node:timers/promises';
import { hasForbiddenSigns, isUnseen } from '../../../domain/board/plain-text.ts';
import type { FourSidesEdit, OutdatedFourSides, WireFourSides } from '../../../domain/contract/four-sides.ts';
import type { Issue } from '../../../domain/coverage/issue.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { placeOf } from '../../../domain/edit/guard.ts';
import { fourSidesText } from '../../../domain/plan/four-sides/sentence.ts';
import { basisOf, stillFits, toldBy } from '../../../domain/plan/four-sides/still-fits.ts';
import type { FourSides } from '../../../domain/plan/four-sides/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import { openPlan } from '../../plans/open-plan.ts';
import { territoryOfPlan } from '../../plans/territory-of-plan.ts';
import { toWireIssue } from '../../plans/wire-issue.ts';
import { type BoardGround, loadBoardGround } from '../gather/board-ground.ts';
import { tellBoards } from '../ledger/tell-boards.ts';
import { deleteWritten, putWritten, selectWritten, type WrittenSides } from './four-sides.queries.ts';
import { sidesOfGround } from './sides-of-ground.ts';
import { wireSides } from './wire-sides.ts';

/** The four sides of a grid as they are to be printed, and what they rest on. */
export interface GridFourSides {
  readonly zh: string;
  readonly en: string;
  readonly edited: boolean;
  /** What the made text tells, whatever its wording; absent where it is written by hand. */
  readonly told?: string;
  /** Written by hand, and the border has come to run along something else. */
  readonly outdated: boolean;
  /** As the border runs now. */
  readonly made: { readonly zh: string; readonly en: string };
  /** A road or water without a name is told on one of the sides as the border runs now. */
  readonly unnamed: boolean;
  readonly sides: FourSides;
  readonly written: WrittenSides | null;
}

/** The four sides of any number of grids of one state of a plan, each made when it is asked for. */
export interface PlanFourSides {
  /** Refuses `grid-unknown`. */
  of(grid: GridId): Result<GridFourSides>;
}

/** Other turns are let in so often while many are made, ms. */
const TURN_MS = 15;

/** The four sides over a ground that is loaded already: one look-up of what was written by hand, for all of its grids. */
export async function fourSidesOver(context: PlanContext, ground: BoardGround): Promise<PlanFourSides> {
  return fourSidesWith(ground, await writtenSides(context, ground.plan.id));
}

/** What was written by hand for the grids of a plan. */
export function writtenSides({ db }: PlanContext, plan: string): Promise<WrittenSides[]> {
  return selectWritten(db, plan);
}

/** The four sides over a ground, with what was written by hand for it. */
export function fourSidesWith(ground: BoardGround, rows: readonly WrittenSides[]): PlanFourSides {
  const written = new Map(rows.map((row) => [row.grid_id, row]));
  return {
    of(id) {
      const grid = ground.division.tree.grids.get(id);
      if (!grid) return refuse('grid-unknown', { id });
      return ok(asPrinted(sidesOfGround(ground, grid), written.get(id) ?? null));
    },
  };
}

/** The four sides of some grids of a plan; those that it does not have are left out. Refuses `plan-gone`. */
export async function fourSidesOf(
  context: PlanContext,
  plan: string,
  grids: readonly GridId[],
): Promise<Result<Map<GridId, GridFourSides>>> {
  const ground = await loadBoardGround(context, plan);
  if (!ground.ok) return ground;
  const sides = await fourSidesOver(context, ground.value);
  const found = new Map<GridId, GridFourSides>();
  let since = performance.now();
  for (const id of grids) {
    const one = sides.of(id);
    if (one.ok) found.set(id, one.value);
    if (performance.now() - since < TURN_MS) continue;
    await nextTurn();
    since = performance.now();
  }
  return ok(found);
}

function asPrinted(sides: FourSides, written: WrittenSides | null): GridFourSides {
  const made = fourSidesText(sides);
  return {
    zh: written?.zh || made.zh,
    en: written?.en || made.en,
    edited: written !== null,
    ...(written ? {} : { told: toldBy(sides) }),
    outdated: written !== null && !stillFits(written.basis, sides),
    made,
    unnamed: sides.parts.some((part) => Object.values(part.sides).some((side) => side.unnamed)),
    sides,
    written,
  };
}

/** One grid's, for the screen. Refuses `plan-gone`, `grid-unknown`. */
export async function getFourSides(
  context: PlanContext,
  plan: string,
  grid: GridId,
): Promise<Result<WireFourSides>> {
  const ground = await loadBoardGround(context, plan);
  if (!ground.ok) return ground;
  const found = (await fourSidesOver(context, ground.value)).of(grid);
  if (!found.ok) return found;
  const { zh, en, edited, outdated, made, sides, written } = found.value;
  return ok({
    zh,
    en,
    edited,
    outdated,
    made,
    author: written?.author ?? null,
    at: written?.at.toISOString() ?? null,
    sides: wireSides(sides),
  });
}

/**
 * Keeps a text that an office has written, with what the border runs along now; it is no edit of the plan. Refuses `plan-gone`, `grid-unknown`,
 * `plan-closed`, `four-sides-signs` for control characters, `four-sides-empty` where nothing that is seen is written in either language.
 */
export async function putFourSides(
  context: PlanContext,
  plan: string,
  grid: GridId,
  { zh, en }: FourSidesEdit,
  author: string,
): Promise<Result<WireFourSides>> {
  const seen = (one: string) => (isUnseen(one) ? '' : one.trim());
  if (hasForbiddenSigns(zh.trim()) || hasForbiddenSigns(en.trim())) return refuse('four-sides-signs');
  const text = { zh: seen(zh), en: seen(en) };
  if (text.zh === '' && text.en === '') return refuse('four-sides-empty');
  const ground = await loadBoardGround(context, plan);
  if (!ground.ok) return ground;
  const record = ground.value.division.tree.grids.get(grid);
  if (!record) return refuse('grid-unknown', { id: grid });
  const basis = basisOf(sidesOfGround(ground.value, record));
  const kept = await inTransaction(context.db, async (tx) => {
    const open = await openPlan(tx, plan);
    if (open.ok) {
      await putWritten(tx, plan, grid, text, basis, author);
      await tellBoards(tx, open.value.territory_id);
    }
    return open;
  });
  return kept.ok ? getFourSides(context, plan, grid) : kept;
}

/** Back to the made text. Refuses `plan-gone`, `grid-unknown`, `plan-closed`. */
export async function resetFourSides(
  context: PlanContext,
  plan: string,
  grid: GridId,
): Promise<Result<WireFourSides>> {
  const gone = await inTransaction(context.db, async (tx) => {
    const open = await openPlan(tx, plan);
    if (open.ok) {
      await deleteWritten(tx, plan, grid);
      await tellBoards(tx, open.value.territory_id);
    }
    return open;
  });
  return gone.ok ? getFourSides(context, plan, grid) : gone;
}

/** The texts written by hand that no longer fit, as issues of the plan: only grids that have one are looked at, and none at an edit. */
export async function outdatedFourSides(context: PlanContext, plan: string): Promise<Issue[]> {
  const written = await selectWritten(context.db, plan);
  if (written.length === 0) return [];
  const found = await fourSidesOf(
    context,
    plan,
    written.map((row) => row.grid_id),
  );
  if (!found.ok) return [];
  const ground = await loadBoardGround(context, plan);
  if (!ground.ok) return [];
  const { division } = ground.value;
  return [...found.value].flatMap(([id, { outdated }]): Issue[] =>
    outdated
      ? [
          {
            id: `four-sides-outdated:${id}`,
            code: 'four-sides-outdated',
            severity: 'notice',
            gridIds: [id],
            at: placeOf(division, id) ?? [0, 0],
            params: { name: division.tree.grids.get(id)?.name ?? '' },
          },
        ]
      : [],
  );
}

/** The same for the screen, which finds all other issues itself. Refuses `plan-gone`. */
export async function listOutdated(context: PlanContext, plan: string): Promise<Result<OutdatedFourSides>> {
  const territory = await territoryOfPlan(context.db, plan);
  if (!territory.ok) return territory;
  return ok({ items: (await outdatedFourSides(context, plan)).map(toWireIssue) });
}
