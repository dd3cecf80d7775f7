import { useMemo } from 'react';
import type { Paper } from '../../../domain/board/template.ts';
import type { SheetQuery, TemplateItem } from '../../../domain/contract/board.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { DrawnSheet } from '../../api/drawn-sheet.ts';
import type { Answer } from '../../editor/ports.ts';
import { boardsApi } from '../boards-api.ts';
import { useBoards } from '../boards-context.ts';
import { useSheetsTold } from '../sheets-told.ts';
import { useBoardSettings, useTemplates } from '../use-templates.ts';
import { type Order, orderedPaper, sheetQuery } from './order/order.ts';

/** How sheets come out as they are ordered. */
export interface SheetLook {
  readonly query: SheetQuery;
  /** The template that is used, whoever named it; null while it is not known. */
  readonly template: TemplateItem['template'] | null;
  /** As it hangs; null where there can be no such paper. */
  readonly paper: Paper | null;
  /** The same as long as a sheet would come out the same. */
  readonly keyOf: (grid: GridId, page?: number) => string;
  readonly draw: (grid: GridId, signal?: AbortSignal, page?: number) => Promise<Answer<DrawnSheet>>;
}

/** A3, until the template is there. */
const UNKNOWN = { paper: 'A3', landscape: true } as const;

export function useSheetLook(order: Order): SheetLook {
  const { plan, lang } = useBoards();
  const templates = useTemplates().data;
  const settings = useBoardSettings().data;
  const told = useSheetsTold((s) => s.times);
  return useMemo(() => {
    const query = sheetQuery(order, lang);
    const wanted = order.template ?? settings?.template;
    const item = templates?.items.find(({ template }) => template.id === wanted);
    const stamp = JSON.stringify([plan.id, plan.revision, told, item?.at ?? null, settings ?? null, query]);
    return {
      query,
      template: item?.template ?? null,
      paper: orderedPaper(order, item?.template ?? UNKNOWN),
      keyOf: (grid, page = 1) => `${grid} ${page} ${stamp}`,
      draw: (grid, signal, page = 1) =>
        boardsApi.sheet(plan.id, grid, { ...query, format: 'svg', page: String(page) }, signal),
    };
  }, [order, lang, templates, settings, told, plan.id, plan.revision]);
}
