import type { TemplateLines } from '../../../domain/board/ledger/types.ts';
import type { BoardTemplate } from '../../../domain/board/template.ts';
import type { Db, Tx } from '../../db/transaction.ts';
import { builtInTemplate } from '../templates/built-in.ts';
import { selectTemplateLines } from '../templates/template.queries.ts';

/** The lines that are kept of a sheet's template: those of the product change with the product, and then no board is wrong by them. */
export function linesToKeep({ id, heading, footing }: BoardTemplate): TemplateLines | null {
  return builtInTemplate(id) ? null : { heading, footing };
}

/** The lines of the office's own templates as they are now, by the template's id. */
export async function linesNow(db: Db | Tx): Promise<ReadonlyMap<string, TemplateLines>> {
  const rows = await selectTemplateLines(db);
  return new Map(rows.map(({ id, heading, footing }) => [id, { heading, footing }]));
}
