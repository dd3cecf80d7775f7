import type { WireProposalVariant, WireProposedGrid, WireShortfall } from '../../domain/contract/proposal.ts';
import type { PlacedShortfall, ProposalVariant, ProposedGrid } from '../../domain/draft/proposal.ts';
import type { Division } from '../../domain/edit/types.ts';
import { trustRings, writeRings } from '../../domain/edit/wire-geometry.ts';
import { toDegrees, toLattice } from '../../domain/geometry/point.ts';

/** A variant in degrees; the buildings that move get their names and places. */
export function toWireVariant(variant: ProposalVariant, { buildings }: Division): WireProposalVariant {
  return {
    effort: variant.effort,
    grids: variant.grids.map(toWireGrid),
    removed: [...variant.removed],
    today: { ...variant.today },
    proposed: { ...variant.proposed },
    moved: variant.moved.map(({ building, households, from, to }) => {
      const { name, at } = buildings.all.get(building)!;
      return { building, name, at: toDegrees(at), households, from, to };
    }),
    movedHouseholds: variant.movedHouseholds,
    retired: variant.retired.map((grid) => ({ ...grid })),
    born: variant.born,
    shortfalls: variant.shortfalls.map(toWireShortfall),
  };
}

/** The inverse, of what the server itself wrote: no judgement. */
export function fromWireVariant(variant: WireProposalVariant): ProposalVariant {
  return {
    ...variant,
    grids: variant.grids.map((grid): ProposedGrid => ({ ...grid, rings: trustRings(grid.rings) })),
    shortfalls: variant.shortfalls.map(
      ({ at: [lng, lat], ...rest }): PlacedShortfall => ({
        ...rest,
        code: rest.code as PlacedShortfall['code'],
        at: toLattice(lng, lat),
      }),
    ),
  };
}

function toWireGrid(grid: ProposedGrid): WireProposedGrid {
  return { ...grid, rings: writeRings(grid.rings), from: [...grid.from] };
}

function toWireShortfall({ code, params, at, gridIds }: PlacedShortfall): WireShortfall {
  return { code, params: { ...params }, at: toDegrees(at), gridIds: [...gridIds] };
}
