/** Numbered points: `LatticePoints`, or what else has their coordinates. */
export interface PlacedPoints {
  readonly count: number;
  readonly xs: ArrayLike<number>;
  readonly ys: ArrayLike<number>;
}

/** Numbered edges between numbered points: `EdgeIds`, or what else has their ends. */
export interface JoinedPoints {
  readonly count: number;
  readonly low: ArrayLike<number>;
  readonly high: ArrayLike<number>;
}

/** An edge stands in every cell that it comes so near to, in lattice units: more than half a pixel's diagonal. */
const REACH = 1;
/** Of so many points the range is taken, without so large a share at either end. */
const SAMPLE = 2_000;
const RARE = 0.01;

/**
 * Edges by the square cells of the ground that they pass, flat: cell c has `edges[start[c]]` … `edges[start[c + 1] - 1]`. A cell
 * is about as wide as an edge is long and holds about one: what asks every edge for those near it takes linear time on a map. The cells lie
 * where most of the points are, and those at the rim reach on without end: one polygon on the other side of the earth costs nothing.
 */
export class EdgeGrid {
  readonly start: Int32Array;
  readonly edges: Int32Array;
  readonly columns: number;
  readonly #rows: number;
  readonly #side: number;
  readonly #minX: number;
  readonly #minY: number;
  readonly #xs: ArrayLike<number>;
  readonly #ys: ArrayLike<number>;
  readonly #ids: JoinedPoints;

  constructor(points: PlacedPoints, ids: JoinedPoints) {
    const { xs, ys } = points;
    this.#xs = xs;
    this.#ys = ys;
    this.#ids = ids;
    const [minX, maxX] = usualRange(xs, points.count);
    const [minY, maxY] = usualRange(ys, points.count);
    const { low, high, count } = ids;
    let length = 0;
    for (let e = 0; e < count; e++) {
      length += Math.abs(xs[low[e]!]! - xs[high[e]!]!) + Math.abs(ys[low[e]!]! - ys[high[e]!]!);
    }
    const width = maxX - minX;
    const height = maxY - minY;
    this.#minX = minX;
    this.#minY = minY;
    const room = Math.max(1, count);
    this.#side = Math.max(
      16,
      length / room,
      Math.sqrt((width * height) / (3 * room)),
      (width + height) / (4 * room),
    );
    this.columns = Math.floor(width / this.#side) + 1;
    this.#rows = Math.floor(height / this.#side) + 1;

    const start = new Int32Array(this.columns * this.#rows + 1);
    const tally = (cell: number) => {
      start[cell + 1]!++;
    };
    for (let e = 0; e < count; e++) this.visit(e, tally);
    for (let c = 0; c + 1 < start.length; c++) start[c + 1]! += start[c]!;
    const next = start.slice();
    const edges = new Int32Array(start.at(-1)!);
    let e = 0;
    const put = (cell: number) => {
      edges[next[cell]!++] = e;
    };
    for (; e < count; e++) this.visit(e, put);
    this.start = start;
    this.edges = edges;
  }

  cellAt(x: number, y: number): number {
    return this.#row(y) * this.columns + this.#column(x);
  }

  /** Where a column begins. */
  westOf(cell: number): number {
    const column = cell % this.columns;
    return column === 0 ? -Infinity : this.#minX + column * this.#side;
  }

  /** Every cell that the edge passes or comes near to, once. */
  visit(e: number, on: (cell: number) => void): void {
    const a = this.#ids.low[e]!;
    const b = this.#ids.high[e]!;
    const ax = this.#xs[a]!;
    const ay = this.#ys[a]!;
    const dx = this.#xs[b]! - ax;
    const dy = this.#ys[b]! - ay;
    const minX = Math.min(ax, ax + dx) - REACH;
    const maxX = Math.max(ax, ax + dx) + REACH;
    const west = this.#column(minX);
    const east = this.#column(maxX);
    const south = this.#row(Math.min(ay, ay + dy) - REACH);
    const north = this.#row(Math.max(ay, ay + dy) + REACH);
    if (south === north || west === east) {
      for (let row = south; row <= north; row++)
        for (let column = west; column <= east; column++) on(row * this.columns + column);
      return;
    }
    for (let row = south; row <= north; row++) {
      // from where to where the edge lies in the row, and a little beyond
      const bottom = this.#minY + row * this.#side - REACH;
      const top = bottom + this.#side + 2 * REACH;
      const from = row === 0 ? (dy > 0 ? 0 : 1) : Math.min(1, Math.max(0, (bottom - ay) / dy));
      const to = row === this.#rows - 1 ? (dy > 0 ? 1 : 0) : Math.min(1, Math.max(0, (top - ay) / dy));
      const first = this.#column(ax + Math.min(from * dx, to * dx) - REACH);
      const last = this.#column(ax + Math.max(from * dx, to * dx) + REACH);
      for (let column = first; column <= last; column++) on(row * this.columns + column);
    }
  }

  #column(x: number): number {
    return Math.min(this.columns - 1, Math.max(0, Math.floor((x - this.#minX) / this.#side)));
  }

  #row(y: number): number {
    return Math.min(this.#rows - 1, Math.max(0, Math.floor((y - this.#minY) / this.#side)));
  }
}

/** From where to where nearly all of the coordinates lie, and a little beyond: by a sample, so that a few far away do not count. */
function usualRange(coordinates: ArrayLike<number>, count: number): [low: number, high: number] {
  if (count === 0) return [0, 1];
  const step = Math.max(1, Math.floor(count / SAMPLE));
  const sample = new Int32Array(Math.ceil(count / step));
  for (let i = 0; i < sample.length; i++) sample[i] = coordinates[i * step]!;
  sample.sort();
  const rare = Math.floor(sample.length * RARE);
  const low = sample[rare]!;
  const high = sample[sample.length - 1 - rare]!;
  const margin = 2 + RARE * 4 * (high - low);
  return [low - margin, high + margin];
}
