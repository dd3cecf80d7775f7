import { layoutSheet } from '../../../domain/board/layout/layout-sheet.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { PlanContext } from '../../plans/context.ts';
import { listPlans } from '../../plans/plans.service.ts';
import { sheetPdf } from '../batch/sheet-pdf.ts';
import { gatherBoards } from '../gather/gather-boards.ts';
import { boardDate } from '../gather/gather-content.ts';
import { sheetTools } from '../sheets/sheet-tools.ts';
import { USUAL_TEMPLATE } from '../templates/built-in.ts';

/** The compiler has seen the most of it by then. */
const SHEETS = 3;
/** Among so many is the one in force. */
const PLANS = 100;

/**
 * Reads the plan in force and the fonts, and makes a few sheets for nobody: whoever asks for the first one waits for that sheet alone.
 * Nothing of the plan is trusted because of it: each sheet asks the database whether it is still the same.
 */
export async function warmUp(context: PlanContext, publicUrl: string | null): Promise<void> {
  const made = Date.now();
  const tools = sheetTools();
  tools.ruler.width('网格 1', 1, 'plain');
  tools.ruler.width('网格 1', 1, 'bold');
  const { items } = await listPlans(context, { limit: PLANS });
  const plan = items.find(({ status }) => status === 'in-force') ?? items[0];
  if (!plan) return;
  const template = USUAL_TEMPLATE;
  const gathered = await gatherBoards(context, plan.id, {
    lang: 'zh',
    template,
    date: boardDate(made),
    publicUrl,
  });
  if (!gathered.ok) return;
  const { ground, contentOf } = gathered.value;
  const { tree, levels } = ground.division;
  const level = levels.findLast(({ tiles }) => tiles);
  const grids = level ? gridsAt(tree, level.id).filter(({ unassigned }) => !unassigned) : [];
  for (const { id } of grids.slice(0, SHEETS)) {
    const content = contentOf(id);
    const laid = content.ok ? layoutSheet(content.value, template, tools) : content;
    if (laid.ok) sheetPdf(laid.value.drawings, new Date(made));
  }
}
