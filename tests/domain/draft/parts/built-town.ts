import type { DraftBuilding, DraftLine, Ground } from '../../../../domain/draft/types.ts';
import type { Point, Polygon } from '../../../../domain/geometry/point.ts';
import { segmentsTouch } from '../../../../domain/geometry/predicates.ts';
import { ringArea2 } from '../../../../domain/geometry/ring.ts';
import { pointOnSurface } from '../../../../domain/geometry/surface-point.ts';
import { Random } from '../../../arbitrary/random.ts';
import { field, metres, street } from '../net/towns.ts';

export interface BuiltTown {
  readonly grounds: readonly Ground[];
  readonly lines: readonly DraftLine[];
  readonly buildings: readonly DraftBuilding[];
}

/** A building with this ring, the way round that a shell runs; it stands at a point on its surface. */
export function building(
  id: string,
  ring: readonly Point[],
  households: number,
  use: string | null = null,
): DraftBuilding {
  const shell = ringArea2(ring) < 0n ? ring.toReversed() : ring;
  const polygon: Polygon = [shell];
  return { id, at: pointOnSurface(polygon), footprint: [polygon], households, persons: null, use };
}

/** A rectangle about a middle, in metres, turned by an angle. */
export function block(x: number, y: number, wide: number, deep: number, angle = 0): Point[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return [
    [-1, -1],
    [1, -1],
    [1, 1],
    [-1, 1],
  ].map(([i, j]) => {
    const [u, v] = [(i! * wide) / 2, (j! * deep) / 2];
    return metres(x + u * cos - v * sin, y + u * sin + v * cos);
  });
}

/** Houses in a row that have their walls in common. */
export function row(x: number, y: number, count: number, angle: number, random: Random): DraftBuilding[] {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const place = (u: number, v: number) => metres(x + u * cos - v * sin, y + u * sin + v * cos);
  return Array.from({ length: count }, (_, i) =>
    building(
      `row ${x} ${y} ${i}`,
      [place(7 * i, 0), place(7 * i + 7, 0), place(7 * i + 7, 10), place(7 * i, 10)],
      random.whole(0, 6),
    ),
  );
}

/**
 * A field with streets and buildings on it of every sort that a draft is given. `tidy`: none of them lies on another one or across a street.
 */
export function builtTown(seed: number, tidy = false): BuiltTown {
  const random = new Random(seed);
  const [width, height] = [random.whole(60, 400), random.whole(60, 300)];
  const lines: DraftLine[] = [];
  for (let k = random.whole(0, 3); k > 0; k--) {
    const x = random.whole(0, width);
    lines.push(
      street(
        [
          [x, -5],
          [x + random.whole(-30, 30), height + 5],
        ],
        { class: random.pick(['primary', 'residential', 'service']) },
      ),
    );
  }
  for (let k = random.whole(0, 2); k > 0; k--) {
    const y = random.whole(0, height);
    lines.push(
      street([
        [-5, y],
        [width + 5, y + random.whole(-30, 30)],
      ]),
    );
  }
  const buildings: DraftBuilding[] = [];
  if (tidy) {
    // in cells of their own, as far from one another as houses stand
    const angle = random.next();
    for (let x = 10; x < width; x += 22) {
      for (let y = 10; y < height; y += 20) {
        if (random.chance(0.3)) continue;
        const ring = block(x, y, random.whole(4, 12), random.whole(4, 10), angle);
        const use = random.pick(['house', 'retail', null]);
        if (!liesAcross(ring, [field(width, height).polygon[0]!, ...lines.map(({ points }) => points)]))
          buildings.push(building(`${x} ${y}`, ring, random.whole(0, 9), use));
      }
    }
    return { grounds: [field(width, height)], lines, buildings };
  }
  for (let k = random.whole(0, 12); k > 0; k--) {
    const [x, y] = [random.whole(-20, width + 20), random.whole(-20, height + 20)];
    const angle = random.pick([0, 0, 0.3, random.next() * 3]);
    const households = random.pick([0, 1, 3, 40, 400]);
    const id = `b${k}`;
    switch (random.whole(0, 7)) {
      case 0:
        buildings.push(...row(x, y, random.whole(2, 14), angle, random));
        break;
      case 1:
        // rows back to back, whose walls do not quite meet
        buildings.push(
          ...row(x, y, random.whole(2, 9), angle, random),
          ...row(x, y + 10.004, random.whole(2, 9), angle, random),
        );
        break;
      case 2:
        for (let i = random.whole(1, 20); i > 0; i--) {
          const at = metres(x + random.whole(-15, 15), y + random.whole(-15, 15));
          buildings.push({
            id: `${id} ${i}`,
            at,
            footprint: null,
            households: random.whole(0, 9),
            persons: null,
            use: null,
          });
        }
        break;
      case 3: {
        // one within another
        buildings.push(building(id, block(x, y, 60, 40, angle), households));
        buildings.push(building(`${id} in`, block(x, y, 10, 10, angle), 5));
        break;
      }
      case 4: {
        // a ring that crosses itself
        const [a, b, c, d] = block(x, y, 20, 14, angle);
        buildings.push({
          id,
          at: metres(x, y),
          footprint: [[[a!, c!, b!, d!]]],
          households,
          persons: null,
          use: 'house',
        });
        break;
      }
      case 5:
        buildings.push(
          building(id, block(x, y, 30, 12, angle), households, random.pick(['school', 'market', 'house'])),
        );
        buildings.push({ ...buildings.at(-1)!, id: `${id} again` });
        break;
      case 6:
        buildings.push(
          building(id, block(x, y, random.whole(1, 500), random.whole(1, 300), angle), households),
        );
        break;
      default:
        for (let i = 0; i < 12; i++)
          buildings.push(
            building(
              `${id} ${i}`,
              block(x + 14 * (i % 4), y + 15 * (i >> 2), 10, 9, angle),
              random.whole(0, 9),
            ),
          );
    }
  }
  return { grounds: [field(width, height)], lines, buildings };
}

/** Does a ring cross, or stand less than a metre from, one of these lines? */
function liesAcross(ring: readonly Point[], lines: readonly (readonly Point[])[]): boolean {
  const [x, y] = ring[0]!;
  const [east, north] = [metres(1, 0)[0] - metres(0, 0)[0], metres(0, 1)[1] - metres(0, 0)[1]];
  const wide = ring.map(([px, py]): Point => [px + Math.sign(px - x) * east, py + Math.sign(py - y) * north]);
  return lines.some((line) =>
    line.some((a, i) => {
      const b = line[(i + 1) % line.length]!;
      return wide.some((c, k) => segmentsTouch(a, b, c, wide[(k + 1) % wide.length]!));
    }),
  );
}
