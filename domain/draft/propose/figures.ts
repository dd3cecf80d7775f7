import type { GridFigures } from '../proposal.ts';

/** What figures are made of: one entry a grid. */
interface Figured {
  readonly counts: readonly number[];
  readonly compactness: readonly number[];
  readonly target: number | null;
  readonly tolerance: number;
  readonly onLines: number;
}

/** Figures of the grids of one level; without a target none is off it. */
export function figuresOf({ counts, compactness, target, tolerance, onLines }: Figured): GridFigures {
  const grids = counts.length;
  const off = counts.map((count) => (target ? Math.abs(count - target) / target : 0));
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0);
  const share = (is: (off: number) => boolean) => (grids === 0 ? 1 : off.filter(is).length / grids);
  return {
    grids,
    min: grids === 0 ? 0 : counts.reduce((a, b) => Math.min(a, b)),
    max: counts.reduce((a, b) => Math.max(a, b), 0),
    mean: grids === 0 ? 0 : sum(counts) / grids,
    worst: off.reduce((a, b) => Math.max(a, b), 0),
    // a share of the target may not come out exact
    within: share((o) => o <= tolerance + 1e-9),
    withinTen: share((o) => o <= 0.1 + 1e-9),
    compactness: grids === 0 ? 0 : sum(compactness) / grids,
    onLines,
  };
}
