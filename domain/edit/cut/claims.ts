import type { Building } from '../../balance/types.ts';
import type { GridId } from '../../coverage/types.ts';
import { areaM2 } from '../../geometry/measure.ts';
import { locateInPolygon } from '../../geometry/ring.ts';
import type { Declared, Grid } from '../../plan/types.ts';
import { type Claim, compareClaims, groundOf } from '../identity.ts';
import type { Division } from '../types.ts';
import type { Tile } from './tiles.ts';

/** What tiles hold, looked up once for every leaf that is cut. */
export class TileClaims {
  readonly #division: Division;
  readonly #pieces: ReadonlyMap<GridId, readonly Tile[]>;
  readonly #buildings = new Map<Tile, Building[]>();

  constructor(division: Division, tiles: readonly Tile[]) {
    this.#division = division;
    const pieces = new Map<GridId, Tile[]>();
    for (const tile of tiles) {
      if (tile.whole) continue;
      const list = pieces.get(tile.leaf);
      if (list) list.push(tile);
      else pieces.set(tile.leaf, [tile]);
    }
    this.#pieces = pieces;
  }

  /** Groups of tiles of one grid, the one that keeps the grid's identity first (product.md, rule 6). */
  ranked<G extends { readonly tiles: readonly Tile[] }>(grid: Grid, groups: readonly G[]): G[] {
    if (groups.length < 2) return [...groups];
    const households = groups.map(({ tiles }) =>
      tiles.reduce((sum, tile) => sum + this.#households(tile), 0),
    );
    if (grid.declared && Math.max(...households) === 0)
      this.dealt(grid.declared, groups).forEach((share, i) => {
        households[i] = share.households;
      });
    // Area and box are asked for only where households do not decide: most of the time they do.
    const grounds = new Map<G, ReturnType<typeof groundOf>>();
    const claimOf = (i: number): Claim => {
      const group = groups[i]!;
      const ground = grounds.get(group) ?? groundOf(group.tiles.map(({ polygon }) => polygon));
      grounds.set(group, ground);
      return { households: households[i]!, ...ground };
    };
    return groups
      .map((_, i) => i)
      .sort((i, j) => households[j]! - households[i]! || compareClaims(claimOf(i), claimOf(j)))
      .map((i) => groups[i]!);
  }

  /** A declared count dealt to groups by the footprint of their buildings, where there are none by area; whole numbers that add up. */
  dealt(declared: Declared, groups: readonly { readonly tiles: readonly Tile[] }[]): Declared[] {
    let weights = groups.map(({ tiles }) =>
      tiles.reduce(
        (sum, tile) => sum + areaM2(this.#buildingsOf(tile).flatMap(({ footprint }) => footprint ?? [])),
        0,
      ),
    );
    if (weights.every((w) => w === 0))
      weights = groups.map(({ tiles }) => areaM2(tiles.map(({ polygon }) => polygon)));
    const households = shares(declared.households, weights);
    const persons = declared.persons === null ? null : shares(declared.persons, weights);
    return groups.map((_, i) => ({
      households: households[i]!,
      persons: persons?.[i] ?? null,
      estimated: true,
    }));
  }

  #households(tile: Tile): number {
    const count = this.#division.counts.get(tile.leaf);
    if (!count) return 0;
    if (tile.whole) return count.households;
    if (!count.declared)
      return this.#buildingsOf(tile).reduce((sum, building) => sum + building.households, 0);
    const pieces = this.#pieces.get(tile.leaf)!;
    const declared = { households: count.households, persons: null, estimated: true };
    return this.dealt(
      declared,
      pieces.map((piece) => ({ tiles: [piece] })),
    )[pieces.indexOf(tile)]!.households;
  }

  /** A building lies in the first piece that holds its point, border included. */
  #buildingsOf(tile: Tile): readonly Building[] {
    const known = this.#buildings.get(tile);
    if (known) return known;
    const { all, byLeaf } = this.#division.buildings;
    const pieces = tile.whole ? [tile] : this.#pieces.get(tile.leaf)!;
    for (const piece of pieces) this.#buildings.set(piece, []);
    for (const id of byLeaf.get(tile.leaf) ?? []) {
      const building = all.get(id)!;
      const piece = tile.whole
        ? tile
        : pieces.find(({ polygon }) => locateInPolygon(building.at, polygon) !== 'outside');
      if (piece) this.#buildings.get(piece)!.push(building);
    }
    return this.#buildings.get(tile)!;
  }
}

/** A whole number in whole shares in proportion to weights: the largest remainders get what rounding down left over. */
function shares(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  const exact = weights.map((w) => (sum > 0 ? (total * w) / sum : total / weights.length));
  const whole = exact.map(Math.floor);
  let rest = total - whole.reduce((a, b) => a + b, 0);
  const order = exact
    .map((_, i) => i)
    .sort((i, j) => exact[j]! - whole[j]! - (exact[i]! - whole[i]!) || i - j);
  for (const i of order) {
    if (rest <= 0) break;
    whole[i]! += 1;
    rest -= 1;
  }
  return whole;
}
