import { describe, expect, it } from 'vitest';
import { rebalance } from '../../../../domain/draft/rebalance/rebalance.ts';
import { demonstrationToday, THREE_HUNDRED } from '../../../fixtures/demonstration-today.ts';
import { heldBy, isConnected, membersOf, movedBetween } from './grids-of.ts';

describe('the demonstration town rebalanced', () => {
  it.each([
    ['as it is', 0],
    ['after 900 households came to new houses side by side', 900],
  ])(
    '%s: every grid in the band and in one piece, moved within a tenth of what is proven',
    {
      timeout: 120_000,
    },
    (_, came) => {
      const plain = demonstrationToday();
      const houses = new Set(
        plain.parts.buildings
          .flat()
          .slice(0, came)
          .map((b) => plain.buildings[b]!.id),
      );
      const town = demonstrationToday(({ id, households }) => households + (houses.has(id) ? 1 : 0));
      const { graph, today } = town;
      const off = new Set(
        [...heldBy(graph, today)].filter(([, h]) => h < 240 || h > 360).map(([grid]) => grid),
      );
      expect(off.size).toBeGreaterThan(30);
      const [least] = rebalance(graph, today, THREE_HUNDRED, { chosen: off, efforts: [0.25] });
      const { gridOf, moved, bound, grids, born, retired } = least!;
      for (const [grid, held] of heldBy(graph, gridOf)) {
        expect(held, `grid ${grid}`).toBeGreaterThanOrEqual(240);
        expect(held, `grid ${grid}`).toBeLessThanOrEqual(360);
      }
      for (const parts of membersOf(gridOf).values()) expect(isConnected(graph, parts)).toBe(true);
      expect(movedBetween(graph, today, gridOf)).toBe(moved);
      expect(grids).toBe(new Set(today).size + born.length - retired.length);
      expect(bound).toBeLessThanOrEqual(moved);
      expect(moved).toBeLessThanOrEqual(1.1 * bound);
      expect(least!.shortfalls).toEqual([]);
    },
  );
});
