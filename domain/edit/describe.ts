import type { Grid } from '../plan/types.ts';
import { ok, type Result, refuse } from '../result.ts';
import { equalValues } from './equal-values.ts';
import { editableGrid, gridOf, placeOf } from './guard.ts';
import type { Description, Diff, Division, Edit } from './types.ts';

/** Longest name, note and tag, in characters: a board has to print them. */
export const NAME_MAX = 80;
const NOTE_MAX = 2000;
const TAGS_MAX = 20;

/**
 * Sets attributes of one or more grids. A locked grid takes nothing but `locked: false` (alone or with others).
 * Refuses `grid-gone`, `locked`, `unassigned-ground` (nobody's ground has no name or team: carve a grid from it),
 * `name-empty`, `text-too-long`, `bad-count`, `nothing-changes`.
 */
export function describe(division: Division, edit: Extract<Edit, { kind: 'describe' }>): Result<Diff> {
  const wrong = checkDescription(edit.set);
  if (wrong) return wrong;
  const updated: (readonly [Grid, Grid])[] = [];
  for (const id of new Set(edit.gridIds)) {
    const grid = gridOf(division, id);
    if (!grid.ok) return grid;
    const locked = refuseLock(division, grid.value, edit.set);
    if (locked) return locked;
    if (grid.value.unassigned) return refuse('unassigned-ground', {}, placeOf(division, id));
    const after: Grid = { ...grid.value, ...edit.set };
    if (!equalValues(grid.value, after)) updated.push([grid.value, after]);
  }
  if (updated.length === 0) return refuse('nothing-changes');
  return ok({ added: [], updated, removed: [] });
}

/** A grid's own lock gives way to `locked: false`; one above it only where nothing else is set. */
function refuseLock(division: Division, grid: Grid, set: Description): Result<never> | null {
  const unlocks = set.locked === false;
  if (unlocks && (grid.parentId === null || Object.keys(set).length === 1)) return null;
  const editable = editableGrid(division, unlocks ? grid.parentId! : grid.id);
  return editable.ok ? null : editable;
}

function checkDescription(set: Description) {
  if (set.name !== undefined && set.name.trim() === '') return refuse('name-empty');
  for (const [field, value, max] of [
    ['name', set.name, NAME_MAX],
    ['note', set.note, NOTE_MAX],
    ['code', set.code, NAME_MAX],
  ] as const)
    if (typeof value === 'string' && value.length > max) return refuse('text-too-long', { field, max });
  if (set.tags && (set.tags.length > TAGS_MAX || set.tags.some((tag) => tag.length > NAME_MAX)))
    return refuse('text-too-long', { field: 'tags', max: TAGS_MAX });
  const counts = [set.target, set.declared?.households, set.declared?.persons];
  if (counts.some((n) => n !== undefined && n !== null && !(Number.isSafeInteger(n) && n >= 0)))
    return refuse('bad-count');
  if (set.target === 0) return refuse('bad-count');
  return null;
}
