import { randomUUID } from 'node:crypto';
import { buildCoverage } from '../../domain/coverage/build.ts';
import { checkPolygons, type RawGrid } from '../../domain/coverage/check-polygons.ts';
import { dissolve } from '../../domain/coverage/dissolve.ts';
import type { Issue } from '../../domain/coverage/issue.ts';
import type { GridType, RiskLevel } from '../../domain/deployment/types.ts';
import { newId } from '../../domain/edit/new-id.ts';
import { type Point, type Polygon, toDegrees } from '../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../domain/geometry/read-polygon.ts';
import { type RawPolygon, readRawGeometry } from '../../domain/geometry/read-raw-polygons.ts';
import { leafLevel } from '../../domain/plan/tree.ts';
import type { Grid, Level } from '../../domain/plan/types.ts';
import type { Reason } from '../../domain/result.ts';
import { gridWithLeaves, rootGrid } from '../plans/new-grids.ts';
import { toWireIssue } from '../plans/wire-issue.ts';
import { type Columns, findColumns, textOf } from './columns.ts';
import type { DraftReport } from './draft-report.ts';
import { strayCorner } from './follows-edge.ts';
import type { Prepared } from './prepared.ts';
import type { FeatureRow } from './read-features.ts';

export interface GridTarget {
  /** The levels that tile, top first. */
  readonly levels: readonly Level[];
  /** The level that the file's polygons are at, below the first. */
  readonly level: Level;
  /** The name of the whole, for the grid at the top. */
  readonly name: string;
  /** The ground that they must cover; null: their own outline. */
  readonly territory: readonly Polygon[] | null;
  /** The words that the deployment has for grids. */
  readonly types: readonly GridType[];
  readonly risks: readonly RiskLevel[];
}

interface FileGrid {
  readonly row: FeatureRow;
  readonly polygons: readonly Polygon[];
}

/**
 * Grids of one level that must be a sound coverage of the territory: no gap, no overlap, every shared border the
 * same vertices. Each polygon becomes one grid at every level beneath (an exclave is a leaf of its own). Any fault
 * is reported with its place and nothing can be taken: null.
 */
export function readGrids(
  rows: readonly FeatureRow[],
  target: GridTarget,
  report: DraftReport,
): Extract<Prepared, { kind: 'plan' }> | null {
  const columns = findColumns(rows, ['id', 'name', 'code', 'type', 'risk']);
  report.columnsDropped = columns.dropped;
  const raw: RawGrid[] = [];
  const grids: FileGrid[] = [];
  for (const row of rows) {
    const read = readRow(row, target);
    if ('code' in read) report.refuse(row.row, read);
    else {
      raw.push({ id: String(row.row), polygons: read.raw });
      grids.push({ row, polygons: read.polygons });
    }
  }
  if (grids.length === 0) return null;
  const faults = faultsOf(checkPolygons(raw, target.territory?.map(toRaw)), grids);
  report.faults = faults.map(toWireIssue);
  if (faults.length > 0) return null;

  // On the lattice a border may still fall onto another one's vertex: the exact matching has the last word.
  const woven = buildCoverage(
    grids.flatMap(({ row, polygons }) => polygons.map((polygon, i) => ({ id: `${row.row}.${i}`, polygon }))),
  );
  if (!woven.ok) {
    const at = woven.reason.at ?? [0, 0];
    report.faults = [
      toWireIssue({ id: 'overlap:lattice', code: 'overlap', severity: 'error', gridIds: [], at }),
    ];
    return null;
  }
  const ground = dissolve(grids.flatMap((grid) => grid.polygons));
  const territory = target.territory ?? ground;
  const stray = strayCorner(ground, territory);
  if (stray) {
    report.faults = [
      toWireIssue({ id: 'outside:edge', code: 'outside', severity: 'error', gridIds: [], at: stray }),
    ];
    return null;
  }
  return {
    kind: 'plan',
    name: target.name,
    territory,
    ground,
    grids: buildGrids(grids, columns, target, report),
  };
}

function readRow(row: FeatureRow, target: GridTarget): { raw: RawPolygon[]; polygons: Polygon[] } | Reason {
  const raw = readRawGeometry(row.geometry);
  if (!raw.ok) return raw.reason;
  const polygons = toLatticePolygons(raw.value);
  if (!polygons.ok) return polygons.reason;
  if (row.fault !== null) return { code: 'geojson-invalid', params: { fault: row.fault } };
  if (polygons.value.length > 1 && target.level.id === leafLevel(target.levels).id)
    return { code: 'leaf-in-parts', params: { parts: polygons.value.length } };
  return { raw: raw.value, polygons: polygons.value };
}

/**
 * Slivers that rounding to the lattice closes are no fault. A T-junction is one when a grid lacks the corner that its
 * neighbour has: exact matching needs it; where only the territory's edge lacks it, the plan's ground gets it.
 */
function faultsOf(issues: readonly Issue[], grids: readonly FileGrid[]): Issue[] {
  const corners = new Set<string>();
  for (const { row, polygons } of grids)
    for (const [x, y] of polygons.flat(2) as Point[]) corners.add(`${row.row} ${x},${y}`);
  return issues.filter(
    ({ severity, code, gridIds, at }) =>
      severity === 'error' ||
      (code === 't-junction' && gridIds.some((id) => !corners.has(`${id} ${at[0]},${at[1]}`))),
  );
}

function toRaw(polygon: Polygon): RawPolygon {
  return polygon.map((ring) => ring.map(toDegrees));
}

function buildGrids(
  file: readonly FileGrid[],
  columns: Columns,
  target: GridTarget,
  report: DraftReport,
): Grid[] {
  const codes = new Set<string>();
  const seed = randomUUID();
  let n = 0;
  const nextId = () => newId(seed, n++);
  const root = rootGrid(nextId(), target.levels, target.name);
  const grids = [root];
  // Levels between the top and the file's get one grid each, that covers all: they are the planner's to divide.
  let parent = root.id;
  for (const level of target.levels.slice(1, target.levels.indexOf(target.level))) {
    const between = { ...root, id: nextId(), parentId: parent, level: level.id };
    grids.push(between);
    parent = between.id;
  }
  /** The id of a word that the file gives by its id or its name; one that the deployment has not is left out. */
  const word = (said: string, words: readonly (GridType | RiskLevel)[], left: (said: string) => void) => {
    const known = words.find(({ id, name }) => said === id || said === name.zh || said === name.en);
    if (said !== '' && !known) left(said);
    return known?.id ?? null;
  };
  for (const { row, polygons } of file) {
    const written = textOf(columns, row.properties, 'code', 64);
    const code = written === '' || codes.has(written) ? null : written;
    if (code !== null) codes.add(code);
    else if (written !== '') report.repair(row.row, 'code-repeated', written, '');
    const facts = {
      name: textOf(columns, row.properties, 'name'),
      code,
      type: word(textOf(columns, row.properties, 'type', 64), target.types, (said) =>
        report.repair(row.row, 'type-unknown', said, ''),
      ),
      risk: word(textOf(columns, row.properties, 'risk', 64), target.risks, (said) =>
        report.repair(row.row, 'risk-unknown', said, ''),
      ),
    };
    grids.push(...gridWithLeaves(target.levels, target.level, parent, polygons, facts, nextId));
  }
  return grids;
}
