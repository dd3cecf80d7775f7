import type { BoardBuilding, GroundPolygon } from '../content.ts';
import { clipRing } from './clip.ts';
import { type PaperGround, type Sides, sidesMeet, sidesOf, type Xy } from './paper-ground.ts';
import { simplifyRing, UNSEEN_MM } from './simplify.ts';

/** Rings on the paper, cut where the frame's margin ends; even-odd, as all areas of a drawing. */
export function readRings(polygons: readonly GroundPolygon[], ground: PaperGround): readonly Xy[] {
  return polygons.flat().flatMap((ring) => {
    const cut = simplifyRing(clipRing(ground.points(ring), ground.kept), UNSEEN_MM);
    return cut.length > 0 ? [cut] : [];
  });
}

export interface PaperBuilding {
  readonly building: BoardBuilding;
  readonly rings: readonly Xy[];
  readonly sides: Sides;
  /** Whether it reaches into the frame itself. */
  readonly seen: boolean;
}

/** A building smaller than this both ways is left out. */
const LEAST_MM = 0.3;
/** Corners on one sheet: at about seven bytes each, buildings take no more than half of a file of 300 kB. */
const MOST_CORNERS = 18_000;
/** Where there are more, buildings are drawn coarser, and smaller ones left out, step by step. */
const COARSER: readonly (readonly [tolerance: number, least: number])[] = [
  [UNSEEN_MM, LEAST_MM],
  [0.1, 0.4],
  [0.16, 0.6],
  [0.25, 0.9],
];

/** The buildings that reach the frame's margin, each once, those too small to be seen left out. */
export function readBuildings(
  buildings: readonly BoardBuilding[],
  ground: PaperGround,
): readonly PaperBuilding[] {
  const cut = buildings.flatMap((building) => {
    const rings = building.polygons
      .flat()
      .map((ring) => clipRing(ground.points(ring), ground.kept))
      .filter((ring) => ring.length > 0);
    return rings.length > 0 ? [{ building, rings, sides: sidesOf(rings[0]!) }] : [];
  });
  let read: readonly PaperBuilding[] = [];
  for (const [tolerance, least] of COARSER) {
    const known = new KnownRings();
    let corners = 0;
    read = cut.flatMap(({ building, rings, sides }) => {
      if (sides.right - sides.left < least && sides.bottom - sides.top < least) return [];
      const drawn = rings.map((ring) => simplifyRing(ring, tolerance)).filter((ring) => ring.length > 0);
      if (drawn.length === 0) return [];
      // The same outline twice would be a hole in an even-odd area.
      if (!known.add(drawn[0]!)) return [];
      corners += drawn.reduce((sum, ring) => sum + ring.length / 2, 0);
      return [{ building, rings: drawn, sides, seen: sidesMeet(sides, ground.frame) }];
    });
    if (corners <= MOST_CORNERS) break;
  }
  return read;
}

/** Rings that were drawn, found by where they begin: to write all corners of all buildings as text took a sixteenth of a sheet's time. */
class KnownRings {
  readonly #byStart = new Map<number, Xy[]>();

  /** False where the same ring is known already. */
  add(ring: Xy): boolean {
    const start = ring[0]! + ring[1]! * 1e4;
    const others = this.#byStart.get(start);
    if (others === undefined) this.#byStart.set(start, [ring]);
    else if (others.some((other) => sameNumbers(other, ring))) return false;
    else others.push(ring);
    return true;
  }
}

function sameNumbers(a: Xy, b: Xy): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}
