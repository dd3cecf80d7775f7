import type { LineCollection } from '../../../domain/contract/line.ts';
import type { GridId } from '../../../domain/coverage/types.ts';
import type { Division } from '../../../domain/edit/types.ts';
import { type Box, toLattice } from '../../../domain/geometry/point.ts';
import { boxOfGrid } from '../../editor/tools/ground.ts';

export type Found =
  | {
      readonly kind: 'grid';
      readonly key: string;
      readonly id: GridId;
      readonly name: string;
      readonly code: string | null;
      readonly level: string;
      readonly box: Box;
    }
  | { readonly kind: 'street'; readonly key: string; readonly name: string; readonly box: Box };

const MOST = 12;

/**
 * Grids whose name or code is the text, then those that begin with it, then those that hold it; then streets, each
 * once by its name.
 */
export function searchDivision(text: string, division: Division, lines: LineCollection | null): Found[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const ranked: Found[][] = [[], [], []];
  for (const [id, grid] of division.tree.grids) {
    const list = ranked[rankOf(wanted, grid.name.toLowerCase(), grid.code?.toLowerCase() ?? '')];
    if (!list || list.length >= MOST) continue;
    const box = boxOfGrid(division, id);
    if (box)
      list.push({ kind: 'grid', key: id, id, name: grid.name, code: grid.code, level: grid.level, box });
  }
  return [...ranked.flat(), ...streets(wanted, lines)].slice(0, MOST);
}

function rankOf(wanted: string, name: string, code: string): 0 | 1 | 2 | 3 {
  if (name === wanted || code === wanted) return 0;
  if (name.startsWith(wanted) || code.startsWith(wanted)) return 1;
  return name.includes(wanted) || code.includes(wanted) ? 2 : 3;
}

function streets(wanted: string, lines: LineCollection | null): Found[] {
  const boxes = new Map<string, [number, number, number, number]>();
  for (const { properties, geometry } of lines?.features ?? []) {
    if (!properties.name.toLowerCase().includes(wanted)) continue;
    let box = boxes.get(properties.name);
    if (!box) {
      box = [
        Number.POSITIVE_INFINITY,
        Number.POSITIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
        Number.NEGATIVE_INFINITY,
      ];
      boxes.set(properties.name, box);
    }
    for (const [lng, lat] of geometry.coordinates) {
      const [x, y] = toLattice(lng!, lat!);
      box[0] = Math.min(box[0], x);
      box[1] = Math.min(box[1], y);
      box[2] = Math.max(box[2], x);
      box[3] = Math.max(box[3], y);
    }
  }
  return [...boxes].map(([name, box]) => ({ kind: 'street', key: `street:${name}`, name, box }));
}
