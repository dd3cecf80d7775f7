import { paperSize } from '../../../domain/board/layout/paper-size.ts';
import { shownSheet } from '../../../domain/board/ledger/shown-sheet.ts';
import type { BoardPrint, BoardPrintList, NewPrint } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Box } from '../../../domain/geometry/point.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import { inTransaction } from '../../db/transaction.ts';
import type { PlanContext } from '../../plans/context.ts';
import type { PageOf } from '../../plans/plans.service.ts';
import { territoryOfPlan } from '../../plans/territory-of-plan.ts';
import { fourSidesOver } from '../four-sides/four-sides.service.ts';
import { loadBoardGround } from '../gather/board-ground.ts';
import { seenBox, sizeOfBox } from '../gather/seen-box.ts';
import { boardSettings } from '../settings/board-settings.ts';
import { askedTemplate } from '../sheets/asked-template.ts';
import { findTemplate } from '../templates/templates.service.ts';
import { paperText } from './paper-text.ts';
import { findPrint, printsOfGrid } from './print.queries.ts';
import { recordPrints } from './record-prints.ts';
import { sheetFacts, shownFields } from './sheet-facts.ts';
import { tellBoards } from './tell-boards.ts';
import { linesToKeep } from './template-lines.ts';
import { textDigest } from './text-digest.ts';
import { toWirePrint } from './wire-print.ts';

/** The ground around a grid that its map shows, by its larger side: what a frame has beside the grid, and a round scale. */
const AROUND = 1.35;

/** The prints of a grid, newest first. Refuses `plan-gone`. */
export async function listPrints(
  { db }: PlanContext,
  plan: string,
  grid: GridId,
  page: PageOf,
): Promise<Result<BoardPrintList>> {
  const territory = await territoryOfPlan(db, plan);
  if (!territory.ok) return territory;
  const rows = await printsOfGrid(db, territory.value, grid, { ...page, limit: page.limit + 1 });
  const items = rows.slice(0, page.limit).map(toWirePrint);
  const last = items.at(-1);
  return ok(rows.length > page.limit && last ? { items, next: last.id } : { items });
}

/**
 * Enters a sheet in the ledger that somebody has printed by itself, as it would be made now. Refuses `plan-gone`, `grid-unknown`,
 * `grid-unassigned`, `template-unknown`, `paper-unknown`, `paper-not-possible`.
 */
export async function enterPrint(
  context: PlanContext,
  author: string,
  plan: string,
  grid: GridId,
  asked: NewPrint,
): Promise<Result<BoardPrint>> {
  const loaded = await loadBoardGround(context, plan);
  if (!loaded.ok) return loaded;
  const ground = loaded.value;
  const placed = ground.grid(grid);
  if (!placed.ok) return placed;
  const settings = await boardSettings(context.db);
  const found = await findTemplate(context.db, asked.template ?? settings.template);
  const template = found.ok ? askedTemplate(found.value, asked) : found;
  if (!template.ok) return template;
  const paper = paperSize(template.value);
  if (!paper.ok) return paper;
  const sides = (await fourSidesOver(context, ground)).of(grid);
  const hasMap = template.value.kind !== 'contact-card';
  const frame = hasMap ? frameOf(placed.value.box) : null;
  const facts = sheetFacts(ground, grid, frame, {
    profile: context.profile,
    settings,
    lines: linesToKeep(template.value),
    fourSidesOf: () => (sides.ok ? sides.value : { zh: '', en: '' }),
  });
  if (!facts) return refuse('grid-unknown', { id: grid });
  const lang = asked.lang ?? 'zh';
  const view = { lang, fields: shownFields(template.value, settings), frame };
  return inTransaction(context.db, async (tx) => {
    const [id] = await recordPrints(
      tx,
      {
        territory: ground.plan.territory_id,
        plan,
        revision: ground.revision,
        inForce: ground.plan.status === 'in-force',
        job: null,
        template: template.value.id,
        paper: paperText(template.value.paper),
        lang,
        copies: asked.copies ?? 1,
        author,
      },
      [{ grid, ...shownSheet(facts, view, textDigest) }],
    );
    const row = await findPrint(tx, id!);
    await tellBoards(tx, ground.plan.territory_id);
    return ok(toWirePrint(row!));
  });
}

function frameOf(box: Box): Box {
  const { widthM, heightM } = sizeOfBox(box);
  const side = Math.max(widthM, heightM) * AROUND;
  return seenBox(box, side, side);
}
