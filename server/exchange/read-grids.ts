import { randomUUID } from 'node:crypto';
import type { CleanOptions } from '../../domain/coverage/clean/types.ts';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import { newId } from '../../domain/edit/new-id.ts';
import type { Polygon } from '../../domain/geometry/point.ts';
import type { Grid, Level } from '../../domain/plan/types.ts';
import type { Columns } from './columns/columns.ts';
import type { DraftReport } from './draft-report.ts';
import type { FileGrid, GridTarget } from './grids/file-grid.ts';
import { fitLevels } from './grids/fit-levels.ts';
import { freeFacts } from './grids/free-facts.ts';
import { growPlan, shapes } from './grids/grow-plan.ts';
import { readGridRows } from './grids/read-grid-rows.ts';
import type { Prepared } from './prepared.ts';
import type { FeatureRow } from './source/source.ts';

/**
 * A draft made of a file's grids: of one level, or of several as a plan goes out. What does not fit is repaired where the
 * rules allow it and reported; what is left waits for a person, and nothing can be taken: null. `territory` is what they have to tile; without one
 * they are the territory.
 */
export function readGrids(
  rows: readonly FeatureRow[],
  columns: Columns,
  target: GridTarget,
  { territory, options }: { readonly territory: readonly Polygon[] | null; readonly options: CleanOptions },
  report: DraftReport,
  progress: (share: number) => void = () => {},
): Extract<Prepared, { kind: 'plan' }> | null {
  const read = readGridRows(rows, columns, target, report);
  const deepest = deepestLevel(read, target.levels);
  if (!deepest) return read.length > 0 ? addShapes(read, target, report) : null;
  const grids = freeFacts(read, stayingAbove(read, deepest, target), report);
  const fitted = fitLevels(grids, target, territory, options, progress);
  report.fitted(fitted);
  for (const { row, facts } of fitted.strangers)
    report.refuse(row, { code: 'parent-unknown', params: { parent: facts.parent || facts.name } });
  if (fitted.problems.length > 0) return null;
  const grown = growPlan(grids, fitted, target, report);
  const ground = dissolve(grown.flatMap(({ polygon }) => (polygon ? [polygon] : [])));
  return { kind: 'plan', name: target.name, territory: territory ?? ground, ground, grids: grown };
}

/** The deepest level below the top that tiles and has rows: its rows have the ground. */
function deepestLevel(grids: readonly FileGrid[], levels: readonly Level[]): Level | undefined {
  const used = new Set(grids.map(({ level }) => level));
  return levels.slice(1).findLast((level) => level.tiles && used.has(level));
}

/** The grids of today's plan that may become parents: of the levels above the rows' that the file has not. */
function stayingAbove(grids: readonly FileGrid[], deepest: Level, { levels, today }: GridTarget): Grid[] {
  const own = new Set(grids.map(({ level }) => level));
  const above = levels.slice(1, levels.indexOf(deepest)).filter((level) => level.tiles && !own.has(level));
  const ids = new Set(above.map(({ id }) => id));
  return today ? [...today.tree.grids.values()].filter(({ level }) => ids.has(level)) : [];
}

/** Grids of levels that do not tile alone: today's plan with them in it. */
function addShapes(
  grids: readonly FileGrid[],
  target: GridTarget,
  report: DraftReport,
): Extract<Prepared, { kind: 'plan' }> | null {
  const { today } = target;
  if (!today) {
    for (const { row, facts } of grids)
      report.refuse(row, { code: 'parent-unknown', params: { parent: facts.parent } });
    return null;
  }
  const seed = randomUUID();
  let n = 0;
  const standing = [...today.tree.grids.values()];
  const ids = new Set(standing.map(({ id }) => id));
  const codes = new Map(standing.map(({ code, name }) => [code, name]));
  const fresh = grids.filter(({ row, facts: { id, code } }) => {
    if (id !== null && ids.has(id)) report.refuse(row, { code: 'id-taken', params: { id } });
    else if (code !== null && codes.has(code))
      report.refuse(row, { code: 'code-taken', params: { code, name: codes.get(code) ?? '' } });
    else return true;
    return false;
  });
  const added = shapes(fresh, standing, target, () => newId(seed, n++), report);
  const { original, polygons } = today.territory;
  return {
    kind: 'plan',
    name: target.name,
    territory: original,
    ground: polygons,
    grids: [...standing, ...added],
  };
}
