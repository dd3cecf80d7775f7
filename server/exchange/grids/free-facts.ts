import type { Grid } from '../../../domain/plan/types.ts';
import type { DraftReport } from '../draft-report.ts';
import type { FileGrid } from './file-grid.ts';

/**
 * Rows without the ids and codes that grids have which stay in the plan: files count from 1, and so did the file of the level
 * above. What is taken from a row is told; its name and its ground stay.
 */
export function freeFacts(
  grids: readonly FileGrid[],
  staying: readonly Grid[],
  report: DraftReport,
): readonly FileGrid[] {
  const ids = new Set(staying.map(({ id }) => id));
  const codes = new Set(staying.map(({ code }) => code));
  return grids.map((grid) => {
    const { row, facts } = grid;
    const { id, code } = facts;
    const isIdTaken = id !== null && ids.has(id);
    const isCodeTaken = code !== null && codes.has(code);
    if (!isIdTaken && !isCodeTaken) return grid;
    if (isIdTaken) report.repair(row, 'id-taken', id, '');
    if (isCodeTaken) report.repair(row, 'code-taken', code, '');
    return {
      ...grid,
      facts: { ...facts, id: isIdTaken ? null : id, code: isCodeTaken ? null : code },
    };
  });
}
