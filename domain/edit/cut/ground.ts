import type { Coverage, GridId, Territory } from '../../coverage/types.ts';
import { crossingAt, pointAt } from '../../geometry/crossing.ts';
import { type Box, type Point, type Polygon, samePoint } from '../../geometry/point.ts';
import { orient } from '../../geometry/predicates.ts';
import { ok, type Result, refuse } from '../../result.ts';
import { FEW, nearLeaves } from './near-leaves.ts';
import { nearestOnSegment, roundedAt } from './nearest-on-segment.ts';
import { insertVertex, originalEdge } from './original-edge.ts';

/** How near is the same: a line that passes a vertex within one unit (about 1 cm) goes through it. */
export const SNAP_UNITS = 1;

/**
 * More vertices than one line ever puts on borders: across 100,000 grids it crosses a thousand. Each costs a walk around the
 * rings that get it, so a line drawn to and fro must not ask for tens of thousands.
 */
export const INSERTIONS_MAX = 4000;

/** What the territory's edge may drift from where it was first stored: 2 cm, by the longest unit (1.113 cm). */
export const DRIFT_UNITS = 0.02 / 0.0111319;

/** An edge of a leaf's ring. */
interface RingEdge {
  readonly leaf: GridId;
  readonly ring: number;
  /** Index of the vertex at which the edge begins, in the ring as it is now. */
  readonly from: number;
}

/** A vertex that was put on an edge: the two new edges lie between it and its neighbours of that moment. */
interface Insertion {
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
  readonly #search: (box: Box) => GridId[];
  readonly #polygons = new Map<GridId, Polygon>();
  readonly #changed = new Map<GridId, Polygon>();
  #outline: readonly Polygon[];
  readonly insertions: Insertion[] = [];

  /** `around`: the leaves over which lines will be laid; few of them make the rest quicker. */
  constructor(coverage: Coverage, territory: Territory, around: ReadonlySet<GridId> = new Set()) {
    this.#coverage = coverage;
    this.#search = nearLeaves(coverage, around);
    this.#territory = territory;
    this.#outline = territory.polygons;
  }

  /** The territory's polygons as they are now. */
  get outline(): readonly Polygon[] {
    return this.#outline;
  }

  polygon(id: GridId): Polygon {
    const known = this.#changed.get(id) ?? this.#polygons.get(id);
    if (known) return known;
    const leaf = this.#coverage.leaves.get(id);
    if (!leaf) throw new Error(`leaf ${id} is not in the coverage`);
    this.#polygons.set(id, leaf.polygon);
    return leaf.polygon;
  }

  /** Leaves whose box meets the given one, grown by what snapping may move. */
  near(box: Box): readonly GridId[] {
    const reach = 2 * SNAP_UNITS;
    return this.#search([box[0] - reach, box[1] - reach, box[2] + reach, box[3] + reach]);
  }

  /** Of the given leaves those that are near, in the order of their ids where there are many. */
  nearAmong(leaves: ReadonlySet<GridId>, box: Box): Iterable<GridId> {
    return leaves.size <= FEW
      ? leaves
      : this.near(box)
          .filter((id) => leaves.has(id))
          .sort();
  }

  get changed(): ReadonlyMap<GridId, Polygon> {
    return this.#changed;
  }

  /**
   * Puts a vertex on the edge a–b where the line p–q crosses it, or (q null) as near to p as the edge comes, and gives
   * the vertex: a or b themselves when it falls within a unit of them. Refuses `drift` when the territory's edge would
   * leave its place, `too-close` when the vertex falls on another border's, `too-many-crossings`.
   */
  meet(a: Point, b: Point, p: Point, q: Point | null): Result<Point> {
    const rough = q === null ? roundedAt(a, b, nearestOnSegment(p, a, b).at) : crossingOf(a, b, p, q);
    const { holders, vertices } = this.#around(a, b, rough);
    let at = rough;
    if (holders.length === 1) {
      const original = originalEdge({ ...this.#territory, polygons: this.#outline }, a, b);
      if (original === null)
        throw new Error(`the edge ${a} ${b} has a grid on one side and is not the territory's`);
      const [c, d] = original;
      at = q === null ? roundedAt(c, d, nearestOnSegment(p, c, d).at) : crossingOf(c, d, p, q, rough);
      if ([at, a, b].some((v) => nearestOnSegment(v, c, d).distance > DRIFT_UNITS))
        return refuse('drift', {}, at);
    }
    if (within(at, a)) return ok(a);
    if (within(at, b)) return ok(b);
    if (vertices.some((v) => samePoint(v, at))) return refuse('too-close', {}, at);
    if (this.insertions.length >= INSERTIONS_MAX)
      return refuse('too-many-crossings', { max: INSERTIONS_MAX }, at);
    this.#insert(holders, a, b, at);
    return ok(at);
  }

  /** The rings that hold the edge a–b, and the vertices within two units of a place on it. */
  #around(a: Point, b: Point, place: Point): { holders: RingEdge[]; vertices: Point[] } {
    const holders: RingEdge[] = [];
    const vertices: Point[] = [];
    for (const leaf of this.near([place[0], place[1], place[0], place[1]])) {
      const polygon = this.polygon(leaf);
      for (let r = 0; r < polygon.length; r++) {
        const ring = polygon[r]!;
        let p = ring[ring.length - 1]!;
        for (let i = 0; i < ring.length; i++) {
          const q = ring[i]!;
          if ((samePoint(p, a) && samePoint(q, b)) || (samePoint(p, b) && samePoint(q, a)))
            holders.push({ leaf, ring: r, from: i === 0 ? ring.length - 1 : i - 1 });
          if (Math.abs(q[0] - place[0]) <= 2 && Math.abs(q[1] - place[1]) <= 2) vertices.push(q);
          p = q;
        }
      }
    }
    return { holders, vertices };
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

/**
 * Where the lines a–b and p–q cross, rounded to the lattice from the exact fraction: as numbers where those leave no
 * doubt, else with bigints. `otherwise` when they are parallel or cross beyond a–b.
 */
function crossingOf(a: Point, b: Point, p: Point, q: Point, otherwise?: Point): Point {
  const sideA = orient(p, q, a);
  const sideB = orient(p, q, b);
  if ((sideA > 0 && sideB < 0) || (sideA < 0 && sideB > 0)) {
    const at = sideA / (sideA - sideB);
    const x = a[0] + at * (b[0] - a[0]);
    const y = a[1] + at * (b[1] - a[1]);
    if (isClear(x) && isClear(y)) return [Math.round(x), Math.round(y)];
    return pointAt(a, b, crossingAt(a, b, p, q)!);
  }
  if (!otherwise) throw new Error(`${a} ${b} and ${p} ${q} do not cross`);
  return roundedAt(a, b, nearestOnSegment(otherwise, a, b).at);
}

/** Is a coordinate far enough from a half that no error of its computing (below 1e-5) changes what it rounds to? */
function isClear(value: number): boolean {
  return Math.abs(value - Math.floor(value) - 0.5) > 1e-3;
}
