import { ok, type Result, refuse } from '../result.ts';
import { NAME_MAX } from './describe.ts';
import { equalValues } from './equal-values.ts';
import { editableGrid, placeOf } from './guard.ts';
import type { Diff, Division, Edit } from './types.ts';

/** More members than any board has room for. */
const MEMBERS_MAX = 60;

/**
 * Sets a grid's team and service phones. Refuses `grid-gone`, `locked`, `unassigned-ground`, `text-too-long`,
 * `team-too-large`, `nothing-changes`.
 */
export function team(division: Division, edit: Extract<Edit, { kind: 'team' }>): Result<Diff> {
  const grid = editableGrid(division, edit.gridId);
  if (!grid.ok) return grid;
  if (grid.value.unassigned) return refuse('unassigned-ground', {}, placeOf(division, edit.gridId));
  const { members, services } = edit.team;
  if (members.length > MEMBERS_MAX || services.length > MEMBERS_MAX)
    return refuse('team-too-large', { max: MEMBERS_MAX });
  const texts = [
    ...members.flatMap((m) => [m.role, m.name, m.phone]),
    ...services.flatMap((s) => [s.name, s.phone]),
  ];
  if (texts.some((text) => text.length > NAME_MAX))
    return refuse('text-too-long', { field: 'team', max: NAME_MAX });
  if (equalValues(grid.value.team, edit.team)) return refuse('nothing-changes');
  return ok({ added: [], updated: [[grid.value, { ...grid.value, team: edit.team }]], removed: [] });
}
