import type { DraftWeights } from '../types.ts';
import { type Band, excess } from './band.ts';

/** What a division costs: less is better. Out of the band outweighs everything else there is. */
export interface Prices {
  readonly band: Band;
  /** Per (deviation ÷ target)². */
  readonly deviation: number;
  /** Per share of the target beyond `FAR`. */
  readonly far: number;
  /** Per 1 − Polsby-Popper. */
  readonly shape: number;
}

/** Out of the band by a whole target costs this much. */
const OUT_OF_BAND = 2000;
/** A deviation beyond this share of the target is far: each grid that is counts, and then by how much. */
export const FAR = 0.1;
const EACH_FAR = 0.03;

/** Prices by what the planner weighs: at a half each as measured best, at 0 as good as none, at 1 fourfold. */
export function pricesOf(band: Band, weights: DraftWeights): Prices {
  return {
    band,
    deviation: 4 * fourfold(weights.balance),
    far: 40 * fourfold(weights.balance),
    shape: 1.3 * fourfold(weights.compactness),
  };
}

/** 0 → 0, a half → 1, 1 → 4. */
export function fourfold(weight: number): number {
  const w = weight >= 0 && weight <= 1 ? weight : 0.5;
  return 4 * w * w;
}

/** Polsby-Popper: 4π × area ÷ perimeter², 0 … 1 (Polsby & Popper 1991). */
export function compactness(areaM2: number, perimeterM: number): number {
  return perimeterM > 0 ? Math.min(1, (4 * Math.PI * areaM2) / (perimeterM * perimeterM)) : 1;
}

/** What one grid costs by itself, without its borders. */
export function gridPrice(prices: Prices, weight: number, areaM2: number, perimeterM: number): number {
  const { target } = prices.band;
  const d = Math.abs(weight - target) / target;
  return (
    OUT_OF_BAND * excess(prices.band, weight) +
    prices.deviation * d * d +
    (d > FAR ? prices.far * (d - FAR + EACH_FAR) : 0) +
    prices.shape * (1 - compactness(areaM2, perimeterM))
  );
}
