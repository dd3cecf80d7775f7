import { byCode } from '../../../domain/board/book/by-code.ts';
import { SHEETS_MAX } from '../../../domain/board/book/sheets-max.ts';
import { paperSize } from '../../../domain/board/layout/paper-size.ts';
import type { NewBoards } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { gridsAt } from '../../../domain/plan/tree.ts';
import type { Grid } from '../../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../../domain/result.ts';
import type { Db } from '../../db/transaction.ts';
import { boardSettings } from '../settings/board-settings.ts';
import { askedTemplate } from '../sheets/asked-template.ts';
import { findTemplate } from '../templates/templates.service.ts';
import type { BatchOrder } from './batch-task.ts';

/** What a batch is asked for, filled in where nothing was said. */
export type ReadBatch = Omit<BatchOrder, 'made' | 'author'>;

/**
 * Refuses `template-unknown`, `paper-unknown`, `paper-not-possible`, `level-unknown`, `grid-unknown`, `grid-unassigned`, `boards-empty`,
 * and `too-many-sheets`. Sheets come in the order of their codes.
 */
export async function readBatch(
  db: Db,
  plan: string,
  division: Division,
  asked: NewBoards,
): Promise<Result<ReadBatch>> {
  const found = await findTemplate(db, asked.template ?? (await boardSettings(db)).template);
  const template = found.ok ? askedTemplate(found.value, asked) : found;
  if (!template.ok) return template;
  const paper = paperSize(template.value);
  if (!paper.ok) return paper;
  const grids = asked.grids === 'all' ? allOf(division, asked) : namedOf(division, asked.grids);
  if (!grids.ok) return grids;
  const count = grids.value.length;
  if (count === 0) return refuse('boards-empty');
  if (count > SHEETS_MAX) return tooMany(count);
  return ok({
    plan,
    grids: grids.value.sort(byCode).map(({ id }) => id),
    template: template.value,
    lang: asked.lang ?? 'zh',
    format: asked.format ?? 'pdf',
    copies: asked.copies ?? 1,
  });
}

function allOf({ tree, levels }: Division, { level: wanted, under }: NewBoards): Result<Grid[]> {
  const level = wanted ?? levels.findLast(({ tiles }) => tiles)?.id;
  if (level === undefined || !levels.some(({ id }) => id === level))
    return refuse('level-unknown', { level: level ?? '', id: '' });
  if (under !== undefined && !tree.grids.has(under)) return refuse('grid-unknown', { id: under });
  const liesUnder = (grid: Grid): boolean => {
    for (
      let at: Grid | undefined = grid;
      at;
      at = at.parentId === null ? undefined : tree.grids.get(at.parentId)
    )
      if (at.id === under) return true;
    return false;
  };
  const all = gridsAt(tree, level).filter(({ unassigned }) => !unassigned);
  return ok(under === undefined ? all : all.filter(liesUnder));
}

function namedOf({ tree }: Division, ids: readonly GridId[]): Result<Grid[]> {
  const wanted = new Set(ids);
  // Before any of them is looked up: whoever asks for so many is told so, and not of the first that is gone.
  if (wanted.size > SHEETS_MAX) return tooMany(wanted.size);
  const grids: Grid[] = [];
  for (const id of wanted) {
    const grid = tree.grids.get(id);
    if (!grid) return refuse('grid-unknown', { id });
    if (grid.unassigned) return refuse('grid-unassigned', { id });
    grids.push(grid);
  }
  return ok(grids);
}

const tooMany = (count: number) => refuse('too-many-sheets', { count, most: SHEETS_MAX });
