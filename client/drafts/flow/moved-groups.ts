import type { WireProposalVariant } from '../../../domain/contract/proposal.ts';
import type { GridId } from '../../../domain/coverage/types.ts';

export type WireMoved = WireProposalVariant['moved'][number];

/** Buildings that go from one grid of today's to one of the proposal's. */
export interface MovedGroup {
  readonly key: string;
  readonly from: GridId | null;
  readonly to: string;
  readonly buildings: readonly WireMoved[];
  readonly households: number;
}

/** What moves, put together by where from and where to; the most households first. */
export function movedGroups(moved: readonly WireMoved[]): MovedGroup[] {
  const groups = new Map<string, WireMoved[]>();
  for (const one of moved) {
    const key = `${one.from ?? ''}>${one.to}`;
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups]
    .map(([key, buildings]) => ({
      key,
      from: buildings[0]!.from,
      to: buildings[0]!.to,
      buildings,
      households: buildings.reduce((sum, { households }) => sum + households, 0),
    }))
    .sort((a, b) => b.households - a.households || b.buildings.length - a.buildings.length);
}
