import type { DayGround, Position } from '../../../data/day/types.ts';
import type { Town } from '../../../data/town/types.ts';

/** The demonstration's town as cases are drawn from it. */
export function townGround(town: Town): DayGround {
  return {
    territory: town.territory,
    lines: town.lines,
    buildings: town.buildings.map(({ polygon, households, use }) => ({
      at: middleOf(polygon[0]!),
      households,
      use,
    })),
    places: town.places.flatMap(({ kind, category, at }) =>
      kind === 'camera' ? [] : [{ kind, category, at }],
    ),
  };
}

/** The middle of a ring's corners: near enough to a building. */
function middleOf(ring: readonly Position[]): Position {
  const sum = ring.reduce<[number, number]>(([x, y], [lng, lat]) => [x + lng, y + lat], [0, 0]);
  return [sum[0] / ring.length, sum[1] / ring.length];
}
