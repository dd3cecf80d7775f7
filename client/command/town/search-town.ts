import type { LineCollection } from '../../../domain/contract/line.ts';
import type { PlaceCollection } from '../../../domain/contract/place.ts';
import type { GridId, LeafGrid } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { type Box, toDegrees } from '../../../domain/geometry/point.ts';
import { pointOnSurface } from '../../../domain/geometry/surface-point.ts';
import { leavesUnder } from '../../../domain/plan/tree.ts';

/** Something with a name in the town, and where it is in degrees: a spot for a case, ground for a grid. */
export interface FoundPlace {
  readonly key: string;
  readonly kind: 'grid' | 'street' | 'building' | 'unit' | 'shop' | 'camera';
  readonly name: string;
  /** A grid's level; a place's category. */
  readonly of: string | null;
  readonly code: string | null;
  readonly gridId: GridId | null;
  readonly at: readonly [lng: number, lat: number];
}

export interface Searched {
  readonly division: Division | null;
  readonly lines: LineCollection | null;
  readonly places: readonly PlaceCollection[];
}

/** Each kind has room of its own, so that a hundred shops of a name leave the street in sight. */
const MOST_OF_A_KIND = 5;

/**
 * Grids (compounds among them) by name and code, streets, buildings, units, shops and cameras by name: for each what
 * is named so, then what begins so, then what holds the text.
 */
export function searchTown(text: string, { division, lines, places }: Searched): FoundPlace[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  return [
    ...best(wanted, division ? gridsOf(division) : []),
    ...best(wanted, streetsOf(lines)),
    ...best(wanted, division ? buildingsOf(division) : []),
    ...places.flatMap((collection) => best(wanted, placesOf(collection))),
  ];
}

interface Named {
  readonly name: string;
  readonly code: string | null;
  readonly found: () => FoundPlace | null;
}

function best(wanted: string, things: Iterable<Named>): FoundPlace[] {
  const ranked: Named[][] = [[], [], []];
  for (const thing of things) {
    const name = thing.name.toLowerCase();
    const code = thing.code ?? '';
    const rank =
      name === wanted || code === wanted
        ? 0
        : name.startsWith(wanted) || code.startsWith(wanted)
          ? 1
          : name.includes(wanted)
            ? 2
            : 3;
    if (rank < 3 && ranked[rank]!.length < MOST_OF_A_KIND) ranked[rank]!.push(thing);
  }
  const found: FoundPlace[] = [];
  for (const thing of ranked.flat()) {
    const place = thing.found();
    if (place) found.push(place);
    if (found.length === MOST_OF_A_KIND) break;
  }
  return found;
}

function* gridsOf(division: Division): Iterable<Named> {
  for (const [id, grid] of division.tree.grids) {
    if (grid.unassigned) continue;
    yield {
      name: grid.name,
      code: grid.code,
      found: () => {
        const at = insideOf(division, id);
        return at
          ? {
              key: `grid:${id}`,
              kind: 'grid',
              name: grid.name,
              of: grid.level,
              code: grid.code,
              gridId: id,
              at,
            }
          : null;
      },
    };
  }
}

function* buildingsOf(division: Division): Iterable<Named> {
  for (const [id, { name, at }] of division.buildings.all)
    if (name)
      yield {
        name,
        code: null,
        found: () => ({
          key: `building:${id}`,
          kind: 'building',
          name,
          of: null,
          code: null,
          gridId: null,
          at: toDegrees(at),
        }),
      };
}

/** A street's pieces are one street; it is shown at the middle vertex of its longest piece, which lies on it. */
function* streetsOf(lines: LineCollection | null): Iterable<Named> {
  const longest = new Map<string, readonly (readonly number[])[]>();
  for (const { properties, geometry } of lines?.features ?? []) {
    if (!properties.name) continue;
    const known = longest.get(properties.name);
    if (!known || geometry.coordinates.length > known.length)
      longest.set(properties.name, geometry.coordinates);
  }
  for (const [name, points] of longest)
    yield {
      name,
      code: null,
      found: () => {
        const [lng, lat] = points[Math.floor(points.length / 2)]!;
        return {
          key: `street:${name}`,
          kind: 'street',
          name,
          of: null,
          code: null,
          gridId: null,
          at: [lng!, lat!],
        };
      },
    };
}

function* placesOf({ features }: PlaceCollection): Iterable<Named> {
  for (const { properties, geometry } of features) {
    const { id, kind, name, category } = properties;
    if (name)
      yield {
        name,
        code: null,
        found: () => ({
          key: `${kind}:${id}`,
          kind,
          name,
          of: category,
          code: null,
          gridId: null,
          at: [geometry.coordinates[0]!, geometry.coordinates[1]!],
        }),
      };
  }
}

/** A point well inside the largest leaf of a grid: its middle may lie in a neighbour. Null for one without ground. */
function insideOf(division: Division, id: GridId): [lng: number, lat: number] | null {
  let largest: LeafGrid | null = null;
  for (const leafId of leavesUnder(division.tree, id)) {
    const leaf = division.coverage.leaves.get(leafId)!;
    if (!largest || spanOf(leaf.box) > spanOf(largest.box)) largest = leaf;
  }
  return largest && toDegrees(pointOnSurface(largest.polygon));
}

const spanOf = ([minX, minY, maxX, maxY]: Box) => (maxX - minX) * (maxY - minY);
