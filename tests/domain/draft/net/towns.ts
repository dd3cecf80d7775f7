import type { DraftBuilding, DraftLine, Ground } from '../../../../domain/draft/types.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { Random } from '../../../arbitrary/random.ts';
import { randomCoverage } from '../../../arbitrary/random-coverage.ts';

/** 34.4° north: a unit from west to east is 0.92 cm, from south to north 1.11 cm. */
export const ORIGIN: Point = [1_156_500_000, 344_100_000];
const EAST_M = 0.0091748;
const NORTH_M = 0.0111195;

/** The lattice point so many metres east and north of a corner. */
export function metres(x: number, y: number): Point {
  return [ORIGIN[0] + Math.round(x / EAST_M), ORIGIN[1] + Math.round(y / NORTH_M)];
}

/** A ground from 0, 0 to so many metres. */
export function field(width: number, height: number, parent = 'p'): Ground {
  return { polygon: [[metres(0, 0), metres(width, 0), metres(width, height), metres(0, height)]], parent };
}

/** A residential street through places in metres, unless it is said otherwise. */
export function street(
  points: readonly (readonly [number, number])[],
  more: Partial<DraftLine> = {},
): DraftLine {
  return {
    id: points.join(' '),
    points: points.map(([x, y]) => metres(x, y)),
    kind: 'road',
    class: 'residential',
    name: '',
    bridge: false,
    tunnel: false,
    ...more,
  };
}

/** A square house, 8 m wide. */
export function house(x: number, y: number, households = 1): DraftBuilding {
  const footprint: Polygon = [
    [metres(x - 4, y - 4), metres(x + 4, y - 4), metres(x + 4, y + 4), metres(x - 4, y + 4)],
  ];
  return { id: `${x} ${y}`, at: metres(x, y), footprint: [footprint], households, persons: null, use: null };
}

/** A coverage's leaves as grounds, and lines over them that do whatever lines may do. `unit`: about how long a piece of line is. */
export function randomTown(seed: number, unit = 8_000): { grounds: Ground[]; lines: DraftLine[] } {
  const random = new Random(seed);
  const { leaves } = randomCoverage(seed, { columns: 4, rows: 4, cellsPerLeaf: 5 });
  const grounds = leaves.map(({ id, polygon }): Ground => ({ polygon, parent: id }));
  const corners = grounds.flatMap(({ polygon }) => polygon.flat());
  const lines: DraftLine[] = [];
  const place = (): Point => {
    const [x, y] = random.pick(corners);
    // corners, what lies beside them by a unit or two, and anywhere
    const far = random.pick([0, 2, unit]);
    return [x + random.whole(-far, far), y + random.whole(-far, far)];
  };
  for (let l = random.whole(0, 12); l > 0; l--) {
    const known = lines.length > 0 && random.chance(0.3) ? random.pick(lines).points : null;
    let points: Point[] = known ? known.slice(0, random.whole(2, known.length)) : [place()];
    while (points.length < 2 || random.chance(0.7)) {
      const [x, y] = points.at(-1)!;
      const turned: Point = [x + random.whole(-unit, unit), y + random.whole(-unit, unit)];
      points.push(random.chance(0.3) ? place() : turned);
    }
    if (random.chance(0.5)) points = points.toReversed();
    lines.push({
      id: String(l),
      points,
      kind: random.pick(['road', 'road', 'road', 'rail', 'water', 'wall']),
      class: random.pick(['primary', 'residential', 'footway', 'rail', 'river', 'riverbank', 'what', null]),
      name: random.pick(['', '', 'A', 'B']),
      bridge: random.chance(0.1),
      tunnel: random.chance(0.1),
    });
  }
  return { grounds, lines };
}
