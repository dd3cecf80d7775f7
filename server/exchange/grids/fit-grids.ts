import { buildCoverage } from '../../../domain/coverage/build.ts';
import { checkPolygons, type RawGrid } from '../../../domain/coverage/check-polygons.ts';
import { clean } from '../../../domain/coverage/clean/clean.ts';
import type { CleanOptions, Repair } from '../../../domain/coverage/clean/types.ts';
import { dissolve } from '../../../domain/coverage/dissolve.ts';
import type { Issue } from '../../../domain/coverage/issue.ts';
import { type Point, type Polygon, toDegrees } from '../../../domain/geometry/point.ts';
import { toLatticePolygons } from '../../../domain/geometry/read-polygon.ts';
import { strayCorner } from '../follows-edge.ts';
import type { FileGrid } from './file-grid.ts';

/** The ground of a file's grids on the lattice: a sound coverage exactly when `problems` is empty. */
export interface Fitted {
  /** By row; a grid that lost all of its ground has none. */
  readonly ground: ReadonlyMap<number, readonly Polygon[]>;
  /** What somebody has decided to leave to nobody. */
  readonly unassigned: readonly Polygon[];
  readonly repairs: readonly Repair[];
  readonly movedAreaM2: number;
  readonly problems: readonly Issue[];
}

/**
 * Puts the grids of one level on the lattice. A file that fits already comes through as it is, corner by corner; any other
 * is repaired where the rules of `options` allow it, every repair told, and what is left is a problem for a person.
 */
export function fitGrids(
  grids: readonly FileGrid[],
  territory: readonly Polygon[] | null,
  options: CleanOptions,
  progress: (share: number) => void,
): Fitted {
  const asIs = exactGround(grids, territory);
  progress(0.3);
  if (asIs) return { ground: asIs, unassigned: [], repairs: [], movedAreaM2: 0, problems: [] };
  const { cleaned, problems } = repaired(grids, territory, options, (share) => progress(0.3 + share * 0.7));
  return {
    ground: new Map(cleaned.grids.map(({ id, polygons }) => [Number(id), polygons])),
    unassigned: cleaned.unassigned,
    repairs: cleaned.repairs,
    movedAreaM2: cleaned.movedAreaM2,
    problems,
  };
}

function repaired(
  grids: readonly FileGrid[],
  territory: readonly Polygon[] | null,
  options: CleanOptions,
  progress: (share: number) => void,
) {
  const cleaned = clean(grids.map(toRawGrid), territory ?? undefined, { ...options, progress });
  if (cleaned.problems.length > 0) return { cleaned, problems: cleaned.problems };
  // The cleaner's own word is not taken for it: what it gives is held to the same test as any file.
  const pieces = cleaned.grids.flatMap(({ polygons }) => polygons).concat(cleaned.unassigned);
  const fault = territory ? strayCorner(dissolve(pieces), territory) : null;
  const problems: Issue[] = fault
    ? [{ id: 'outside:edge', code: 'outside', severity: 'error', gridIds: [], at: fault }]
    : [];
  return { cleaned, problems };
}

/** The grids as they are, rounded to the lattice, if that makes a sound coverage of the territory; else null. */
function exactGround(
  grids: readonly FileGrid[],
  territory: readonly Polygon[] | null,
): Map<number, readonly Polygon[]> | null {
  const ground = new Map<number, readonly Polygon[]>();
  for (const { row, polygons } of grids) {
    const read = toLatticePolygons(polygons);
    if (!read.ok) return null;
    ground.set(row, read.value);
  }
  const issues = checkPolygons(grids.map(toRawGrid), territory?.map(toRaw));
  if (faultsOf(issues, ground).length > 0) return null;
  // On the lattice a border may still fall onto another one's vertex: the exact matching has the last word.
  const pieces = [...ground].flatMap(([row, polygons]) =>
    polygons.map((polygon, i) => ({ id: `${row}.${i}`, polygon })),
  );
  if (!buildCoverage(pieces).ok) return null;
  const whole = dissolve(pieces.map(({ polygon }) => polygon));
  return strayCorner(whole, territory ?? whole) === null ? ground : null;
}

/**
 * Slivers that rounding to the lattice closes are no fault. A T-junction is one when a grid lacks the corner that its
 * neighbour has: exact matching needs it; where only the territory's edge lacks it, the plan's ground gets it.
 */
function faultsOf(issues: readonly Issue[], ground: ReadonlyMap<number, readonly Polygon[]>): Issue[] {
  const corners = new Set<string>();
  for (const [row, polygons] of ground)
    for (const [x, y] of polygons.flat(2) as Point[]) corners.add(`${row} ${x},${y}`);
  return issues.filter(
    ({ severity, code, gridIds, at }) =>
      severity === 'error' ||
      (code === 't-junction' && gridIds.some((id) => !corners.has(`${id} ${at[0]},${at[1]}`))),
  );
}

function toRawGrid({ row, polygons }: FileGrid): RawGrid {
  return { id: String(row), polygons };
}

function toRaw(polygon: Polygon) {
  return polygon.map((ring) => ring.map(toDegrees));
}
