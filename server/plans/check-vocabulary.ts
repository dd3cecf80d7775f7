import { listWords } from '../../domain/deployment/list-words.ts';
import type { Profile } from '../../domain/deployment/types.ts';
import type { Edit, NewChild } from '../../domain/edit/types.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';

/**
 * Whether an edit says only what the deployment has words for: the types and risk levels of grids, the roles of their
 * teams. Refuses `type-unknown`, `risk-unknown`, `role-unknown`. Tags are free.
 */
export function checkVocabulary(profile: Profile, edit: Edit): Result<Edit> {
  if (edit.kind === 'team') {
    const stranger = edit.team.members.find(({ role }) => !isAmong(profile.roles, role));
    return stranger
      ? refuse('role-unknown', { role: stranger.role, known: listWords(profile.roles) })
      : ok(edit);
  }
  for (const { type, risk } of describedBy(edit)) {
    if (type && !isAmong(profile.types, type)) return refuse('type-unknown', { type });
    if (risk && !isAmong(profile.risks, risk)) return refuse('risk-unknown', { risk });
  }
  return ok(edit);
}

function describedBy(
  edit: Edit,
): readonly { readonly type?: string | null; readonly risk?: string | null }[] {
  if (edit.kind === 'describe') return [edit.set];
  return edit.kind === 'replace' ? withChildren(edit.added) : [];
}

function withChildren(grids: readonly NewChild[]): NewChild[] {
  return grids.flatMap((grid) => [grid, ...withChildren(grid.children ?? [])]);
}

function isAmong(words: readonly { readonly id: string }[], id: string): boolean {
  return words.some((word) => word.id === id);
}
