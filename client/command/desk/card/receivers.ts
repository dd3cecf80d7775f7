import type { CaseGrid } from '../../../../domain/contract/case.ts';
import type { WireDepartment } from '../../../../domain/contract/case-office.ts';
import type { ProfileLevel } from '../../../../domain/deployment/types.ts';
import type { Say } from '../../../i18n/use-say.ts';

/** Somebody a case can go to: the team of one of its grids, or a department. */
export interface Receiver {
  readonly id: string;
  readonly kind: 'team' | 'department';
  readonly name: string;
}

/** The teams of the case's own grids, its leaf first, then every department. */
export function receiversOf(
  grids: readonly CaseGrid[],
  departments: readonly WireDepartment[],
  levels: readonly ProfileLevel[],
  say: Say,
): Receiver[] {
  const levelName = (id: string) => {
    const level = levels.find((l) => l.id === id);
    return level ? say.words(level.name) : id;
  };
  const inUse = departments.filter(({ active }) => active !== false);
  return [
    ...grids.map(({ id, name, level }) => ({
      id,
      kind: 'team' as const,
      name: `${name || levelName(level)} · ${levelName(level)}`,
    })),
    ...inUse.map(({ id, name }) => ({ id, kind: 'department' as const, name: say.words(name) })),
  ];
}
