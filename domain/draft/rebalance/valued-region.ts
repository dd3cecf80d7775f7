import { gridsOf, totalPrice } from '../divide/grids.ts';
import { type Piece, pieceOf } from '../divide/piece.ts';
import { type Prices, pricesOf } from '../divide/price.ts';
import { isOpen } from '../divide/regions.ts';
import { borderPrices, typicalPerimeter } from '../divide/solve.ts';
import type { DraftWish, PartGraph } from '../types.ts';
import type { Region } from './region.ts';

/** A region's parts with what a division of them is worth: the same prices as a draft's. */
export interface ValuedRegion {
  readonly region: Region;
  readonly piece: Piece;
  readonly prices: Prices;
}

/** The prices for a region whose grids are as large as its band says. `local` is scratch, −1 throughout, and is so again. */
export function valuedRegion(
  graph: PartGraph,
  region: Region,
  wish: DraftWish,
  local: Int32Array,
): ValuedRegion {
  const open = (p: number, q: number, slot: number): boolean => isOpen(graph, p, q, slot);
  let total = 0;
  for (const w of region.weight) total += w;
  const grids = Math.max(1, Math.round(total / Math.max(1, region.band.target)));
  const around = (perimeter: number): Piece =>
    pieceOf(
      graph,
      graph.weight,
      region.parts,
      borderPrices(perimeter, wish.weights.mainStreets),
      open,
      local,
    );
  const piece = { ...around(typicalPerimeter(around(1), grids)), weight: region.weight };
  return { region, piece, prices: pricesOf(region.band, wish.weights) };
}

/** What a division costs: less is better. Grid numbers may have gaps. */
export function priceOf({ piece, prices }: ValuedRegion, gridOf: Int32Array): number {
  const numbers = new Map<number, number>();
  const dense = gridOf.map((grid) => {
    const known = numbers.get(grid);
    if (known !== undefined) return known;
    numbers.set(grid, numbers.size);
    return numbers.size - 1;
  });
  return totalPrice(gridsOf(piece, prices, dense, numbers.size));
}
