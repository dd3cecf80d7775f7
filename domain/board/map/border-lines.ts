import type { GroundPoint, GroundPolygon } from '../content.ts';
import type { Trace } from '../drawing.ts';
import { clipLine } from './clip.ts';
import type { PaperGround } from './paper-ground.ts';
import { simplifyLine, UNSEEN_MM } from './simplify.ts';
import { closedTrace, openTrace } from './traces.ts';

/**
 * Borders, each stretch once: what was drawn for one grid is not drawn again for the next, so that dashes do not lie over other dashes; and
 * what lies within a grid that is given in parts (twice on it) is no border of it. Grids that touch share their points, as in a coverage.
 */
export class BorderLines {
  readonly #ground: PaperGround;
  readonly #drawn = new Set<string>();

  constructor(ground: PaperGround) {
    this.#ground = ground;
  }

  /** The lines of a grid's border that reach the frame's margin and were not asked for before. */
  take(polygons: readonly GroundPolygon[]): readonly Trace[] {
    const rings = polygons.flat().filter((ring) => ring.length > 2);
    const count = new Map<string, number>();
    for (const ring of rings)
      for (const [i, to] of ring.entries()) {
        const key = edgeKey(ring.at(i - 1)!, to);
        count.set(key, (count.get(key) ?? 0) + 1);
      }
    const traces = rings.flatMap((ring) => this.#ofRing(ring, count));
    for (const [key, times] of count) if (times === 1) this.#drawn.add(key);
    return traces;
  }

  #ofRing(ring: readonly GroundPoint[], count: ReadonlyMap<string, number>): readonly Trace[] {
    const n = ring.length;
    const isOpen = (i: number) => {
      const key = edgeKey(ring.at(i - 1)!, ring[i]!);
      return count.get(key) === 1 && !this.#drawn.has(key);
    };
    // Begun behind an edge that is not drawn, so that no run of others is cut where the ring happens to begin.
    let start = 0;
    while (start < n && isOpen(start)) start++;
    if (start === n) return this.#lines([...ring, ring[0]!]);
    const found: Trace[] = [];
    let run: GroundPoint[] = [];
    for (let k = 1; k <= n; k++) {
      const i = (start + k) % n;
      if (k < n && isOpen(i)) {
        if (run.length === 0) run.push(ring.at(i - 1)!);
        run.push(ring[i]!);
      } else if (run.length > 0) {
        found.push(...this.#lines(run));
        run = [];
      }
    }
    return found;
  }

  #lines(points: readonly GroundPoint[]): readonly Trace[] {
    return clipLine(this.#ground.points(points), this.#ground.kept).map((piece) => {
      const line = simplifyLine(piece, UNSEEN_MM);
      const n = line.length;
      // A ring that was not cut ends where it began.
      const whole = n >= 8 && line[0] === line[n - 2] && line[1] === line[n - 1];
      return whole ? closedTrace(line.slice(0, n - 2)) : openTrace(line);
    });
  }
}

function edgeKey(a: GroundPoint, b: GroundPoint): string {
  const forth = a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);
  const [p, q] = forth ? [a, b] : [b, a];
  return `${p[0]},${p[1]} ${q[0]},${q[1]}`;
}
