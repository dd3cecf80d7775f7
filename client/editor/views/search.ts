import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import type { Point } from '../../../domain/geometry/point.ts';
import type { Street } from '../snap/streets.ts';

export type Found =
  | {
      readonly kind: 'grid';
      readonly id: GridId;
      readonly name: string;
      readonly code: string | null;
      readonly level: string;
    }
  | { readonly kind: 'street'; readonly name: string; readonly at: Point };

const SHOWN = 20;

/** Width and case are how something was typed, not what was meant: Ａ１ finds a1. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/g, '');
}

/** Grids by name or code, then streets by name; what begins with the words comes before what contains them. */
export function search(division: Division, streets: readonly Street[], words: string): Found[] {
  const wanted = plain(words);
  if (wanted === '') return [];
  const found: { rank: number; hit: Found }[] = [];
  for (const { id, name, code, level } of division.tree.grids.values()) {
    const rank = Math.min(rankOf(plain(name), wanted), rankOf(plain(code ?? ''), wanted));
    if (rank < Number.POSITIVE_INFINITY) found.push({ rank, hit: { kind: 'grid', id, name, code, level } });
  }
  const named = new Set<string>();
  for (const { name, points } of streets) {
    if (named.has(name)) continue;
    named.add(name);
    const rank = rankOf(plain(name), wanted);
    const at = points[Math.floor(points.length / 2)];
    if (rank < Number.POSITIVE_INFINITY && at) found.push({ rank, hit: { kind: 'street', name, at } });
  }
  return found
    .sort((a, b) => a.rank - b.rank || a.hit.name.length - b.hit.name.length)
    .slice(0, SHOWN)
    .map(({ hit }) => hit);
}

function rankOf(text: string, wanted: string): number {
  const at = text.indexOf(wanted);
  if (at < 0) return Number.POSITIVE_INFINITY;
  return text === wanted ? 0 : at === 0 ? 1 : 2;
}
