import type { Region } from './region.ts';

/**
 * Which grid each part of a region has, while a search moves parts about: today's grids first, then those born. Every grid stays in as
 * few pieces as it may; a move that would break one is refused. Numbers are kept up with each move, so one costs a look at a grid.
 */
export class Assignment {
  readonly region: Region;
  readonly grids: number;
  readonly gridOf: Int32Array;
  /** Per grid: what it holds, its parts, its pieces, and what it may hold. */
  readonly held: Float64Array;
  readonly members: Int32Array;
  readonly pieces: Int32Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  readonly mayPieces: Int32Array;
  /** Households and parts that are not in their grid of today's. */
  moved = 0;
  movedParts = 0;
  /** By how much grids lie outside what they may hold, summed; a grid without parts lies outside nothing. */
  outside = 0;
  /** Per grid: parts that were its own today. */
  readonly #own: Int32Array;
  readonly #mark: Int32Array;
  readonly #found: Int32Array;
  #stamp = 0;

  constructor(region: Region, gridOf: Int32Array, born: number) {
    this.region = region;
    this.grids = region.grids + born;
    this.gridOf = gridOf.slice();
    this.held = new Float64Array(this.grids);
    this.members = new Int32Array(this.grids);
    this.pieces = new Int32Array(this.grids);
    this.low = new Float64Array(this.grids).fill(region.band.low);
    this.high = new Float64Array(this.grids).fill(region.band.high);
    this.mayPieces = new Int32Array(this.grids).fill(1);
    this.low.set(region.low);
    this.high.set(region.high);
    this.mayPieces.set(region.pieces);
    this.#own = new Int32Array(this.grids);
    this.#mark = new Int32Array(region.count);
    this.#found = new Int32Array(region.count);
    this.#count();
  }

  /** Takes over another division of the same parts among as many grids. */
  take(gridOf: Int32Array): void {
    this.gridOf.set(gridOf);
    this.#count();
  }

  /** How far a grid that holds so much lies outside what it may hold. */
  beyond(grid: number, held: number): number {
    return Math.max(0, this.low[grid]! - held, held - this.high[grid]!);
  }

  /**
   * Whether a part may go to a grid it touches; `empty`: even where its own grid is then none. One that is not chosen keeps ground of its
   * own: without any it would be another grid, which may hold less or more.
   */
  canMove(part: number, to: number, empty = false): boolean {
    const from = this.gridOf[part]!;
    if (from === to || !this.touches(part, to)) return false;
    if (this.members[from] === 1) return empty;
    const { today, chosen } = this.region;
    if (this.#own[from] === 1 && from === today[part] && chosen[from] === 0) return false;
    return this.mayLeave(part);
  }

  /** Whether its grid stays in as few pieces as it may without a part. */
  mayLeave(part: number): boolean {
    const from = this.gridOf[part]!;
    return this.pieces[from]! - 1 + this.#piecesAround(part, from) <= this.mayPieces[from]!;
  }

  /** Whether a grid could go on into a part from one that it has. */
  touches(part: number, grid: number): boolean {
    const { start, neighbour, kept, today } = this.region;
    for (let k = start[part]!; k < start[part + 1]!; k++) {
      if (this.gridOf[neighbour[k]!] === grid && (kept[k] === 0 || today[part] === grid)) return true;
    }
    return false;
  }

  /** Moves a part for which `canMove` holds. */
  move(part: number, to: number): void {
    const { weight, households, today } = this.region;
    const from = this.gridOf[part]!;
    const w = weight[part]!;
    // Of a grid that is and stays in one piece it is known what comes of it.
    if (this.members[from] === 1) this.pieces[from]!--;
    else if (this.pieces[from] !== 1 || this.mayPieces[from] !== 1) {
      this.pieces[from]! += this.#piecesAround(part, from) - 1;
    }
    if (this.pieces[to] !== 1) this.pieces[to]! += 1 - this.#piecesAround(part, to);
    this.outside -= this.#beyond(from) + this.#beyond(to);
    this.held[from]! -= w;
    this.held[to]! += w;
    this.members[from]!--;
    this.members[to]!++;
    this.gridOf[part] = to;
    this.outside += this.#beyond(from) + this.#beyond(to);
    if (from === today[part]) {
      this.moved += households[part]!;
      this.movedParts++;
      this.#own[from]!--;
    } else if (to === today[part]) {
      this.moved -= households[part]!;
      this.movedParts--;
      this.#own[to]!++;
    }
  }

  #beyond(grid: number): number {
    return this.members[grid] === 0 ? 0 : this.beyond(grid, this.held[grid]!);
  }

  #count(): void {
    const { region, gridOf } = this;
    this.held.fill(0);
    this.members.fill(0);
    this.pieces.fill(0);
    this.#own.fill(0);
    this.moved = 0;
    this.movedParts = 0;
    this.outside = 0;
    const stamp = ++this.#stamp;
    for (let p = 0; p < region.count; p++) {
      const grid = gridOf[p]!;
      this.held[grid]! += region.weight[p]!;
      this.members[grid]!++;
      if (grid !== region.today[p]) {
        this.moved += region.households[p]!;
        this.movedParts++;
      } else this.#own[grid]!++;
      if (this.#mark[p] === stamp) continue;
      this.pieces[grid]!++;
      this.#flood(p, -1, stamp, 0);
    }
    for (let grid = 0; grid < this.grids; grid++) this.outside += this.#beyond(grid);
  }

  /**
   * Marks what a grid has in one piece with a part, `without` left out, until `wanted` of that one's neighbours are found; gives how many
   * are.
   */
  #flood(from: number, without: number, stamp: number, wanted: number): number {
    const { start, neighbour, kept, today } = this.region;
    const { gridOf } = this;
    const mark = this.#mark;
    const queue = this.#found;
    const grid = gridOf[from]!;
    mark[from] = stamp;
    queue[0] = from;
    let found = 0;
    for (let next = 0, size = 1; next < size; next++) {
      const p = queue[next]!;
      for (let k = start[p]!; k < start[p + 1]!; k++) {
        const q = neighbour[k]!;
        if (kept[k] === 1 && today[p] !== grid) continue;
        if (q === without) {
          if (++found === wanted) return found;
          continue;
        }
        if (mark[q] === stamp || gridOf[q] !== grid) continue;
        mark[q] = stamp;
        queue[size++] = q;
      }
    }
    return found;
  }

  /** How many pieces of a grid a part touches; of its own grid, in how many pieces its piece falls without it. */
  #piecesAround(part: number, grid: number): number {
    const { start, neighbour, kept, today } = this.region;
    const { gridOf } = this;
    let wanted = 0;
    for (let k = start[part]!; k < start[part + 1]!; k++) {
      if (gridOf[neighbour[k]!] === grid && (kept[k] === 0 || today[part] === grid)) wanted++;
    }
    if (wanted < 2) return wanted;
    const stamp = ++this.#stamp;
    let pieces = 0;
    for (let k = start[part]!; wanted > 0; k++) {
      const q = neighbour[k]!;
      if (gridOf[q] !== grid || this.#mark[q] === stamp || (kept[k] === 1 && today[part] !== grid)) continue;
      pieces++;
      wanted -= this.#flood(q, part, stamp, wanted);
    }
    return pieces;
  }
}
