/** A position in the file's own numbers. */
type Position = readonly [x: number, y: number];

/** So many positions tell where a layer is; they are spread over all of it. */
const POSITIONS_MAX = 2000;

/**
 * Positions spread evenly over a layer of unknown length, by the file's own order: every n-th, n doubling whenever there
 * are twice as many as wanted. The same layer gives the same sample.
 */
export class PositionSample {
  #kept: Position[] = [];
  #every = 1;
  #seen = 0;

  see(geometry: unknown): void {
    eachPosition(geometry, (x, y) => {
      if (this.#seen++ % this.#every !== 0) return;
      this.#kept.push([x, y]);
      if (this.#kept.length < POSITIONS_MAX * 2) return;
      this.#kept = this.#kept.filter((_, i) => i % 2 === 0);
      this.#every *= 2;
    });
  }

  positions(): [x: number, y: number][] {
    const step = Math.max(1, this.#kept.length / POSITIONS_MAX);
    const chosen: [number, number][] = [];
    for (let i = 0; i < this.#kept.length; i += step) chosen.push([...this.#kept[Math.floor(i)]!]);
    return chosen;
  }
}

/** Every finite position of a geometry shaped as GeoJSON; what is not shaped so is passed over. */
export function eachPosition(geometry: unknown, see: (x: number, y: number) => void): void {
  const { coordinates, geometries } = (geometry ?? {}) as { coordinates?: unknown; geometries?: unknown };
  if (Array.isArray(geometries)) for (const part of geometries) eachPosition(part, see);
  walk(coordinates, see);
}

function walk(part: unknown, see: (x: number, y: number) => void): void {
  if (!Array.isArray(part)) return;
  const [x, y] = part as unknown[];
  if (typeof x === 'number') {
    if (typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y)) see(x, y);
  } else for (const inner of part) walk(inner, see);
}
