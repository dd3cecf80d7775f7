import { expect } from 'vitest';
import type { Divided, DraftWish, PartGraph } from '../../../../domain/draft/types.ts';

/**
 * Holds a division against what is always promised: every part has a grid and every grid a part; grids hang together, lie in one ground,
 * share no unit with outside; what is out of the band, or reaches across a barrier, is told.
 */
export function assertDivision(graph: PartGraph, wish: DraftWish, divided: Divided): void {
  const { gridOf, grids, shortfalls } = divided;
  expect(gridOf.length).toBe(graph.count);
  const partsOf: number[][] = Array.from({ length: grids }, () => []);
  gridOf.forEach((g, p) => {
    expect(g >= 0 && g < grids, `part ${p} in grid ${g} of ${grids}`).toBe(true);
    partsOf[g]!.push(p);
  });
  const total = graph.weight.reduce((sum, w) => sum + counted(w), 0);
  const target = wish.parts === null ? wish.target! : total / wish.parts;
  const low = target * (1 - wish.tolerance) * (1 - 1e-6);
  const high = target * (1 + wish.tolerance) * (1 + 1e-6);
  const told = new Set(
    shortfalls.flatMap(({ code, parts }) =>
      ['barrier-crossed', 'count-not-possible'].includes(code) ? [] : parts,
    ),
  );
  const crossing = new Set(
    shortfalls.flatMap(({ code, parts }) => (code === 'barrier-crossed' ? parts : [])),
  );
  for (const { part, parts } of shortfalls) expect(parts).toContain(part);
  partsOf.forEach((parts, g) => {
    expect(parts.length, `grid ${g} has parts`).toBeGreaterThan(0);
    expect(new Set(parts.map((p) => graph.ground[p])).size, `grounds of grid ${g}`).toBe(1);
    expect(new Set(parts.map((p) => Math.max(-1, graph.unit[p]!))).size, `units of grid ${g}`).toBe(1);
    const { reached, acrossBarrier } = walk(graph, gridOf, parts[0]!);
    expect(reached, `connected grid ${g}`).toBe(parts.length);
    if (acrossBarrier) expect(crossing.has(parts[0]!), `crossing of grid ${g} is told`).toBe(true);
    let weight = 0;
    for (const p of parts) weight += counted(graph.weight[p]!);
    if (weight < low || weight > high)
      expect(
        parts.some((p) => told.has(p)),
        `${weight} of grid ${g} is told`,
      ).toBe(true);
  });
}

function walk(graph: PartGraph, gridOf: Int32Array, first: number) {
  const seen = new Set([first]);
  let acrossBarrier = false;
  for (const p of seen)
    for (let slot = graph.start[p]!; slot < graph.start[p + 1]!; slot++) {
      const q = graph.neighbour[slot]!;
      if (gridOf[q] !== gridOf[p]) continue;
      if (graph.barrier[slot] === 1) acrossBarrier = true;
      seen.add(q);
    }
  return { reached: seen.size, acrossBarrier };
}

/** What is no number, or below 0, counts as nothing. */
function counted(weight: number): number {
  return Number.isFinite(weight) ? Math.max(0, weight) : 0;
}
