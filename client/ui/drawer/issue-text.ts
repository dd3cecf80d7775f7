import type { Issue } from '../../../domain/coverage/issue.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { areaText } from '../../i18n/area-text.ts';
import type { Say } from '../../i18n/use-say.ts';
import { gridName } from '../shell/grid-name.ts';

type Told = Pick<Issue, 'code' | 'gridIds' | 'params' | 'areaM2' | 'widthM'>;

/** An issue in words: numbers as people write them, roles by the profile's names, then its area or width. */
export function issueText(issue: Told, division: Division | null, profile: Profile, say: Say): string {
  const params: Record<string, string> = { name: nameOf(issue, division, say), pieces: '' };
  for (const [key, value] of Object.entries(issue.params ?? {}))
    if (key !== 'name') params[key] = typeof value === 'number' ? say.number(Math.round(value)) : value;
  const { value, measure } = issue.params ?? {};
  if (typeof value === 'number')
    params.amount = measure === 'persons' ? say.persons(value) : say.households(value);
  const role = profile.roles.find((r) => r.id === params.role);
  if (role) params.role = say.words(role.name);
  const size =
    issue.areaM2 !== undefined
      ? areaText(issue.areaM2, say)
      : issue.widthM !== undefined
        ? say.t('issueWidth', { n: say.number(Number(issue.widthM.toPrecision(2))) })
        : '';
  return [say.t(`issue.${issue.code}`, params), size].filter(Boolean).join(say.t('list.comma'));
}

/** The name of what is wrong: the issue's own where it names a building, else that of its grid. */
function nameOf({ code, gridIds, params }: Told, division: Division | null, say: Say): string {
  if (code === 'cut-building' || code === 'building-outside')
    return String(params?.name ?? '') || say.t('building.unnamed');
  const grid = division?.tree.grids.get(gridIds[0] ?? '');
  return grid ? gridName(grid, say) : String(params?.name ?? '');
}
