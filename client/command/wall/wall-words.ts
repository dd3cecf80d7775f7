import { severitiesOf } from '../../../domain/case/severity.ts';
import type { WireCase } from '../../../domain/contract/case.ts';
import type { WireAlarm, WireKind } from '../../../domain/contract/case-office.ts';
import type { Profile } from '../../../domain/deployment/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Say } from '../../i18n/use-say.ts';
import { gridName } from '../../ui/shell/grid-name.ts';
import { type KindTree, kindName, kindPath, kindTree } from '../town/kind-tree.ts';
import type { WallAlarm } from './panels/alarm-banner.tsx';
import type { WallCase } from './panels/queue.tsx';

/** Everything on a wall that has a name: grids by the plan in force, kinds by the tree, alarms as sentences. */
export interface WallWords {
  readonly grid: (id: string | null) => string;
  readonly kind: (id: string, said?: string) => string;
  /** The class that a kind belongs to. */
  readonly classOf: (id: string) => { readonly id: string; readonly name: string };
  readonly level: (id: string) => string;
  readonly row: (of: WireCase, urgency: string) => WallCase;
  readonly alarm: (alarm: WireAlarm, of: WireCase | undefined) => WallAlarm;
}

export function wallWords(
  profile: Profile,
  kinds: readonly WireKind[],
  division: Division | null,
  say: Say,
): WallWords {
  const tree: KindTree = kindTree(kinds);
  const grid = (id: string | null) => {
    const found = id === null ? undefined : division?.tree.grids.get(id);
    // A case keeps the grid of its report: the plan in force may not have it any more.
    return found ? gridName(found, say) : id === null ? say.t('wall.noGrid') : id;
  };
  const kind = (id: string, said = '') => kindName(tree, id, say, said);
  const severity = (id: string) => {
    const found = severitiesOf(profile.cases).find((one) => one.id === id);
    return found ? say.words(found.name) : id;
  };
  return {
    grid,
    kind,
    classOf: (id) => {
      const [top] = kindPath(tree, id);
      return top ? { id: top.id, name: say.words(top.name) } : { id, name: kind(id) };
    },
    level: (id) => {
      const found = profile.levels.find((one) => one.id === id);
      return found ? say.words(found.name) : id;
    },
    row: (of, urgency) => ({ of, urgency, kind: kind(of.kind, of.kindSaid), grid: grid(of.grid) }),
    alarm: ({ id, kind: why, grid: where, count, raisedAt, acknowledgedBy, acknowledgedAt }, of) => ({
      id,
      text:
        why === 'grid-over'
          ? say.t('wall.alarmGrid', { grid: grid(where), n: say.number(count ?? 0) })
          : say.t('wall.alarmSevere', {
              severity: of ? severity(of.severity) : '',
              what: of ? of.title || kind(of.kind, of.kindSaid) : '',
              grid: grid(where ?? of?.grid ?? null),
            }),
      raisedAt: Date.parse(raisedAt),
      acknowledgedBy,
      acknowledgedAt: acknowledgedAt === null ? null : Date.parse(acknowledgedAt),
    }),
  };
}
