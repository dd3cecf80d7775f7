import type { Judgement } from '../../../domain/board/ledger/judge-sheet.ts';
import type { AffectedBoards, BoardNotice, OutdatedBoards } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { PlanContext } from '../../plans/context.ts';
import { provisionalCodes } from '../../plans/provisional-codes.ts';
import { planInForce } from '../../plans/standing.ts';
import { territoryOfPlan } from '../../plans/territory-of-plan.ts';
import { fourSidesOver } from '../four-sides/four-sides.service.ts';
import { type BoardGround, loadBoardGround } from '../gather/board-ground.ts';
import { boardSettings } from '../settings/board-settings.ts';
import { isRight, judgeBoards } from './judge-boards.ts';
import { knownJudgements } from './known-judgements.ts';
import {
  type HangingRow,
  hangingPrints,
  type JudgedRow,
  namesOnPrints,
  newestPrints,
  type PrintRow,
} from './print.queries.ts';
import { sheetFacts } from './sheet-facts.ts';
import { linesNow } from './template-lines.ts';
import { toWirePrint } from './wire-print.ts';

type Item = OutdatedBoards['items'][number];

/** A board on the walls that is wrong. */
interface WrongBoard {
  readonly row: HangingRow;
  readonly judgement: Judgement;
}

/** What hangs in a territory and is wrong by its plan in force now: a draft marks nothing. */
export async function outdatedBoards(context: PlanContext, territory: string): Promise<OutdatedBoards> {
  const plan = await planInForce(context.db, territory);
  if (plan === undefined) return { plan: null, items: [], must: 0, may: 0 };
  const loaded = await loadBoardGround(context, plan);
  if (!loaded.ok) return { plan: null, items: [], must: 0, may: 0 };
  const ground = loaded.value;
  const judge = await judgeOf(context, ground, null);
  const wrong = await wrongAmong(await hangingPrints(context.db, territory), judge);
  const byGrid = Map.groupBy(wrong, ({ row }) => row.grid_id);
  const ready = await readyPrints(context, ground, wrong, judge);
  const gone = wrong.filter(({ row }) => !ground.division.tree.grids.has(row.grid_id));
  const names = await namesOnPrints(
    context.db,
    gone.map(({ row }) => row.id),
  );
  const items = [...byGrid].map(([grid, of]) => {
    const known = ground.division.tree.grids.get(grid) ?? names.get(newestOf(of).id);
    return toItem(grid, known, of, ready.get(grid));
  });
  const boards = (part: 'must' | 'may') =>
    items
      .filter(({ must }) => (part === 'must') === must.length > 0)
      .reduce((sum, { places }) => sum + Math.max(1, places), 0);
  return { plan, items, must: boards('must'), may: boards('may') };
}

/**
 * How many boards would have to be replaced, and how many might, if a plan went in force as it is now, with the codes that it would be
 * given. Refuses `plan-gone`.
 */
export async function affectedBoards(context: PlanContext, plan: string): Promise<Result<AffectedBoards>> {
  const territory = await territoryOfPlan(context.db, plan);
  if (!territory.ok) return territory;
  const nothing = { must: 0, may: 0 };
  const hanging = await hangingPrints(context.db, territory.value);
  if (hanging.length === 0) return ok(nothing);
  const loaded = await loadBoardGround(context, plan);
  if (!loaded.ok) return refuse('plan-gone', { plan });
  const { status } = loaded.value.plan;
  const isDraft = status === 'draft' || status === 'in-review';
  const codes = isDraft ? await provisionalCodes(context, plan) : null;
  const counted = { ...nothing };
  for (const { row, judgement } of await wrongAmong(hanging, await judgeOf(context, loaded.value, codes)))
    counted[judgement.must.length > 0 ? 'must' : 'may'] += Math.max(1, row.places);
  return ok(counted);
}

/** How many boards hang of each grid. */
export async function hangingBoards(
  context: PlanContext,
  plan: string,
): Promise<Result<Readonly<Record<GridId, number>>>> {
  const territory = await territoryOfPlan(context.db, plan);
  if (!territory.ok) return territory;
  const counts: Record<GridId, number> = {};
  for (const { grid_id, places } of await hangingPrints(context.db, territory.value))
    counts[grid_id] = (counts[grid_id] ?? 0) + Math.max(1, places);
  return ok(counts);
}

type Judge = (prints: readonly string[]) => Promise<ReadonlyMap<string, Judgement>>;

/** What judges prints by a state of a plan; with `codes` by what it would be in force, and then nothing is kept. */
async function judgeOf(
  context: PlanContext,
  ground: BoardGround,
  codes: ReadonlyMap<GridId, string> | null,
): Promise<Judge> {
  const known = codes ? new Map<string, Judgement>() : await knownJudgements(context.db, ground);
  const settings = await boardSettings(context.db);
  const sides = await fourSidesOver(context, ground);
  const lines = await linesNow(context.db);
  const factsOf = ({ grid_id, view, template }: JudgedRow) =>
    sheetFacts(ground, grid_id, view.frame, {
      profile: context.profile,
      settings,
      lines: lines.get(template) ?? null,
      fourSidesOf: (id) => {
        // Dear to make, and asked of those alone that show them.
        const made = view.fields.includes('four-sides') ? sides.of(id) : null;
        return made?.ok ? made.value : { zh: '', en: '' };
      },
      ...(codes ? { codeOf: (id: GridId) => codes.get(id) ?? null } : {}),
    });
  return (prints) => judgeBoards(context.db, prints, factsOf, known);
}

async function wrongAmong(rows: readonly HangingRow[], judge: Judge): Promise<WrongBoard[]> {
  const judgements = await judge(rows.map(({ id }) => id));
  return rows.flatMap((row) => {
    const judgement = judgements.get(row.id);
    return judgement && !isRight(judgement) ? [{ row, judgement }] : [];
  });
}

/** Of grids with a wrong board the newest print that is right: a tick would hang that. */
async function readyPrints(
  { db }: PlanContext,
  { plan }: BoardGround,
  wrong: readonly WrongBoard[],
  judge: Judge,
): Promise<Map<GridId, PrintRow>> {
  if (wrong.length === 0) return new Map();
  const hung = new Set(wrong.map(({ row }) => row.id));
  const grids = [...new Set(wrong.map(({ row }) => row.grid_id))];
  const newest = (await newestPrints(db, plan.territory_id, grids)).filter(({ id }) => !hung.has(id));
  const judgements = await judge(newest.map(({ id }) => id));
  // One that has gone meanwhile has none.
  const ready = newest.filter(({ id }) => {
    const judgement = judgements.get(id);
    return judgement !== undefined && isRight(judgement);
  });
  return new Map(ready.map((row) => [row.grid_id, row]));
}

/** A grid with all wrong boards of it; why, of whichever of them. A newer print of it may be right, and hang elsewhere. */
function toItem(
  id: GridId,
  known: { readonly name: string; readonly code: string | null } | undefined,
  wrong: readonly WrongBoard[],
  ready: PrintRow | undefined,
): Item {
  const must = reasonsOf(wrong, 'must');
  return {
    grid: id,
    name: known?.name ?? '',
    code: known?.code ?? null,
    gone: must.some(({ code }) => code === 'grid-gone'),
    print: toWirePrint(newestOf(wrong)),
    prints: wrong.map(({ row }) => row.id),
    places: wrong.reduce((sum, { row }) => sum + row.places, 0),
    ready: ready ? toWirePrint(ready) : null,
    must,
    may: reasonsOf(wrong, 'may'),
  };
}

function newestOf(wrong: readonly WrongBoard[]): HangingRow {
  return wrong.map(({ row }) => row).reduce((a, b) => (b.at > a.at ? b : a));
}

function reasonsOf(wrong: readonly WrongBoard[], part: keyof Judgement): BoardNotice[] {
  const reasons = new Map<string, BoardNotice>();
  for (const { judgement } of wrong)
    for (const { code, params } of judgement[part])
      reasons.set(`${code} ${JSON.stringify(params)}`, { code, params: { ...params } });
  return [...reasons.values()];
}
