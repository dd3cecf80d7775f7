import { BINS_MAX, type Bin, binWidth } from '../../ui/inspector/histogram-bins.ts';
import type { ProposedLayer } from './proposed-layer.ts';

/** The proposed grids by what they hold, in bins as the inspector's. */
export function proposedBins({ grids }: ProposedLayer): { bins: Bin[]; target: number | null } {
  const [first] = grids;
  if (!first) return { bins: [], target: null };
  const { target } = first.grid;
  const highest = Math.max(...grids.map(({ count }) => count), 1);
  const width = binWidth(target ?? highest / 2);
  const many = Math.min(BINS_MAX, Math.floor(highest / width) + 1);
  const bins = Array.from({ length: many }, (_, i) => {
    const here = grids.filter(({ count }) => Math.min(many - 1, Math.floor(count / width)) === i);
    const last = i === many - 1 && highest >= many * width;
    return {
      from: i * width,
      to: last ? null : (i + 1) * width,
      ids: here.map(({ grid }) => grid.id),
      step: here[Math.floor(here.length / 2)]?.step ?? null,
    };
  });
  return { bins, target };
}
