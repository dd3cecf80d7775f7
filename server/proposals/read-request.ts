import type { NewProposal, ProposalRequest } from '../../domain/contract/proposal.ts';
import type { GridId } from '../../domain/coverage/types.ts';
import { USUAL_BARRIERS } from '../../domain/draft/usual-barriers.ts';
import { gridOf, placeOf } from '../../domain/edit/guard.ts';
import type { Division } from '../../domain/edit/types.ts';
import { readPoints } from '../../domain/edit/wire-geometry.ts';
import { boxesMeet, boxOf } from '../../domain/geometry/box.ts';
import { samePoint } from '../../domain/geometry/point.ts';
import { polygonBox } from '../../domain/geometry/ring.ts';
import type { Level } from '../../domain/plan/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { isBarrierWord } from './barrier-word.ts';

const SEED = 1;
/** Where the level's band has no end to take it from. */
const TOLERANCE = 0.2;

/**
 * What is asked of the machine, with everything filled in that was left out: the level's target, measure and band. Refuses
 * `level-unknown`, `level-does-not-tile`, `level-root`; `grid-gone`, `scope-below-level`; `target-and-parts`, `target-missing`;
 * `persons-unknown` where none are known in the scope; `barrier-unknown`; of lines drawn by hand `too-few-points`, `line-outside`, and what a
 * point refuses.
 */
export function readRequest(division: Division, asked: NewProposal): Result<ProposalRequest> {
  const level = levelOf(division, asked.level);
  if (!level.ok) return level;
  const scope = readScope(division, asked.scope, asked.level);
  if (!scope.ok) return scope;
  const measure = asked.measure ?? level.value.measure;
  const aim = readAim(asked, level.value, measure);
  if (!aim.ok) return aim;
  if (measure === 'persons' && !knowsPersons(division, scope.value))
    return refuse('persons-unknown', {}, placeOf(division, scope.value[0]!));
  for (const barrier of asked.barriers ?? [])
    if (!isBarrierWord(barrier)) return refuse('barrier-unknown', { barrier });
  const drawn = checkDrawn(division, asked.drawn ?? []);
  if (!drawn.ok) return drawn;
  const { target: _, parts: __, keepBorders, ...rest } = asked;
  return ok({
    ...rest,
    ...aim.value,
    method: asked.method ?? 'draft',
    scope: asked.scope === 'all' ? 'all' : [...scope.value],
    ...(keepBorders === undefined ? {} : { keepBorders: Number(keepBorders) }),
    measure,
    tolerance: asked.tolerance ?? toleranceOf(level.value),
    seed: asked.seed ?? SEED,
    barriers: [...new Set(asked.barriers ?? USUAL_BARRIERS)],
  });
}

/** The grids whose ground is divided anew: those that are named, without those that lie in another of them. */
export function scopeOf({ tree }: Division, scope: ProposalRequest['scope']): GridId[] {
  if (scope === 'all') return [tree.root];
  const named = new Set(scope);
  const liesInAnother = (id: GridId) => {
    for (
      let at = tree.grids.get(id)?.parentId ?? null;
      at !== null;
      at = tree.grids.get(at)?.parentId ?? null
    )
      if (named.has(at)) return true;
    return false;
  };
  return [...named].filter((id) => !liesInAnother(id));
}

function levelOf({ levels, tree }: Division, id: string): Result<Level> {
  const level = levels.find((known) => known.id === id);
  if (!level) return refuse('level-unknown', { level: id });
  if (!level.tiles) return refuse('level-does-not-tile', { level: id });
  if (tree.grids.get(tree.root)!.level === id) return refuse('level-root', { level: id });
  return ok(level);
}

function readScope(division: Division, asked: NewProposal['scope'], level: string): Result<GridId[]> {
  const rankOf = (id: string) => division.levels.findIndex((known) => known.id === id);
  const scope = scopeOf(division, asked);
  for (const id of scope) {
    const grid = gridOf(division, id);
    if (!grid.ok) return grid;
    const { name, level: own, shape } = grid.value;
    if (shape) return refuse('level-does-not-tile', { level: own }, placeOf(division, id));
    if (rankOf(own) > rankOf(level)) return refuse('scope-below-level', { id, name }, placeOf(division, id));
  }
  return ok(scope);
}

function readAim(
  { target, parts }: NewProposal,
  level: Level,
  measure: Level['measure'],
): Result<{ readonly target: number } | { readonly parts: number }> {
  if (parts !== undefined) return target === undefined ? ok({ parts }) : refuse('target-and-parts');
  // A target of households says nothing of persons.
  const wanted = target ?? (measure === level.measure ? level.target : null);
  return wanted === null ? refuse('target-missing', { level: level.id }) : ok({ target: wanted });
}

/** As far as the nearer end of the level's band is from its target. */
function toleranceOf({ band: [low, high] }: Level): number {
  const near = Math.min(1 - low, high - 1);
  return near > 0 && near < 1 ? Math.round(near * 1e6) / 1e6 : TOLERANCE;
}

function knowsPersons({ counts }: Division, scope: readonly GridId[]): boolean {
  return scope.some((id) => {
    const count = counts.get(id);
    return !count || count.persons > 0 || count.households === 0;
  });
}

function checkDrawn({ territory }: Division, drawn: NonNullable<NewProposal['drawn']>): Result<null> {
  const grounds = territory.polygons.map(polygonBox);
  for (const line of drawn) {
    const points = readPoints(line);
    if (!points.ok) return points;
    const [first] = points.value;
    if (!first || points.value.every((point) => samePoint(point, first)))
      return refuse('too-few-points', {}, first);
    const box = boxOf(points.value);
    if (!grounds.some((ground) => boxesMeet(ground, box))) return refuse('line-outside', {}, first);
  }
  return ok(null);
}
