import type { Plane } from './plane.ts';
import type { DayGround, Position } from './types.ts';

/** A place along a street or water, or where streets meet; named `A` or `A与B`, '' where they have no name. */
export interface StreetPlace {
  readonly at: Position;
  readonly name: string;
  readonly crossing: boolean;
  readonly water: boolean;
}

/** Along a line a place is taken every so many metres. */
const EVERY_M = 60;
/** Lines that come within this meet: real ones are not noded. */
const MEET_M = 8;
const ROAD_KINDS = new Set(['road', 'water']);
const NO_STREET = new Set(['footway', 'steps', 'path', 'cycleway', 'track', 'subway']);

/** Places along the lines of a ground and where two streets of different names meet. */
export function streetPlaces(ground: DayGround, plane: Plane): StreetPlace[] {
  const places: StreetPlace[] = [];
  const corners = new Map<string, { at: Position; names: Set<string>; ways: Set<number> }>();
  for (const [way, { kind, class: klass, name, line }] of ground.lines.entries()) {
    if (!ROAD_KINDS.has(kind) || NO_STREET.has(klass)) continue;
    const water = kind === 'water';
    for (const at of spaced(line, plane)) places.push({ at, name, crossing: false, water });
    if (water) continue;
    for (const at of line) {
      const key = plane.cell(at, MEET_M);
      const corner = corners.get(key) ?? { at, names: new Set(), ways: new Set() };
      if (name !== '') corner.names.add(name);
      corner.ways.add(way);
      corners.set(key, corner);
    }
  }
  for (const { at, names, ways } of corners.values()) {
    if (ways.size < 2 || names.size === 1) continue;
    places.push({ at, name: [...names].slice(0, 2).join('与'), crossing: true, water: false });
  }
  return places;
}

/** The name of the nearest street of a place, as a case's title begins: `A附近`; without one, that there is none. */
export function nearestStreets(places: readonly StreetPlace[], plane: Plane): (at: Position) => string {
  const cells = new Map<string, StreetPlace[]>();
  for (const place of places) {
    if (place.name === '' || place.crossing || place.water) continue;
    const key = plane.cell(place.at, NEAR_M);
    cells.set(key, [...(cells.get(key) ?? []), place]);
  }
  return (at) => {
    let best: { name: string; metres: number } | null = null;
    for (const dx of [-1, 0, 1])
      for (const dy of [-1, 0, 1])
        for (const place of cells.get(plane.cell(at, NEAR_M, dx, dy)) ?? []) {
          const metres = plane.metres(at, place.at);
          if (!best || metres < best.metres) best = { name: place.name, metres };
        }
    return best ? `${best.name}附近` : '辖区内';
  };
}

const NEAR_M = 200;

function spaced(line: readonly Position[], plane: Plane): Position[] {
  const places: Position[] = [];
  let next = EVERY_M / 2;
  for (let i = 1; i < line.length; i++) {
    const [a, b] = [line[i - 1]!, line[i]!];
    const length = plane.metres(a, b);
    for (; next < length; next += EVERY_M) {
      const t = next / length;
      places.push([a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t]);
    }
    next -= length;
  }
  return places;
}
