import type { BoardContent } from '../../../domain/board/content.ts';
import { type LaidSheet, layoutSheet } from '../../../domain/board/layout/layout-sheet.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import type { BoardLang } from '../../../domain/contract/board.ts';
import { ok, type Reason, type Result } from '../../../domain/result.ts';
import type { Outcome } from '../../jobs/jobs.service.ts';
import type { PlanContext } from '../../plans/context.ts';
import { boardRuler } from '../draw/board-ruler.ts';
import { gatherBoards } from '../gather/gather-boards.ts';
import { boardDate } from '../gather/gather-content.ts';
import { makePublicPage } from '../public/make-public-page.ts';
import { boardSettings } from '../settings/board-settings.ts';
import { USUAL_TEMPLATE } from '../templates/built-in.ts';
import { checkedTemplate } from '../templates/checked-template.ts';
import { findTemplate } from '../templates/templates.service.ts';
import { askedTemplate } from './asked-template.ts';
import { drawSheet } from './draw-sheet.ts';
import type { SheetTask } from './sheet-task.ts';
import { sheetTools } from './sheet-tools.ts';

/** Of a PNG where none is said: a screen's worth of A3, and enough for an office printer. */
const DPI = 150;

interface ReadySheet {
  readonly content: BoardContent;
  readonly template: BoardTemplate;
  readonly laid: LaidSheet;
}

/**
 * Makes what a task asks for; lets others have their `turn` between the strips of a picture. Refuses `plan-gone`, `grid-unknown`, `grid-unassigned`, `template-unknown`, `paper-unknown`, what is
 * wrong in a template that was sent, and what the layout and the writers refuse.
 */
export async function runSheet(
  context: PlanContext,
  publicUrl: string | null,
  task: SheetTask,
  turn: () => Promise<void>,
): Promise<Outcome> {
  const template = await templateOf(context, task);
  if (!template.ok) return template;
  const lang = task.kind === 'preview' || task.kind === 'public' ? task.lang : (task.query.lang ?? 'zh');
  const content = await contentOfTask(context, publicUrl, task, template.value, lang);
  if (!content.ok) return content;
  if (task.kind === 'public') return ok(makePublicPage(content.value, template.value, boardRuler()));
  const laid = layoutSheet(content.value, template.value, sheetTools());
  if (!laid.ok) return laid;
  const sheet: ReadySheet = { content: content.value, template: template.value, laid: laid.value };
  if (task.kind === 'notices') return ok({ items: laid.value.notices.map(toNotice) });
  if (task.kind === 'preview') return drawSheet(sheet, { format: 'svg', dpi: DPI, page: task.page }, turn);
  const { format = 'pdf', dpi, page } = task.query;
  const asked = {
    format,
    dpi: dpi === undefined ? DPI : Number(dpi),
    page: page === undefined ? 1 : Number(page),
  };
  return drawSheet(sheet, asked, turn);
}

/** Of notices only what the wire has: they stand on a sheet, at no place on the map. */
export function toNotice({ code, params }: Reason): {
  code: string;
  params: Record<string, string | number>;
} {
  return { code, params: { ...params } };
}

async function templateOf(context: PlanContext, task: SheetTask): Promise<Result<BoardTemplate>> {
  if (task.kind === 'preview') return checkedTemplate(task.template);
  const { template: usual } = await boardSettings(context.db);
  if (task.kind === 'public') {
    const own = await findTemplate(context.db, usual);
    return own.ok ? own : ok(USUAL_TEMPLATE);
  }
  const found = await findTemplate(context.db, task.query.template ?? usual);
  return found.ok ? askedTemplate(found.value, task.query) : found;
}

async function contentOfTask(
  context: PlanContext,
  publicUrl: string | null,
  task: SheetTask,
  template: BoardTemplate,
  lang: BoardLang,
): Promise<Result<BoardContent>> {
  const date = boardDate(Date.now());
  const boards = await gatherBoards(context, task.plan, { lang, template, date, publicUrl });
  return boards.ok ? boards.value.contentOf(task.grid) : boards;
}
