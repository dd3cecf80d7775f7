import type { PlacedShortfall } from '../proposal.ts';
import type { Draft } from './draft-of.ts';
import { shortfallTeller } from './told-shortfall.ts';

/** Shortfalls of all levels with their places. */
export function placedShortfalls({ levels, parts, scope, barriers }: Draft): PlacedShortfall[] {
  return levels.flatMap(({ shortfalls, gridOf, wish }, k) => {
    const told = shortfallTeller({
      parts,
      buildings: scope.buildings,
      measure: wish?.measure ?? 'households',
      barriers,
    });
    return shortfalls.map((shortfall): PlacedShortfall => {
      const grids = new Set(shortfall.parts.map((part) => gridOf[part]!));
      const gridIds = [...grids].sort((a, b) => a - b).map((g) => `${k}-${g}`);
      return { ...told(shortfall), gridIds };
    });
  });
}
