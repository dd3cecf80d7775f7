import type { DraftWish } from '../../../../domain/draft/types.ts';

/** 300 ± 20 %, everything weighed alike, but for what is given. */
export function wishOf(given: Partial<DraftWish> = {}): DraftWish {
  return {
    target: 300,
    parts: null,
    tolerance: 0.2,
    seed: 1,
    weights: { balance: 0.5, compactness: 0.5, mainStreets: 0.5, keepBorders: 0 },
    ...given,
  };
}
