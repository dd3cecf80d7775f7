import type { Coverage, GridId, Territory } from '../../coverage/types.ts';
import { crossingAt, pointAt } from '../../geometry/crossing.ts';
import { type Box, type Point, type Polygon, samePoint } from '../../geometry/point.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { nearestOnSegment, roundedAt } from './nearest-on-segment.ts';
import { insertVertex, originalEdge } from './original-edge.ts';

/** How near is the same: a line that passes a vertex within one unit (about 1 cm) goes through it. */
export const SNAP_UNITS = 1;

/** What the territory's edge may drift from where it was first stored: 2 cm, by the longest unit (1.113 cm). */
export const DRIFT_UNITS = 0.02 / 0.0111319;

/** An edge of a leaf's ring. */
export interface RingEdge {
  readonly leaf: GridId;
  readonly ring: number;
  /** Index of the vertex at which the edge begins, in the ring as it is now. */
  readonly from: number;
}

/** A vertex that was put on an edge: the two new edges lie between it and its neighbours of that moment. */
export interface Insertion {
  readonly at: Point;
  readonly leaves: readonly GridId[];
}

/**
 * The leaves around a cut while lines are laid over them: stored polygons, and working copies of those that got a
 * vertex. A vertex enters every ring that holds its edge, whoever's it is, and the territory's where it is outside.
 */
export class Ground {
  readonly #coverage: Coverage;
  readonly #territory: Territory;
  readonly #changed = new Map<GridId, Polygon>();
  #outline: readonly Polygon[];
  readonly insertions: Insertion[] = [];

  constructor(coverage: Coverage, territory: Territory) {
    this.#coverage = coverage;
    this.#territory = territory;
    this.#outline = territory.polygons;
  }

  /** The territory's polygons as they are now. */
  get outline(): readonly Polygon[] {
    return this.#outline;
  }

  polygon(id: GridId): Polygon {
    const changed = this.#changed.get(id);
    if (changed) return changed;
    const leaf = this.#coverage.leaves.get(id);
    if (!leaf) throw new Error(`leaf ${id} is not in the coverage`);
    return leaf.polygon;
  }

  /** Leaves whose box meets the given one, grown by what snapping may move. */
  near(box: Box): readonly GridId[] {
    const reach = 2 * SNAP_UNITS;
    return this.#coverage.index.search([box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach]);
  }

  get changed(): ReadonlyMap<GridId, Polygon> {
    return this.#changed;
  }

  /**
   * Puts a vertex on the edge a–b where the line p–q crosses it, or (q null) as near to p as the edge comes, and gives
   * the vertex: a or b themselves when it falls within a unit of them. Refuses `drift` when the territory's edge would
   * leave its place, `too-close` when the vertex falls on another border's.
   */
  meet(a: Point, b: Point, p: Point, q: Point | null): Result<Point> {
    const rough = q === null ? roundedAt(a, b, nearestOnSegment(p, a, b).at) : crossingOf(a, b, p, q);
    const holders = this.#holders(a, b, rough);
    let at = rough;
    if (holders.length === 1) {
      const original = originalEdge({ ...this.#territory, polygons: this.#outline }, a, b);
      if (original === null)
        throw new Error(`the edge ${a} ${b} has a grid on one side and is not the territory's`);
      const [c, d] = original;
      at = q === null ? roundedAt(c, d, nearestOnSegment(p, c, d).at) : crossingOf(c, d, p, q, rough);
      if (
        nearestOnSegment(at, c, d).distance > DRIFT_UNITS ||
        nearestOnSegment(a, c, d).distance > DRIFT_UNITS
      )
        return refuse('drift', {}, at);
    }
    if (within(at, a)) return ok(a);
    if (within(at, b)) return ok(b);
    if (this.isVertex(at)) return refuse('too-close', {}, at);
    this.#insert(holders, a, b, at);
    return ok(at);
  }

  /** Is there a vertex of any leaf at p? */
  isVertex(p: Point): boolean {
    for (const id of this.near([p[0], p[1], p[0], p[1]]))
      for (const ring of this.polygon(id)) for (const v of ring) if (samePoint(v, p)) return true;
    return false;
  }

  #holders(a: Point, b: Point, near: Point): RingEdge[] {
    const found: RingEdge[] = [];
    for (const leaf of this.near([near[0], near[1], near[0], near[1]])) {
      this.polygon(leaf).forEach((ring, r) => {
        let p = ring[ring.length - 1]!;
        for (let i = 0; i < ring.length; i++) {
          const q = ring[i]!;
          if ((samePoint(p, a) && samePoint(q, b)) || (samePoint(p, b) && samePoint(q, a)))
            found.push({ leaf, ring: r, from: i === 0 ? ring.length - 1 : i - 1 });
          p = q;
        }
      });
    }
    return found;
  }

  #insert(holders: readonly RingEdge[], a: Point, b: Point, at: Point): void {
    for (const { leaf, ring, from } of holders)
      this.#changed.set(
        leaf,
        this.polygon(leaf).map((r, i) => (i === ring ? r.toSpliced(from + 1, 0, at) : r)),
      );
    if (holders.length === 1) this.#outline = insertVertex(this.#outline, a, b, at);
    this.insertions.push({ at, leaves: holders.map(({ leaf }) => leaf) });
  }

  /** Takes back the insertions that no line made use of, and gives their places. */
  dropUnused(used: (at: Point) => boolean): Point[] {
    const unused = this.insertions.filter(({ at }) => !used(at));
    if (unused.length === 0) return [];
    const kept = this.insertions.filter(({ at }) => used(at));
    const points = unused.map(({ at }) => at);
    for (const leaf of new Set(unused.flatMap(({ leaves }) => leaves))) {
      if (kept.some(({ leaves }) => leaves.includes(leaf)))
        this.#changed.set(leaf, withoutPoints(this.polygon(leaf), points));
      else this.#changed.delete(leaf);
    }
    if (unused.some(({ leaves }) => leaves.length === 1))
      this.#outline = kept.some(({ leaves }) => leaves.length === 1)
        ? this.#outline.map((polygon) => withoutPoints(polygon, points))
        : this.#territory.polygons;
    this.insertions.length = 0;
    this.insertions.push(...kept);
    return points;
  }
}

/** The polygon without those vertices; rings that have none of them are the same objects. */
export function withoutPoints(polygon: Polygon, points: readonly Point[]): Polygon {
  const gone = (p: Point) => points.some((q) => samePoint(p, q));
  return polygon.map((ring) => (ring.some(gone) ? ring.filter((p) => !gone(p)) : ring));
}

export function within(p: Point, q: Point): boolean {
  return Math.abs(p[0] - q[0]) <= SNAP_UNITS && Math.abs(p[1] - q[1]) <= SNAP_UNITS;
}

/** Where the lines a–b and p–q cross, rounded to the lattice from the exact fraction; `otherwise` when parallel. */
function crossingOf(a: Point, b: Point, p: Point, q: Point, otherwise?: Point): Point {
  const at = crossingAt(a, b, p, q);
  if (at === null || (otherwise && (at.num < 0n || at.num > at.den))) {
    if (!otherwise) throw new Error(`${a} ${b} and ${p} ${q} do not cross`);
    return roundedAt(a, b, nearestOnSegment(otherwise, a, b).at);
  }
  return pointAt(a, b, at);
}
