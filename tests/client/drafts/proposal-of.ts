import type { WireProposalVariant, WireProposedGrid } from '../../../domain/contract/proposal.ts';

/** A proposed grid of 300 households at the level `compound`, but for what is said of it. */
export function grid(id: string, part: Partial<WireProposedGrid> = {}): WireProposedGrid {
  return {
    id,
    parentId: 'community',
    level: 'compound',
    rings: [],
    keeps: null,
    name: '',
    type: null,
    from: [],
    changed: true,
    households: 300,
    persons: 900,
    buildings: 10,
    target: 300,
    areaM2: 1,
    compactness: 0.5,
    ...part,
  };
}

/** A variant of these grids, with figures of as many as there are today. */
export function variant(
  grids: readonly WireProposedGrid[],
  today: number,
  part: Partial<WireProposalVariant> = {},
): WireProposalVariant {
  const figures = (n: number) => ({
    grids: n,
    min: 300,
    max: 300,
    mean: 300,
    worst: 0,
    within: 1,
    withinTen: 1,
    compactness: 0.5,
    onLines: 1,
  });
  return {
    effort: 1,
    grids: [...grids],
    removed: [],
    today: figures(today),
    proposed: figures(grids.filter(({ level }) => level === 'compound').length),
    moved: [],
    movedHouseholds: 0,
    retired: [],
    born: grids.filter(({ keeps }) => keeps === null).length,
    shortfalls: [],
    ...part,
  };
}
