import type { Covers } from './covers.ts';
import type { Dispute } from './disputes.ts';
import type { Earth } from './earth.ts';
import type { Layers } from './layers.ts';
import { type MapFaces, startOf } from './map-faces.ts';
import { measureGround } from './measure-ground.ts';
import type { Plots } from './plots.ts';
import type { CleanOptions } from './types.ts';
import { UnionFind } from './union-find.ts';

/** A piece of one polygon that came apart from the rest, and the grid that it now belongs to: another, or the same still. */
export interface Stray {
  readonly outline: readonly number[];
  readonly areaM2: number;
  readonly widthM: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Of every polygon that lies in several pieces the largest stays; the others, where they are not wider than a gap that a rule may
 * fill, go to the neighbour with the longest border. A file's own parts are no strays: only what one polygon was cut into.
 */
export function joinStrays(
  plots: Plots,
  layers: Layers,
  faces: MapFaces,
  covers: Covers,
  disputes: readonly Dispute[],
  { gapM, snapM, rule }: CleanOptions,
  earth: Earth,
): Stray[] {
  const pieces = new UnionFind(plots.owner.length);
  for (let half = 0; half < plots.halfEdges; half += 2) {
    const owner = plots.ownerOn(half);
    if (owner >= 0 && owner === plots.ownerOn(half ^ 1)) pieces.join(plots.on(half), plots.on(half ^ 1));
  }
  const cut = piecesByPolygon(plots, pieces, layers, faces, covers, disputes);
  if (cut.size === 0) return [];

  const outlines = new Map<number, number[]>();
  for (const list of cut.values()) for (const piece of list) outlines.set(piece, []);
  for (let half = 0; half < plots.halfEdges; half++) {
    const plot = plots.on(half);
    if (plot < 0 || plots.ownerOn(half ^ 1) === plots.owner[plot]) continue;
    outlines.get(pieces.find(plot))?.push(half);
  }
  const measured = new Map(
    [...outlines].map(([piece, outline]) => [
      piece,
      { outline, ...measureGround(plots.map, earth, outline) },
    ]),
  );
  const main = new Set<number>();
  const strays = new Set<number>();
  for (const list of cut.values()) {
    list.sort((a, b) => measured.get(b)!.areaM2 - measured.get(a)!.areaM2 || a - b);
    main.add(list[0]!);
    for (const piece of list.slice(1)) strays.add(piece);
  }
  const members = new Map<number, number[]>();
  for (let plot = 0; plot < plots.owner.length; plot++) {
    const piece = pieces.find(plot);
    if (!strays.has(piece)) continue;
    const list = members.get(piece);
    if (list) list.push(plot);
    else members.set(piece, [plot]);
  }
  const found: Stray[] = [];
  for (const piece of [...strays].sort((a, b) => a - b)) {
    if (main.has(piece)) continue;
    const { outline, areaM2, widthM } = measured.get(piece)!;
    const from = plots.owner[piece]!;
    const narrow = widthM <= snapM || (widthM <= gapM && rule !== 'ask');
    const to = narrow ? longestNeighbour(plots, outline, from, earth) : from;
    for (const plot of members.get(piece)!) plots.owner[plot] = to;
    found.push({ outline, areaM2, widthM, from, to });
  }
  return found;
}

/** For every polygon whose own ground lies in two pieces or more, those pieces. */
function piecesByPolygon(
  plots: Plots,
  pieces: UnionFind,
  { gridOf }: Layers,
  { count, faceOf }: MapFaces,
  covers: Covers,
  disputes: readonly Dispute[],
): Map<number, number[]> {
  const first = new Int32Array(gridOf.length).fill(-1);
  const several = new Map<number, number[]>();
  const look = (plot: number, face: number) => {
    const owner = plots.owner[plot]!;
    if (owner < 0) return;
    const piece = pieces.find(plot);
    for (const polygon of covers.polygonsOf(face)) {
      if (gridOf[polygon] !== owner || first[polygon] === piece) continue;
      if (first[polygon] === -1) {
        first[polygon] = piece;
        continue;
      }
      const list = several.get(polygon);
      if (!list) several.set(polygon, [first[polygon]!, piece]);
      else if (!list.includes(piece)) list.push(piece);
    }
  };
  for (let face = 0; face < count; face++) look(face, face);
  disputes.forEach(({ halves }, d) => {
    look(plots.ofDispute(d), faceOf[halves[0]!]!);
  });
  return several;
}

/** The other grid with the longest border along an outline, the first of several; the same grid where there is none. */
function longestNeighbour(plots: Plots, outline: readonly number[], own: number, earth: Earth): number {
  const lengths = new Map<number, number>();
  for (const half of outline) {
    const grid = plots.ownerOn(half ^ 1);
    if (grid < 0 || grid === own) continue;
    const metres = earth.metres(startOf(plots.map, half), startOf(plots.map, half ^ 1));
    lengths.set(grid, (lengths.get(grid) ?? 0) + metres);
  }
  let best = own;
  for (const [grid, metres] of lengths) {
    const longest = best === own ? -1 : lengths.get(best)!;
    if (metres > longest || (metres === longest && grid < best)) best = grid;
  }
  return best;
}
