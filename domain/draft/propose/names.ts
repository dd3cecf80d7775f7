import type { Polygon } from '../../geometry/point.ts';
import { polygonBox } from '../../geometry/ring.ts';
import { inRows } from '../../plan/rows.ts';

/** A grid that is to have a name. */
interface Nameless {
  readonly id: string;
  readonly rings: Polygon;
}

/**
 * Names for born grids under one parent: its own with a number, in rows from north to south, the numbers going on from those of the
 * children it has; none that is borne already.
 */
export function namesUnder(
  parent: string,
  siblings: readonly string[],
  born: readonly Nameless[],
): Map<string, string> {
  const borne = new Set(siblings);
  const names = new Map<string, string>();
  let n = siblings.length;
  for (const { id } of inRows(born.map(({ id, rings }) => ({ id, box: polygonBox(rings) })))) {
    do n += 1;
    while (borne.has(`${parent}-${n}`));
    names.set(id, `${parent}-${n}`);
  }
  return names;
}
