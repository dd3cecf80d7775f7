import type { Region } from './region.ts';

/** Some grids of a region by themselves, with their parts, and the places of both in the region. */
export interface RegionPart {
  readonly region: Region;
  readonly parts: Int32Array;
  /** Today's first, then those born. */
  readonly numbers: Int32Array;
  /** What each part has, in the part's own numbers. */
  readonly gridOf: Int32Array;
  readonly born: number;
}

/**
 * Some grids of a division of a region, by themselves: none of their parts goes elsewhere. A part whose grid of today's is not among
 * them has none there, and so is moved whatever it gets.
 */
export function partOfRegion(region: Region, gridOf: Int32Array, grids: readonly number[]): RegionPart {
  const sorted = [...grids].sort((a, b) => a - b);
  const ofToday = sorted.filter((grid) => grid < region.grids);
  const place = new Map(sorted.map((grid, i) => [grid, i]));
  const parts: number[] = [];
  const local = new Map<number, number>();
  for (let p = 0; p < region.count; p++) {
    if (!place.has(gridOf[p]!)) continue;
    local.set(p, parts.length);
    parts.push(p);
  }
  const start = new Int32Array(parts.length + 1);
  const neighbour: number[] = [];
  const slots: number[] = [];
  parts.forEach((p, i) => {
    for (let k = region.start[p]!; k < region.start[p + 1]!; k++) {
      const q = local.get(region.neighbour[k]!);
      if (q === undefined) continue;
      neighbour.push(q);
      slots.push(k);
    }
    start[i + 1] = slots.length;
  });
  const ofGrids = <T extends Float64Array | Int32Array | Uint8Array>(values: T): number[] =>
    ofToday.map((grid) => values[grid]!);
  // A number beyond all there may come to be: nobody's.
  const nobody = sorted.length + parts.length;
  return {
    region: {
      count: parts.length,
      grids: ofToday.length,
      parts: Int32Array.from(parts, (p) => region.parts[p]!),
      numbers: Int32Array.from(ofGrids(region.numbers)),
      start,
      neighbour: Int32Array.from(neighbour),
      kept: Uint8Array.from(slots, (k) => region.kept[k]!),
      weight: Float64Array.from(parts, (p) => region.weight[p]!),
      households: Float64Array.from(parts, (p) => region.households[p]!),
      today: Int32Array.from(parts, (p) => {
        const grid = region.today[p]!;
        return grid < region.grids ? (place.get(grid) ?? nobody) : nobody;
      }),
      low: Float64Array.from(ofGrids(region.low)),
      high: Float64Array.from(ofGrids(region.high)),
      pieces: Int32Array.from(ofGrids(region.pieces)),
      chosen: Uint8Array.from(ofGrids(region.chosen)),
      band: region.band,
    },
    parts: Int32Array.from(parts),
    numbers: Int32Array.from(sorted),
    gridOf: Int32Array.from(parts, (p) => place.get(gridOf[p]!)!),
    born: sorted.length - ofToday.length,
  };
}
