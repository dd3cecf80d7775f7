/** Bands over the ground's height: few edges cross each. */
const BANDS = 512;

/** Rings on a plane in metres (by the even-odd rule), indexed by height so that a point meets few of their edges. */
export class InsideIndex {
  readonly #bands: number[][] = [];
  readonly #minY: number;
  readonly #perMetre: number;

  /** `edges`: x1, y1, x2, y2 of every edge of every ring. */
  constructor(edges: Float64Array) {
    let minY = Number.POSITIVE_INFINITY;
    let maxY = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < edges.length; i += 2) {
      minY = Math.min(minY, edges[i]!);
      maxY = Math.max(maxY, edges[i]!);
    }
    this.#minY = minY;
    this.#perMetre = maxY > minY ? BANDS / (maxY - minY) : 0;
    for (let i = 0; i < edges.length; i += 4) {
      const [ax, ay, bx, by] = [edges[i]!, edges[i + 1]!, edges[i + 2]!, edges[i + 3]!];
      if (ay === by) continue;
      const first = this.#band(Math.min(ay, by));
      const last = this.#band(Math.max(ay, by));
      for (let band = first; band <= last; band++) {
        this.#bands[band] ??= [];
        this.#bands[band]!.push(ax, ay, bx, by);
      }
    }
  }

  holds(x: number, y: number): boolean {
    const edges = this.#bands[this.#band(y)];
    if (!edges) return false;
    let inside = false;
    for (let i = 0; i < edges.length; i += 4) {
      const ay = edges[i + 1]!;
      const by = edges[i + 3]!;
      if (ay > y === by > y) continue;
      const ax = edges[i]!;
      if (x < ax + ((y - ay) / (by - ay)) * (edges[i + 2]! - ax)) inside = !inside;
    }
    return inside;
  }

  #band(y: number): number {
    return Math.floor((y - this.#minY) * this.#perMetre);
  }
}
