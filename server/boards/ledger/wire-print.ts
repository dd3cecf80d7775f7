import type { BoardPrint } from '../../../domain/contract/board.ts';
import type { PrintRow } from './print.queries.ts';

export function toWirePrint(row: PrintRow): BoardPrint {
  return {
    id: row.id,
    grid: row.grid_id,
    plan: row.plan_id,
    revision: row.revision,
    job: row.job_id,
    template: row.template_id,
    paper: row.paper,
    lang: row.lang,
    copies: row.copies,
    at: row.at.toISOString(),
    author: row.author,
    inForce: row.in_force,
  };
}
