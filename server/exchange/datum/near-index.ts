/** Farther than this nothing lies "on" anything: metres. */
export const NEAR_M = 12;

/** Cells of the index: as wide as keeps few segments in each; wider over large ground, so that their number is bounded. */
const CELL_M = 24;
const CELLS_MAX = 2_000_000;
/** Longer segments are cut for the index: the box of a long slanting one would fill half the ground. */
const PIECE_M = 48;

/**
 * Segments on a plane in metres (x1, y1, x2, y2 one after another), indexed so that the distance to the nearest is
 * found where it is below `NEAR_M`. Segments of no length serve as points.
 */
export class NearIndex {
  readonly #pieces: Float64Array;
  readonly #start: Uint32Array;
  readonly #held: Uint32Array;
  readonly #minX: number;
  readonly #minY: number;
  readonly #cell: number;
  readonly #columns: number;
  readonly #rows: number;
  /** How many segments there are. */
  readonly size: number;

  constructor(segments: Float64Array) {
    this.size = segments.length / 4;
    this.#pieces = cut(segments);
    const pieces = this.#pieces;
    let minX = Number.POSITIVE_INFINITY;
    let minY = Number.POSITIVE_INFINITY;
    let maxX = Number.NEGATIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < pieces.length; i += 2) {
      minX = Math.min(minX, pieces[i]!);
      maxX = Math.max(maxX, pieces[i]!);
      minY = Math.min(minY, pieces[i + 1]!);
      maxY = Math.max(maxY, pieces[i + 1]!);
    }
    const empty = pieces.length === 0;
    this.#minX = empty ? 0 : minX - NEAR_M;
    this.#minY = empty ? 0 : minY - NEAR_M;
    const width = empty ? 0 : maxX - minX + 2 * NEAR_M;
    const height = empty ? 0 : maxY - minY + 2 * NEAR_M;
    this.#cell = Math.max(CELL_M, Math.sqrt((width * height) / CELLS_MAX));
    this.#columns = empty ? 0 : Math.floor(width / this.#cell) + 1;
    this.#rows = empty ? 0 : Math.floor(height / this.#cell) + 1;
    this.#start = new Uint32Array(this.#columns * this.#rows + 1);
    this.#eachCell((cell) => {
      this.#start[cell + 1]! += 1;
    });
    for (let cell = 0; cell + 1 < this.#start.length; cell++) this.#start[cell + 1]! += this.#start[cell]!;
    this.#held = new Uint32Array(this.#start.at(-1) ?? 0);
    const filled = this.#start.slice();
    this.#eachCell((cell, piece) => {
      this.#held[filled[cell]!++] = piece;
    });
  }

  /** The distance to the nearest segment in metres; Infinity where none is within `NEAR_M`. */
  distance(x: number, y: number): number {
    const column = Math.floor((x - this.#minX) / this.#cell);
    const row = Math.floor((y - this.#minY) / this.#cell);
    if (!(column >= 0 && row >= 0 && column < this.#columns && row < this.#rows))
      return Number.POSITIVE_INFINITY;
    const cell = row * this.#columns + column;
    let best = NEAR_M * NEAR_M;
    let found = false;
    for (let k = this.#start[cell]!; k < this.#start[cell + 1]!; k++) {
      const d2 = this.#distance2(this.#held[k]!, x, y);
      if (d2 > best) continue;
      best = d2;
      found = true;
    }
    return found ? Math.sqrt(best) : Number.POSITIVE_INFINITY;
  }

  #distance2(piece: number, x: number, y: number): number {
    const pieces = this.#pieces;
    const ax = pieces[4 * piece]!;
    const ay = pieces[4 * piece + 1]!;
    const dx = pieces[4 * piece + 2]! - ax;
    const dy = pieces[4 * piece + 3]! - ay;
    const length2 = dx * dx + dy * dy;
    const along = length2 === 0 ? 0 : ((x - ax) * dx + (y - ay) * dy) / length2;
    const t = Math.max(0, Math.min(1, along));
    const ex = x - ax - t * dx;
    const ey = y - ay - t * dy;
    return ex * ex + ey * ey;
  }

  #eachCell(visit: (cell: number, piece: number) => void): void {
    const pieces = this.#pieces;
    const column = (x: number) => Math.floor((x - this.#minX) / this.#cell);
    const row = (y: number) => Math.floor((y - this.#minY) / this.#cell);
    for (let piece = 0; 4 * piece < pieces.length; piece++) {
      const ax = pieces[4 * piece]!;
      const ay = pieces[4 * piece + 1]!;
      const bx = pieces[4 * piece + 2]!;
      const by = pieces[4 * piece + 3]!;
      const west = Math.max(0, column(Math.min(ax, bx) - NEAR_M));
      const east = Math.min(this.#columns - 1, column(Math.max(ax, bx) + NEAR_M));
      const south = Math.max(0, row(Math.min(ay, by) - NEAR_M));
      const north = Math.min(this.#rows - 1, row(Math.max(ay, by) + NEAR_M));
      for (let r = south; r <= north; r++)
        for (let c = west; c <= east; c++) visit(r * this.#columns + c, piece);
    }
  }
}

function cut(segments: Float64Array): Float64Array {
  const pieces: number[] = [];
  for (let i = 0; i < segments.length; i += 4) {
    const [ax, ay, bx, by] = [segments[i]!, segments[i + 1]!, segments[i + 2]!, segments[i + 3]!];
    const parts = Math.max(1, Math.ceil(Math.hypot(bx - ax, by - ay) / PIECE_M));
    for (let k = 0; k < parts; k++) {
      const [from, to] = [k / parts, (k + 1) / parts];
      pieces.push(ax + (bx - ax) * from, ay + (by - ay) * from, ax + (bx - ax) * to, ay + (by - ay) * to);
    }
  }
  return Float64Array.from(pieces);
}
