import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { LevelId } from '../../../domain/plan/types.ts';

/** What changes when a variant, or some grids of it, are taken: at the level that was asked for. */
export interface Taking {
  readonly grids: number;
  /** How many more there are than today; below 0: fewer. */
  readonly more: number;
  readonly households: number;
  readonly born: number;
  readonly retired: WireProposalVariant['retired'];
  readonly moved: WireProposalVariant['moved'];
  /** Today's grids that would be others, or no more: what hangs of them on walls would be wrong. */
  readonly touched: ReadonlySet<GridId>;
  /** Nothing at all would be another than today. */
  readonly nothing: boolean;
}

/** The whole variant (`chosen` null), or the grids of `level` that are chosen, with all beneath them. */
export function takingOf(
  variant: WireProposalVariant,
  level: LevelId,
  chosen: ReadonlySet<string> | null,
): Taking {
  if (chosen === null) {
    const { grids, proposed, today, movedHouseholds: households, born, retired, moved } = variant;
    const nothing = retired.length === 0 && !grids.some(({ changed }) => changed);
    const more = proposed.grids - today.grids;
    const touched = touchedBy(variant.grids, retired);
    return { grids: proposed.grids, more, households, born, retired, moved, touched, nothing };
  }
  const taken = variant.grids.filter((grid) => grid.level === level && chosen.has(grid.id));
  const from = new Set<GridId>(taken.flatMap((grid) => grid.from));
  const moved = variant.moved.filter(({ to }) => chosen.has(to));
  const retired = variant.retired.filter(({ id }) => from.has(id));
  const inside = gridsIn(variant, chosen);
  const within = variant.grids.filter(({ id }) => inside.has(id));
  return {
    grids: taken.length,
    more: taken.length - from.size,
    households: moved.reduce((sum, { households }) => sum + households, 0),
    born: taken.filter(({ keeps }) => keeps === null).length,
    retired,
    moved,
    touched: touchedBy(within, retired),
    nothing: !within.some(({ changed }) => changed),
  };
}

/** These grids, and those that lie in them. */
function gridsIn({ grids }: WireProposalVariant, chosen: ReadonlySet<string>): ReadonlySet<string> {
  const inside = new Set(chosen);
  // Levels come top first, so that a grid follows the one that it lies in.
  for (const { id, parentId } of grids) if (inside.has(parentId)) inside.add(id);
  return inside;
}

function touchedBy(
  grids: WireProposalVariant['grids'],
  retired: WireProposalVariant['retired'],
): ReadonlySet<GridId> {
  const changed = grids.filter((grid) => grid.changed);
  return new Set([
    ...changed.flatMap(({ from, keeps }) => (keeps === null ? from : [keeps, ...from])),
    ...retired.map(({ id }) => id),
  ]);
}

/** Households (or persons) beyond what today's grids are meant for, where there is a target; below 0: fewer. */
export function surplus({ today }: WireProposalVariant, target: number | null): number | null {
  if (target === null || today.grids === 0) return null;
  return Math.round(today.mean * today.grids - target * today.grids);
}
