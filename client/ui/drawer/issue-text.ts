import type { Issue } from '../../../domain/coverage/issue.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Say } from '../../i18n/use-say.ts';
import { gridName } from '../shell/grid-name.ts';

/** An issue in words, its numbers as people write them and its roles by the profile's names. */
export function issueText(issue: Issue, division: Division | null, profile: Profile, say: Say): string {
  const params: Record<string, string> = {};
  for (const [key, value] of Object.entries(issue.params ?? {}))
    params[key] = typeof value === 'number' ? say.number(Math.round(value)) : value;
  if (issue.areaM2 !== undefined) params.areaM2 = say.number(Number(issue.areaM2.toPrecision(3)));
  if (issue.widthM !== undefined) params.widthM = say.number(Number(issue.widthM.toPrecision(2)));
  const role = profile.roles.find((r) => r.id === params.role);
  if (role) params.role = say.words(role.name);
  const grid = division?.tree.grids.get(issue.gridIds[0] ?? '');
  if (grid) params.name = gridName(grid, say);
  return say.t(`issue.${issue.code}`, params);
}
