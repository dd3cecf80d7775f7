import { polygonBox } from '../geometry/ring.ts';
import { PersistentMap } from '../persistent-map.ts';
import { ok, type Result, refuse } from '../result.ts';
import { HalfEdges } from './half-edges.ts';
import type { IdentifiedPolygon } from './identified-polygon.ts';
import { LeafIndex } from './leaf-index.ts';
import type { Coverage, GridId, LeafGrid } from './types.ts';
import { type Woven, weaveBorders } from './weave-borders.ts';

/**
 * The coverage of leaves that tile some ground: their borders and neighbours by exact vertex matching, in linear
 * time. The polygons are valid and oriented (`validatePolygon`) and stay the same objects. An edge that no other
 * leaf walks the other way is the territory's edge, so gaps are not refused here but found by `checkCoverage`.
 * Refuses `duplicate-grid` and, with the place, `coverage-broken`: two leaves walk the same edge in the same direction
 * (they overlap), or one walks an edge both ways.
 */
export function buildCoverage(leaves: Iterable<IdentifiedPolygon>): Result<Coverage> {
  const all = [...leaves];
  const ids = all.map((leaf) => leaf.id);
  const seen = new Set<GridId>();
  let corners = 0;
  for (const { id, polygon } of all) {
    if (seen.has(id)) return refuse('duplicate-grid', { grid: id }, polygon[0]?.[0]);
    seen.add(id);
    for (const ring of polygon) corners += ring.length;
  }

  return HalfEdges.use(corners, (edges) => {
    for (let i = 0; i < all.length; i++) for (const ring of all[i]!.polygon) edges.addRing(ring, i);
    const clash = edges.matchTwins();
    if (clash >= 0) {
      return refuse('coverage-broken', { grid: ids[edges.owner[clash]!]! }, [
        edges.x[clash]!,
        edges.y[clash]!,
      ]);
    }
    return ok(
      coverageOf(all, weaveBorders({ edges, leaves: all, ids, old: () => undefined, nextBorder: 0 })),
    );
  });
}

function coverageOf(all: readonly IdentifiedPolygon[], woven: Woven): Coverage {
  const grids: LeafGrid[] = all.map(({ id, polygon }, i) => ({
    id,
    polygon,
    box: polygonBox(polygon),
    rings: woven.rings[i]!,
  }));
  return {
    leaves: PersistentMap.from(grids.map((leaf) => [leaf.id, leaf] as const)),
    borders: PersistentMap.from(woven.borders.map((border) => [border.id, border] as const)),
    index: LeafIndex.of(grids),
    nextBorder: woven.nextBorder,
  };
}
