import type { Position } from 'geojson';
import type { DraftOutput } from './draft-input.ts';

/** An edge that two grids have, once each way. */
export interface SharedEdge {
  readonly a: Position;
  readonly b: Position;
  readonly grids: readonly [number, number];
}

export interface EdgeAccount {
  readonly shared: readonly SharedEdge[];
  /** Edges that one grid alone has. */
  readonly outer: readonly { readonly a: Position; readonly b: Position; readonly grid: number }[];
  /** Edges that more than two grids have, or two the same way around: ground given twice. */
  readonly contested: number;
}

/** All edges of all rings, matched by the very digits of their ends; shells counter-clockwise, holes clockwise (RFC 7946). */
export function accountEdges(grids: DraftOutput): EdgeAccount {
  const found = new Map<string, { a: Position; b: Position; grid: number }[]>();
  grids.forEach(({ geometry }, grid) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
    for (const ring of polygons.flat())
      for (let i = 1; i < ring.length; i++) {
        const [a, b] = [ring[i - 1]!, ring[i]!];
        const key = [a.join(), b.join()].sort().join(' ');
        const list = found.get(key);
        if (list) list.push({ a, b, grid });
        else found.set(key, [{ a, b, grid }]);
      }
  });
  const shared: SharedEdge[] = [];
  const outer: { a: Position; b: Position; grid: number }[] = [];
  let contested = 0;
  for (const [first, second, ...more] of found.values()) {
    if (!second) outer.push(first!);
    else if (more.length > 0 || first!.a.join() === second.a.join()) contested++;
    else shared.push({ a: first!.a, b: first!.b, grids: [first!.grid, second.grid] });
  }
  return { shared, outer, contested };
}
