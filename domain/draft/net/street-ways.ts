import type { NetLine } from '../types.ts';
import type { FlatLines } from './flat-lines.ts';

/** Below this share of a street's length its pieces run every way: it is a ring. */
const STRAIGHT = 0.35;

/**
 * Of two carriageways of one street, one for each way of the traffic, which is kept: the same one all along the street. A street
 * on the whole straight keeps the one that runs eastward (northward where it runs due north), a ring the one that runs counter-clockwise.
 */
export class StreetWays {
  readonly #ways = new Map<string, Way>();

  constructor(lines: readonly NetLine[], flat: FlatLines) {
    const { ax, ay, bx, by, lineOf } = flat;
    for (let s = 0; s < lineOf.length; s++) {
      // behind the lines come outlines
      if (lineOf[s]! >= lines.length) break;
      const name = streetOf(lines[lineOf[s]!]!);
      let way = this.#ways.get(name);
      if (!way) {
        way = { cos: 0, sin: 0, x: 0, y: 0, length: 0 };
        this.#ways.set(name, way);
      }
      const dx = bx[s]! - ax[s]!;
      const dy = by[s]! - ay[s]!;
      const length = Math.hypot(dx, dy);
      if (length === 0) continue;
      // with the angle doubled there and back are one
      way.cos += (dx * dx - dy * dy) / length;
      way.sin += (2 * dx * dy) / length;
      way.x += (length * (ax[s]! + bx[s]!)) / 2;
      way.y += (length * (ay[s]! + by[s]!)) / 2;
      way.length += length;
    }
  }

  /** Is the carriageway through (x, y) the one that gives way? (dx, dy): its direction less the other's. */
  givesWay(line: NetLine, x: number, y: number, dx: number, dy: number): boolean {
    const way = this.#ways.get(streetOf(line))!;
    if (Math.hypot(way.cos, way.sin) < STRAIGHT * way.length) {
      return (x - way.x / way.length) * dy - (y - way.y / way.length) * dx < 0;
    }
    const angle = Math.atan2(way.sin, way.cos) / 2;
    return dx * Math.cos(angle) + dy * Math.sin(angle) < 0;
  }
}

interface Way {
  cos: number;
  sin: number;
  x: number;
  y: number;
  length: number;
}

function streetOf({ along }: NetLine): string {
  return `${along.kind} ${along.name === '' ? along.class : along.name}`;
}
